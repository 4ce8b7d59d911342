import type { Json, JsonObject } from './canonical-json.js';

/** What details and changes may take each, in bytes of JSON. */
export const MAX_JSON_BYTES = 16 * 1024;
const MAX_DEPTH = 20;

/** Names under which secret values travel. Callers leave them out; this is the net below them. */
const SECRET_NAME = /password|passphrase|^value$|^plaintext$|token$|privatekey$|^datakey$|^authorization$|^cookie$/i;
const REDACTED = '[redacted]';

// PostgreSQL stores neither NUL nor a lone surrogate in text or jsonb, and an entry must not fail for a letter in it.
const clean = (text: string): string => text.replaceAll('\0', '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd');

/** Text as PostgreSQL can store it, at most so many UTF-16 code units long. */
export function storable(text: string, limit: number): string {
  const shortened = text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
  return clean(shortened);
}

/**
 * A copy that can be stored and that gives nothing away: values under names that secrets have are `[redacted]`, and
 * what takes more than 16 KiB is replaced by its size. Reading the copy back from the database gives the very same.
 */
export function redacted(value: Readonly<Record<string, unknown>>): JsonObject {
  const copy = objectOf(value, 0);
  const bytes = Buffer.byteLength(JSON.stringify(copy));
  return bytes <= MAX_JSON_BYTES ? copy : { truncated: true, bytes };
}

function objectOf(value: object, depth: number): Record<string, Json> {
  const copy: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined || typeof member === 'function' || typeof member === 'symbol') continue;
    const name = clean(key);
    // Not by assignment, which would take `__proto__` for something else than a name.
    const own = { value: hides(key, member) ? REDACTED : jsonOf(member, depth + 1), enumerable: true };
    Object.defineProperty(copy, name, { ...own, writable: true, configurable: true });
  }
  return copy;
}

/** Whether a value may be secret by its name; that there is none, or whether there is one, is no secret. */
const hides = (key: string, value: unknown): boolean =>
  SECRET_NAME.test(key) && value !== null && typeof value !== 'boolean';

function jsonOf(value: unknown, depth: number): Json {
  if (value === null || value === undefined || depth > MAX_DEPTH) return null;
  switch (typeof value) {
    case 'string':
      return clean(value);
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'boolean':
      return value;
    case 'object':
      if (value instanceof Date) return value.toISOString();
      if (Buffer.isBuffer(value)) return REDACTED;
      return Array.isArray(value) ? value.map((item) => jsonOf(item, depth + 1)) : objectOf(value, depth);
    case 'bigint':
      return value.toString();
    default:
      return null;
  }
}
