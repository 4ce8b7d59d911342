import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { RunWorkRepository } from '../../../../src/modules/chat/runs/run-work.repository.js';
import { Actor } from '../../../../src/platform/actor.js';
import { setTimeout as delay } from 'node:timers/promises';
import { type Account, register } from '../../../support/people.js';
import { chunk, gate, said, startProvider } from '../../../support/provider.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { DELETE, converse, transcript } from '../conversations.js';
import { CANCEL, Reader, runNow, send } from './runs.js';

/** A model goes on for ever, or ends when it may. */
let end = gate();
let models: Awaited<ReturnType<typeof startProvider>>;
let env: Record<string, string>;
/** Answers people, and runs nothing. */
let front: TestSteward;
/** Runs models. */
let worker: TestSteward;
let ada: Account;
beforeAll(async () => {
  models = await startProvider(async function* (question) {
    while (question.includes('slowly')) {
      yield chunk({ content: 'and on ' });
      await delay(20);
    }
    yield chunk({ content: 'and on and on and on ' });
    await end.opened;
    yield said('.');
  });
  env = { ...models.env, COST_PER_MINUTE: '1000000000' };
  front = await startSteward({ env: { ...env, WORKER: 'external' } });
  worker = await startSteward({ env, database: front.database });
  ada = await register(front.url, 'Ada');
});
afterAll(async () => {
  await worker.close();
  await front.close();
  await models.stop();
});

const rows = async <T extends object>(sql: string, ...values: unknown[]) =>
  (await front.database.owner.query<T>(sql, values)).rows;

/** A run that has begun to write, with somebody who reads it on the other server. */
async function begun(content = 'slowly') {
  const sessionId = await converse(ada);
  const reader = new Reader(front.url, ada, sessionId, 0);
  const { run } = await send(ada, sessionId, content);
  const { messageId } = await reader.untilText(20);
  return { sessionId, reader, run, messageId };
}

test('what one server runs is heard on another as it comes, cut off there, and by who comes later from a snapshot', async () => {
  const { sessionId, reader, run, messageId } = await begun();
  const late = new Reader(front.url, ada, sessionId, null);
  await late.until(({ __typename }) => __typename === 'ChatMessageSnapshot');
  const { text } = await late.untilText(200);
  expect('and on '.repeat(2_000).startsWith(text)).toBe(true);
  await ada.person.must(CANCEL, { runId: run.id });
  await reader.untilRun(run.id, 'CANCELLED');
  const { message } = await runNow(ada, run.id);
  expect(message).toMatchObject({ id: messageId, status: 'CANCELLED' });
  expect(message?.content.startsWith(reader.texts.get(messageId) ?? '?')).toBe(true);
  await Promise.all([reader.leave(), late.leave()]);
});

test('a server that ends gives its runs back, and another one begins the answer anew', async () => {
  const { sessionId, reader, run, messageId } = await begun();
  await worker.close();
  const kept = await reader.until(
    ({ __typename, messageId: id }) => __typename === 'ChatMessageUpdated' && id === messageId,
  );
  expect(kept.message).toMatchObject({ status: 'FAILED' });
  expect(kept.message?.content.length).toBeGreaterThanOrEqual(20);
  worker = await startSteward({ env, database: front.database });
  const second = await reader.until(
    ({ __typename, messageId: id }) => __typename === 'ChatTextDelta' && id !== messageId,
  );
  await ada.person.must(CANCEL, { runId: run.id });
  await reader.untilRun(run.id, 'CANCELLED');
  expect(await runNow(ada, run.id)).toMatchObject({ attempts: 1, message: { id: second.messageId } });
  expect(await transcript(ada, sessionId, 'ALL')).toHaveLength(3);
  await reader.leave();
});

