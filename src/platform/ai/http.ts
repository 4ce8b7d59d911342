import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { gathered } from './gather.js';

/** Statuses whose answer has no body, which `Response` insists on. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);
const EVENTS = 'text/event-stream';

/**
 * What the SDK needs of `fetch`, on Node's own HTTP client: of an answer that comes token by token, `fetch` makes more
 * work than everything else that is done with it. Follows no redirection, and asks for no compression. Rejects where no
 * answer comes, and with the reason of the signal once that is aborted.
 */
export async function request(url: URL, init: RequestInit = {}): Promise<Response> {
  const { method = 'GET', body, signal } = init;
  if (body !== undefined && body !== null && typeof body !== 'string') throw new TypeError('Only text can be sent.');
  const options = { method, headers: Object.fromEntries(new Headers(init.headers).entries()) };
  return responseOf(await answerTo(url, options, body ?? '', signal ?? new AbortController().signal));
}

/** Asks, and again where a connection that was kept turns out to be closed by its server: that was hardly asked anything. */
async function answerTo(
  url: URL,
  options: RequestOptions,
  body: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  for (;;) {
    signal.throwIfAborted();
    const client = (url.protocol === 'https:' ? https : http).request(url, options);
    let answer: IncomingMessage | undefined;
    const stop = () => (answer ?? client).destroy(signal.reason as Error);
    signal.addEventListener('abort', stop);
    client.once('close', () => signal.removeEventListener('abort', stop));
    try {
      return await new Promise((resolve, reject) => {
        client.once('error', reject);
        client.once('response', (came) => resolve((answer = came)));
        client.end(body);
      });
    } catch (error) {
      if (!client.reusedSocket || (error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
    }
  }
}

function responseOf(answer: IncomingMessage): Response {
  const { statusCode: status = 0 } = answer;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(answer.headersDistinct))
    for (const value of values) headers.append(name, value);
  if (BODILESS.has(status)) {
    answer.resume();
    return new Response(null, { status, headers });
  }
  const isEvents = headers.get('content-type')?.startsWith(EVENTS) ?? false;
  const body = isEvents ? gathered(answer) : (Readable.toWeb(answer) as ReadableStream<Uint8Array>);
  return new Response(body, { status, headers });
}
