import { Problem } from '../../platform/problem.js';
import { MAX_RESULT_BYTES, storedError } from './execution.input.js';
import type { Ending } from './execution.repository.js';
import { ToolFailed } from './runner.js';
import type { Scrubber } from './scrub/scrubber.js';

/** How much is kept of what the other side says to a failure. */
const MAX_DETAIL = 1_000;

/** The ending of what came back too large. */
export const TOO_LARGE: Ending = {
  ...{ status: 'FAILED', reason: 'RESULT_TOO_LARGE' },
  error: `The result has more than ${MAX_RESULT_BYTES / 1024} KiB.`,
};

/** The ending of what did not work, in words for whoever asked. */
export const failed = (error: string) => ({ status: 'FAILED', reason: 'ERROR', error: storedError(error) }) as const;

/** The ending of what took longer than its tool may. */
export const late = (timeoutSeconds: number): Ending => ({
  ...{ status: 'FAILED', reason: 'TIMEOUT', error: `It took longer than ${timeoutSeconds} s.` },
});

/** Whether the error says in words for whoever asked why it did not work. */
export const isForeseen = (error: unknown): error is ToolFailed | Problem =>
  error instanceof ToolFailed || error instanceof Problem;

/** What went wrong, without secrets; of what the other side said to it, the beginning, and nothing of what nobody foresaw. */
export function endingOf(error: unknown, scrubber: Scrubber | null): Ending {
  if (!isForeseen(error)) return failed('It failed within this server, whose log says why.');
  const cleaned = (text: string) => scrubber?.text(text) ?? text;
  const message = cleaned(error.message);
  if (error instanceof Problem) return failed(message);
  const said = cleaned(error.detail ?? '');
  const detail = error.detail === null ? '' : `: ${said.slice(0, MAX_DETAIL)}`;
  // What is cut off must not be what would have been seen to be a secret.
  const told = scrubber?.isLeft([message, said]) ? 'It failed, and said a secret to it.' : null;
  return { ...failed(told ?? `${message}${detail}`), reason: error.reason };
}

/** What nobody foresaw, for the log: without secrets where it was given some. */
export const unforeseen = (executionId: string, error: unknown, scrubber: Scrubber | null): Error =>
  scrubber
    ? new Error(`Execution ${executionId} failed: ${scrubber.text(String(error))}`)
    : new Error(`Execution ${executionId} failed.`, { cause: error });
