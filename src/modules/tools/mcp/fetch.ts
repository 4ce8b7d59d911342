import type { IncomingHttpHeaders } from 'node:http';
import type { FetchLike } from '@modelcontextprotocol/client';
import { MAX_RESULT_BYTES } from '../execution.input.js';
import type { Destinations } from '../http/destinations.js';
import type { Exchange, HttpAnswer } from '../http/exchange.js';
import { ToolFailed } from '../runner.js';
import { type Answer, AnswerStream, answerIn, parsed } from './answer-stream.js';
import type { ServerHeaders } from './credentials.js';

/** What carries the messages of one connection. */
export interface Wire {
  readonly fetch: FetchLike;
  /** Why a message could not be carried, the first time; null while all were. */
  readonly failure: () => ToolFailed | null;
  /** Resolves when no message is on its way. */
  readonly settled: () => Promise<unknown>;
}

/** What a connection may do. */
export interface WireOptions {
  readonly url: URL;
  readonly headers: ServerHeaders;
  /** Bytes of all answers together. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** How long saying goodbye may take: nobody needs it. */
const GOODBYE_MS = 2_000;
/** Statuses whose answers have no body (Fetch §2.2.3). */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Carries messages to one server at addresses that were checked, and reads no more than it may: of what comes back to a
 * request its answer, which ends the reading, also where the server would go on. What else the server would like to tell
 * or to ask is not listened to, so that nothing it says makes this one send more.
 */
export function wire(destinations: Destinations, exchange: Exchange, options: WireOptions): Wire {
  const { url: server, headers, signal } = options;
  let [left, failure] = [options.maxBytes, null as ToolFailed | null];
  const underWay = new Set<Promise<Response>>();
  const carry: FetchLike = async (target, init = {}) => {
    const [url, method] = [new URL(target), init.method ?? 'GET'];
    if (method === 'GET') return new Response(null, { status: 405 });
    if (url.origin !== server.origin) throw new ToolFailed('It leads to another origin, which is not asked.');
    destinations.require([server.host], url);
    const body = typeof init.body === 'string' ? init.body : null;
    const asked = new Asked(body === null ? null : parsed(body));
    // Whoever wants nothing more of the server still says so.
    const isGoodbye = method === 'DELETE' || asked.method === 'notifications/cancelled';
    const ended = isGoodbye ? AbortSignal.timeout(GOODBYE_MS) : AbortSignal.any([signal, ...given(init)]);
    const addresses = await destinations.addresses(url, ended);
    const sent = { ...Object.fromEntries(new Headers(init.headers)), ...headers };
    const request = { method, url, headers: sent, body: body === null ? null : Buffer.from(body) };
    const answer = await exchange.send(request, addresses, { maxBytes: left, signal: ended, isEnough: asked.isEnough });
    left = Math.max(MAX_RESULT_BYTES, left - answer.body.length);
    return asked.isRequest && answer.status >= 200 && answer.status <= 299
      ? answered(answer, asked.answerOf(answer))
      : responseOf(answer);
  };
  const fetch: FetchLike = (target, init) => {
    const carried = carry(target, init)
      .catch((error: unknown) => {
        if (error instanceof ToolFailed) failure ??= error;
        throw error;
      })
      .finally(() => underWay.delete(carried));
    underWay.add(carried);
    return carried;
  };
  return { fetch, failure: () => failure, settled: () => Promise.allSettled(underWay) };
}

const given = ({ signal }: RequestInit): AbortSignal[] => (signal ? [signal] : []);

/** A message that is sent, and what answers it. */
class Asked {
  /** What it is about; undefined where it is an answer itself. */
  readonly method: unknown;
  /** Whether it wants an answer. */
  readonly isRequest: boolean;
  private readonly id: unknown;
  private readonly stream: AnswerStream;

  constructor(message: unknown) {
    const { id, method } = (message ?? {}) as { readonly id?: unknown; readonly method?: unknown };
    [this.id, this.method, this.isRequest] = [id, method, id !== undefined && method !== undefined];
    this.stream = new AnswerStream(id);
  }

  /** Whether what came until now has the answer, of a stream: everything else is read to its end. */
  readonly isEnough = (piece: Buffer, headers: IncomingHttpHeaders): boolean =>
    this.isRequest && typeOf(headers) === 'text/event-stream' && this.stream.push(piece);

  answerOf({ headers, body }: HttpAnswer): Answer | null {
    return typeOf(headers) === 'application/json'
      ? answerIn(parsed(body.toString('utf8')), this.id)
      : this.stream.answer;
  }
}

const typeOf = (headers: IncomingHttpHeaders): string =>
  /^\s*([^;\s]*)/.exec(headers['content-type'] ?? '')?.[1]?.toLowerCase() ?? '';

/** What the client waits for, and nothing of what stood around it; it is told at once where there is no answer. */
function answered({ headers: said }: HttpAnswer, answer: Answer | null): Response {
  // What is no answer has a type that the client takes for none.
  const headers = new Headers({ 'content-type': answer ? 'application/json' : 'application/octet-stream' });
  const session = said['mcp-session-id'];
  if (typeof session === 'string') headers.set('mcp-session-id', session);
  return new Response(answer && JSON.stringify(answer), { headers });
}

function responseOf({ status, statusText, headers, body }: HttpAnswer): Response {
  if (status < 200 || status > 599) throw new ToolFailed(`It answered with the status ${status}.`);
  const pairs = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    (Array.isArray(value) ? value : [value]).flatMap((one) => (one === undefined ? [] : [[name, one]])),
  );
  const content = BODILESS.has(status) ? null : new Uint8Array(body);
  return new Response(content, { status, statusText, headers: pairs });
}
