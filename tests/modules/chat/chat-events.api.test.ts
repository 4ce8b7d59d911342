import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Account, register, signIn } from '../../support/people.js';
import { closing } from '../../support/sockets.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { DELETE, EDIT, RESTORE, SELECT, UPDATE, converse, messageIn, say } from './conversations.js';
import { Following } from './following.js';

let here: TestSteward;
let there: TestSteward;
let ada: Account;
let eve: Account;
beforeAll(async () => {
  const env = { COST_PER_MINUTE: '1000000000' };
  here = await startSteward({ env });
  there = await startSteward({ env, database: here.database });
  [ada, eve] = [await register(here.url, 'Ada'), await register(here.url, 'Eve')];
});
afterAll(async () => {
  await there.close();
  await here.close();
});

const follow = (sessionId: string, after: number | null, who = ada, { url } = here) =>
  new Following(url, who, sessionId, after);
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

describe('chatEvents', () => {
  test('tells what was from the beginning or from a number, then what comes, in order, as the reader', async () => {
    const sessionId = await converse(ada);
    const first = await say(ada, sessionId, 'one');
    await say(ada, sessionId, 'two');
    const [all, late] = [follow(sessionId, 0), follow(sessionId, 1)];
    await all.until(2);
    await late.until(1);
    const edited = messageIn(await ada.person.must(EDIT, { messageId: first.id, content: 'ONE' }));
    await ada.person.must(SELECT, { messageId: first.id });
    await ada.person.must(UPDATE, { sessionId, title: 'Counting' });
    const heard = await all.until(5);
    expect(heard.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(heard.map(({ __typename, message }) => [__typename, message?.content])).toEqual([
      ['ChatMessageAdded', 'one'],
      ['ChatMessageAdded', 'two'],
      ['ChatMessageAdded', 'ONE'],
      ['ChatBranchSelected', undefined],
      ['ChatSessionUpdated', undefined],
    ]);
    expect(heard[2]?.messageId).toBe(edited.id);
    expect((await late.until(4)).map(({ sequence }) => sequence)).toEqual([2, 3, 4, 5]);
    await Promise.all([all.leave(), late.leave()]);
  });

  test('without a number tells only what is new', async () => {
    const sessionId = await converse(ada);
    await say(ada, sessionId, 'old');
    const { listeners } = here.steward.app.hub;
    const following = follow(sessionId, null);
    await here.until(() => here.steward.app.hub.listeners > listeners);
    await say(ada, sessionId, 'new');
    expect((await following.until(1))[0]).toMatchObject({ sequence: 2, message: { content: 'new' } });
    await following.leave();
    await here.until(() => here.steward.app.hub.listeners === listeners);
  });

  test('ends with the conversation, and goes on where that was restored', async () => {
    const sessionId = await converse(ada);
    const following = follow(sessionId, 0, ada, there);
    await say(ada, sessionId, 'x');
    await following.until(1);
    await ada.person.must(DELETE, { sessionId });
    expect(await following.done).toEqual([]);
    expect(following.heard.map(({ __typename }) => __typename)).toEqual(['ChatMessageAdded', 'ChatSessionDeleted']);
    expect(await follow(sessionId, 0).done).toEqual(['ChatSession not found.']);
    await ada.person.must(RESTORE, { sessionId });
    const again = follow(sessionId, 1);
    expect((await again.until(2)).map(({ __typename }) => __typename)).toEqual([
      'ChatSessionDeleted',
      'ChatSessionRestored',
    ]);
    await again.leave();
  });

  test('of a stranger’s conversation answers what a missing one answers, and administrators are refused', async () => {
    const sessionId = await converse(ada);
    for (const id of [sessionId, randomUUID(), 'nonsense', sessionId.toUpperCase()])
      expect(await follow(id, 0, eve).done).toEqual(['ChatSession not found.']);
    const admin = await here.admin();
    const refused = await follow(sessionId, 0, admin).done;
    expect(refused).toEqual(await follow(randomUUID(), 0, admin).done);
    expect(refused).toEqual(['This needs the permission chats.read.']);
    for (const after of [-1, 1, 2_000_000_000])
      expect((await follow(sessionId, after).done)[0]).toContain('have the numbers 1 to 0');
  });

  test('is closed with 4403 when the session of its listener ends', async () => {
    const account = await register(here.url, 'Leaver');
    const sessionId = await converse(account);
    const { subscribed, closed } = closing(
      here,
      account.accessToken,
      `subscription { chatEvents(sessionId: "${sessionId}") { __typename } }`,
    );
    await subscribed;
    await account.person.must('mutation ($input: DeleteUserInput!) { deleteUser(input: $input) { __typename } }', {
      userId: account.id,
    });
    expect(await closed).toBe(4403);
  });

  test('tells on each server what happens on both, once and in order', async () => {
    const sessionId = await converse(ada);
    const elsewhere = await signIn(there.url, ada.email, ada.password);
    const followers = [follow(sessionId, 0, ada, here), follow(sessionId, 0, ada, there)];
    await Promise.all(numbers(1, 60).map((n) => say(n % 2 ? ada : elsewhere, sessionId, `m${n}`)));
    for (const following of followers) {
      const heard = await following.until(60);
      expect(heard.map(({ sequence }) => sequence)).toEqual(numbers(1, 60));
      expect(new Set(heard.map(({ messageId }) => messageId)).size).toBe(60);
      await following.leave();
    }
  });
});
