import { type Needles, base64Only, fold, hexOnly, isLongEnough, needlesOf } from './needles.js';
import { type View, filtered, plainView, unescaped } from './view.js';

/** What stands where a secret stood. */
export const HIDDEN = '[secret]';
/** How often encodings within encodings are read. */
const LAYERS = 3;
/** Letters and digits a secret has at least to be looked for in pieces. */
const SHORTEST_IN_PIECES = 12;
const NUMERIC = /^\s*[+-]?\d+(\.\d+)?\s*$/;

/** From where to where, in bytes of a text. */
type Range = readonly [from: number, to: number];

/**
 * Takes the values of secrets out of what comes back from where they were sent: as they are, in letters of either case,
 * in base64 wherever it begins, in hexadecimal, as URLs, forms, JSON and HTML escape them, and one of these within
 * another. Whoever was given a secret and wants to disguise it still can; nobody else is in the way of that.
 */
export class Scrubber {
  private readonly needles: readonly Needles[];
  private readonly squeezed: readonly string[];
  /** Secrets that a number of JSON is, which has neither leading zeros nor all digits of a long one. */
  private readonly numbers: ReadonlySet<number>;

  /** Throws RangeError for a value that is too short to be told from other text. */
  constructor(values: readonly string[]) {
    if (!values.every(isLongEnough)) throw new RangeError('A secret is too short to be kept out of a text.');
    this.needles = values.map(needlesOf);
    this.numbers = new Set(values.filter((value) => NUMERIC.test(value)).map(Number));
    this.squeezed = values.map(squeeze).filter((value) => value.length >= SHORTEST_IN_PIECES);
  }

  /** The text without the secrets. */
  text(text: string): string {
    const ranges = this.found(text);
    if (ranges.length === 0) return text;
    const bytes = Buffer.from(text);
    const parts: string[] = [];
    let at = 0;
    for (const [from, to] of ranges) {
      parts.push(bytes.toString('utf8', at, from), HIDDEN);
      at = to;
    }
    return [...parts, bytes.toString('utf8', at)].join('');
  }

  /** What JSON can say, without the secrets in its texts, names and numbers. */
  value(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'number') return this.isNumber(value) ? HIDDEN : value;
    if (Array.isArray(value)) return value.map((inner: unknown) => this.value(inner));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [this.text(name), this.value(inner)]));
  }

  private isNumber(value: number): boolean {
    return this.numbers.has(value) || this.text(String(value)) !== String(value);
  }

  /** Whether what was scrubbed still has a secret in it, cut in pieces: over several texts, or by spaces and the like. */
  isLeft(value: unknown): boolean {
    const text = squeeze(JSON.stringify(value ?? null));
    return this.squeezed.some((secret) => text.includes(secret));
  }

  /** Where secrets stand, in their order, none of them in another. */
  private found(text: string): Range[] {
    const ranges: Range[] = [];
    let view: View | null = plainView(text);
    for (let layer = 0; view && layer <= LAYERS; layer++) {
      ranges.push(...this.foundIn(view));
      view = unescaped(view);
    }
    const merged: Range[] = [];
    for (const [from, to] of ranges.sort(([a], [b]) => a - b)) {
      const last = merged.at(-1);
      if (last && from <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
      else merged.push([from, to]);
    }
    return merged;
  }

  private *foundIn(view: View): Iterable<Range> {
    const [folded, base64, hex] = [filtered(view, fold), filtered(view, base64Only), filtered(view, hexOnly)];
    for (const needles of this.needles) {
      for (const bytes of needles.folded) yield* occurrences(folded, bytes);
      for (const { bytes, before, after } of needles.base64) yield* occurrences(base64, bytes, before, after);
      for (const bytes of needles.hex) yield* occurrences(hex, bytes);
    }
  }
}

function* occurrences({ bytes, from, to }: View, needle: Buffer, before = 0, after = 0): Iterable<Range> {
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
    const first = Math.max(0, at - before);
    const last = Math.min(bytes.length, at + needle.length + after) - 1;
    yield [from[first] ?? 0, to[last] ?? 0];
  }
}

/** Letters and digits alone, without case. */
const squeeze = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
