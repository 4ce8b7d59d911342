/** A sentence of a text, or a part of one that is long. Pieces follow each other without a gap. */
export interface Piece {
  /** In UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Whether a sentence or a line ends here. */
  readonly isEnd: boolean;
}

/** How long a piece may be: counting tokens takes time in the square of the length of what cannot be divided. */
const MAX_PIECE = 200;
/** How much of a text is looked at at once. */
const WINDOW = 32_768;
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The pieces of a text from `from` to `to`. No pair of surrogates is torn apart. */
export function* piecesOf(text: string, from: number, to: number): Generator<Piece> {
  for (let start = from; start < to;) {
    const end = cut(text, start, to, WINDOW);
    for (const { segment, index } of SENTENCES.segment(text.slice(start, end)))
      yield* divide(text, start + index, start + index + segment.length);
    start = end;
  }
}

function* divide(text: string, from: number, to: number): Generator<Piece> {
  for (let start = from; start < to;) {
    const end = cut(text, start, to, MAX_PIECE);
    yield { start, end, isEnd: end === to };
    start = end;
  }
}

/** Where to end at most `length` after `start`: behind a white space if there is one in the second half. */
function cut(text: string, start: number, to: number, length: number): number {
  const end = start + length;
  if (end >= to) return to;
  for (let at = end; at > start + length / 2; at--) if (/\s/.test(text[at - 1] ?? '')) return at;
  const code = text.charCodeAt(end);
  return code >= 0xdc00 && code <= 0xdfff ? end - 1 : end;
}
