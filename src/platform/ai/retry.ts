import { setTimeout as delay } from 'node:timers/promises';
import { APICallError } from 'ai';

/** Another try where it could not be asked. */
const RETRIES = 2;
const FIRST_DELAY_MS = 2_000;
/** What a provider wants to be waited for is believed up to this. */
const LONGEST_DELAY_MS = 60_000;

/**
 * Calls a provider, and again where it could not answer at present: after as long as it says, else after 2 and 4 seconds.
 * Rejects with the last error, and as soon as `signal` says so.
 */
export async function retrying<T>(call: () => PromiseLike<T>, signal: AbortSignal): Promise<T> {
  for (let tried = 0; ; tried++) {
    try {
      return await call();
    } catch (error) {
      if (tried === RETRIES || !APICallError.isInstance(error) || !error.isRetryable) throw error;
      const usual = FIRST_DELAY_MS * 2 ** tried;
      await delay(wantedDelay(error.responseHeaders) ?? usual, undefined, { signal });
    }
  }
}

/** How long a provider wants to be left alone, in milliseconds (RFC 9110 §10.2.3); undefined where it does not say, or says nonsense. */
function wantedDelay(headers: Readonly<Record<string, string>> = {}): number | undefined {
  const exact = Number.parseFloat(headers['retry-after-ms'] ?? '');
  const value = headers['retry-after'] ?? '';
  const ms = [exact, Number(value || NaN) * 1_000, Date.parse(value) - Date.now()].find((n) => Number.isFinite(n));
  return ms !== undefined && ms >= 0 && ms <= LONGEST_DELAY_MS ? ms : undefined;
}
