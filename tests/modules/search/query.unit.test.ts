import { describe, expect, test } from '@jest/globals';
import { fuse } from '../../../src/modules/search/fusion.js';
import { parseQuery } from '../../../src/modules/search/query.js';
import { snippetHtml } from '../../../src/modules/search/snippet.js';

const parsed = (text: string) => {
  const { words, phrases, excluded } = parseQuery(text);
  return [words, phrases, excluded];
};

describe('a query is taken apart', () => {
  test.each([
    ['solar  panels', [['solar', 'panels'], [], []]],
    ['"solar panels" roof', [['solar', 'panels', 'roof'], ['solar panels'], []]],
    ['„Guten Tag“ -Welt', [['Guten', 'Tag'], ['Guten Tag'], ['Welt']]],
    ['a -"b c" -d', [['a'], [], ['b c', 'd']]],
    ['e-mail well-known', [['e', 'mail', 'e-mail', 'well', 'known', 'well-known'], [], []]],
    ['node.js, 10.0.0.1!', [['node', 'js', 'node.js', '10', '0', '1', '10.0.0.1'], [], []]],
    ['the company’s "open', [['the', 'company’s', 'open'], [], []]],
    ['word"stuck fast"', [['word', 'stuck', 'fast'], [], []]],
    ['bees bees Bees', [['bees', 'Bees'], [], []]],
    ['- -- "" & | ! :* <->', [[], [], []]],
    ['ﬁne ①', [['fine', '1'], [], []]],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toEqual(expected);
  });

  test('of many words the first 32 count', () => {
    expect(parseQuery(Array.from({ length: 50 }, (_, n) => `w${n}`).join(' ')).words).toHaveLength(32);
  });

  test.each([
    ['nothing', '  '],
    ['too much', 'x'.repeat(1_001)],
    ['NUL', 'a\0'],
    ['half a character', '\ud800'],
  ])('%s is refused', (_name, text) => {
    expect(() => parseQuery(text)).toThrow(expect.objectContaining({ typename: 'InvalidInput', field: 'query' }));
  });

  test('1,000 characters of two code units each are not too many', () => {
    expect(parseQuery('🐝'.repeat(1_000)).words).toEqual([]);
  });

  test('a text made to be slow is not', () => {
    for (const text of ['"'.repeat(1_000), '-'.repeat(1_000), '- '.repeat(500), `${'a-'.repeat(499)}"`])
      expect(parseQuery(text).phrases.length).toBeLessThanOrEqual(8);
  });
});

test('what two lists find comes before what one finds, and ties are in the order of ids', () => {
  const list = (...ids: string[]) => ids.map((chunkId, n) => ({ chunkId, documentId: 'd', score: 9 - n }));
  const fused = fuse([list('a', 'b', 'c'), list('c', 'd')]);
  expect(fused.map(({ chunkId }) => chunkId)).toEqual(['c', 'a', 'b', 'd']);
  expect(fused[0]?.score).toBeCloseTo(1 / 63 + 1 / 61, 12);
  expect(fuse([list('b'), list('a')]).map(({ chunkId }) => chunkId)).toEqual(['a', 'b']);
  expect(fuse([[], []])).toEqual([]);
});

test('a snippet has no tags but marks', () => {
  expect(snippetHtml(`\uE000a\uE001 <b> & "c" 'd' \uE002/e>`)).toBe(
    '<mark>a</mark> &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; &lt;/e&gt;',
  );
});
