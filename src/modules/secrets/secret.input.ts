import { isDeepStrictEqual } from 'node:util';
import { line, optionalLine, optionalText, validMetadata, validTags } from '../../platform/input.js';
import { InvalidInput } from '../../platform/problem.js';
import type { SecretType } from './secret.entity.js';
import type { Changes } from './secret.events.js';
import type { Description } from './secret.repository.js';

/** What a client may send for the description of a secret: undefined is absent, null clears. */
export interface DescriptionInput {
  readonly name?: string | null;
  readonly type?: SecretType | null;
  readonly provider?: string | null;
  readonly displayName?: string | null;
  readonly description?: string | null;
  readonly tags?: readonly string[] | null;
  readonly metadata?: Readonly<Record<string, unknown>> | null;
  readonly expiresAt?: string | null;
  /** Null is absent as well: nothing that guards a value is lost by leaving it empty. */
  readonly requireStepUp?: boolean | null;
  readonly allowedTools?: readonly string[] | null;
  readonly requiredPermission?: string | null;
}

const MAX_VALUE_BYTES = 64 * 1024;
const MAX_TOOLS = 64;
const DOTS = '••••••••';
/** Fewer characters than this, and four of them would give too much away. */
const SHORTEST_MASKED = 12;

/** Half a surrogate pair: no character, and not encodable in UTF-8. */
const LONE_SURROGATE = /\p{Cs}/u;

/** Something to be seen: neither a space, nor a format character such as U+200B, nor an accent on nothing. */
const VISIBLE = /[^\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}]/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const BIDI = /\p{Bidi_Control}/u;

const invalid = (message: string, field: string): never => {
  throw new InvalidInput(message, field);
};

/**
 * A name, trimmed: 1 to 256 characters, something to be seen among them, without control characters and without those
 * that turn the direction of text, by which one name could be shown as another. Throws InvalidInput.
 */
export function validName(name: string | null | undefined): string {
  const valid = line(name ?? '', 'name', 256);
  if (!VISIBLE.test(valid)) return invalid('The name has 1 to 256 characters, and something to be seen.', 'name');
  return BIDI.test(valid) ? invalid('Characters that turn the direction of text are not allowed.', 'name') : valid;
}

/**
 * What makes two names the same one: NFKC (Unicode UAX #15) in lower case, without what cannot be seen, as joiners and
 * spaces of no width.
 */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(INVISIBLE, '').normalize('NFKC');

/** Names of tools without repetition: at most 64 of 1 to 128 characters. Throws InvalidInput. */
export function validTools(tools: readonly string[] | null | undefined): string[] {
  const field = 'allowedTools';
  const unique = new Set(
    (tools ?? []).map((tool) => line(tool, field, 128) || invalid('A tool has 1 to 128 characters.', field)),
  );
  if (unique.size > MAX_TOOLS) invalid(`At most ${MAX_TOOLS} tools.`, field);
  return [...unique];
}

/**
 * The value as UTF-8 (RFC 3629): 1 byte to 64 KiB. The caller zero-fills it after use. Throws InvalidInput for half
 * characters, which would come back changed.
 */
export function validValue(value: string): Buffer {
  if (LONE_SURROGATE.test(value)) invalid('The value is not valid Unicode text.', 'value');
  const bytes = Buffer.byteLength(value);
  if (bytes < 1 || bytes > MAX_VALUE_BYTES) invalid('The value has 1 byte to 64 KiB in UTF-8.', 'value');
  return Buffer.from(value, 'utf8');
}

/** Always the same dots, so that they do not tell the length, and the last four of at least twelve characters. */
export function mask(value: string): string {
  const characters = [...value.trimEnd()];
  if (characters.length < SHORTEST_MASKED) return DOTS;
  return DOTS + characters.slice(-4).join('').replace(/\p{C}/gu, '•');
}

/** Throws InvalidInput unless the instant lies after `now`, the time of the database. */
export function requireFuture(instant: string | null | undefined, now: string): void {
  if (typeof instant === 'string' && Date.parse(instant) <= Date.parse(now))
    invalid('It must lie in the future.', 'expiresAt');
}

/** The description of a new secret. Throws InvalidInput. */
export function newDescription(input: DescriptionInput): Description {
  const name = validName(input.name);
  return {
    name,
    nameKey: nameKey(name),
    type: input.type ?? invalid('Choose a type.', 'type'),
    provider: optionalLine(input.provider, 'provider', 128),
    displayName: optionalLine(input.displayName, 'displayName', 256),
    description: optionalText(input.description, 'description', 1024),
    tags: validTags(input.tags),
    metadata: validMetadata(input.metadata),
    expiresAt: input.expiresAt ?? null,
    requireStepUp: input.requireStepUp ?? false,
    allowedTools: validTools(input.allowedTools),
    requiredPermission: optionalLine(input.requiredPermission, 'requiredPermission', 128),
  };
}

/** The description with the fields that are present in the input; null clears. Throws InvalidInput. */
export function changedDescription(before: Description, input: DescriptionInput): Description {
  const present = Object.entries(input).filter(([field, value]) => field in before && value !== undefined);
  const asInput: DescriptionInput = { ...before, ...Object.fromEntries(present) };
  return newDescription({ ...asInput, requireStepUp: input.requireStepUp ?? before.requireStepUp });
}

const FIELDS = [
  'name',
  'type',
  'provider',
  'displayName',
  'description',
  'tags',
  'metadata',
  'expiresAt',
  'requireStepUp',
  'allowedTools',
  'requiredPermission',
] as const;

/** Free text and data, where somebody may have left a value after all: the audit log says that it changed, not how. */
const FREE: ReadonlySet<string> = new Set(['description', 'metadata']);

/** Which fields differ, with their values before and after, those of free text left out; null where none does. */
export function changesBetween(before: Description, after: Description): Changes | null {
  const changed = FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field]));
  if (changed.length === 0) return null;
  const told = (field: (typeof FIELDS)[number], value: unknown) =>
    FREE.has(field) && value !== null ? '[redacted]' : value;
  return Object.fromEntries(
    changed.map((field) => [field, { before: told(field, before[field]), after: told(field, after[field]) }]),
  );
}
