import { describe, expect, test } from '@jest/globals';
import { chunksOf } from '../../../../src/modules/documents/processing/chunking.js';
import { Keywords } from '../../../../src/modules/documents/processing/keywords.js';
import { languageOf } from '../../../../src/modules/documents/processing/language.js';
import { tokensIn } from '../../../../src/modules/documents/processing/tokens.js';

/** The chunks of a text, of which it is checked that they leave out nothing but white space, and tear no pair apart. */
function chunks(text: string, pageOffsets: readonly number[] | null = null) {
  const spans = [...chunksOf(text, pageOffsets)];
  let covered = 0;
  for (const { start, end } of spans) {
    if (start > covered) expect(text.slice(covered, start).trim()).toBe('');
    expect(text.slice(start, end)).toMatch(/^\S[^]*\S$|^\S$/);
    expect(text.slice(start, end)).not.toMatch(/\p{Surrogate}/u);
    covered = Math.max(covered, end);
  }
  expect(text.slice(covered).trim()).toBe('');
  return spans;
}

const sentences = (count: number) =>
  Array.from({ length: count }, (_, at) => `This is sentence number ${at} of a text about ships and harbours.`).join(
    ' ',
  );

describe('chunks', () => {
  test('of prose have about 400 tokens, end with sentences, and say some of the end of the one before again', () => {
    const text = sentences(300);
    const spans = chunks(text);
    for (const [at, { start, end, tokens }] of spans.entries()) {
      expect(text.slice(start, end)).toMatch(/^This is .*harbours\.$/);
      expect(tokens).toBe(tokensIn(text.slice(start, end)));
      if (at < spans.length - 1) expect(tokens).toBeGreaterThan(300);
      const next = spans[at + 1];
      if (next) expect(tokensIn(text.slice(next.start, end))).toBeGreaterThan(30);
    }
  });

  test('lie on one page each, and there is none of an empty page', () => {
    const text = `${sentences(40)}\n\nShort.`;
    const offsets = [0, 20, 20, text.indexOf('Short')];
    const spans = chunks(text, offsets);
    expect(new Set(spans.map(({ page }) => page))).toEqual(new Set([0, 2, 3]));
    for (const { start, end, page } of spans) {
      expect(start).toBeGreaterThanOrEqual(offsets[page ?? 0] ?? 0);
      expect(end).toBeLessThanOrEqual(offsets[(page ?? 0) + 1] ?? text.length);
    }
  });

  test.each([
    ['one letter', 'a'.repeat(300_000)],
    ['pairs of surrogates', '\u{1F600}'.repeat(20_000)],
    ['a script without spaces', '東京都の人口は約一千四百万人です'.repeat(2000)],
    ['spaces', `x${' '.repeat(200_000)}y`],
    ['dashes', '-'.repeat(200_000)],
    ['what looks like control tokens', '<|endoftext|><|im_start|>'.repeat(2000)],
    ['line feeds', 'a\n'.repeat(20_000)],
  ])('of %s are bounded', (_name, text) => {
    for (const { start, end, tokens } of chunks(text)) {
      expect(end - start).toBeLessThanOrEqual(6000);
      expect(tokens).toBeLessThanOrEqual(450);
    }
  });

  test('have the words that tell them apart', () => {
    const text = `${'The ship sails from the harbour. '.repeat(60)}${'The bank lends money to the farmer. '.repeat(60)}`;
    const spans = chunks(text);
    const keywords = new Keywords(text, 'en', spans);
    expect(
      keywords
        .of(spans[0] ?? { start: 0, end: 0, page: null, tokens: 0 })
        .slice(0, 3)
        .sort(),
    ).toEqual([...['harbour', 'sails', 'ship']]);
    expect(spans.flatMap((span) => keywords.of(span))).not.toContain('the');
  });
});

test.each([
  ['en', 'Invoice 2026-11 for the consulting services that were rendered in October'],
  ['de', 'Der Mietvertrag für das Haus endet am letzten Tag des Monats März'],
  ['fr', 'Le contrat de location de la maison prend fin le dernier jour du mois'],
  ['ja', '東京都の人口は約一千四百万人です。日本で一番大きい都市です。'],
  [null, '0123456789 42 17 % § 2026-11-21'],
  [null, 'soon public'],
])('the language of a text is told as %s', (language, text) => {
  expect(languageOf(text)).toBe(language);
});
