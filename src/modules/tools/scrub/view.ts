/** Bytes that a text says in some encoding. */
export interface View {
  readonly bytes: Buffer;
  /** For each byte, where in the text's UTF-8 what says it begins. */
  readonly from: Uint32Array;
  /** And where it ends. */
  readonly to: Uint32Array;
}

const HEX = /^[0-9a-f]+$/i;
const SHORT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** The longest escape is that of a surrogate pair. */
const LONGEST = 12;

/** A text as it is. */
export function plainView(text: string): View {
  const bytes = Buffer.from(text);
  return { bytes, from: Uint32Array.from(bytes.keys()), to: Uint32Array.from(bytes.keys(), (at) => at + 1) };
}

/** Some bytes of a view, in their order. */
class Builder {
  private size = 0;
  private readonly bytes: Buffer;
  private readonly from: Uint32Array;
  private readonly to: Uint32Array;

  constructor(private readonly of: View) {
    const { length } = of.bytes;
    this.bytes = Buffer.alloc(length);
    [this.from, this.to] = [new Uint32Array(length), new Uint32Array(length)];
  }

  /** Adds a byte that the bytes `start` to `end` of the view say. Never more of them than there are bytes there. */
  add(byte: number, start: number, end: number): void {
    this.bytes[this.size] = byte;
    this.from[this.size] = this.of.from[start] ?? 0;
    this.to[this.size++] = this.of.to[end - 1] ?? 0;
  }

  view(): View {
    const { size } = this;
    return {
      bytes: this.bytes.subarray(0, size),
      from: this.from.subarray(0, size),
      to: this.to.subarray(0, size),
    };
  }
}

/** What a view says where its escapes are read: of URLs, of JSON and programs, and of HTML. Null where it has none. */
export function unescaped(view: View): View | null {
  const built = new Builder(view);
  let found = false;
  for (let at = 0; at < view.bytes.length;) {
    const escape = escapeAt(view.bytes, at);
    if (escape) {
      found = true;
      for (const byte of escape.bytes) built.add(byte, at, at + escape.length);
      at += escape.length;
    } else {
      built.add(view.bytes[at] ?? 0, at, at + 1);
      at++;
    }
  }
  return found ? built.view() : null;
}

interface Escape {
  readonly bytes: Iterable<number>;
  readonly length: number;
}

function escapeAt(bytes: Buffer, at: number): Escape | null {
  const first = bytes[at];
  if (first !== 0x25 && first !== 0x5c && first !== 0x26) return null;
  const text = bytes.toString('latin1', at, at + LONGEST);
  if (first === 0x25) return HEX.test(text.slice(1, 3)) && text.length > 2 ? ofByte(text.slice(1, 3), 3) : null;
  return first === 0x5c ? backslash(text) : entity(text);
}

const ofByte = (hex: string, length: number): Escape => ({ bytes: [parseInt(hex, 16)], length });
const ofText = (text: string, length: number): Escape => ({ bytes: Buffer.from(text), length });

function backslash(text: string): Escape | null {
  const pair = /^\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/i.exec(text);
  if (pair?.[1] && pair[2]) return ofText(String.fromCharCode(parseInt(pair[1], 16), parseInt(pair[2], 16)), 12);
  const unit = /^\\u([0-9a-f]{4})|^\\x([0-9a-f]{2})/i.exec(text);
  if (unit) return ofText(String.fromCharCode(parseInt(unit[1] ?? unit[2] ?? '', 16)), unit[0].length);
  const [, braced] = /^\\u\{([0-9a-f]{1,6})\}/i.exec(text) ?? [];
  if (braced && parseInt(braced, 16) <= 0x10ffff) return ofText(codePoint(parseInt(braced, 16)), braced.length + 4);
  const [, short] = /^\\([nrtbf"'\\/])/.exec(text) ?? [];
  return short ? ofText(SHORT[short] ?? short, 2) : null;
}

function entity(text: string): Escape | null {
  const [all, hex, decimal, name] = /^&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/i.exec(text) ?? [];
  if (all === undefined) return null;
  if (name !== undefined) {
    const named = NAMED[name.toLowerCase()];
    return named === undefined ? null : ofText(named, all.length);
  }
  const point = hex === undefined ? Number(decimal) : parseInt(hex, 16);
  return point <= 0x10ffff ? ofText(codePoint(point), all.length) : null;
}

const codePoint = (point: number): string => String.fromCodePoint(point);

/** A view without the bytes for which `keep` answers -1, and the others as it answers. */
export function filtered(view: View, keep: (byte: number) => number): View {
  const built = new Builder(view);
  for (let at = 0; at < view.bytes.length; at++) {
    const byte = keep(view.bytes[at] ?? 0);
    if (byte >= 0) built.add(byte, at, at + 1);
  }
  return built.view();
}
