import { readSync } from 'node:fs';

/** The bytes of a file that is open already and may have no name any more. */
export class FileBytes {
  constructor(
    readonly fd: number,
    /** Bytes. */
    readonly size: number,
  ) {}

  /** The first bytes, at most `length` of them. */
  head(length: number): Buffer {
    const wanted = Math.min(length, this.size);
    const buffer = Buffer.alloc(wanted);
    let filled = 0;
    while (filled < wanted) {
      const count = readSync(this.fd, buffer, filled, wanted - filled, filled);
      if (count === 0) break;
      filled += count;
    }
    return buffer.subarray(0, filled);
  }

  /** All of them. */
  all(): Buffer {
    return this.head(this.size);
  }
}
