import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { StewardProcess } from '../../src/demo/process.js';
import { converse, transcript } from '../modules/chat/conversations.js';
import { Reader, runNow, send } from '../modules/chat/runs/runs.js';
import { branch } from '../modules/chat/runs/tooling.js';
import { type Account, register } from '../support/people.js';
import { called, chunk, gate, isTold, said, startProvider } from '../support/provider.js';
import { type World, startWorker, world } from '../support/world.js';

/** How the provider ends an answer that it has begun, by whether the model was told what came of a tool. */
let ending: (isTold: boolean) => string;
/** What the provider waits for before it ends an answer. */
let end: ReturnType<typeof gate>;
let asked: number;
let provider: Awaited<ReturnType<typeof startProvider>>;
let shared: World;
let env: Record<string, string>;
let server: StewardProcess;
/** Kills the worker. */
let kill: () => Promise<unknown>;
let ada: Account;
beforeAll(async () => {
  provider = await startProvider(async function* (question) {
    asked += 1;
    yield chunk({ content: BEGUN });
    await end.opened;
    yield ending(isTold(question));
  });
  shared = await world();
  env = { ...shared.env, ...provider.env };
  server = await shared.home.start(env);
  kill = await startWorker({ ...shared, env });
  ada = await register(server.url, 'Ada');
}, 120_000);
afterAll(async () => {
  await kill();
  await server.end('SIGTERM');
  await shared.end();
  await provider.stop();
});
beforeEach(() => {
  asked = 0;
  end = gate();
});

const BEGUN = 'It begins';
/** Has a worker killed when its model has answered, and the answer is on its way into the database; another one goes on. */
async function killedBeforeCommit() {
  const sessionId = await converse(ada);
  const reader = new Reader(server.url, ada, sessionId, 0);
  const { run } = await send(ada, sessionId, 'Tell me.');
  const { messageId } = await reader.untilText(BEGUN.length);
  const client = await shared.db.owner.connect();
  await client.query('begin');
  await client.query('select from chat_sessions where id = $1 for no key update', [sessionId]);
  end.open();
  const waiting = `select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))`;
  while ((await client.query(waiting)).rowCount === 0);
  await kill();
  await client.query('rollback');
  client.release();
  expect(await runNow(ada, run.id)).toMatchObject({ status: 'RUNNING', attempts: 1 });
  await shared.db.owner.query('update chat_runs set lease_until = now() where id = $1', [run.id]);
  kill = await startWorker({ ...shared, env });
  await reader.untilRun(run.id, 'COMPLETED');
  await reader.leave();
  const numbers = reader.heard.flatMap(({ sequence }) => sequence ?? []);
  expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
  return { sessionId, messageId, run: await runNow(ada, run.id) };
}

test('kill -9 between an answer and its commit: what was kept of it stays, and it is written anew, once', async () => {
  ending = () => said(', and it ends.');
  const { sessionId, messageId, run } = await killedBeforeCommit();
  expect(run).toMatchObject({ attempts: 2, message: { content: 'It begins, and it ends.', status: 'COMPLETE' } });
  expect(run.message?.id).not.toBe(messageId);
  expect(await transcript(ada, sessionId)).toEqual(['Tell me.', 'It begins, and it ends.']);
  const [, left, ...more] = await transcript(ada, sessionId, 'ALL');
  expect('It begins, and it ends.'.startsWith(left ?? '?')).toBe(true);
  expect(more).toEqual(['It begins, and it ends.']);
  expect(asked).toBe(2);
}, 240_000);

test('kill -9 between what a model asks for and its commit: nothing of it was done, and it is done once', async () => {
  ending = (told) => (told ? said(', and it is 42.') : called('calculate', '{"expression":"6 * 7"}'));
  const { sessionId, run } = await killedBeforeCommit();
  expect(run).toMatchObject({ status: 'COMPLETED', message: { content: 'It begins, and it is 42.' } });
  expect((await branch(ada, sessionId)).map(({ role, content }) => [role, content])).toEqual([
    ['USER', 'Tell me.'],
    ['ASSISTANT', BEGUN],
    ['TOOL', '{"value":42}'],
    ['ASSISTANT', 'It begins, and it is 42.'],
  ]);
  const { toolExecutions } = await ada.person.ask<{ toolExecutions: object }>(`{ toolExecutions { totalCount } }`);
  expect(toolExecutions).toEqual({ totalCount: '1' });
  expect(asked).toBe(3);
}, 240_000);
