import type { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { Forbidden, InvalidInput, NotFound } from '../../platform/problem.js';
import { DOCUMENT_TEXT, type DocumentText } from './document-text.repository.js';

/** Which part of a document is read: all of it where nothing is told. Offsets are UTF-16 code units. */
export interface TextRange {
  readonly documentId: string;
  /** From 1. */
  readonly page?: number | null;
  readonly startOffset?: number | null;
  /** Exclusively. */
  readonly endOffset?: number | null;
}

/** A part of a document's text, with where it stands. */
export interface TextPart {
  readonly documentId: string;
  readonly title: string;
  /** The page it begins on, from 1; null where there are none. */
  readonly page: number | null;
  readonly pageCount: number | null;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly totalLength: number;
  readonly text: string;
  /** From where to read on to get the rest of what was asked for; null at its end. */
  readonly nextOffset: number | null;
}

/** UTF-16 code units in one part: in no script more bytes than the result of a tool may have. */
const PART = 8_000;

/** Reading the text of documents part by part. */
export class DocumentTextService {
  constructor(private readonly db: Database) {}

  /** The part, or the beginning of it. Throws Forbidden, NotFound, and InvalidInput for a place that is not in the text. */
  async read(actor: Actor, range: TextRange): Promise<TextPart> {
    if (!actor.may('documents.read')) throw new Forbidden('This needs the permission documents.read.');
    const document = await this.db.read<DocumentText>(actor, DOCUMENT_TEXT, { id: range.documentId });
    if (!document) throw new NotFound('Document');
    const { id, title, content, pageOffsets: pages } = document;
    if (content === null) throw new InvalidInput('No text was read of this document.', 'documentId');
    const [start, until] = bounds(content, pages, range);
    const end = whole(content, Math.min(until, start + PART));
    return {
      ...{ documentId: id, title, startOffset: start, endOffset: end, totalLength: content.length },
      ...{ page: pageAt(pages, start), pageCount: pages?.length ?? null, text: content.slice(start, end) },
      nextOffset: end < until ? end : null,
    };
  }
}

function bounds(content: string, pages: readonly number[] | null, range: TextRange): readonly [number, number] {
  const page = range.page ?? null;
  const first = page === null ? 0 : pages?.[page - 1];
  if (first === undefined)
    throw new InvalidInput(pages ? `There are ${pages.length} pages.` : 'This document has no pages.', 'page');
  const last = page === null ? content.length : (pages?.[page] ?? content.length);
  const start = range.startOffset ?? first;
  const until = Math.min(last, range.endOffset ?? last);
  if (start < first || start > last) throw new InvalidInput(`${first} to ${last} is wanted.`, 'startOffset');
  if (until < start) throw new InvalidInput('The end is before the start.', 'endOffset');
  return [whole(content, start), until];
}

/** No half of a character: where the offset falls between the two of a pair, it is that before them. */
const whole = (content: string, offset: number): number =>
  /[\ud800-\udbff]/.test(content.charAt(offset - 1)) && /[\udc00-\udfff]/.test(content.charAt(offset))
    ? offset - 1
    : offset;

function pageAt(pages: readonly number[] | null, offset: number): number | null {
  if (!pages) return null;
  const after = pages.findIndex((from) => from > offset);
  return after === -1 ? pages.length : Math.max(1, after);
}
