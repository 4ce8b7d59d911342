import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { DELETE, converse, say, verdict } from './conversations.js';

let house: TestSteward;
let ada: Account;
let eve: Account;
beforeAll(async () => {
  house = await startSteward();
  [ada, eve] = [await register(house.url, 'Ada'), await register(house.url, 'Eve')];
});
afterAll(() => house.close());

interface Match {
  readonly messageId: string;
  readonly snippet: string;
}
const find = async (input: object, { person } = ada): Promise<readonly Match[]> =>
  (
    await person.ask<{ searchMessages: Match[] }>(
      `query ($input: SearchMessagesInput!) { searchMessages(input: $input) {
        messageId sessionId snippet score message { id } session { id } } }`,
      { input },
    )
  ).searchMessages;
const ids = async (...args: Parameters<typeof find>) => (await find(...args)).map(({ messageId }) => messageId);

test('messages are found by their words, on every branch and in every conversation of one’s own, the best first', async () => {
  const [one, two] = [await converse(ada), await converse(ada)];
  const often = await say(ada, one, 'Walrus walrus walrus, said the Walrus.');
  const once = await say(ada, two, `Somebody saw a walrus. ${'Nothing else happened. '.repeat(60)}`, {
    role: 'ASSISTANT',
  });
  await say(eve, await converse(eve), 'My walrus is nobody’s business.');
  const found = await find({ query: 'walrus' });
  expect(found.map(({ messageId }) => messageId)).toEqual([often.id, once.id]);
  expect(found[0]).toMatchObject({ sessionId: one, message: { id: often.id }, session: { id: one } });
  expect(found[1]?.snippet).toMatch(/^Somebody saw a walrus\./);
  expect(found[1]?.snippet.length).toBeLessThan(600);
  expect(await ids({ query: 'walrus', sessionId: two })).toEqual([once.id]);
  expect(await ids({ query: 'walrus', role: 'USER' })).toEqual([often.id]);
  expect(await ids({ query: 'walrus', limit: 1 })).toEqual([often.id]);
  expect(await ids({ query: '"saw a" -said' })).toEqual([once.id]);
  expect(await ids({ query: 'walrus elephant' })).toEqual([]);
  expect(await ids({ query: 'walrus', sessionId: 'nonsense' })).toEqual([]);
  expect(await ids({ query: 'walrus', sessionId: one }, eve)).toEqual([]);
  expect(await ids({ query: '?!' })).toEqual([]);
  await ada.person.must(DELETE, { sessionId: one });
  expect(await ids({ query: 'walrus' })).toEqual([once.id]);
});

test('what is no acceptable question is refused, and so are administrators', async () => {
  for (const [field, input] of [
    ['query', { query: ' ' }],
    ['query', { query: 'x'.repeat(257) }],
    ['query', { query: 'a\u0000' }],
    ['limit', { query: 'x', limit: 51 }],
    ['limit', { query: 'x', limit: 0 }],
  ] as const)
    expect([field, await verdict(find(input))]).toEqual([field, 'BAD_USER_INPUT']);
  expect(await verdict(find({ query: 'walrus' }, await house.admin()))).toBe('FORBIDDEN');
});

test('a long text of words of its own can be added and found', async () => {
  const words = Array.from({ length: 40_000 }, (_, n) => `w${n.toString(36)}`).join(' ');
  const { id } = await say(ada, await converse(ada), words);
  expect(await ids({ query: 'w9x' })).toEqual([id]);
});
