import { Unreadable } from './unreadable.js';

/** How many UTF-16 code units of text one document may have. */
export const MAX_TEXT = 10_000_000;
/** What stands between two pages. */
const GAP = '\n\n';
/** All of C0 and C1 but tab and line feed, and the byte order mark: nobody sees them, and PostgreSQL refuses NUL. */
const INVISIBLE = /(?![\t\n])[\p{Cc}\ufeff]/gu;

/** What was read from a file. */
export interface PagedText {
  readonly text: string;
  /** Where in the text each page begins, in UTF-16 code units; null where the format knows no pages. */
  readonly pageOffsets: readonly number[] | null;
  /** What each page is called, for example the name of a sheet; null where pages have no names. */
  readonly pageLabels: readonly string[] | null;
}

/** Joins the pages of a document, made clean, and remembers where each begins. */
export class PageText {
  private readonly parts: string[] = [];
  private readonly offsets: number[] = [];
  private readonly labels: string[] = [];
  private length = 0;

  /** How many pages there are so far. */
  get pages(): number {
    return this.offsets.length;
  }

  /** Adds a page. Throws Unreadable where the document has more text than it may. */
  add(raw: string, label = ''): void {
    checkLength(raw.length);
    const text = clean(raw);
    const gap = this.length > 0 && text !== '' ? GAP : '';
    this.parts.push(gap, text);
    this.offsets.push(this.length + gap.length);
    this.labels.push(label);
    this.length += gap.length + text.length;
    checkLength(this.length);
  }

  /** The whole text with its pages. */
  paged(): PagedText {
    const isLabelled = this.labels.some((label) => label !== '');
    return {
      text: this.parts.join(''),
      pageOffsets: this.offsets,
      pageLabels: isLabelled ? this.labels.map((label) => clean(label)) : null,
    };
  }
}

/** The text of a document that has no pages. Throws Unreadable where it is too long. */
export function unpaged(raw: string): PagedText {
  checkLength(raw.length);
  return { text: clean(raw), pageOffsets: null, pageLabels: null };
}

/** Collects pieces of text, and throws Unreadable as soon as there are more than a document may have. */
export class TextBuilder {
  private parts: string[] = [];
  private length = 0;

  add(text: string): void {
    this.length += text.length;
    checkLength(this.length);
    this.parts.push(text);
    // Millions of pieces of a letter each weigh more than the text.
    if (this.parts.length >= 4096) this.parts = [this.parts.join('')];
  }

  /** What was collected. */
  toString(): string {
    return this.parts.join('');
  }

  /** What was collected; begins anew, but goes on counting. */
  take(): string {
    const text = this.toString();
    this.parts = [];
    return text;
  }
}

function checkLength(length: number): void {
  if (length > MAX_TEXT)
    throw new Unreadable(`It has more text than the ${MAX_TEXT.toLocaleString('en')} characters a document may have.`);
}

/** One form for what looks the same: line feeds, no spaces before them, one empty line, composed characters (NFC). */
function clean(raw: string): string {
  return raw
    .replace(/\r\n?|[\u2028\u2029\f\v]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
