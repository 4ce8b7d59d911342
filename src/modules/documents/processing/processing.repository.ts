import type { Tx } from '../../../platform/database/database.js';
import type { PagedText } from './page-text.js';
import type { ChunkDraft } from './protocol.js';

/** One run of the processing of a document. */
export interface Run {
  readonly documentId: string;
  readonly run: number;
}

/** A document that a run works on. */
export interface RunningDocument extends Run {
  readonly ownerId: string;
  readonly filename: string;
  readonly declaredType: string;
  readonly announcedHash: string | null;
  readonly objectKey: string;
  /** Bytes. */
  readonly size: number;
  readonly language: string | null;
  /** Whether this run took it up; false where a process did that is gone. */
  readonly isNew: boolean;
  /** Whether this run has read its text already. */
  readonly isExtracted: boolean;
}

/** What the reading of a file found. */
export interface Extracted extends PagedText {
  readonly contentType: string;
  readonly contentHash: string;
  readonly language: string | null;
}

/** What a failed reading found all the same. */
export interface Findings {
  readonly contentType: string | null;
  readonly contentHash: string | null;
}

const RUNNING = `id as "documentId", processing_run as run, owner_id as "ownerId", filename, declared_type as "declaredType",
  announced_hash as "announcedHash", object_key as "objectKey", size_bytes::float8 as size, language,
  extracted_run is not distinct from processing_run as "isExtracted"`;
/** The one condition of every step: whoever deleted the document or began another run was faster. */
const MINE = `id = $1 and processing_run = $2 and status = 'PROCESSING'`;

/** The steps of a document's processing, in one transaction of the system. */
export class ProcessingRepository {
  constructor(private readonly tx: Tx) {}

  /** Takes up a run that waits or was broken off; null where there is no such run any more. */
  async begin({ documentId, run }: Run): Promise<RunningDocument | null> {
    const [begun] = await this.tx.query<RunningDocument>(
      `update documents set status = 'PROCESSING', updated_at = now()
        where id = $1 and processing_run = $2 and status = 'UPLOADED' returning ${RUNNING}, true as "isNew"`,
      [documentId, run],
    );
    if (begun) return begun;
    const [resumed] = await this.tx.query<RunningDocument>(
      `select ${RUNNING}, false as "isNew" from documents where ${MINE}`,
      [documentId, run],
    );
    return resumed ?? null;
  }

  /** Takes up to `limit` runs that nothing was heard of for a day, each once a day, and answers them with whose they are. */
  takeForgotten(limit: number): Promise<(Run & { readonly ownerId: string })[]> {
    const isForgotten = `status in ('UPLOADED', 'PROCESSING') and updated_at <= now() - interval '1 day'`;
    return this.tx.query<Run & { readonly ownerId: string }>(
      `update documents set updated_at = now()
        where ${isForgotten} and id in (select id from documents where ${isForgotten} order by updated_at limit $1)
       returning id as "documentId", processing_run as run, owner_id as "ownerId"`,
      [limit],
    );
  }

  /** Whether the run still goes on. */
  async isRunning({ documentId, run }: Run): Promise<boolean> {
    return (await this.tx.query(`select id from documents where ${MINE}`, [documentId, run])).length > 0;
  }

  /** Copies what was read from the same bytes of the same owner before; false where there are none. */
  async copy({ documentId, run }: Run, hash: string): Promise<boolean> {
    const [row] = await this.tx.query<{ source: string | null }>(`select document_copy_text($1, $2, $3) as source`, [
      documentId,
      run,
      hash,
    ]);
    return (row?.source ?? null) !== null;
  }

  /** Keeps the text; false where the run has ended meanwhile. */
  async keepText({ documentId, run }: Run, e: Extracted): Promise<boolean> {
    const rows = await this.tx.query(
      `update documents d set content = $3, page_offsets = $4, page_labels = $5, page_count = cardinality($4::integer[]),
         language = $6, content_type = $7, content_hash = $8, extracted_run = $2, processed_at = now(), updated_at = now(),
         duplicate_of = (select o.id from documents o where o.owner_id = d.owner_id and o.content_hash = $8
            and o.status = 'READY' and (o.created_at, o.id) < (d.created_at, d.id) order by o.created_at, o.id limit 1)
        where ${MINE} returning id`,
      [documentId, run, e.text, e.pageOffsets, e.pageLabels, e.language, e.contentType, e.contentHash],
    );
    return rows.length > 0;
  }

  /** The text that this run read; null where the run has ended meanwhile. */
  async text({ documentId, run }: Run): Promise<PagedText | null> {
    const [row] = await this.tx.query<PagedText>(
      `select content as text, page_offsets as "pageOffsets", page_labels as "pageLabels"
         from document_text_to_chunk($1, $2)`,
      [documentId, run],
    );
    return row ?? null;
  }

  /** Makes the document ready, and forgets the chunks that it had; false where the run has ended meanwhile. */
  async ready({ documentId, run }: Run, chunkCount: number): Promise<boolean> {
    const rows = await this.tx.query(
      `update documents set status = 'READY', chunk_count = $3, processing_error = null, processed_at = now(),
         updated_at = now() where ${MINE} and extracted_run = $2 returning id`,
      [documentId, run, chunkCount],
    );
    if (rows.length === 0) return false;
    await this.tx.query(`delete from document_chunks where document_id = $1`, [documentId]);
    return true;
  }

  /** Adds chunks of a text, the first of which has the index `from`. */
  async addChunks(
    document: RunningDocument,
    paged: PagedText,
    chunks: readonly ChunkDraft[],
    from: number,
  ): Promise<void> {
    const rows = chunks.map(({ start, end, page, tokens, keywords }, at) => {
      const content = paged.text.slice(start, end);
      const label = page === null ? undefined : paged.pageLabels?.[page - 1];
      const metadata = label === undefined ? {} : { sheet: label };
      return { index: from + at, content, page, start, end, tokens, chars: content.length, keywords, metadata };
    });
    await this.tx.query(
      `insert into document_chunks (document_id, owner_id, index, content, page, start_offset, end_offset, token_count,
          char_count, search_keywords, metadata, lexemes, created_at)
       select $1, $2, c.index, c.content, c.page, c.start, c."end", c.tokens, c.chars, c.keywords, c.metadata,
              to_tsvector(document_text_config($3), c.content), now() + c.index * interval '1 microsecond'
         from jsonb_to_recordset($4::jsonb) as c (index integer, content text, page integer, start integer, "end" integer,
           tokens integer, chars integer, keywords text[], metadata jsonb)`,
      [document.documentId, document.ownerId, document.language, JSON.stringify(rows)],
    );
  }

  /** Ends the run for a reason that its owner reads; whose document it was, null where the run had ended already. */
  async fail({ documentId, run }: Run, reason: string, found: Findings): Promise<{ readonly ownerId: string } | null> {
    const [row] = await this.tx.query<{ ownerId: string }>(
      `update documents set status = 'FAILED', processing_error = $3, content_type = coalesce($4, content_type),
         content_hash = coalesce($5, content_hash), content = null, page_offsets = null, page_labels = null,
         page_count = null, language = null, chunk_count = 0, extracted_run = null, processed_at = null, updated_at = now()
        where id = $1 and processing_run = $2 and status in ('UPLOADED', 'PROCESSING') returning owner_id as "ownerId"`,
      [documentId, run, reason, found.contentType, found.contentHash],
    );
    if (row) await this.tx.query(`delete from document_chunks where document_id = $1`, [documentId]);
    return row ?? null;
  }
}
