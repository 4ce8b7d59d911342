/** One assignment of a `.env` file, or what stands where one should be. */
export interface DotenvEntry {
  /** The line it begins on, counted from 1. */
  readonly line: number;
  /** Null where there is none to be read. */
  readonly name: string | null;
  readonly value: string;
  /** Why the line is no assignment; null for a good one. */
  readonly problem: string | null;
}

/** Blanks, `export`, the name, `=`, blanks. */
const HEAD = /^[^\S\n]*(?:export[^\S\n]+)?([^\s=#'"`]+)[^\S\n]*=[^\S\n]*/;
const NAME = /^[\w.-]+$/;
const QUOTES = new Set(['"', "'", '`']);
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$' };

/**
 * The assignments of a `.env` file, in their order: `NAME=value`, with `export` or without. Lines end in LF, CR LF or CR,
 * a byte order mark is skipped, and so are empty lines and comments. A value in quotes (`'`, `"` or a backtick) may have
 * several lines and any `#`; in double quotes `\n`, `\r`, `\t`, `\"`, `\\` and `\$` are escapes, other quotes take every
 * character as it is. A value without quotes ends with its line or at a `#` after a blank, and is trimmed; one with a `#`
 * inside is a problem, because programs disagree about it. Nothing is expanded: `$HOME` is five characters.
 */
export function parseDotenv(content: string): DotenvEntry[] {
  const text = content.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const entries: DotenvEntry[] = [];
  let line = 1;
  for (let at = 0; at < text.length;) {
    const { entry, end } = parseLine(text, at, line);
    if (entry) entries.push(entry);
    // Past the line break that ends it.
    line += text.slice(at, end).split('\n').length;
    at = end + 1;
  }
  return entries;
}

interface Parsed {
  readonly entry: DotenvEntry | null;
  /** Where the last line of the entry ends. */
  readonly end: number;
}

function parseLine(text: string, at: number, line: number): Parsed {
  const end = endOfLine(text, at);
  const rest = text.slice(at, end);
  if (/^\s*(#|$)/.test(rest)) return { entry: null, end };
  const [head, name = ''] = HEAD.exec(rest) ?? [''];
  const broken = (problem: string, named: string | null = name): Parsed => ({
    entry: { line, name: named, value: '', problem },
    end,
  });
  if (!head) return broken('This is no NAME=value.', null);
  if (!NAME.test(name)) return broken('A name has letters, digits, dots, hyphens and underscores.', null);
  const start = at + head.length;
  if (!QUOTES.has(text[start] ?? '')) {
    const value = unquoted(text.slice(start, end));
    if (value === null) return broken('Some programs end this value at its #. Put it in quotes.');
    return { entry: { line, name, value, problem: null }, end };
  }
  const closed = quoted(text, start);
  if (!closed) return broken('The quote is never closed.');
  const last = endOfLine(text, closed.end);
  if (!/^[^\S\n]*(#.*)?$/.test(text.slice(closed.end, last)))
    return broken('There is something after the closing quote.');
  return { entry: { line, name, value: closed.value, problem: null }, end: last };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Null where it is unclear where the value ends. */
function unquoted(rest: string): string | null {
  const comment = /(^|\s)#/.exec(rest);
  const value = (comment ? rest.slice(0, comment.index) : rest).trim();
  return value.includes('#') ? null : value;
}

/** The value that the quote at `start` opens, and where the text goes on after it; null where nothing closes it. */
function quoted(text: string, start: number): { readonly value: string; readonly end: number } | null {
  const quote = text[start] ?? '';
  if (quote !== '"') {
    const end = text.indexOf(quote, start + 1);
    return end < 0 ? null : { value: text.slice(start + 1, end), end: end + 1 };
  }
  const parts: string[] = [];
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === quote) return { value: parts.join(''), end: at + 1 };
    const escaped = character === '\\' ? ESCAPES[text[at + 1] ?? ''] : undefined;
    parts.push(escaped ?? character);
    if (escaped !== undefined) at++;
  }
  return null;
}
