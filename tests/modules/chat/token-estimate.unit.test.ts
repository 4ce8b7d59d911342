import { expect, test } from '@jest/globals';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { estimateTokens } from '../../../src/modules/chat/token-estimate.js';

test('what has words of usual length is counted as the tokenizer does', async () => {
  for (const text of [
    '',
    'Hello, world!',
    'Ein ganz gewöhnlicher Satz.\n\n- Liste\n- mehr\n',
    'const a = { b: [1, 2] };',
  ])
    expect(await estimateTokens(text)).toBe(encode(text).length);
});

test('what looks like a control token is text', async () => {
  expect(await estimateTokens('<|endoftext|>')).toBeGreaterThan(1);
});

test('a long text is counted within one token for each slice', async () => {
  const text = 'The quick brown fox jumps over the lazy dog. '.repeat(3000);
  expect(Math.abs((await estimateTokens(text)) - encode(text).length)).toBeLessThan(20);
});

test('others get their turn while words without an end are counted', async () => {
  let turns = 0;
  const count = () => {
    turns += 1;
    timer = setImmediate(count);
  };
  let timer = setImmediate(count);
  expect(await estimateTokens('ʬ'.repeat(131_072))).toBeGreaterThan(1000);
  clearImmediate(timer);
  expect(turns).toBeGreaterThanOrEqual(7);
});