test('a run that was lost three times ends with the reason, and what was kept of its message stays', async () => {
  const sessionId = await converse(ada);
  const reader = new Reader(front.url, ada, sessionId, 0);
  const { run } = await send(ada, sessionId, 'slowly');
  await reader.untilText(20);
  const kept = `select from chat_messages where session_id = $1 and role = 'ASSISTANT' and length(content) >= 20`;
  await front.until(async () => (await rows(kept, sessionId)).length > 0);
  // As its processes would have left it that were killed: nobody prolongs this lease.
  await rows(
    `update chat_runs set attempts = 3, lease_id = gen_random_uuid(), lease_until = now() - interval '1 second' where id = $1`,
    run.id,
  );
  await reader.untilRun(run.id, 'FAILED');
  expect(await runNow(ada, run.id)).toMatchObject({
    ...{ reason: 'WORKER_LOST', error: 'Every process that worked on this answer was lost.', attempts: 3 },
    message: { status: 'FAILED' },
  });
  // What is left of it counts, and is found.
  const [left] = await rows<{ tokens: number; path: string; lexemes: number }>(
    `select tokens, path_tokens as path, length(lexemes) as lexemes from chat_messages where session_id = $1 and status = 'FAILED'`,
    sessionId,
  );
  expect(left?.tokens).toBeGreaterThanOrEqual(4);
  expect(Number(left?.path)).toBeGreaterThan(left?.tokens ?? 0);
  expect(left?.lexemes).toBe(2);
  const next = await send(ada, sessionId, 'slowly once more');
  await ada.person.must(CANCEL, { runId: next.run.id });
  await reader.leave();
});

test('ends when its conversation is deleted, and when its owner may not write any more', async () => {
  const { sessionId, run, reader } = await begun();
  await ada.person.must(DELETE, { sessionId });
  await front.until(async () => (await statusOf(run.id)).status === 'CANCELLED');
  expect(await statusOf(run.id)).toEqual({ status: 'CANCELLED', reason: 'CHAT_DELETED', message: 'CANCELLED' });
  await reader.leave();
});

test('ends with its conversation also where nobody heard that it was deleted', async () => {
  end = gate();
  const { sessionId, run, reader } = await begun('briefly');
  await rows(`update chat_sessions set deleted_at = now() where id = $1`, sessionId);
  end.open();
  await front.until(async () => !['RUNNING', 'QUEUED'].includes((await statusOf(run.id)).status ?? ''));
  expect(await statusOf(run.id)).toEqual({ status: 'CANCELLED', reason: 'CHAT_DELETED', message: 'CANCELLED' });
  await reader.leave();
});

test('goes on where its conversation is there again when its process hears that it was deleted', async () => {
  const { sessionId, run, reader, messageId } = await begun();
  const late = { id: '0', eventId: randomUUID(), type: 'chat.deleted', actorId: ada.id, payload: {} };
  worker.steward.app.hub.publish({ ...late, aggregateId: sessionId, recipients: [], at: new Date().toISOString() });
  await reader.until(({ __typename, messageId: id }) => __typename === 'ChatTextDelta' && id !== messageId);
  expect(await runNow(ada, run.id)).toMatchObject({ status: 'RUNNING', reason: null, attempts: 1 });
  await ada.person.must(CANCEL, { runId: run.id });
  await reader.untilRun(run.id, 'CANCELLED');
  await reader.leave();
});

test('a conversation that was restored keeps the run that has begun in it since', async () => {
  const { sessionId, run, reader } = await begun();
  const idle = () =>
    front.database.database.as(Actor.system('test'), (tx) => new RunWorkRepository(tx).idleIn(sessionId));
  await rows(`update chat_runs set status = 'WAITING', lease_id = null, lease_until = null where id = $1`, run.id);
  expect(await idle()).toBeNull();
  await ada.person.must(DELETE, { sessionId });
  await front.until(async () => (await statusOf(run.id)).status === 'CANCELLED');
  expect(await idle()).toBeNull();
  await reader.leave();
});

test('ends when its owner may not write any more, and keeps what was kept', async () => {
  end = gate();
  const bob = await register(front.url, 'Bob');
  const sessionId = await converse(bob);
  const reader = new Reader(front.url, bob, sessionId, 0);
  const { run } = await send(bob, sessionId, 'briefly');
  await reader.untilText(20);
  await rows(`update users set is_active = false where id = $1`, bob.id);
  end.open();
  await front.until(async () => (await statusOf(run.id)).status === 'FAILED');
  expect(await statusOf(run.id)).toEqual({ status: 'FAILED', reason: 'ACCESS_LOST', message: 'FAILED' });
  await reader.leave();
});

async function statusOf(id: string) {
  const [row] = await rows<{ status: string; reason: string | null; message: string | null }>(
    `select r.status, r.reason, m.status as message from chat_runs r left join chat_messages m on m.id = r.message_id where r.id = $1`,
    id,
  );
  return row ?? { status: null, reason: null, message: null };
}
