import { APICallError } from 'ai';
import { nameOf } from './failure.js';
import { request } from './http.js';

/** How much of a refusal is read. */
const REFUSAL_BYTES = 16_384;
const HIDDEN = '[redacted]';

/**
 * `fetch` as the providers are called. A redirection is a refusal: what goes to one provider follows none to another. A
 * refusal that repeats the key, as some servers do, loses it before anybody can write it to a log. Throws APICallError
 * without a status where nobody answers.
 */
export function guardedFetch(apiKey: string | null): typeof fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const response = await request(new URL(url), init).catch((cause: unknown) => {
      if (nameOf(cause) === 'AbortError' || nameOf(cause) === 'TimeoutError') throw cause;
      throw new APICallError({ message: 'It does not answer.', url, requestBodyValues: {}, cause, isRetryable: true });
    });
    if (response.ok || response.body === null) return response;
    const text = await beginning(response.body);
    return new Response(apiKey === null ? text : text.replaceAll(apiKey, HIDDEN), {
      status: response.status,
      headers: response.headers,
    });
  };
}

async function beginning(body: ReadableStream<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels what is left of the body.
  for await (const part of body) {
    parts.push(part);
    size += part.byteLength;
    if (size >= REFUSAL_BYTES) break;
  }
  return Buffer.concat(parts).toString('utf8');
}
