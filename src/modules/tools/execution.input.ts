import { canonicalDigest } from '../../platform/canonical.js';
import { isStorable, optionalLine } from '../../platform/input.js';
import { InvalidInput } from '../../platform/problem.js';
import type { RiskLevel } from './tool.entity.js';

/** What is asked for. */
export interface RequestExecution {
  readonly toolName: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly sessionId?: string | null;
  readonly idempotencyKey?: string | null;
  /** The message of a model in which it is asked for; absent where it is asked for otherwise. */
  readonly messageId?: string;
  /** Only says what would happen. */
  readonly dryRun?: boolean | null;
}

/** Bytes of JSON a result may have. */
export const MAX_RESULT_BYTES = 48 * 1024;
const MAX_ERROR = 4096;

/** For how many seconds an approval is waited for. */
export const APPROVAL_SECONDS: Readonly<Record<RiskLevel, number>> = {
  LOW: 24 * 3600,
  MEDIUM: 4 * 3600,
  HIGH: 3600,
  CRITICAL: 900,
};

/** The key by which something is asked for once; null where there is none. Throws InvalidInput. */
export const validIdempotencyKey = (key: string | null | undefined): string | null =>
  optionalLine(key, 'idempotencyKey', 128);

/**
 * What an idempotency key stands for; what a model asks for is never what a client does. Throws InvalidInput for what JSON
 * cannot say.
 */
export function requestHash({ toolName, parameters, sessionId, messageId }: RequestExecution): string {
  if (!isStorable(parameters)) throw new InvalidInput('At most 32 levels, and no NUL characters.', 'parameters');
  return canonicalDigest({
    ...{ tool: wholeCharacters(toolName.toLowerCase()), parameters },
    sessionId: sessionId == null ? null : wholeCharacters(sessionId.toLowerCase()),
    ...(messageId !== undefined && { messageId }),
  });
}

/** A text without halves of characters, which are in no name: neither JSON nor PostgreSQL can say them. */
const wholeCharacters = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

/** What went wrong, as it is kept: cut, and without what PostgreSQL cannot keep. */
export const storedError = (message: string): string =>
  [...wholeCharacters(message).replaceAll('\0', '\ufffd')].slice(0, MAX_ERROR).join('') || 'It failed.';

/** Whether a result fits. Throws InvalidInput for one that PostgreSQL cannot keep. */
export function fits(result: unknown): boolean {
  if (!isStorable(result)) throw new InvalidInput('At most 32 levels, and no NUL characters.', 'result');
  return Buffer.byteLength(JSON.stringify(result ?? null)) <= MAX_RESULT_BYTES;
}
