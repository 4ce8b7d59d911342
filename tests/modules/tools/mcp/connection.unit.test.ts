import { once } from 'node:events';
import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Destinations } from '../../../../src/modules/tools/http/destinations.js';
import { Exchange } from '../../../../src/modules/tools/http/exchange.js';
import { type Connected, McpClient } from '../../../../src/modules/tools/mcp/connection.js';
import { ToolFailed } from '../../../../src/modules/tools/runner.js';
import { type TestMcpServer, type TestMessage, says, startMcpServer } from '../../../support/mcp-server.js';

let remote: TestMcpServer;
let client: McpClient;
beforeAll(async () => {
  remote = await startMcpServer({ do: {} });
  client = new McpClient(new Destinations(new Set([remote.host])), new Exchange());
});
afterEach(async () => {
  await client.close();
  for (const method of Object.keys(remote.scripts)) Reflect.deleteProperty(remote.scripts, method);
  remote.isOld = false;
  remote.heard.length = 0;
  remote.tools = { do: {} };
});
afterAll(() => remote.close());

/** Whoever never loses patience: what should end by itself has to. */
const PATIENT = new AbortController().signal;
const use = <T>(work: (server: Connected) => Promise<T>, signal = PATIENT) =>
  client.use({ url: remote.url, headers: {} }, signal, work);
const calling = async (server: Connected) => {
  const [tool] = await server.tools();
  return server.call(tool!, { line: 'x' });
};
const heard = (method: string) => remote.heard.filter((one) => one === method).length;
const answer = ({ id }: TestMessage, text: string) => ({ jsonrpc: '2.0', id, result: says(text) });
const json = (response: ServerResponse, said: unknown) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
const stream = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' });
const event = (said: unknown) => `event: message\ndata: ${JSON.stringify(said)}\n\n`;

test('an answer is there when it is there, though the server goes on talking, or never ends', async () => {
  remote.isOld = true;
  remote.scripts['tools/call'] = (message, response) => void stream(response).write(event(answer(message, 'done')));
  expect(await use(calling)).toMatchObject(says('done'));
  remote.scripts['tools/call'] = (message, response) => {
    const timer = setInterval(() => response.write(event({ jsonrpc: '2.0', method: 'notifications/message' })), 5);
    stream(response).on('close', () => clearInterval(timer));
    response.write(event(answer(message, 'done')));
  };
  expect(await use(calling)).toMatchObject(says('done'));
});

test('an answer is found however it is written, and cut', async () => {
  remote.isOld = true;
  remote.scripts['tools/call'] = (message, response) => {
    const lines = JSON.stringify(answer(message, 'Grüße, 世界'), null, 1).split('\n');
    const parts = [': wait\r\n', 'id: 1\rdata:\r\r', 'event: other\ndata: {}\n\n', 'data: no json\r\n\r\n'];
    const all = Buffer.from([...parts, ...lines.map((line) => `data: ${line}\r\n`), '\r\n'].join(''));
    stream(response);
    for (const at of all.keys()) response.write(all.subarray(at, at + 1));
    response.end();
  };
  expect(await use(calling)).toMatchObject(says('Grüße, 世界'));
  remote.scripts['tools/call'] = (message, response) =>
    json(response, [{ id: 'x', result: 1 }, answer(message, 'one')]);
  expect(await use(calling)).toMatchObject(says('one'));
});

test('whatever a server asks is not answered: it makes nobody send more', async () => {
  const ping = event({ jsonrpc: '2.0', id: 'p', method: 'ping' });
  remote.isOld = true;
  remote.scripts['tools/call'] = (message, response) =>
    void stream(response).end(ping.repeat(5_000) + event(answer(message, 'done')));
  expect(await use(calling)).toMatchObject(says('done'));
  expect(heard('answer')).toBe(0);
});

const NO_ANSWERS: readonly [string, (message: TestMessage, response: ServerResponse) => void][] = [
  ['of another id', (message, response) => json(response, { ...answer(message, 'no'), id: 'other' })],
  ['of another id, in a stream', (m, response) => void stream(response).end(event({ ...answer(m, 'no'), id: 9999 }))],
  ['that asks back', (message, response) => json(response, { ...answer(message, 'no'), method: 'ping' })],
  ['that is empty', (_message, response) => void response.writeHead(202).end()],
  ['that is null', (_message, response) => json(response, null)],
  ['that has neither result nor error', ({ id }, response) => json(response, { jsonrpc: '2.0', id })],
  ['that ends too early', (m, response) => void stream(response).end(event(answer(m, 'no')).trimEnd())],
  ['to be waited for elsewhere', (_message, response) => void stream(response).end('id: 1\ndata:\n\n')],
];

test.each(NO_ANSWERS)('an answer %s is none, and told at once', async (_what, script) => {
  const refused = new ToolFailed('It does not speak the Model Context Protocol as it should.');
  remote.scripts['tools/call'] = script;
  await expect(use(calling)).rejects.toEqual(refused);
  remote.scripts['server/discover'] = script;
  remote.scripts['initialize'] = script;
  await expect(use(calling)).rejects.toEqual(refused);
});

test('a tool is called once, also where a server says that it was called wrongly', async () => {
  remote.tools = {
    do: { inputSchema: { type: 'object', properties: { line: { type: 'string', 'x-mcp-header': 'Line' } } } },
  };
  remote.scripts['tools/call'] = ({ id }, response) =>
    json(response, { jsonrpc: '2.0', id, error: { code: -32020, message: 'Mismatch.' } });
  await expect(use(calling)).rejects.toEqual(new ToolFailed('The server refused it.', 'Mismatch.'));
  expect([heard('tools/list'), heard('tools/call')]).toEqual([1, 1]);
});

test('a redirection to another origin is not followed', async () => {
  const seen: string[] = [];
  const other = createServer((request, response) => {
    seen.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const host = `localhost:${(other.address() as AddressInfo).port}`;
  client = new McpClient(new Destinations(new Set([remote.host, host])), new Exchange());
  for (const status of [301, 302, 303, 307, 308]) {
    remote.scripts['tools/call'] = (_message, response) =>
      void response.writeHead(status, { location: `http://${host}/mcp` }).end();
    await expect(use(calling)).rejects.toThrow(`It answered ${status}.`);
  }
  expect(seen).toEqual([]);
  other.close();
});

test('nobody waits for a goodbye, and everybody says it', async () => {
  remote.isOld = true;
  let left: () => void = () => undefined;
  const leaving = new Promise<void>((resolve) => (left = resolve));
  remote.scripts['DELETE'] = (_message, response) => void leaving.then(() => response.end());
  expect(await use(calling)).toMatchObject(says('do'));
  left();
  await client.close();
  expect(heard('DELETE')).toBe(1);
});

test('a server is told that a call is not wanted any more', async () => {
  remote.isOld = true;
  const stop = new AbortController();
  remote.scripts['tools/call'] = () => stop.abort();
  await expect(use(calling, stop.signal)).rejects.toThrow('It did not answer in time.');
  await client.close();
  expect(remote.heard.slice(-2)).toEqual(['notifications/cancelled', 'DELETE']);
});
