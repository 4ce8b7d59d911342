import type { Span } from './chunking.js';
import { stopWordsOf } from './stop-words.js';

/** How many keywords a chunk has at most, and how long one may be in UTF-16 code units. */
const MAX_KEYWORDS = 8;
const MAX_LENGTH = 48;
/** How many different words of a document are counted: no language has more, lists of numbers have. */
const MAX_WORDS = 200_000;
/** Scripts that write no spaces between words. */
const UNSPACED: ReadonlySet<string> = new Set(['zh', 'ja', 'th', 'my', 'km', 'lo']);

/** The words that tell each chunk of a text apart from its others, the most telling first. */
export class Keywords {
  private readonly stopWords: ReadonlySet<string>;
  private readonly segmenter: Intl.Segmenter | null;
  /** In how many chunks each word is. */
  private readonly frequency = new Map<string, number>();

  constructor(
    private readonly text: string,
    language: string | null,
    private readonly spans: readonly Span[],
  ) {
    this.stopWords = stopWordsOf(language);
    this.segmenter = UNSPACED.has(language ?? '')
      ? new Intl.Segmenter(language ?? undefined, { granularity: 'word' })
      : null;
    for (const span of spans)
      for (const word of this.count(span).keys()) {
        const before = this.frequency.get(word);
        if (before !== undefined || this.frequency.size < MAX_WORDS) this.frequency.set(word, (before ?? 0) + 1);
      }
  }

  /** Those of one chunk (TF-IDF with the document's chunks as the collection). */
  of(span: Span): string[] {
    const weight = ([word, count]: [string, number]) =>
      count * Math.log(1 + this.spans.length / (this.frequency.get(word) ?? 1));
    return [...this.count(span)]
      .map((entry) => ({ word: entry[0], weight: weight(entry) }))
      .sort((one, other) => other.weight - one.weight || (one.word < other.word ? -1 : 1))
      .slice(0, MAX_KEYWORDS)
      .map(({ word }) => word);
  }

  private count({ start, end }: Span): Map<string, number> {
    const counts = new Map<string, number>();
    for (const word of this.words(this.text.slice(start, end).toLowerCase()))
      if (this.isTelling(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  }

  private words(text: string): string[] {
    if (!this.segmenter) return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
    return [...this.segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
  }

  private isTelling(word: string): boolean {
    const isLong = word.length > 2 || (this.segmenter !== null && word.length > 1);
    return isLong && word.length <= MAX_LENGTH && !this.stopWords.has(word) && !/^\p{N}{1,3}$/u.test(word);
  }
}
