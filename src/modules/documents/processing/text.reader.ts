import { type Info, parse } from 'csv-parse/sync';
import { convert } from 'html-to-text';
import { decodeText } from './encoding.js';
import type { FileBytes } from './file-bytes.js';
import { MAX_TEXT, type PagedText, unpaged } from './page-text.js';
import { DAMAGED, Unreadable } from './unreadable.js';

/** No encoding needs more bytes for a code unit of UTF-16 than three, and no markup is much longer than its text. */
const MAX_BYTES = MAX_TEXT * 4;
/** Elements that lie deeper are left out, or the stack overflows. */
const MAX_DEPTH = 256;

/** The text of a plain one, and of Markdown, which is one that is marked up to be read. Throws Unreadable. */
export const readPlain = (file: FileBytes): PagedText => unpaged(decoded(file));

/** The text of an HTML page without its markup, scripts and pictures. Throws Unreadable. */
export function readHtml(file: FileBytes): PagedText {
  const charset = /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w-]{1,40})/i.exec(file.head(2048).toString('latin1'));
  const html = decoded(file, charset?.[1] ?? null);
  const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
  const text = convert(html, {
    wordwrap: false,
    limits: { maxDepth: MAX_DEPTH, maxInputLength: MAX_BYTES, ellipsis: '' },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
      ...headings.map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
  return unpaged(text);
}

/** The rows of a CSV file (RFC 4180), with tabs between cells, however these were told apart. Throws Unreadable. */
export function readCsv(file: FileBytes): PagedText {
  const text = decoded(file);
  try {
    const lines: string[] = [];
    parse(text, {
      delimiter: delimiterOf(text),
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], _info: Info) => {
        lines.push(cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ')).join('\t'));
        return null;
      },
    });
    return unpaged(lines.join('\n'));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    // Quotes that never end: what stands there can be read all the same.
    return unpaged(text);
  }
}

/** The text of a JSON document (RFC 8259), its letters readable where they were escaped. Throws Unreadable. */
export function readJson(file: FileBytes): PagedText {
  const text = decoded(file);
  try {
    JSON.parse(text);
  } catch {
    throw new Unreadable(`${DAMAGED} It is no JSON.`);
  }
  return unpaged(
    text.replace(/\\(?:u([0-9a-f]{4})|.)/gi, (escape: string, hex: string | undefined) =>
      hex !== undefined && parseInt(hex, 16) >= 0xa0 ? String.fromCharCode(parseInt(hex, 16)) : escape,
    ),
  );
}

function decoded(file: FileBytes, charset: string | null = null): string {
  if (file.size > MAX_BYTES)
    throw new Unreadable(`It has more text than the ${MAX_TEXT.toLocaleString('en')} characters a document may have.`);
  return decodeText(file.all(), charset);
}

/** Whichever of the usual ones the first line has most of. */
function delimiterOf(text: string): string {
  const line = text.slice(0, 65_536).split('\n', 1)[0] ?? '';
  const count = (delimiter: string) => line.split(delimiter).length;
  return [',', ';', '\t', '|'].reduce((best, next) => (count(next) > count(best) ? next : best));
}
