import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../platform/actor.js';
import type { AuditEntry } from '../../platform/events/event.js';
import { optionalLine, requiredLine, validMetadata, validTags } from '../../platform/input.js';
import { InvalidInput } from '../../platform/problem.js';

/** What a client says of a file it is about to upload. */
export interface UploadInput {
  readonly filename: string;
  readonly contentType: string;
  /** Bytes, as decimal digits. */
  readonly sizeBytes: string;
  readonly sha256?: string | null;
  readonly title?: string | null;
  readonly tags?: readonly string[] | null;
  readonly topicIds?: readonly string[] | null;
}

/** The same, checked. */
export interface Announcement {
  readonly filename: string;
  readonly declaredType: string;
  /** Bytes. */
  readonly size: number;
  /** In lower case. */
  readonly announcedHash: string | null;
  readonly title: string;
  readonly tags: readonly string[];
}

const MAX_FILENAME = 255;
const MAX_TITLE = 256;
/** Characters that show a name in another order than it has, so that `gpj.exe` ends in `exe.jpg` (Unicode UAX #9). */
const BIDI_CONTROL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** A media type without parameters (RFC 6838 §4.2). */
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** The name of a file without the folders before it. Throws InvalidInput for what could mislead its readers. */
export function validFilename(given: string): string {
  if (BIDI_CONTROL.test(given))
    throw new InvalidInput('The file name has characters that change the direction of writing.', 'filename');
  const name = requiredLine(given, 'filename', 4096).split(/[/\\]/).at(-1)?.trim() ?? '';
  if (name === '' || name === '.' || name === '..') throw new InvalidInput('There is no file name.', 'filename');
  return requiredLine(name, 'filename', MAX_FILENAME);
}

/** A media type in lower case without its parameters. Throws InvalidInput. */
export function validMediaType(given: string): string {
  const type = given.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!MEDIA_TYPE.test(type))
    throw new InvalidInput('A media type is wanted, for example application/pdf.', 'contentType');
  return type;
}

/** An announcement of a file of at most `maxBytes`. Throws InvalidInput. */
export function announcementOf(input: UploadInput, maxBytes: number): Announcement {
  const filename = validFilename(input.filename);
  const size = Number(input.sizeBytes);
  if (size < 1) throw new InvalidInput('The file is empty.', 'sizeBytes');
  if (size > maxBytes) throw new InvalidInput(`The file is larger than ${maxBytes} bytes.`, 'sizeBytes');
  const announcedHash = input.sha256?.toLowerCase() ?? null;
  if (announcedHash !== null && !SHA256.test(announcedHash))
    throw new InvalidInput('SHA-256 has 64 hexadecimal digits.', 'sha256');
  return {
    filename,
    declaredType: validMediaType(input.contentType),
    size,
    announcedHash,
    title: optionalLine(input.title, 'title', MAX_TITLE) ?? filename,
    tags: validTags(input.tags),
  };
}

/** What can be said of a document. */
export interface Description {
  readonly title: string;
  readonly source: string | null;
  readonly sourceType: string | null;
  readonly tags: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly isPublic: boolean;
  readonly requiredPermission: string | null;
}

/** What a client may send of it: undefined is absent, null clears. */
export type DescriptionInput = { readonly [Field in keyof Description]?: Description[Field] | null };

/** The description with the fields that are present in the input. Throws InvalidInput. */
export function changedDescription(actor: Actor, before: Description, input: DescriptionInput): Description {
  const present = Object.entries(input).filter(
    ([field, value]: [string, unknown]) => field in before && value !== undefined,
  );
  const wanted: DescriptionInput = { ...before, ...Object.fromEntries(present) };
  const { requiredPermission = null } = wanted;
  // Whoever asks of readers what they do not hold themselves would lock themselves out.
  if (requiredPermission !== null && !actor.may(requiredPermission))
    throw new InvalidInput('You do not hold this permission yourself.', 'requiredPermission');
  return {
    title: requiredLine(wanted.title, 'title', MAX_TITLE),
    source: optionalLine(wanted.source, 'source', 1024),
    sourceType: optionalLine(wanted.sourceType, 'sourceType', 64),
    tags: validTags(wanted.tags),
    metadata: validMetadata(wanted.metadata ?? {}),
    isPublic: wanted.isPublic ?? false,
    requiredPermission,
  };
}

const FIELDS = ['title', 'source', 'sourceType', 'tags', 'metadata', 'isPublic', 'requiredPermission'] as const;
/** The audit log says what opens a document and what closes it; of its content it says only that it changed. */
const SHOWN: ReadonlySet<string> = new Set(['isPublic', 'requiredPermission']);

/** Which fields differ, those of content without their values; null where none does. */
export function changesBetween(before: Description, after: Description): NonNullable<AuditEntry['changes']> | null {
  const changed = FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field]));
  if (changed.length === 0) return null;
  const told = (field: (typeof FIELDS)[number], value: unknown) => (SHOWN.has(field) ? value : '[redacted]');
  return Object.fromEntries(
    changed.map((field) => [field, { before: told(field, before[field]), after: told(field, after[field]) }]),
  );
}
