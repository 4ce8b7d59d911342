/** A piece of a snippet, with whether it is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly isHit: boolean;
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

const plain = (html: string): string =>
  html.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);

/** The pieces of a snippet, which is HTML with no other element than `mark`: shown as text, nothing in it can run. */
export const piecesOf = (snippet: string): readonly Piece[] =>
  snippet
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((part) => part !== '')
    .map((part) => ({
      text: plain(part.replace(/^<mark>|<\/mark>$/g, '')),
      isHit: part.startsWith('<mark>'),
    }));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The pieces of a whole passage in which the words that the snippet marks are hits, too. */
export function hitsIn(passage: string, snippet: string): readonly Piece[] {
  const words = piecesOf(snippet).flatMap(({ text, isHit }) => (isHit ? [escaped(text)] : []));
  if (words.length === 0) return [{ text: passage, isHit: false }];
  return passage
    .split(new RegExp(`((?<![\\p{L}\\p{N}])(?:${[...new Set(words)].join('|')})(?![\\p{L}\\p{N}]))`, 'giu'))
    .map((text, index) => ({ text, isHit: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
