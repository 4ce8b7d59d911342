import { describe, expect, test } from '@jest/globals';
import { cosine, decodeVector, encodeVector, faultOf } from '../../../../src/modules/documents/embeddings/vector.js';
import { Nearest } from '../../../../src/modules/documents/embeddings/vector-index.js';
import { batchesOf, fitting } from '../../../../src/modules/documents/embeddings/batches.js';
import { random } from './vectors.js';

describe('vectors', () => {
  test('are kept in 32 bits each, the least significant byte first', () => {
    expect(encodeVector([1, -2]).toString('hex')).toBe('0000803f000000c0');
    const vector = Float32Array.from([0.1, -1e30, 3]);
    expect(decodeVector(encodeVector(vector))).toEqual(vector);
    const shifted = Buffer.concat([Buffer.from([7]), encodeVector(vector)]).subarray(1);
    expect(decodeVector(shifted)).toEqual(vector);
  });

  test('are compared by their angle', () => {
    const of = (...numbers: number[]) => Float32Array.from(numbers);
    expect(cosine(of(1, 0), of(5, 0))).toBe(1);
    expect(cosine(of(1, 0), of(0, 2))).toBe(0);
    expect(cosine(of(1, 0), of(-3, 0))).toBe(-1);
    expect(cosine(of(1, 0), of(0, 0))).toBe(0);
  });

  test('are none where they have another dimension, no numbers, or no direction', () => {
    expect(faultOf([1, 2], 2)).toBeNull();
    expect(faultOf([1], 2)).toMatch(/1 numbers, and 2/);
    for (const wrong of [Number.NaN, Infinity, 1e39]) expect(faultOf([1, wrong], 2)).toMatch(/no numbers/);
    expect(faultOf([0, 1e-50], 2)).toMatch(/zeros/);
  });
});

test('the nearest are kept in order, whichever way they come', () => {
  const next = random(3);
  const chunks = Array.from({ length: 300 }, (_, n) => ({
    ...{ chunkId: String(n).padStart(3, '0'), documentId: 'd' },
    score: Math.floor(next() * 20) / 20,
  }));
  const nearest = new Nearest(25);
  for (const chunk of chunks) nearest.offer(chunk);
  const all = [...chunks].sort((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1));
  expect(nearest.list()).toEqual(all.slice(0, 25));
});

describe('texts', () => {
  test('go to a provider in parts of 64, or of 32,000 tokens', () => {
    const sizes = (tokens: number[]) =>
      [...batchesOf(tokens.map((each) => ({ text: '', tokens: each })))].map((b) => b.length);
    expect(sizes(Array<number>(130).fill(1))).toEqual([64, 64, 2]);
    expect(sizes([20_000, 12_000, 1, 40_000, 5])).toEqual([2, 1, 1, 1]);
    expect(sizes([])).toEqual([]);
  });

  test('are cut to what a model takes', async () => {
    const four = { text: 'one two three four', tokens: 4 };
    expect(await fitting(four, 4)).toEqual(four);
    expect(await fitting(four, 2)).toEqual({ text: 'one two', tokens: 2 });
  });
});
