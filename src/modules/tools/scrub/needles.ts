import type { Needle } from './finder.js';

/** How secrets are looked for: by which bytes, in which view of a text. */
export interface Needles {
  /** In letters of either case, and with a plus for a space. */
  readonly folded: readonly Needle[];
  /** In base64 of either alphabet. */
  readonly base64: readonly Needle[];
  /** In hexadecimal digits, in lower case. */
  readonly hex: readonly Needle[];
}

/** Bytes a secret has at least to be kept out of a text: everything has shorter ones in it. */
export const SHORTEST = 4;
const SHORTEST_LINE = 16;
const SHORTEST_LEAF = 8;
/** Parts of one secret that are looked for by themselves: as many lines as the largest has of a certificate. */
const MAX_PARTS = 1_024;
/** What the Web takes for Latin-1 (Encoding Standard §4.2). */
const WESTERN = new TextDecoder('windows-1252');

/** Letters without case, and a plus as a space, as forms write it. */
export const fold = (byte: number): number => {
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  return byte === 0x2b ? 0x20 : byte;
};

/** A character of base64 in the alphabet of RFC 4648 §4, also where it is of that of §5; -1 for others. */
export const base64Only = (byte: number): number => {
  if (byte === 0x2d) return 0x2b;
  if (byte === 0x5f) return 0x2f;
  return isAlphanumeric(byte) || byte === 0x2b || byte === 0x2f ? byte : -1;
};

/** A hexadecimal digit in lower case; -1 for others. */
export const hexOnly = (byte: number): number => {
  const lower = byte >= 0x41 && byte <= 0x46 ? byte + 0x20 : byte;
  return (lower >= 0x30 && lower <= 0x39) || (lower >= 0x61 && lower <= 0x66) ? lower : -1;
};

const isAlphanumeric = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** What there is to look for of one secret: its value, and the parts of it that are secrets by themselves. */
export function needlesOf(value: string): Needles {
  const texts = [...new Set([value, value.trim(), ...linesOf(value), ...partsOf(value)])].filter(isLongEnough);
  const plain = texts.map((text) => Buffer.from(text));
  const foreign = texts.filter((text) => /[^\0-\x7f]/.test(text));
  const latin = foreign.map((text) => Buffer.from(text, 'latin1'));
  const raw = [...plain, ...latin, ...foreign.flatMap(misread)];
  const wide = texts.map((text) => Buffer.from(text, 'utf16le'));
  const rewritten = [...raw, ...wide, ...raw.flatMap(forms)];
  return {
    folded: raw.map((bytes) => alone(Buffer.from(bytes.map(fold)))),
    base64: rewritten.flatMap(alignments),
    hex: rewritten.map((bytes) => alone(Buffer.from(bytes.toString('hex')))),
  };
}

const alone = (bytes: Buffer): Needle => ({ bytes, before: 0, after: 0 });

/** Whether a secret can be kept out of a text. */
export const isLongEnough = (value: string): boolean => Buffer.byteLength(value) >= SHORTEST;

/** The same text, its lines ended as forms and mails end them, or as they do not. */
const linesOf = (value: string): string[] =>
  /[\r\n]/.test(value) ? [value.replace(/\r\n?|\n/g, '\n'), value.replace(/\r\n?|\n/g, '\r\n')] : [];

/** What is UTF-8 and was taken for Latin-1, as many servers and all headers do, in both ways in which that is read. */
const misread = (text: string): Buffer[] => {
  const bytes = Buffer.from(text);
  return [Buffer.from(bytes.toString('latin1')), Buffer.from(WESTERN.decode(bytes))];
};

/** Of JSON its texts, of a URL its password, of several lines each long one. */
function partsOf(value: string): string[] {
  const lines = value.split(/[\r\n]+/).map((line) => line.trim());
  const long =
    lines.length > 1 ? lines.filter((line) => line.length >= SHORTEST_LINE && !line.startsWith('-----')) : [];
  return [...long, ...leavesOf(parsed(value)), ...passwordOf(value)].slice(0, MAX_PARTS);
}

function parsed(value: string): unknown {
  try {
    return /^\s*[{[]/.test(value) ? (JSON.parse(value) as unknown) : null;
  } catch {
    // It is no JSON, and so has no parts of such.
    return null;
  }
}

function leavesOf(value: unknown, depth = 32): string[] {
  if (typeof value === 'string') return value.length >= SHORTEST_LEAF ? [value] : [];
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return Object.values(value).flatMap((inner: unknown) => leavesOf(inner, depth - 1));
}

function passwordOf(value: string): string[] {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value) || !URL.canParse(value)) return [];
  const { password } = new URL(value);
  return password === '' ? [] : [password, ...decoded(password)];
}

function decoded(text: string): string[] {
  try {
    return [decodeURIComponent(text)];
  } catch {
    // Percent signs of its own.
    return [];
  }
}

/** What is encoded once, and then once more. */
function forms(bytes: Buffer): Buffer[] {
  const hex = bytes.toString('hex');
  const text = bytes.toString('utf8');
  const written = [bytes.toString('base64'), bytes.toString('base64url'), hex, hex.toUpperCase()];
  const escaped = [encodeURIComponent(text), JSON.stringify(text).slice(1, -1)].filter((form) => form !== text);
  return [...written, ...escaped].map((form) => Buffer.from(form));
}

/** The base64 of bytes wherever they stand among others: what these bytes alone decide of it. */
function alignments(bytes: Buffer): Needle[] {
  return [0, 1, 2].flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + bytes.length) * 8) / 6);
    const needle = { bytes: Buffer.from(text.slice(first, last)), before: offset === 0 ? 0 : 1 };
    return last - first < SHORTEST ? [] : [{ ...needle, after: ((offset + bytes.length) * 8) % 6 === 0 ? 0 : 1 }];
  });
}
