import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { converse, transcript } from '../modules/chat/conversations.js';
import { Reader, runNow, send } from '../modules/chat/runs/runs.js';
import { branch, calls, guarded } from '../modules/chat/runs/tooling.js';
import { APPROVE, COMPLETE, claimed } from '../modules/tools/support.js';
import { startModels } from '../support/models.js';
import { register, signIn } from '../support/people.js';
import { ADMIN, type Household, household } from '../support/process.js';

const SLOW = 'and on '.repeat(2_000);
let home: Household;
let models: Awaited<ReturnType<typeof startModels>>;
beforeAll(async () => {
  home = await household();
  models = await startModels({ chunkSize: 7 });
  models.mock.on({ userMessage: 'Tell me', sequenceIndex: 0 }, { content: SLOW }, { latency: 20 });
  models.mock.on({ userMessage: 'Tell me', sequenceIndex: 1 }, { content: 'The end.' });
});
afterAll(async () => {
  await models.stop();
  await home.remove();
});

test('kill -9 in the middle of an answer: the next process keeps what there was, and has the answer written anew', async () => {
  const env = { ...models.env, DEFAULT_AI_PROVIDER: 'openai-compatible', DEFAULT_AI_MODEL: 'm-1' };
  let server = await home.start(env);
  let ada = await register(server.url, 'Ada');
  const sessionId = await converse(ada);
  const before = new Reader(server.url, ada, sessionId, 0);
  const { run } = await send(ada, sessionId, 'Tell me everything.');
  // More than is written between two checkpoints.
  const { messageId } = await before.untilText(500);
  const told = before.texts.get(messageId) ?? '';
  await server.end('SIGKILL');
  server = await home.start(env);
  ada = await signIn(server.url, ada.email, ada.password);
  const after = new Reader(server.url, ada, sessionId, before.lastSequence);
  await after.untilRun(run.id, 'COMPLETED');
  expect(await runNow(ada, run.id)).toMatchObject({
    attempts: 2,
    message: { content: 'The end.', status: 'COMPLETE' },
  });
  const left = await after.until(
    ({ __typename, messageId: id }) => __typename === 'ChatMessageUpdated' && id === messageId,
  );
  expect(left.message).toMatchObject({ status: 'FAILED' });
  const kept = left.message?.content ?? '';
  expect(SLOW.startsWith(kept)).toBe(true);
  expect(kept.length).toBeGreaterThan(0);
  expect(told.startsWith(kept) || kept.startsWith(told)).toBe(true);
  expect(await transcript(ada, sessionId)).toEqual(['Tell me everything.', 'The end.']);
  const numbers = [...before.heard, ...after.heard].flatMap(({ sequence }) => sequence ?? []);
  expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
  await after.leave();
  expect(await server.end('SIGTERM')).toBe(0);
}, 240_000);

test('kill -9 while it waits for somebody to agree: what was decided after is done once, and the answer follows', async () => {
  const env = { ...models.env, DEFAULT_AI_PROVIDER: 'openai-compatible', DEFAULT_AI_MODEL: 'm-1' };
  let server = await home.start(env);
  const admin = await signIn(server.url, ADMIN.email, ADMIN.password);
  const tool = await guarded(admin, { riskLevel: 'MEDIUM', decidedBy: 'OWNER' });
  calls(models.mock, 'Write', [{ name: tool.name, arguments: '{"line":"x"}' }], 'It is written.');
  let ben = await register(server.url, 'Ben');
  const sessionId = await converse(ben);
  const before = new Reader(server.url, ben, sessionId, 0);
  const { run } = await send(ben, sessionId, 'Write it down.');
  await before.untilRun(run.id, 'WAITING');
  await server.end('SIGKILL');
  server = await home.start(env);
  ben = await signIn(server.url, ben.email, ben.password);
  const after = new Reader(server.url, ben, sessionId, before.lastSequence);
  const [call] = (await branch(ben, sessionId)).at(-1)?.toolCalls ?? [];
  const { id: approvalId, digest } = call?.execution?.approval ?? {};
  await ben.person.must(APPROVE, { approvalId, digest });
  await ben.person.must(COMPLETE, { ...(await claimed(ben, call?.execution?.id ?? '')), result: 1 });
  await after.untilRun(run.id, 'COMPLETED');
  expect((await branch(ben, sessionId)).map(({ role, content }) => [role, content])).toEqual([
    ...[
      ['USER', 'Write it down.'],
      ['ASSISTANT', ''],
      ['TOOL', '1'],
      ['ASSISTANT', 'It is written.'],
    ],
  ]);
  const { toolExecutions } = await ben.person.ask<{ toolExecutions: object }>(`{ toolExecutions { totalCount } }`);
  expect(toolExecutions).toEqual({ totalCount: '1' });
  await after.leave();
  expect(await server.end('SIGTERM')).toBe(0);
}, 240_000);
