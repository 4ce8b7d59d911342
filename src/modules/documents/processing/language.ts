import { detectAll } from 'tinyld';
import { stopWordCounts } from './stop-words.js';

/** How much of a text its language is told from, in characters. */
const SAMPLE = 20_000;
/** Fewer letters say nothing reliable. */
const MIN_LETTERS = 24;
/** So many of the words of prose, at least, are stop words. */
const MIN_SHARE = 0.12;
/** How sure a guess from letters has to be, from 0 to 1, and how much surer than the next one. */
const MIN_ACCURACY = 0.05;
const MARGIN = 1.5;

/** The language of a text as a code of ISO 639-1; null where it cannot be told. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return null;
  return byStopWords(sample) ?? byLetters(sample);
}

/** Surer than letters, on little text above all. */
function byStopWords(sample: string): string | null {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const [[language, count] = ['', 0], [, next] = ['', 0]] = stopWordCounts(words);
  return count >= 2 && count >= words.length * MIN_SHARE && count > next * MARGIN ? language : null;
}

function byLetters(sample: string): string | null {
  const [best, next] = detectAll(sample);
  if (!best || best.accuracy < MIN_ACCURACY || best.accuracy < (next?.accuracy ?? 0) * MARGIN) return null;
  return /^[a-z]{2}$/.test(best.lang) ? best.lang : null;
}
