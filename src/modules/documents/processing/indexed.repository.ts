import type { Tx } from '../../../platform/database/database.js';

/** A document that is ready, as the background sees it: what is said of it, without its text. */
export interface IndexedDocument {
  readonly id: string;
  readonly ownerId: string;
  readonly title: string;
  readonly filename: string;
  readonly language: string | null;
  readonly chunkCount: number;
}

/** A chunk with its text. */
export interface IndexedChunk {
  readonly id: string;
  readonly index: number;
  readonly content: string;
  readonly tokens: number;
}

/** What embedding and classification read of documents, in one transaction of the system. */
export class IndexedRepository {
  constructor(private readonly tx: Tx) {}

  /** The document while what this run made of it is in force; null later, and where it is gone. */
  async find(documentId: string, run: number): Promise<IndexedDocument | null> {
    const [row] = await this.tx.query<IndexedDocument>(
      `select id, owner_id as "ownerId", title, filename, language, chunk_count as "chunkCount" from documents
        where id = $1 and processing_run = $2 and status = 'READY'`,
      [documentId, run],
    );
    return row ?? null;
  }

  /** Up to `limit` chunks of a document, in their order, that come after the index `after`; -1 for the first. */
  chunks(documentId: string, after: number, limit: number): Promise<IndexedChunk[]> {
    return this.tx.query<IndexedChunk>(
      `select id, index, content, token_count as tokens from document_chunks
        where document_id = $1 and index > $2 order by index limit $3`,
      [documentId, after, limit],
    );
  }
}
