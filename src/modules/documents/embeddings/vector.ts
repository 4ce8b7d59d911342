import { endianness } from 'node:os';

const BYTES = 4;
const NATIVE = endianness() === 'LE';

/** Numbers as they are kept: 32 bits each (IEEE 754), the least significant byte first. */
export function encodeVector(vector: ArrayLike<number>): Buffer {
  const bytes = Buffer.allocUnsafe(vector.length * BYTES);
  for (let i = 0; i < vector.length; i++) bytes.writeFloatLE(vector[i] ?? 0, i * BYTES);
  return bytes;
}

/** The numbers again. */
export function decodeVector(bytes: Buffer): Float32Array {
  const length = Math.floor(bytes.length / BYTES);
  // A view needs the machine's order of bytes, and an offset that is a multiple of four.
  if (NATIVE && bytes.byteOffset % BYTES === 0) return new Float32Array(bytes.buffer, bytes.byteOffset, length);
  return Float32Array.from({ length }, (_, i) => bytes.readFloatLE(i * BYTES));
}

/** The cosine of the angle between two vectors of the same dimension, -1 to 1; 0 where one has no direction. */
export function cosine(a: Float32Array, b: Float32Array): number {
  // Plain assignments: this runs thirty million times for one search, and arrays would halve its speed.
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    dot += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa === 0 || bb === 0 ? 0 : dot / Math.sqrt(aa * bb);
}

/** Why this is no embedding of a model with so many numbers; null where it is one. */
export function faultOf(vector: readonly number[], dimension: number): string | null {
  if (vector.length !== dimension)
    return `The model gives embeddings of ${vector.length} numbers, and ${dimension} are expected.`;
  if (!vector.every((each) => Number.isFinite(Math.fround(each)))) return 'The model gives what are no numbers.';
  if (vector.every((each) => Math.fround(each) === 0)) return 'The model gives embeddings of nothing but zeros.';
  return null;
}
