import type { Pool } from 'pg';

/** A document with its text already in chunks, as processing leaves it. */
export interface StoredDocument {
  readonly ownerId: string;
  readonly chunks: readonly string[];
  readonly title?: string;
  readonly language?: string | null;
  readonly isPublic?: boolean;
  readonly status?: string;
  readonly requiredPermission?: string | null;
  readonly tags?: readonly string[];
  readonly contentType?: string;
}

/** What was stored: the document's id and those of its chunks in their order. */
export interface Stored {
  readonly id: string;
  readonly chunkIds: readonly string[];
}

/** Puts a document with its chunks into the tables, as their owner. Each chunk is a page of its own. */
export async function store(owner: Pool, of: StoredDocument): Promise<Stored> {
  const { ownerId, chunks, language = 'en', status = 'READY', isPublic = false, requiredPermission = null } = of;
  const { rows } = await owner.query<{ id: string }>(
    `insert into documents (owner_id, title, filename, declared_type, content_type, size_bytes, object_key, content, status,
       language, is_public, required_permission, tags, chunk_count, page_count, upload_expires_at, processed_at)
     values ($1, $2, 'file.txt', 'text/plain', $3, 1, gen_random_uuid()::text, $4, $5, $6, $7, $8, $9, $10, $10, now(), now())
     returning id`,
    [
      ...[ownerId, of.title ?? 'Untitled', of.contentType ?? 'text/plain', chunks.join('\n'), status, language],
      ...[isPublic, requiredPermission, of.tags ?? [], chunks.length],
    ],
  );
  const id = rows[0]?.id ?? '';
  const made = await owner.query<{ id: string }>(
    `insert into document_chunks (document_id, owner_id, index, content, page, start_offset, end_offset, token_count, char_count,
       lexemes, created_at)
     select $1, $2, n - 1, text, n, start, start + length(text), length(text) / 4, length(text),
            to_tsvector(document_text_config($3), text), now() + n * interval '1 microsecond'
       from (select n, text, coalesce(sum(length(text) + 1) over (order by n rows between unbounded preceding and 1 preceding), 0)
               as start from unnest($4::text[]) with ordinality c (text, n)) c order by n
     returning id`,
    [id, ownerId, language, chunks],
  );
  return { id, chunkIds: made.rows.map((row) => row.id) };
}
