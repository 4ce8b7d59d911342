import { type Piece, piecesOf } from './pieces.js';
import { tokensIn } from './tokens.js';

/** A part of a document's text, the unit of searching and citing. */
export interface Span {
  /** In UTF-16 code units of the document's text; neither begins nor ends with white space. */
  readonly start: number;
  readonly end: number;
  /** From 0; null where there are no pages. */
  readonly page: number | null;
  readonly tokens: number;
}

/** How many tokens a chunk has at most, about. */
const TARGET = 400;
/** How many of them are those of the end of the chunk before. */
const OVERLAP = 60;
/** How many UTF-16 code units a chunk has at most: rows of spaces or dashes are few tokens. */
const MAX_LENGTH = 6000;
/** A chunk that is at least so full ends where a sentence does. */
const ENOUGH = TARGET / 2;

interface Counted extends Piece {
  readonly tokens: number;
}

/** Cuts a text into chunks, page by page, so that each is cited with one page. Tells how far it is. */
export function* chunksOf(text: string, pageOffsets: readonly number[] | null): Generator<Span> {
  if (!pageOffsets) yield* pageChunks(text, 0, text.length, null);
  for (const [page, from] of (pageOffsets ?? []).entries())
    yield* pageChunks(text, from, pageOffsets?.[page + 1] ?? text.length, page);
}

function* pageChunks(text: string, from: number, to: number, page: number | null): Generator<Span> {
  let current: Counted[] = [];
  // How many of them were in the chunk before.
  let repeated = 0;
  for (const piece of piecesOf(text, from, to)) {
    const counted = { ...piece, tokens: tokensIn(text.slice(piece.start, piece.end)) };
    if (current.length > repeated && overflows(current, counted)) {
      const count = Math.max(repeated + 1, fullest(current));
      yield* span(text, current.slice(0, count), page);
      const overlap = overlapOf(current.slice(0, count));
      [current, repeated] = [[...overlap, ...current.slice(count)], overlap.length];
    }
    current.push(counted);
  }
  if (current.length > repeated) yield* span(text, current, page);
}

const sum = (pieces: readonly Counted[]) => pieces.reduce((total, { tokens }) => total + tokens, 0);

function overflows(pieces: readonly Counted[], next: Counted): boolean {
  const start = pieces[0]?.start ?? next.start;
  return sum(pieces) + next.tokens > TARGET || next.end - start > MAX_LENGTH;
}

/** How many pieces to take so that the chunk ends with a sentence, if it is full enough then; all of them otherwise. */
function fullest(pieces: readonly Counted[]): number {
  const last = pieces.findLastIndex(({ isEnd }) => isEnd) + 1;
  return last > 0 && sum(pieces.slice(0, last)) >= ENOUGH ? last : pieces.length;
}

/** The last pieces that are together short enough to be said again. */
function overlapOf(pieces: readonly Counted[]): Counted[] {
  let [tokens, from] = [0, pieces.length];
  for (let at = pieces.length - 1; at > 0; at--) {
    tokens += pieces[at]?.tokens ?? 0;
    if (tokens > OVERLAP) break;
    from = at;
  }
  return pieces.slice(from);
}

function* span(text: string, pieces: readonly Counted[], page: number | null): Generator<Span> {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return;
  const raw = text.slice(first.start, last.end);
  const start = first.start + raw.length - raw.trimStart().length;
  const end = first.start + raw.trimEnd().length;
  if (end > start) yield { start, end, page, tokens: tokensIn(text.slice(start, end)) };
}
