import { fileTypeFromBuffer } from 'file-type';
import { Archive } from './archive.js';
import { textLikeness } from './encoding.js';
import type { FileBytes } from './file-bytes.js';
import { type Format, MEDIA_TYPES, READABLE, formatOf, isTextual, isUnknown, textFormatOf } from './formats.js';
import { DAMAGED, ENCRYPTED, Unreadable } from './unreadable.js';

/** How much of a file its type is told from. */
const HEAD = 65_536;
/** The stream in which Office keeps an encrypted document inside a compound file ([MS-OFFCRYPTO] 2.3.4.4). */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

/** What a file was said to be. */
export interface Claim {
  /** A media type in lower case. */
  readonly declaredType: string;
  readonly filename: string;
}

/** What a file is. */
export interface Recognised {
  readonly format: Format;
  readonly contentType: string;
}

/** A file that cannot be read, of a type that was told from its bytes. */
export class UnreadableType extends Unreadable {
  constructor(
    message: string,
    readonly contentType: string,
  ) {
    super(message);
  }
}

/** What the bytes are, which has to agree with what was said of them. Throws Unreadable. */
export async function recognise(file: FileBytes, claim: Claim): Promise<Recognised> {
  if (file.size === 0) throw new Unreadable('The file is empty.');
  const found = await lookAt(file, claim);
  const format = found in MEDIA_TYPES ? (found as Format) : null;
  if (format === null || !agrees(format, claim)) throw refusal(found, format, claim);
  const exact = format === 'text' ? textual(claim) : format;
  return { format: exact, contentType: MEDIA_TYPES[exact] };
}

/** A format, where text alone is all that can be told of text, or the media type of what nothing is read from. */
async function lookAt(file: FileBytes, claim: Claim): Promise<string> {
  const head = file.head(HEAD);
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return archiveFormat(file, claim);
  const known = await fileTypeFromBuffer(head);
  if (known?.mime === 'application/x-cfb') {
    if (file.all().includes(ENCRYPTED_PACKAGE)) throw new Unreadable(ENCRYPTED);
    return 'application/x-cfb';
  }
  const likeness = textLikeness(head);
  const isText = likeness === 'SURE' ? known?.mime !== 'application/rtf' : likeness === 'MAYBE' && !known;
  return isText ? 'text' : (known?.mime ?? 'application/octet-stream');
}

async function archiveFormat(file: FileBytes, { declaredType }: Claim): Promise<string> {
  try {
    return (await Archive.open(file)).format ?? 'application/zip';
  } catch (error) {
    // Broken archives say nothing of what they were, except where that is what was announced.
    const format = formatOf(declaredType);
    if (!(error instanceof Unreadable) || (format !== null && !isTextual(format) && format !== 'pdf')) throw error;
    return 'application/zip';
  }
}

function agrees(format: Format, { declaredType }: Claim): boolean {
  const declared = formatOf(declaredType);
  if (isUnknown(declaredType) || declared === format) return true;
  // A type of which nothing is known here may well be written in text.
  return format === 'text' && (declared === null ? !isBinaryFamily(declaredType) : isTextual(declared));
}

const isBinaryFamily = (mediaType: string) => /^(image|audio|video|font|model)\//.test(mediaType);

/** Which of the textual formats: what was announced, and where that says little, what the name says. */
function textual({ declaredType, filename }: Claim): Format {
  const declared = formatOf(declaredType) ?? 'text';
  const named = textFormatOf(filename);
  if (declared !== 'text') return declared;
  return declaredType === 'text/plain' && named === 'html' ? 'text' : named;
}

function refusal(found: string, format: Format | null, { declaredType }: Claim): Unreadable {
  const type = format ? MEDIA_TYPES[format] : found;
  if (isUnknown(declaredType) || declaredType === type)
    return new UnreadableType(`No text can be read from files of the type ${type}, only from ${READABLE}.`, type);
  if (found === 'application/octet-stream')
    return new UnreadableType(
      `It was announced as ${declaredType}, but its bytes are something else. ${DAMAGED}`,
      type,
    );
  return new UnreadableType(`It was announced as ${declaredType}, but its bytes are ${type}.`, type);
}
