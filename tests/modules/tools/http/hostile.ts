import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server elsewhere. */
export interface Elsewhere {
  readonly port: number;
  /** `METHOD path` of every request. */
  readonly seen: string[];
  /** Resolves when a connection that a request came by is closed. */
  readonly hungUp: Promise<void>;
  close(): Promise<void>;
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
};
const MEGABYTE = Buffer.alloc(1024 * 1024, 'x');

/** Writes for as long as somebody listens. */
function pour(response: ServerResponse, megabytes: number): void {
  response.writeHead(200, { 'content-type': 'text/plain' });
  let left = megabytes;
  const more = () => {
    while (left-- > 0) if (!response.write(MEGABYTE)) return;
    response.end();
  };
  response.on('drain', more);
  more();
}

/** Everything that can be answered to a tool, by path. */
export const ANSWERS: Readonly<Record<string, Handler>> = {
  '/hang': () => undefined,
  '/drip': (_request, response) => {
    const timer = setInterval(() => response.write('x'), 5);
    response.writeHead(200, { 'content-type': 'text/plain' }).on('close', () => clearInterval(timer));
  },
  '/huge': (_request, response) => pour(response, 100),
  '/endless': (_request, response) => pour(response, Infinity),
  '/text': (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>ü</p>'),
  '/latin': (_request, response) =>
    void response.writeHead(200, { 'content-type': 'text/plain; charset=iso-8859-1' }).end(Buffer.from([0xfc])),
  '/empty': (_request, response) => void response.writeHead(204).end(),
  '/picture': (_request, response) => void response.writeHead(200, { 'content-type': 'image/png' }).end('PNG'),
  '/silent': (_request, response) => void response.writeHead(200).end('what?'),
  '/broken': (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/problem+json' }).end('{"a":'),
  '/bomb': (_request, response) =>
    void response
      .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(10 * 1024 * 1024))),
  '/cut': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '100' }).write('half');
    setImmediate(() => response.destroy());
  },
  '/missing': (_request, response) => json(response, 404, { error: 'There is no such thing here.' }),
  '/angry': (_request, response) =>
    void response.writeHead(500, 'Oh no', { 'content-type': 'text/plain' }).end('y'.repeat(5_000)),
  '/headers': (_request, response) =>
    void response.writeHead(200, { 'content-type': 'text/plain', 'x-long': 'z'.repeat(20_000) }).end('fine'),
  '/nothing-http': (_request, response) => void response.socket?.end('SSH-2.0-OpenSSH\r\n'),
  '/upgrade': (_request, response) =>
    void response.socket?.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: chat\r\n\r\n'),
  '/long-type': (_request, response) =>
    void response.writeHead(200, { 'content-type': `image/${'z'.repeat(2_000)}` }).end('x'),
  '/long-charset': (_request, response) =>
    void response.writeHead(200, { 'content-type': `text/plain; charset=${'z'.repeat(2_000)}` }).end('x'),
  '/circle': (_request, response) => void response.writeHead(302, { location: '/circle' }).end(),
};

/** Starts a server that answers by `answers`, echoes what it is told at `/echo`, and redirects to `to` at `/to`. */
export async function elsewhere(answers: Readonly<Record<string, Handler>> = ANSWERS): Promise<Elsewhere> {
  const seen: string[] = [];
  let hangUp: () => void = () => undefined;
  const hungUp = new Promise<void>((resolve) => (hangUp = resolve));
  const server: Server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
    seen.push(`${request.method} ${request.url}`);
    request.socket.once('close', hangUp);
    const answer = answers[pathname];
    if (answer) answer(request, response);
    else if (pathname === '/to')
      response.writeHead(Number(searchParams.get('status') ?? 302), { location: searchParams.get('url') ?? '' }).end();
    else void echo(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    hungUp,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const { method, url, headers } = request;
  json(response, 200, { method, url, headers, body: Buffer.concat(chunks).toString() });
}
