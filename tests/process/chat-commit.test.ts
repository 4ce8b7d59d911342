import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StewardProcess } from '../../src/demo/process.js';
import { converse, transcript } from '../modules/chat/conversations.js';
import { Reader, runNow, send } from '../modules/chat/runs/runs.js';
import { branch } from '../modules/chat/runs/tooling.js';
import { type Account, register } from '../support/people.js';
import { type World, startWorker, world } from '../support/world.js';

/** How the provider ends an answer that it has begun, by whether the model was told what came of a tool. */
let ending: (isTold: boolean) => string;
/** What the provider waits for before it ends an answer. */
let gate: Promise<void>;
let open: () => void;
let asked: number;
let provider: Server;
let shared: World;
let env: Record<string, string>;
let server: StewardProcess;
/** Kills the worker. */
let kill: () => Promise<unknown>;
let ada: Account;
beforeAll(async () => {
  provider = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      asked += 1;
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(chunk({ content: BEGUN }));
      void gate.then(() => response.end(`${ending(body.includes('"role":"tool"'))}data: [DONE]\n\n`));
    });
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  shared = await world();
  const AI_BASE_URL = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`;
  env = { ...shared.env, AI_BASE_URL, DEFAULT_AI_PROVIDER: 'openai-compatible', DEFAULT_AI_MODEL: 'm-1' };
  server = await shared.home.start(env);
  kill = await startWorker({ ...shared, env });
  ada = await register(server.url, 'Ada');
}, 120_000);
afterAll(async () => {
  await kill();
  await server.end('SIGTERM');
  await shared.end();
  provider.close();
});
beforeEach(() => {
  asked = 0;
  gate = new Promise((resolve) => (open = resolve));
});

const BEGUN = 'It begins';
const chunk = (delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({ id: 'x', created: 0, model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
const said = (content: string) => chunk({ content }) + chunk({}, 'stop');
const calling = () => {
  const call = { name: 'calculate', arguments: '{"expression":"6 * 7"}' };
  return chunk({ tool_calls: [{ index: 0, id: 'c', function: call }] }) + chunk({}, 'tool_calls');
};

/** Has a worker killed when its model has answered, and the answer is on its way into the database; another one goes on. */
async function killedBeforeCommit() {
  const sessionId = await converse(ada);
  const reader = new Reader(server.url, ada, sessionId, 0);
  const { run } = await send(ada, sessionId, 'Tell me.');
  const { messageId } = await reader.untilText(BEGUN.length);
  const client = await shared.db.owner.connect();
  await client.query('begin');
  await client.query('select from chat_sessions where id = $1 for no key update', [sessionId]);
  open();
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
  ending = (isTold) => (isTold ? said(', and it is 42.') : calling());
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
