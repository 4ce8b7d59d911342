/** Bytes that are looked for, and how many beside them tell something of the secret as well. */
export interface Needle {
  readonly bytes: Buffer;
  readonly before: number;
  readonly after: number;
}

/** Where a needle stands, in bytes. */
export interface Found {
  readonly at: number;
  readonly needle: Needle;
}

/** How many bytes a needle is told by. */
const START = 4;
const NONE: readonly Needle[] = [];
/** What looking at a needle costs at least, in bytes compared. */
const LEAST_COST = 16;

/** Looks for any of many needles at once: how many there are hardly matters, unless many begin alike. */
export class Finder {
  private readonly byStart = new Map<number, Needle[]>();

  /** @param needles shorter ones than four bytes are left out */
  constructor(needles: readonly Needle[]) {
    for (const needle of needles) {
      if (needle.bytes.length < START) continue;
      const start = needle.bytes.readUInt32BE(0);
      const known = this.byStart.get(start);
      if (known) known.push(needle);
      else this.byStart.set(start, [needle]);
    }
  }

  /** Every needle in these bytes, also where one stands in another. Tells what that costs, in bytes compared. */
  *in(bytes: Buffer, spend: (cost: number) => void): Iterable<Found> {
    let start = 0;
    for (let last = 0; last < bytes.length; last++) {
      start = ((start << 8) | (bytes[last] ?? 0)) >>> 0;
      const at = last - START + 1;
      if (at < 0) continue;
      for (const needle of this.byStart.get(start) ?? NONE) {
        const end = at + needle.bytes.length;
        spend(LEAST_COST);
        if (end > bytes.length || bytes[end - 1] !== needle.bytes.at(-1)) continue;
        spend(needle.bytes.length);
        if (bytes.compare(needle.bytes, 0, needle.bytes.length, at, end) === 0) yield { at, needle };
      }
    }
  }
}
