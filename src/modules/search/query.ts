import { InvalidInput } from '../../platform/problem.js';

/** A query, taken apart. */
export interface ParsedQuery {
  /** As it was put, without space around it. */
  readonly text: string;
  /** What is ranked by: the words, those of phrases among them, each once. Not yet in the forms of any language. */
  readonly words: readonly string[];
  /** What must be there, as it stands. */
  readonly phrases: readonly string[];
  /** What must not be there. */
  readonly excluded: readonly string[];
}

const MAX_CHARACTERS = 1_000;
/** Each is looked up in every language and counted in every chunk that has one of them. */
const MAX_WORDS = 32;
const MAX_PHRASES = 8;
const MAX_WORD_LENGTH = 256;

const LONE_SURROGATE = /\p{Cs}/u;
const QUOTATION_MARKS = /[“”„‟«»]/gu;
/** An optional minus sign at the beginning of a word, and then a phrase that ends, or anything up to the next space. */
const TOKEN = /(?<=^|\s)(?<minus>-?)(?:"(?<phrase>[^"]*)"|(?<word>[^\s"]+))|(?<rest>[^\s"]+)/gu;
const WORD = /[\p{L}\p{N}]/u;
const EDGES = /^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}'’]+/u;

/** Throws InvalidInput for an empty text, one of more than 1,000 characters, and one that PostgreSQL cannot keep. */
export function parseQuery(given: string): ParsedQuery {
  const text = given.trim();
  if (text.includes('\0') || LONE_SURROGATE.test(text)) throw new InvalidInput('These are no characters.', 'query');
  const length = [...text].length;
  if (length < 1 || length > MAX_CHARACTERS) throw new InvalidInput('1 to 1,000 characters are wanted.', 'query');
  const words: string[] = [];
  const [phrases, excluded]: [string[], string[]] = [[], []];
  for (const { groups = {} } of text.normalize('NFKC').replace(QUOTATION_MARKS, '"').matchAll(TOKEN)) {
    const { minus, phrase, word } = groups;
    const said = phrase ?? word ?? groups['rest'] ?? '';
    if (!WORD.test(said)) continue;
    if (minus) excluded.push(said);
    else words.push(...wordsOf(said));
    if (phrase !== undefined && !minus) phrases.push(said);
  }
  return {
    text,
    words: [...new Set(words)].slice(0, MAX_WORDS),
    phrases: phrases.slice(0, MAX_PHRASES),
    excluded: excluded.slice(0, MAX_PHRASES),
  };
}

/** Each word, and what is written together with signs within also as a whole: `node.js`, `10.0.0.1`, `a@example.org`. */
function wordsOf(said: string): string[] {
  return said
    .split(/\s+/u)
    .map((token) => token.replace(EDGES, ''))
    .flatMap((token) => [...token.split(BETWEEN_WORDS), token])
    .filter((word) => word !== '' && word.length <= MAX_WORD_LENGTH);
}
