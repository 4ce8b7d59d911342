import { keepable } from '../../../platform/input.js';
import type { WrittenCall } from './agent-tools.js';

/** How many calls of one message are kept; the model is not told of more. */
const MAX_KEPT = 32;
/** How many of them are requested. */
const MAX_REQUESTED = 16;
const MAX_ARGUMENT_BYTES = 64 * 1024;
const [MAX_ID, MAX_NAME] = [128, 128];

const TOO_MANY = `At most ${MAX_REQUESTED} calls are made at a time: this one was not. Ask for it again where it is still wanted.`;
const TOO_LONG = `The arguments have more than ${MAX_ARGUMENT_BYTES / 1024} KiB.`;

/** A call as it is kept, and why it cannot be requested; null where it can be. */
export interface KeptCall {
  readonly call: WrittenCall;
  readonly refusal: string | null;
}

/** The arguments that a model wrote; null where they are no JSON object. */
export function argumentsOf(text: string): Readonly<Record<string, unknown>> | null {
  // Of a tool without parameters some models write nothing.
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** Calls as they can be kept: no more than that many, none too long, each under an id of its own. */
export function keptCalls(calls: readonly WrittenCall[]): KeptCall[] {
  const ids = new Set<string>();
  return calls.slice(0, MAX_KEPT).map((call, position) => {
    const written = keepable(call.arguments);
    const isTooLong = Buffer.byteLength(written) > MAX_ARGUMENT_BYTES;
    const given = keepable(call.callId, MAX_ID) || 'call';
    const callId = ids.has(given) ? `${given}-${position}` : given;
    ids.add(callId);
    const kept = {
      callId,
      name: keepable(call.name, MAX_NAME) || 'unnamed',
      arguments: isTooLong ? '' : written,
    };
    if (position >= MAX_REQUESTED) return { call: kept, refusal: TOO_MANY };
    return { call: kept, refusal: isTooLong ? TOO_LONG : null };
  });
}
