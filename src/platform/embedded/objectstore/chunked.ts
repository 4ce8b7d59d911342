import { createHash } from 'node:crypto';
import { chunkSignature } from '../../objectstore/sigv4.js';
import type { SignedPayload } from './authorize.js';
import { equal } from './authorize.js';
import { fail } from './errors.js';

type Chunks = Extract<SignedPayload, { kind: 'chunks' }>;

/** A line is `<hex size>;chunk-signature=<64 hex digits>`. */
const MAX_LINE = 128;
const CRLF = Buffer.from('\r\n');

/**
 * Takes the chunks of an `aws-chunked` body apart and checks their signatures, each made over the one before
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html). What it yields is not to be believed before its
 * end. Throws S3Failure.
 */
export async function* unchunk(raw: AsyncIterable<Buffer>, { key, scope, seed }: Chunks): AsyncGenerator<Buffer> {
  const input = new Reader(raw);
  let previous = seed;
  for (;;) {
    const [, digits = '', signature = ''] =
      /^([0-9a-f]{1,8});chunk-signature=([0-9a-f]{64})$/i.exec(await input.line()) ?? malformed();
    const size = Number.parseInt(digits, 16);
    const hash = createHash('sha256');
    for await (const part of input.take(size)) {
      hash.update(part);
      yield part;
    }
    if ((await input.line()) !== '') malformed();
    previous = chunkSignature(key, scope, previous, hash.digest('hex'));
    if (!equal(previous, signature)) fail('SignatureDoesNotMatch', 'The signature is not that of this chunk.');
    if (size === 0) break;
  }
  if (!(await input.atEnd())) malformed();
}

const malformed = (): never => fail('IncompleteBody', 'The body is not in aws-chunked encoding.');

/** Reads lines and counted bytes from what comes in pieces of any length. */
class Reader {
  readonly #source: AsyncIterator<Buffer, undefined>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  }

  /** The next line without its CRLF. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf(CRLF);
      if (end > MAX_LINE || (end < 0 && this.#rest.length > MAX_LINE)) malformed();
      if (end >= 0) {
        const line = this.#rest.subarray(0, end).toString('latin1');
        this.#rest = this.#rest.subarray(end + CRLF.length);
        return line;
      }
      const more = await this.#next();
      if (!more) malformed();
      this.#rest = Buffer.concat([this.#rest, more ?? CRLF]);
    }
  }

  /** Exactly so many bytes, in pieces. */
  async *take(size: number): AsyncGenerator<Buffer> {
    let left = size;
    while (left > 0) {
      const piece = this.#rest.length > 0 ? this.#rest : ((await this.#next()) ?? malformed());
      const part = piece.subarray(0, left);
      this.#rest = piece.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  /** Whether nothing is left. */
  async atEnd(): Promise<boolean> {
    return this.#rest.length === 0 && (await this.#next()) === null;
  }

  async #next(): Promise<Buffer | null> {
    const { done, value } = await this.#source.next();
    return done === true ? null : value;
  }
}
