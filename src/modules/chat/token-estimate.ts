import { setImmediate as turn } from 'node:timers/promises';

/**
 * The tokenizer takes time that grows with the square of a word's length. Longer words than this are cut, which makes
 * the estimate a little too high for them, and for nothing else.
 */
const LONG_RUN = /(\S{64}|\s{64})/u;
/** How many characters are counted before others get their turn. */
const SLICE = 16_384;
/** What looks like a control token is text here. */
const AS_TEXT = { disallowedSpecial: new Set<string>() };

/** About how many tokens a text is for a language model, by the encoding o200k_base. Other requests get their turn meanwhile. */
export async function estimateTokens(text: string): Promise<number> {
  // Its tables take a quarter of a second and much memory: a server loads them when somebody first writes.
  const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
  let count = 0;
  for (let start = 0; start < text.length; start += SLICE) {
    if (start > 0) await turn();
    for (const piece of text.slice(start, start + SLICE).split(LONG_RUN))
      if (piece) count += countTokens(piece, AS_TEXT);
  }
  return count;
}
