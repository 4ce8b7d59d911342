import type { Tx } from '../../../platform/database/database.js';
import { decodeVector, encodeVector } from './vector.js';

/** A chunk that a model has not embedded. */
export interface Gap {
  readonly chunkId: string;
  readonly text: string;
  readonly tokens: number;
  /** How often its text was halved since a provider refused it; absent for never. */
  readonly halvings?: number;
}

/** What a model made of a chunk. */
export interface Embedded {
  readonly chunkId: string;
  readonly vector: ArrayLike<number>;
}

/** A document as the embedding of its chunks knows it. */
export interface EmbeddedDocument {
  readonly documentId: string;
  readonly ownerId: string;
  readonly run: number;
  readonly duplicateOf: string | null;
}

/** What a model is still to embed: neither done nor refused in every size. */
export const missing = (model: string): string =>
  `not exists (select from chunk_embeddings e where e.chunk_id = c.id and e.model_id = ${model})
   and not exists (select from chunk_refusals r where r.chunk_id = c.id and r.model_id = ${model})`;
const MISSING = missing('$1');

/** What models made of chunks, in one transaction of the system. */
export class EmbeddingRepository {
  constructor(private readonly tx: Tx) {}

  /** Null where it is gone. */
  async document(id: string): Promise<EmbeddedDocument | null> {
    const [row] = await this.tx.query<EmbeddedDocument>(
      `select id as "documentId", owner_id as "ownerId", processing_run as run, duplicate_of as "duplicateOf"
         from documents where id = $1 and status = 'READY'`,
      [id],
    );
    return row ?? null;
  }

  /** Up to `limit` chunks of a document that the model has not embedded, from the one after `after` on. */
  gapsOf(modelId: string, documentId: string, after: number, limit: number): Promise<(Gap & { index: number })[]> {
    return this.tx.query<Gap & { index: number }>(
      `select c.id as "chunkId", c.content as text, c.token_count as tokens, c.index from document_chunks c
        where c.document_id = $2 and c.index > $3 and ${MISSING} order by c.index limit $4`,
      [modelId, documentId, after, limit],
    );
  }

  /** The same of all documents, in the order of their ids. */
  gaps(modelId: string, after: string, limit: number): Promise<Gap[]> {
    return this.tx.query<Gap>(
      `select c.id as "chunkId", c.content as text, c.token_count as tokens from document_chunks c
        where c.id > $2 and ${MISSING} order by c.id limit $3`,
      [modelId, after, limit],
    );
  }

  /** Documents with chunks older than `seconds` that the model has not embedded. */
  async documentsWithGaps(modelId: string, seconds: number, limit: number): Promise<string[]> {
    const rows = await this.tx.query<{ id: string }>(
      `select c.document_id as id from document_chunks c
        where c.created_at < now() - make_interval(secs => $2) and ${MISSING}
        group by c.document_id order by min(c.created_at) limit $3`,
      [modelId, seconds, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** How many chunks a document has, and how many of them the model is done with. */
  async progressOf(modelId: string, documentId: string): Promise<{ readonly done: number; readonly total: number }> {
    const [row] = await this.tx.query<{ done: number; total: number }>(
      `select count(*)::int as total, (count(*) filter (where not (${MISSING})))::int as done
         from document_chunks c where c.document_id = $2`,
      [modelId, documentId],
    );
    return row ?? { done: 0, total: 0 };
  }

  /** Takes over what the model made of the same chunks of another document of the same owner, and answers it. */
  async copy(modelId: string, documentId: string, from: string): Promise<Embedded[]> {
    const rows = await this.tx.query<{ chunkId: string; embedding: Buffer }>(
      `insert into chunk_embeddings (chunk_id, model_id, document_id, owner_id, embedding)
       select c.id, $1, c.document_id, c.owner_id, old.embedding
         from document_chunks c
         join document_chunks o on o.document_id = $3 and o.owner_id = c.owner_id and o.index = c.index
              and o.content = c.content
         join chunk_embeddings old on old.chunk_id = o.id and old.model_id = $1
        where c.document_id = $2 and ${MISSING}
       on conflict do nothing returning chunk_id as "chunkId", embedding`,
      [modelId, documentId, from],
    );
    return rows.map(({ chunkId, embedding }) => ({ chunkId, vector: decodeVector(embedding) }));
  }

  /**
   * Keeps what the model made of chunks, those aside that are gone meanwhile. Answers how many it kept, null where the model
   * is no longer one of so many numbers, or nobody wants embeddings of it any more.
   */
  async insert(modelId: string, dimension: number, embedded: readonly Embedded[]): Promise<number | null> {
    const [model] = await this.tx.query(
      `update embedding_models set first_used_at = coalesce(first_used_at, now())
        where id = $1 and dimension = $2 and is_active and (is_default or switch_requested_at is not null) returning id`,
      [modelId, dimension],
    );
    if (!model) return null;
    const rows = await this.tx.query<{ id: string }>(
      `insert into chunk_embeddings (chunk_id, model_id, document_id, owner_id, embedding)
       select c.id, $1, c.document_id, c.owner_id, given.embedding
         from unnest($2::uuid[], $3::bytea[]) as given (id, embedding) join document_chunks c on c.id = given.id
       on conflict do nothing returning chunk_id as id`,
      [modelId, embedded.map(({ chunkId }) => chunkId), embedded.map(({ vector }) => encodeVector(vector))],
    );
    return rows.length;
  }

  /** Keeps that the model refuses a chunk in every size, unless it is gone meanwhile. */
  async refuse(modelId: string, chunkId: string): Promise<void> {
    await this.tx.query(
      `insert into chunk_refusals (chunk_id, model_id)
       select c.id, $1 from document_chunks c where c.id = $2 on conflict do nothing`,
      [modelId, chunkId],
    );
  }

  /** Has every chunk that was refused be asked about once more. */
  async forgetRefusals(): Promise<void> {
    await this.tx.query('delete from chunk_refusals');
  }

  /**
   * Removes up to `limit` embeddings of models that have been neither the default nor wanted for `seconds`. Answers how many
   * it removed.
   */
  async removeUnwanted(seconds: number, limit: number): Promise<number> {
    const rows = await this.tx.query(
      `delete from chunk_embeddings where (chunk_id, model_id) in (
         select e.chunk_id, e.model_id from chunk_embeddings e join embedding_models m on m.id = e.model_id
          where not m.is_default and m.switch_requested_at is null
            and m.updated_at < now() - make_interval(secs => $1) limit $2)
       returning chunk_id`,
      [seconds, limit],
    );
    if (rows.length < limit)
      await this.tx.query(
        `update embedding_models m set first_used_at = null
          where first_used_at is not null and not is_default and switch_requested_at is null
            and not exists (select from chunk_embeddings e where e.model_id = m.id)`,
      );
    return rows.length;
  }
}
