import type { FetchLike } from '@modelcontextprotocol/client';
import { MAX_RESULT_BYTES } from '../execution.input.js';
import type { Destinations } from '../http/destinations.js';
import type { Exchange, HttpAnswer } from '../http/exchange.js';
import { ToolFailed } from '../runner.js';
import type { ServerHeaders } from './credentials.js';

/** What carries the messages of one connection. */
export interface Wire {
  readonly fetch: FetchLike;
  /** Why a message could not be carried, the first time; null while all were. */
  readonly failure: () => ToolFailed | null;
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
 * Carries messages to one server at addresses that were checked, and reads no more than it may. What else the server
 * would like to tell, when nobody asked, is not listened to.
 */
export function wire(destinations: Destinations, exchange: Exchange, options: WireOptions): Wire {
  const { url: server, headers, signal } = options;
  let [left, failure] = [options.maxBytes, null as ToolFailed | null];
  const carry: FetchLike = async (target, init = {}) => {
    const [url, method] = [new URL(target), init.method ?? 'GET'];
    if (method === 'GET') return new Response(null, { status: 405 });
    destinations.require([server.host], url);
    const until = [signal, ...(init.signal ? [init.signal] : [])];
    if (method === 'DELETE') until.push(AbortSignal.timeout(GOODBYE_MS));
    const ended = AbortSignal.any(until);
    const addresses = await destinations.addresses(url, ended);
    const sent = { ...Object.fromEntries(new Headers(init.headers)), ...headers };
    const body = typeof init.body === 'string' ? Buffer.from(init.body) : null;
    const answer = await exchange.send({ method, url, headers: sent, body }, addresses, left, ended);
    left = Math.max(MAX_RESULT_BYTES, left - answer.body.length);
    return responseOf(answer);
  };
  const fetch: FetchLike = (target, init) =>
    carry(target, init).catch((error: unknown) => {
      if (error instanceof ToolFailed) failure ??= error;
      throw error;
    });
  return { fetch, failure: () => failure };
}

function responseOf({ status, statusText, headers, body }: HttpAnswer): Response {
  if (status < 200 || status > 599) throw new ToolFailed(`It answered with the status ${status}.`);
  const pairs = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    (Array.isArray(value) ? value : [value]).flatMap((one) => (one === undefined ? [] : [[name, one]])),
  );
  const content = BODILESS.has(status) ? null : new Uint8Array(body);
  return new Response(content, { status, statusText, headers: pairs });
}
