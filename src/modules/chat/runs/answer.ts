import { keepable } from '../../../platform/input.js';

/** The most bytes of UTF-8 an answer may have. */
export const MAX_ANSWER_BYTES = 1024 * 1024;

const HIGH_SURROGATE = /[\uD800-\uDBFF]$/;

/** A text as a model writes it. What cannot be stored is replaced; a character that comes in two halves is put together. */
export class Answer {
  private half = '';
  private bytes = 0;
  private written = '';

  /** Everything that is written and whole. */
  get text(): string {
    return this.written;
  }

  /** Whether it has become longer than a message may be. */
  get isTooLong(): boolean {
    return this.bytes > MAX_ANSWER_BYTES;
  }

  /** Adds what came; answers by what the text has grown. Nothing is added beyond the longest message. */
  add(piece: string): string {
    const joined = this.half + piece;
    this.half = HIGH_SURROGATE.exec(joined)?.[0] ?? '';
    const text = keepable(joined.slice(0, joined.length - this.half.length));
    this.bytes += Buffer.byteLength(text);
    if (this.isTooLong) return '';
    this.written += text;
    return text;
  }
}
