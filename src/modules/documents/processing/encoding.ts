/** A byte of these is in no text: C0 without tab, line feed, form feed, carriage return and escape, and without NUL. */
const isControl = (byte: number) =>
  byte !== 0 && byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27;
/** So much of a text may be such bytes before it is none. */
const MAX_CONTROL = 0.02;
/** However short it is, so many may be. */
const MIN_COUNT = 2;
/** A text of Latin letters in UTF-16 is half NUL; so many tell. */
const MIN_NUL = 0.3;

/** The encoding that a byte order mark tells (Unicode, chapter 23.8); null where there is none. */
function marked(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark, told by where the NULs are; null where it is not that. */
function unmarked(head: Buffer): string | null {
  const nul = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) nul[at % 2] = (nul[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nul.map((count) => count / Math.max(1, head.length / 2));
  if (odd > MIN_NUL && even < 0.05) return 'utf-16le';
  if (even > MIN_NUL && odd < 0.05) return 'utf-16be';
  return null;
}

/**
 * How these first bytes of a file can be those of a text: for SURE, or if they are nothing else that is known; else NOT.
 * Two bytes make a picture or a program for those who look for magic numbers, and begin many a sentence.
 */
export function textLikeness(head: Buffer): 'SURE' | 'MAYBE' | 'NOT' {
  if (marked(head) !== null) return 'SURE';
  const [control, nul] = [head.filter(isControl).length, head.filter((byte) => byte === 0).length];
  if (Math.max(control, nul) <= Math.max(MIN_COUNT, head.length * MAX_CONTROL)) return 'SURE';
  return unmarked(head) === null ? 'NOT' : 'MAYBE';
}

/**
 * The text of bytes: in the encoding of their byte order mark, else UTF-8, else `declared` where that is a name of the
 * Encoding Standard, else windows-1252, in which every byte is a character. The mark is left out.
 */
export function decodeText(bytes: Buffer, declared: string | null = null): string {
  const known = marked(bytes) ?? unmarked(bytes.subarray(0, 4096));
  if (known) return new TextDecoder(known).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decoderOf(declared).decode(bytes);
  }
}

interface Decoder {
  decode(bytes: Buffer): string;
}

function decoderOf(label: string | null): Decoder {
  try {
    const decoder = new TextDecoder(label ?? 'windows-1252');
    return decoder.encoding === 'windows-1252' ? WINDOWS_1252 : decoder;
  } catch {
    return WINDOWS_1252;
  }
}

/** What windows-1252 has where ISO 8859-1 has C1: some releases of Node take the one for the other. */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const WINDOWS_1252: Decoder = {
  decode: (bytes) =>
    bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (character) => C1[character.charCodeAt(0) - 0x80] ?? ''),
};
