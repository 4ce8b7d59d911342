import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { APPEND, EDIT, SELECT, UPDATE, converse, messageIn, say, transcript, verdict } from './conversations.js';

let house: TestSteward;
let ada: Account;
beforeAll(async () => {
  house = await startSteward({ env: { COST_PER_MINUTE: '1000000000' } });
  ada = await register(house.url, 'Ada');
});
afterAll(() => house.close());

const rows = async <T extends object>(sql: string, ...values: unknown[]) =>
  (await house.database.owner.query<T>(sql, values)).rows;

describe('messages', () => {
  test('follow each other from the active leaf, with what was told of them', async () => {
    const sessionId = await converse(ada);
    const first = await say(ada, sessionId, 'How far is it?', { metadata: { via: 'phone' } });
    const second = await say(ada, sessionId, 'Three miles.', { role: 'ASSISTANT', model: 'm-1', tokens: 7 });
    expect(first).toMatchObject({
      ...{ sequence: 1, depth: 1, parentId: null, role: 'USER', status: 'COMPLETE', metadata: { via: 'phone' } },
      ...{ tokens: 5, isTokensMeasured: false, model: null },
    });
    expect(second).toMatchObject({
      sequence: 2,
      depth: 2,
      parentId: first.id,
      tokens: 7,
      isTokensMeasured: true,
      model: 'm-1',
    });
    expect(await transcript(ada, sessionId)).toEqual(['How far is it?', 'Three miles.']);
  });

  test('branch where one is edited, and the branch that is chosen is the one that is shown', async () => {
    const sessionId = await converse(ada);
    const root = await say(ada, sessionId, 'a');
    const old = await say(ada, sessionId, 'b');
    await say(ada, sessionId, 'c');
    const edited = messageIn(await ada.person.must(EDIT, { messageId: old.id, content: 'B' }));
    expect(edited).toMatchObject({ parentId: root.id, role: 'USER', sequence: 4 });
    await say(ada, sessionId, 'C');
    expect(await transcript(ada, sessionId)).toEqual(['a', 'B', 'C']);
    expect(await transcript(ada, sessionId, 'ALL')).toEqual(['a', 'b', 'c', 'B', 'C']);
    await ada.person.must(SELECT, { messageId: old.id });
    expect(await transcript(ada, sessionId)).toEqual(['a', 'b', 'c']);
    await ada.person.must(SELECT, { messageId: root.id });
    expect(await transcript(ada, sessionId)).toEqual(['a', 'B', 'C']);
    const other = messageIn(await ada.person.must(EDIT, { messageId: root.id, content: 'A' }));
    expect(other.parentId).toBeNull();
    expect(await transcript(ada, sessionId)).toEqual(['A']);
    const from = await say(ada, sessionId, 'x', { parentId: old.id });
    expect(from).toMatchObject({ parentId: old.id, depth: 3 });
    const { node } = await ada.person.ask<{ node: { children: { nodes: { content: string }[] } } }>(
      'query ($id: ID!) { node(id: $id) { ... on ChatMessage { children { nodes { content } } } } }',
      { id: old.id },
    );
    expect(node.children.nodes.map(({ content }) => content)).toEqual(['c', 'x']);
  });

  test('are paged in their order, on a branch and on all', async () => {
    const sessionId = await converse(ada);
    for (let n = 0; n < 7; n++) await say(ada, sessionId, String(n));
    const page = async (args: string) =>
      ada.person.ask<{
        chatSession: {
          messages: { totalCount: string; nodes: { content: string }[]; pageInfo: { endCursor: string } };
        };
      }>(
        `query ($id: ID!) { chatSession(id: $id) { messages(${args}) { totalCount nodes { content } pageInfo { endCursor } } } }`,
        { id: sessionId },
      );
    const { messages } = (await page('first: 3')).chatSession;
    expect([messages.totalCount, messages.nodes.map(({ content }) => content)]).toEqual(['7', ['0', '1', '2']]);
    const next = (await page(`first: 2, after: "${messages.pageInfo.endCursor}"`)).chatSession.messages;
    expect(next.nodes.map(({ content }) => content)).toEqual(['3', '4']);
    expect((await page('last: 2')).chatSession.messages.nodes.map(({ content }) => content)).toEqual(['5', '6']);
  });

  test.each([
    ['content', { content: '' }],
    ['content', { content: ' \n\t ' }],
    ['content', { content: 'a\u0000b' }],
    ['content', { content: '\ud800' }],
    ['content', { content: 'é'.repeat(131_073) }],
    ['metadata', { content: 'x', metadata: { a: 'x'.repeat(17_000) } }],
    ['tokens', { content: 'x', tokens: -1 }],
    ['model', { content: 'x', model: 'm'.repeat(256) }],
    ['idempotencyKey', { content: 'x', idempotencyKey: ' ' }],
    ['idempotencyKey', { content: 'x', idempotencyKey: 'k'.repeat(129) }],
  ])('with an unacceptable %s are refused', async (field, input) => {
    const sessionId = await converse(ada);
    expect(await ada.person.do(APPEND, { sessionId, role: 'USER', ...input })).toMatchObject({
      ...{ __typename: 'InvalidInput', field },
    });
    expect(await transcript(ada, sessionId)).toEqual([]);
  });

  test('go on from messages of their own conversation only, in roles that exist, and never from one that is being written', async () => {
    const [here, there] = [await converse(ada), await converse(ada)];
    const { id: parentId } = await say(ada, there, 'elsewhere');
    const append = (input: object) =>
      verdict(ada.person.do(APPEND, { sessionId: here, role: 'USER', content: 'x', ...input }));
    expect(await append({ parentId })).toBe('NotFound');
    expect(await append({ parentId: 'nonsense' })).toBe('NotFound');
    expect(await append({ role: 'OWNER' })).toBe('BAD_USER_INPUT');
    const { id } = await say(ada, here, 'half');
    await rows('alter table chat_messages disable trigger chat_message_stays');
    await rows(`update chat_messages set status = 'STREAMING' where id = $1`, id);
    await rows('alter table chat_messages enable trigger chat_message_stays');
    expect(await append({})).toBe('Conflict');
    expect(await verdict(ada.person.do(EDIT, { messageId: id, content: 'y' }))).toBe('Conflict');
  });

  test('that are complete never change, whoever tries', async () => {
    const { id } = await say(ada, await converse(ada), 'said');
    const change = rows(`update chat_messages set content = 'unsaid' where id = $1`, id);
    await expect(change).rejects.toMatchObject({ code: '42501' });
  });

  test('are not added beyond what can be read', async () => {
    const sessionId = await converse(ada);
    await rows(`update chat_sessions set last_sequence = 100000 where id = $1`, sessionId);
    expect(await verdict(ada.person.do(APPEND, { sessionId, role: 'USER', content: 'x' }))).toBe('Conflict');
  });
});

