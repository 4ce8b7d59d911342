import { InvalidInput } from './problem.js';

const MAX_METADATA_BYTES = 16 * 1024;
const MAX_METADATA_DEPTH = 32;
const MAX_TAGS = 32;

const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_LAYOUT = /(?![\n\r\t])\p{Cc}/u;
/** Half a surrogate pair: no character, and not encodable in UTF-8. */
const LONE_SURROGATE = /\p{Cs}/u;
const UNSTORABLE = /\0|\p{Cs}/gu;

const invalid = (message: string, field: string): never => {
  throw new InvalidInput(message, field);
};

/** A line of text, trimmed, possibly empty. Throws InvalidInput for control characters, or `forbidden` ones, and for more than `max`. */
export function line(text: string, field: string, max: number, forbidden = CONTROL): string {
  const trimmed = text.trim();
  if (forbidden.test(trimmed) || LONE_SURROGATE.test(trimmed)) invalid('Control characters are not allowed.', field);
  if ([...trimmed].length > max) invalid(`At most ${max} characters.`, field);
  return trimmed;
}

/** One line of text, trimmed, at least one character. Throws InvalidInput. */
export const requiredLine = (text: string | null | undefined, field: string, max: number): string =>
  line(text ?? '', field, max) || invalid(`1 to ${max} characters are wanted.`, field);

/** An optional line of text, trimmed; null where it is empty. Throws InvalidInput. */
export const optionalLine = (text: string | null | undefined, field: string, max: number): string | null =>
  text === null || text === undefined ? null : line(text, field, max) || null;

/** An optional text of several lines, trimmed; null where it is empty. Throws InvalidInput. */
export const optionalText = (text: string | null | undefined, field: string, max: number): string | null =>
  text === null || text === undefined ? null : line(text, field, max, CONTROL_BUT_LAYOUT) || null;

/** Labels without repetition: at most 32 of 1 to 64 characters. Throws InvalidInput. */
export function validTags(tags: readonly string[] | null | undefined): string[] {
  const unique = new Set(
    (tags ?? []).map((tag) => line(tag, 'tags', 64) || invalid('A tag has 1 to 64 characters.', 'tags')),
  );
  if (unique.size > MAX_TAGS) invalid(`At most ${MAX_TAGS} tags.`, 'tags');
  return [...unique];
}

/** A JSON object of at most 16 KiB that PostgreSQL can keep: no NUL, no half characters. Throws InvalidInput. */
export function validMetadata(metadata: unknown): Readonly<Record<string, unknown>> {
  if (metadata === null || metadata === undefined) return {};
  return validObject(metadata, 'metadata', MAX_METADATA_BYTES);
}

/** A JSON object of at most `maxBytes` that PostgreSQL can keep: no NUL, no half characters. Throws InvalidInput. */
export function validObject(value: unknown, field: string, maxBytes: number): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return invalid('A JSON object is wanted.', field);
  if (!isStorable(value)) invalid(`At most ${MAX_METADATA_DEPTH} levels, and no NUL characters.`, field);
  if (Buffer.byteLength(JSON.stringify(value)) > maxBytes) invalid(`At most ${maxBytes / 1024} KiB.`, field);
  return value as Readonly<Record<string, unknown>>;
}

/** What somebody else's program wrote, as PostgreSQL can keep it: NUL and half characters are replaced, and it is cut. */
export const keepable = (text: string, characters = Infinity): string => {
  const kept = text.replace(UNSTORABLE, '\uFFFD');
  return kept.length <= characters ? kept : [...kept].slice(0, characters).join('');
};

/** Whether PostgreSQL can keep a JSON value: no NUL, no half characters, at most 32 levels. */
export const isStorable = (value: unknown): boolean => storable(value, MAX_METADATA_DEPTH);

function storable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !value.includes('\0') && !LONE_SURROGATE.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.entries(value).every(([key, inner]) => storable(key, depth) && storable(inner, depth - 1));
}
