import { InvalidInput } from '../problem.js';
import { isUuid } from '../uuid.js';

/** The most and the usual number of edges of a page. */
export const MAX_PAGE = 100;
export const DEFAULT_PAGE = 20;

/** A position in a list: the instant as RFC 3339 text with microseconds, and the id that breaks ties. */
export interface Cursor {
  readonly at: string;
  readonly id: string;
}

/** The arguments of a connection, checked. */
export interface PageArguments {
  /** How many edges at most, 1 to 100. */
  readonly limit: number;
  /** Whether they are counted from the end of the list (`last`). */
  readonly backwards: boolean;
  readonly after: Cursor | null;
  readonly before: Cursor | null;
}

const TEXT = /^(-?\d{1,18}):(.{36})$/;
const YEAR_0001 = -62_135_596_800_000_000n;
const YEAR_9999 = 253_402_300_799_999_999n;

/** Checks `first`, `after`, `last`, `before` (Relay Cursor Connections §4). Throws InvalidInput. */
export function pageArguments(args: Readonly<Record<string, unknown>>): PageArguments {
  const first = count(args, 'first');
  const last = count(args, 'last');
  if (first !== null && last !== null) throw new InvalidInput('Pass `first` or `last`, not both.', 'last');
  return {
    limit: last ?? first ?? DEFAULT_PAGE,
    backwards: last !== null,
    after: position(args, 'after'),
    before: position(args, 'before'),
  };
}

/** SQL for the opaque text of a cursor: base64url of microseconds since 1970 and the id. */
export function cursorSql(at: string, id: string): string {
  const text = `(extract(epoch from ${at}) * 1000000)::bigint || ':' || ${id}`;
  return `translate(encode(convert_to(${text}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}

function count(args: Readonly<Record<string, unknown>>, name: 'first' | 'last'): number | null {
  const value = args[name] ?? null;
  if (value === null) return null;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > MAX_PAGE)
    throw new InvalidInput(`\`${name}\` is a number from 1 to ${MAX_PAGE}.`, name);
  return value;
}

function position(args: Readonly<Record<string, unknown>>, name: 'after' | 'before'): Cursor | null {
  const value = args[name] ?? null;
  if (value === null) return null;
  const cursor = typeof value === 'string' ? decode(value) : null;
  if (!cursor) throw new InvalidInput(`\`${name}\` is not a cursor of this list.`, name);
  return cursor;
}

function decode(cursor: string): Cursor | null {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [, digits, id] = TEXT.exec(text) ?? [];
  if (digits === undefined || !isUuid(id)) return null;
  const at = BigInt(digits);
  return at < YEAR_0001 || at > YEAR_9999 ? null : { at: instantText(at), id };
}

/** Exact, where a JavaScript date would lose the microseconds. */
function instantText(microseconds: bigint): string {
  const fraction = ((microseconds % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = new Date(Number((microseconds - fraction) / 1_000n)).toISOString().slice(0, 19);
  return `${seconds}.${String(fraction).padStart(6, '0')}Z`;
}
