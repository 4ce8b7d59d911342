import { APICallError, RetryError } from 'ai';
import { AiNotConfigured } from './choice.js';

/** How much of what a provider says is repeated. */
const MESSAGE_CHARACTERS = 500;
const REQUEST_TIMEOUT = 408;
const TOO_MANY_REQUESTS = 429;

/**
 * Whether a provider could not be asked, or could not answer at present: nobody listens, it took too long, it is busy, or it
 * has trouble. False for refusals that the same call would get again, and where nothing is configured.
 */
export function isUnreachable(error: unknown): boolean {
  if (RetryError.isInstance(error)) return isUnreachable(error.lastError);
  if (error instanceof AiNotConfigured) return false;
  if (APICallError.isInstance(error)) {
    const { statusCode: status } = error;
    // A 200 whose body makes no sense comes from something that is no such API: that will not change by itself.
    if (status === undefined) return true;
    return status === REQUEST_TIMEOUT || status === TOO_MANY_REQUESTS || status >= 500;
  }
  return ['AbortError', 'TimeoutError', 'ResponseAborted'].includes(nameOf(error));
}

/** The name of an error, also of a DOMException, which is none everywhere; empty for anything else. */
export function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error && typeof error.name === 'string'
    ? error.name
    : '';
}

/** What went wrong with a provider, in words that may be shown: neither a key nor what was asked is among them. */
export function describeAiFailure(error: unknown): string {
  if (RetryError.isInstance(error)) return describeAiFailure(error.lastError);
  if (error instanceof AiNotConfigured) return error.message;
  if (nameOf(error) === 'TimeoutError') return 'The provider took too long to answer.';
  if (!APICallError.isInstance(error)) return error instanceof Error ? error.message : 'The provider did not answer.';
  const { statusCode, message } = error;
  if (statusCode === undefined) return 'The provider cannot be reached.';
  return `The provider answered ${statusCode}: ${message}`.slice(0, MESSAGE_CHARACTERS);
}

/** Runs a call of a provider, whose error keeps what retrying needs, and not what was asked. */
export async function withoutContent<T>(call: () => PromiseLike<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!APICallError.isInstance(error)) throw error;
    const { message, url, statusCode, responseHeaders, isRetryable, cause } = error;
    throw new APICallError({
      ...{ message: message.slice(0, MESSAGE_CHARACTERS), url, requestBodyValues: {}, isRetryable },
      ...(statusCode !== undefined && { statusCode }),
      ...(responseHeaders && { responseHeaders }),
      // A cause of parsing repeats what it could not parse.
      ...(statusCode === undefined && { cause }),
    });
  }
}
