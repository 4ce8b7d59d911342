import { types } from 'node:util';
import { z } from 'zod';
import { KeyServiceUnavailable } from './key-provider.js';

/** How a Transit engine is reached. */
export interface TransitAddress {
  /** The origin of OpenBao or Vault, without a slash at its end. */
  readonly origin: string;
  readonly token: string;
}

/** What Transit said to one request: its status, and the body where it was JSON of the documented form. */
export interface TransitAnswer {
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>> | null;
  /** Transit's own words; they hold neither token nor plaintext, but are nobody's business but the classification's. */
  readonly errors: readonly string[];
}

/** For a whole call, retry and body included: callers promise to fail within five seconds. */
const TIMEOUT_MS = 3_000;
/** No answer of Transit to a data key comes near this. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** What a connection fails with that the other side had closed before it saw the request, or while it served it. */
const RESETS = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.string()).nullish(),
});

/**
 * One POST to the engine mounted at `transit/`. Encrypting and decrypting have no effect but their answer, so a
 * connection that was reset is tried once more, within the same three seconds. Rejects with KeyServiceUnavailable where no
 * answer comes, or one that is not HTTP as expected; no message names the token, the address or what was sent.
 */
export async function callTransit(
  address: TransitAddress,
  path: string,
  body: Readonly<Record<string, string>>,
): Promise<TransitAnswer> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await post(address, path, body, signal);
  } catch (error) {
    if (signal.aborted || !RESETS.has(codeOf(error))) throw unreachable(error, signal);
  }
  try {
    return await post(address, path, body, signal);
  } catch (error) {
    throw unreachable(error, signal);
  }
}

async function post(
  { origin, token }: TransitAddress,
  path: string,
  body: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<TransitAnswer> {
  const response = await fetch(`${origin}/v1/transit/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-vault-token': token },
    body: JSON.stringify(body),
    // A redirect would carry the token and the data key to wherever it points.
    redirect: 'manual',
    signal,
  });
  const parsed = answerSchema.safeParse(await jsonOf(response));
  const { data, errors } = parsed.success ? parsed.data : {};
  return { status: response.status, data: data ?? null, errors: errors ?? [] };
}

/** Undefined for what is no JSON. Rejects with KeyServiceUnavailable where the body is too long. */
async function jsonOf(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MAX_ANSWER_BYTES) throw new KeyServiceUnavailable('The answer of Transit is too long to be one.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Without the cause: its message has the address. */
function unreachable(error: unknown, signal: AbortSignal): KeyServiceUnavailable {
  if (error instanceof KeyServiceUnavailable) return error;
  if (signal.aborted) return new KeyServiceUnavailable(`Transit did not answer within ${TIMEOUT_MS / 1_000} seconds.`);
  return new KeyServiceUnavailable(`Transit cannot be reached (${codeOf(error) || 'no connection'}).`);
}

/** The code of an error of the network, which `fetch` wraps; empty where there is none. */
function codeOf(error: unknown): string {
  if (!types.isNativeError(error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}
