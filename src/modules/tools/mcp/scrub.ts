import { ToolFailed } from '../runner.js';
import { Scrubber, TooCostly } from '../scrub/scrubber.js';
import type { ServerHeaders } from './credentials.js';

/** Shorter than that a value stands in many texts by chance. */
const LEAST = 6;

/**
 * Takes out of what a server says what was sent to it to be let in: the values of headers, and of those that begin with a
 * scheme (RFC 9110 §11.4) what follows it, and what that stands for where the scheme is Basic. What it answers throws
 * ToolFailed where that is there in pieces.
 */
export function headerScrubber(headers: ServerHeaders): <T>(said: T) => T {
  const values = Object.values(headers);
  const parts = values.flatMap((value) => [value, ...value.split(/\s+/).slice(1), ...basic(value)]);
  const scrubber = new Scrubber([...new Set(parts)].filter((part) => part.length >= LEAST));
  return <T>(said: T): T => {
    const left = scrubbed(scrubber, said);
    if (scrubber.isLeft(left)) throw new ToolFailed('It says in pieces what was sent to it to be let in.');
    return left as T;
  };
}

function scrubbed(scrubber: Scrubber, said: unknown): unknown {
  try {
    return scrubber.value(said);
  } catch (error) {
    throw error instanceof TooCostly ? new ToolFailed(error.message) : error;
  }
}

/** Name and password, and the password, of the scheme Basic (RFC 7617 §2). */
function basic(value: string): string[] {
  const [, encoded] = /^basic\s+(\S+)$/i.exec(value) ?? [];
  if (encoded === undefined) return [];
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  return [decoded, decoded.slice(decoded.indexOf(':') + 1)];
}
