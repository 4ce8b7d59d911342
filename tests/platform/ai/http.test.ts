import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from '../../../src/platform/ai/http.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let handle: Handler;
let base: string;
beforeAll(async () => {
  server = createServer((asked, response) => void asked.resume().on('end', () => handle(asked, response)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => void server.close());

const EVENTS = { 'content-type': 'text/event-stream' };
const event = (content: string) => `data: {"choices":[{"delta":{"content":"${content}"}}]}\n\n`;
const ask = (answer: Handler, init: RequestInit = {}) => {
  handle = answer;
  return request(new URL(base), { method: 'POST', body: '{}', ...init });
};

async function pieces(response: Response): Promise<string[]> {
  const heard: string[] = [];
  for await (const piece of response.body ?? []) heard.push(Buffer.from(piece).toString());
  return heard;
}

test('an answer comes with its status, its headers and its text', async () => {
  const response = await ask((_asked, answer) => answer.writeHead(418, { 'x-a': ['1', '2'] }).end('short'));
  expect([response.status, response.headers.get('x-a'), await response.text()]).toEqual([418, '1, 2', 'short']);
  expect((await ask((_asked, answer) => answer.writeHead(204).end())).body).toBeNull();
});

test('a redirection is an answer', async () => {
  const response = await ask((_asked, answer) => answer.writeHead(307, { location: '/elsewhere' }).end());
  expect(response.status).toBe(307);
});

test('what comes token by token passes at once in the beginning, and together later', async () => {
  let answer: ServerResponse | undefined;
  const response = await ask((_asked, given) => (answer = given).writeHead(200, EVENTS).flushHeaders());
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const next = async () => Buffer.from((await reader.read()).value ?? []).toString();
  for (let token = 0; token < 4; token++) {
    answer?.write(event(`${token}`));
    expect(await next()).toBe(event(`${token}`));
  }
  for (const token of ['a', 'b']) await new Promise<void>((sent) => answer?.write(event(token), () => sent()));
  answer?.end(event('c'));
  let rest = '';
  for (let piece = await next(); piece !== ''; piece = await next()) rest += piece;
  expect(rest.replaceAll(/^data: .*"content":"|"\}\}\]\}\n\n/gm, '')).toBe('abc');
});

test('what came before a connection broke off is told first', async () => {
  const response = await ask((_asked, answer) => {
    answer.writeHead(200, EVENTS);
    answer.write(event('last words'), () => answer.destroy());
  });
  const heard: string[] = [];
  await expect(
    (async () => {
      for await (const piece of response.body ?? []) heard.push(Buffer.from(piece).toString());
    })(),
  ).rejects.toThrow();
  expect(heard.join('')).toBe(event('last words'));
});

test('a signal ends it with its reason: before, while it waits, and while the answer comes', async () => {
  const reason = new Error('enough');
  await expect(ask(() => undefined, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const waits = new AbortController();
  await expect(ask(() => waits.abort(reason), { signal: waits.signal })).rejects.toBe(reason);
  for (const headers of [EVENTS, { 'content-type': 'text/plain' }]) {
    const comes = new AbortController();
    const response = await ask((_asked, answer) => answer.writeHead(200, headers).write('x'), { signal: comes.signal });
    comes.abort(reason);
    await expect(pieces(response)).rejects.toBe(reason);
  }
});

test('whoever leaves off hangs up', async () => {
  let gone: Promise<unknown> | undefined;
  const response = await ask((_asked, answer) => {
    gone = once(answer, 'close');
    answer.writeHead(200, EVENTS).write(event('x'));
  });
  await response.body?.cancel();
  await gone;
});

test('a connection that was kept and is closed by its server is made again', async () => {
  await (await ask((_asked, answer) => answer.end('one'))).text();
  const sockets: unknown[] = [];
  const response = await ask(({ socket }, answer) => {
    sockets.push(socket);
    if (sockets.length === 1) socket.resetAndDestroy();
    else answer.end('two');
  });
  expect(await response.text()).toBe('two');
  expect(new Set(sockets).size).toBe(2);
});
