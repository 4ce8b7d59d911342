import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { EDIT, converse, say, verdict } from './conversations.js';

let house: TestSteward;
let ada: Account;
let eve: Account;
beforeAll(async () => {
  house = await startSteward();
  [ada, eve] = [await register(house.url, 'Ada'), await register(house.url, 'Eve')];
});
afterAll(() => house.close());

interface File {
  readonly filename: string;
  readonly contentType: string;
  readonly messageCount: number;
  readonly content: string;
}
const exported = async (id: string, format: string, { person } = ada) =>
  (
    await person.ask<{ exportChatSession: File | null }>(
      `query ($id: ID!, $format: ChatExportFormat!) { exportChatSession(id: $id, format: $format) {
        filename contentType messageCount content } }`,
      { id, format },
    )
  ).exportChatSession;

/** What stands in the block quote under a heading of Markdown. */
const quoteUnder = (markdown: string, heading: string) => {
  const [, section = ''] = markdown.split(`${heading}\n`);
  const lines = section.split(/(?<=\n|\r(?!\n))/);
  const from = lines.findIndex((line) => line.startsWith('> '));
  const to = lines.findIndex((line, n) => n >= from && !line.startsWith('> '));
  return lines
    .slice(from, to < 0 ? undefined : to)
    .map((line) => line.slice(2))
    .join('')
    .replace(/\n$/, '');
};

const FENCE = 'Look:\n```js\nconst a = "`";\n```\n~~~\nnever closed\n# no heading\r\n<!-- no end\rlast';

test('a conversation is taken out as JSON with every branch, and as Markdown with the active one, byte for byte', async () => {
  const sessionId = await converse(ada, { title: '# *Loud* <b>', systemPrompt: 'Be\n```\nbrief.' });
  const first = await say(ada, sessionId, 'Hello', { metadata: { a: 1 } });
  await say(ada, sessionId, FENCE, { role: 'ASSISTANT', model: 'm_1' });
  const json = await exported(sessionId, 'JSON');
  expect(json).toMatchObject({ filename: `chat-${sessionId}.json`, contentType: 'application/json', messageCount: 2 });
  const markdown = (await exported(sessionId, 'MARKDOWN'))?.content ?? '';
  expect(markdown).toContain('# \\# \\*Loud\\* \\<b\\>\n');
  expect(quoteUnder(markdown, '## 1. User')).toBe('Hello');
  expect(quoteUnder(markdown, '## 2. Assistant')).toBe(FENCE);
  expect(quoteUnder(markdown, '## System prompt')).toBe('Be\n```\nbrief.');
  await ada.person.must(EDIT, { messageId: first.id, content: 'Good day' });
  const whole = JSON.parse((await exported(sessionId, 'JSON'))?.content ?? '') as {
    session: object;
    activeLeafId: string;
    messages: { id: string; parentId: string | null; content: string; metadata: object; sequence: number }[];
  };
  expect(whole).toMatchObject({ format: 'steward.chat/1', session: { id: sessionId, title: '# *Loud* <b>' } });
  expect(whole.messages.map(({ content, sequence }) => [sequence, content])).toEqual([
    [1, 'Hello'],
    [2, FENCE],
    [3, 'Good day'],
  ]);
  expect(whole.messages[0]).toMatchObject({ parentId: null, metadata: { a: 1 } });
  expect(whole.messages[1]?.parentId).toBe(first.id);
  expect(whole.activeLeafId).toBe(whole.messages[2]?.id);
  expect(await exported(sessionId, 'MARKDOWN')).toMatchObject({ messageCount: 1 });
  const { rows } = await house.database.owner.query(
    `select details, sensitive_data as sensitive from audit_logs where action = 'CHAT_EXPORTED' and resource_id = $1`,
    [sessionId],
  );
  expect(rows).toHaveLength(4);
  expect(rows).toContainEqual({ details: { format: 'JSON', messages: 3 }, sensitive: true });
});

test('what a model asked tools for is in both, as it wrote it', async () => {
  const sessionId = await converse(ada);
  const { id: parent } = await say(ada, sessionId, 'Look it up.');
  const { id: message } = await say(ada, sessionId, 'One moment.', { role: 'ASSISTANT' });
  await house.database.owner.query(
    `with run as (
       insert into chat_runs (session_id, owner_id, parent_id, message_id, status, finish, provider, model, max_steps, ended_at)
       values ($1, $2, $3, $4, 'COMPLETED', 'STOP', 'ollama', 'm', 16, now()) returning id)
     insert into chat_tool_calls (session_id, owner_id, run_id, message_id, position, call_id, name, arguments, refusal, ended_at)
     select $1, $2, id, $4, 0, 'c', 'look_up', '{"a": 1', 'No JSON.', now() from run`,
    [sessionId, ada.id, parent, message],
  );
  const { messages, session } = JSON.parse((await exported(sessionId, 'JSON'))?.content ?? '') as Record<
    string,
    object
  >;
  expect(session).toMatchObject({ useTools: true, shareWithApprovers: false });
  expect(messages).toMatchObject([
    { toolCalls: [], toolCallId: null },
    { toolCalls: [{ name: 'look_up', arguments: '{"a": 1', refusal: 'No JSON.', executionId: null }] },
  ]);
  const markdown = (await exported(sessionId, 'MARKDOWN'))?.content ?? '';
  expect(markdown).toContain('> One moment.\n\nCalls look\\_up:\n\n> {"a": 1\n');
});

test('nobody else’s is, nor a missing one, and administrators are refused', async () => {
  const sessionId = await converse(ada);
  for (const id of [sessionId, randomUUID(), 'nonsense']) {
    expect(await exported(id, 'JSON', eve)).toBeNull();
    expect(await verdict(exported(id, 'JSON', await house.admin()))).toBe('FORBIDDEN');
  }
});

test.each([
  ['x', 17],
  // Each takes two characters of a file.
  ['"', 9],
])('one that is too large is refused, as it is or as it is written: %s', async (character, count) => {
  const sessionId = await converse(ada);
  await house.database.owner.query(
    `insert into chat_messages (session_id, owner_id, sequence, depth, role, content, lexemes, path_tokens, created_at)
     select $1, $2, n, 1, 'USER', repeat($4, 1048576), '', 0, now() from generate_series(1, $3::int) n`,
    [sessionId, ada.id, count, character],
  );
  await house.database.owner.query('update chat_sessions set last_sequence = $2 where id = $1', [sessionId, count]);
  expect(await verdict(exported(sessionId, 'JSON'))).toBe('BAD_USER_INPUT');
});

test('one operation takes out one conversation', async () => {
  const id = await converse(ada);
  const file = `exportChatSession(id: "${id}", format: JSON) { messageCount }`;
  expect(await verdict(ada.person.ask(`{ one: ${file} two: ${file} }`))).toBe('BAD_USER_INPUT');
});
