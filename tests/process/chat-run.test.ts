import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { converse, transcript } from '../modules/chat/conversations.js';
import { Reader, runNow, send } from '../modules/chat/runs/runs.js';
import { startModels } from '../support/models.js';
import { register, signIn } from '../support/people.js';
import { type Household, household } from '../support/process.js';

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
