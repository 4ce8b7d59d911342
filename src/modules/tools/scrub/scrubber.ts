import { Finder, type Needle } from './finder.js';
import { base64Only, fold, hexOnly, isLongEnough, needlesOf } from './needles.js';
import { type View, filtered, plainView, unescaped } from './view.js';

/** What stands where a secret stood. */
export const HIDDEN = '[secret]';
/** How often encodings within encodings are read. */
const LAYERS = 3;
/** Letters and digits a secret has at least to be looked for in pieces. */
const SHORTEST_IN_PIECES = 12;
const NUMERIC = /^\s*[+-]?\d+(\.\d+)?\s*$/;

/** Bytes that are compared for all that one execution answers: few, unless it is made to cost. */
const MAX_COST = 64 * 1024 * 1024;

/** What there is to look through costs more than it may: nothing of it is to be kept. */
export class TooCostly extends Error {
  constructor() {
    super('What it said could not be looked through for secrets: nothing of that is kept.');
  }
}

/** From where to where, in bytes of a text. */
type Range = readonly [from: number, to: number];

/**
 * Takes the values of secrets out of what comes back from where they were sent: as they are, in letters of either case,
 * in base64 wherever it begins, in hexadecimal, as URLs, forms, JSON and HTML escape them, and one of these within
 * another. Whoever was given a secret and wants to disguise it still can; nobody else is in the way of that.
 */
export class Scrubber {
  private readonly folded: Finder;
  private readonly base64: Finder;
  private readonly hex: Finder;
  /** Bytes of the shortest that is looked for. */
  private readonly shortest: number;
  private left = MAX_COST;
  private readonly squeezed: readonly string[];
  /** Secrets that a number of JSON is, which has neither leading zeros nor all digits of a long one. */
  private readonly numbers: ReadonlySet<number>;

  /** Throws RangeError for a value that is too short to be told from other text. */
  constructor(values: readonly string[]) {
    if (!values.every(isLongEnough)) throw new RangeError('A secret is too short to be kept out of a text.');
    const needles = values.map(needlesOf);
    const of = (view: (all: (typeof needles)[number]) => readonly Needle[]) => new Finder(needles.flatMap(view));
    [this.folded, this.base64, this.hex] = [of((all) => all.folded), of((all) => all.base64), of((all) => all.hex)];
    const all = needles.flatMap(({ folded, base64, hex }) => [...folded, ...base64, ...hex]);
    this.shortest = all.reduce((least, { bytes }) => Math.min(least, bytes.length), Infinity);
    this.numbers = new Set(values.filter((value) => NUMERIC.test(value)).map(Number));
    this.squeezed = values.map(squeeze).filter((value) => value.length >= SHORTEST_IN_PIECES);
  }

  /** The text without the secrets. Throws TooCostly. */
  text(text: string): string {
    if (Buffer.byteLength(text) < this.shortest) return text;
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

  /** What JSON can say, without the secrets in its texts, names and numbers. Throws TooCostly. */
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
    yield* this.ranges(filtered(view, fold), this.folded);
    yield* this.ranges(filtered(view, base64Only), this.base64);
    yield* this.ranges(filtered(view, hexOnly), this.hex);
  }

  private *ranges({ bytes, from, to }: View, finder: Finder): Iterable<Range> {
    for (const { at, needle } of finder.in(bytes, (cost) => this.spend(cost))) {
      const first = Math.max(0, at - needle.before);
      const last = Math.min(bytes.length, at + needle.bytes.length + needle.after) - 1;
      yield [from[first] ?? 0, to[last] ?? 0];
    }
  }

  private spend(cost: number): void {
    this.left -= cost;
    if (this.left < 0) throw new TooCostly();
  }
}

/** Letters and digits alone, without case. */
const squeeze = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