describe('an idempotency key', () => {
  test('stands for one message, however often and however much at once it is sent', async () => {
    const sessionId = await converse(ada);
    const input = { sessionId, role: 'USER', content: 'once', metadata: { b: 1, a: [2] }, idempotencyKey: 'k1' };
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => ada.person.must(APPEND, input)));
    expect(new Set(outcomes.map((outcome) => messageIn(outcome).id)).size).toBe(1);
    const again = await ada.person.must(APPEND, { ...input, metadata: { a: [2], b: 1 } });
    expect(messageIn(again).id).toBe(messageIn(outcomes[0]!).id);
    expect(await transcript(ada, sessionId)).toEqual(['once']);
    for (const other of [{ content: 'twice' }, { role: 'SYSTEM' }, { tokens: 3 }, { parentId: messageIn(again).id }])
      expect(await ada.person.do(APPEND, { ...input, ...other })).toMatchObject({
        ...{ __typename: 'Conflict', field: 'idempotencyKey' },
      });
    expect(
      await verdict(ada.person.do(EDIT, { messageId: messageIn(again).id, content: 'once', idempotencyKey: 'k1' })),
    ).toBe('Conflict');
    await say(ada, await converse(ada), 'another conversation', { idempotencyKey: 'k1' });
  });

  test('holds for edits, and after the conversation was closed', async () => {
    const sessionId = await converse(ada);
    const { id: messageId } = await say(ada, sessionId, 'a');
    const input = { messageId, content: 'b', idempotencyKey: 'e1' };
    const first = await ada.person.must(EDIT, input);
    await ada.person.must(UPDATE, { sessionId, isActive: false });
    expect(messageIn(await ada.person.must(EDIT, input)).id).toBe(messageIn(first).id);
    expect(await transcript(ada, sessionId, 'ALL')).toEqual(['a', 'b']);
  });
});

test('fifty that are added at once have fifty numbers without a gap, and as many events', async () => {
  const sessionId = await converse(ada);
  await Promise.all(Array.from({ length: 50 }, (_, n) => say(ada, sessionId, `m${n}`)));
  const wanted = Array.from({ length: 50 }, (_, n) => n + 1);
  const numbers = async (table: string) =>
    (await rows<{ n: number }>(`select sequence as n from ${table} where session_id = $1 order by 1`, sessionId)).map(
      ({ n }) => n,
    );
  expect(await numbers('chat_messages')).toEqual(wanted);
  expect(await numbers('chat_events')).toEqual(wanted);
  const ordered = await rows<{ n: number }>(
    `select sequence as n from chat_messages where session_id = $1 order by created_at, id`,
    sessionId,
  );
  expect(ordered.map(({ n }) => n)).toEqual(wanted);
  // Each went on from what was the leaf when its turn came: one line, no fork.
  expect(await transcript(ada, sessionId)).toHaveLength(50);
});
