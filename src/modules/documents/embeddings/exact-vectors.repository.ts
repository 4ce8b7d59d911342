import type { Tx } from '../../../platform/database/database.js';

/** A chunk that is compared. */
export interface Candidate {
  readonly chunkId: string;
  readonly documentId: string;
}

/** Embeddings as they are kept, in one transaction of one actor. */
export class ExactVectorRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * Up to `limit` chunks of documents that the actor sees which the model has embedded: the actor's own before those of
   * others, the newest first.
   */
  candidates(modelId: string, documentIds: readonly string[] | null, limit: number): Promise<Candidate[]> {
    return this.tx.query<Candidate>(
      `select e.chunk_id as "chunkId", e.document_id as "documentId"
         from chunk_embeddings e join documents d on d.id = e.document_id
        where e.model_id = $1 and ($2::uuid[] is null or e.document_id = any ($2))
        order by (e.owner_id = (select app_user())) desc, e.created_at desc, e.chunk_id limit $3`,
      [modelId, documentIds, limit],
    );
  }

  /** The embeddings of these chunks one after the other, in the order of `chunkIds`, those aside that are gone. */
  async vectors(
    modelId: string,
    chunkIds: readonly string[],
  ): Promise<{ readonly ids: string[]; readonly bytes: Buffer }> {
    // As base64 it is a third shorter than as the hexadecimal text in which the driver gets bytes, and quicker to read.
    const [row] = await this.tx.query<{ ids: string[] | null; bytes: string | null }>(
      `select array_agg(chunk_id order by chunk_id) as ids,
              encode(string_agg(embedding, ''::bytea order by chunk_id), 'base64') as bytes
         from chunk_embeddings where model_id = $1 and chunk_id = any ($2)`,
      [modelId, chunkIds],
    );
    return { ids: row?.ids ?? [], bytes: Buffer.from(row?.bytes ?? '', 'base64') };
  }
}
