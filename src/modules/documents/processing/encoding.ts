/** A byte of these is in no text: C0 without tab, line feed, form feed, carriage return and escape, and without NUL. */
const isControl = (byte: number) =>
  byte !== 0 && byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27;
/** So much of a text may be such bytes before it is none. */
const MAX_CONTROL = 0.02;
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

/** Whether these first bytes of a file can be those of a text. */
export function looksLikeText(head: Buffer): boolean {
  if (head.length === 0 || marked(head) !== null || unmarked(head) !== null) return true;
  let [control, nul] = [0, 0];
  for (const byte of head) {
    if (byte === 0) nul++;
    else if (isControl(byte)) control++;
  }
  return control / head.length <= MAX_CONTROL && nul / head.length <= MAX_CONTROL;
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

function decoderOf(label: string | null): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label ?? 'windows-1252');
  } catch {
    return new TextDecoder('windows-1252');
  }
}
