import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { converse } from '../modules/chat/conversations.js';
import { Reader, runNow, send } from '../modules/chat/runs/runs.js';
import { type Account, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';

/** A heartbeat that crosses a wait for tools: what the run is at after it is not what the heartbeat asked about. */
let provider: Server;
let house: TestSteward;
let ada: Account;
/** The answers that the provider has not ended yet, by what they answer. */
const begun = new Map<string, ServerResponse>();
beforeAll(async () => {
  provider = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(chunk({ content: 'Well' }));
      begun.set(body.includes('"role":"tool"') ? 'told' : body.includes('Walrus?') ? 'first' : 'second', response);
    });
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const AI_BASE_URL = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`;
  const choice = { DEFAULT_AI_PROVIDER: 'openai-compatible', DEFAULT_AI_MODEL: 'm-1', COST_PER_MINUTE: '1000000000' };
  house = await startSteward({ env: { ...choice, AI_BASE_URL } });
  ada = await register(house.url, 'Ada');
});
afterAll(async () => {
  await house.close();
  provider.close();
});

const chunk = (delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({ id: 'x', created: 0, model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
const CALL = { index: 0, id: 'c', function: { name: 'calculate', arguments: '{"expression":"6 * 7"}' } };
const end = (which: string, rest: string) => begun.get(which)?.end(`${rest}data: [DONE]\n\n`);

/** Asks, and answers when the model has begun to answer. */
async function ask(content: string) {
  const sessionId = await converse(ada);
  const reader = new Reader(house.url, ada, sessionId, 0);
  const { run } = await send(ada, sessionId, content);
  await reader.untilText(4);
  return { reader, run };
}

test('a heartbeat ends no attempt that has begun since', async () => {
  const first = await ask('Walrus?');
  const second = await ask('Elephant?');
  const client = await house.database.owner.connect();
  await client.query('begin');
  await client.query('select from chat_runs where id = $1 for update', [first.run.id]);
  const waiting = `select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))`;
  await house.until(async () => (await client.query(waiting)).rowCount !== 0);
  end('second', chunk({ tool_calls: [CALL] }) + chunk({}, 'tool_calls'));
  await house.until(() => begun.has('told'));
  await client.query('rollback');
  const beaten = `select from chat_runs where id = $1 and lease_until > now() + interval '25 seconds'`;
  await house.until(async () => (await client.query(beaten, [first.run.id])).rowCount !== 0);
  client.release();
  // Somebody else's question: whatever the heartbeat sets off has happened when it is answered.
  await converse(ada);
  end('told', chunk({ content: ' done' }) + chunk({}, 'stop'));
  await second.reader.untilRun(second.run.id, 'COMPLETED');
  expect(await runNow(ada, second.run.id)).toMatchObject({ attempts: 1, message: { content: 'Well done' } });
  end('first', chunk({}, 'stop'));
  await first.reader.untilRun(first.run.id, 'COMPLETED');
  await Promise.all([first.reader.leave(), second.reader.leave()]);
}, 120_000);
