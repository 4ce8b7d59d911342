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

  /** The embeddings of these chunks, in any order, those aside that are gone. */
  vectors(
    modelId: string,
    chunkIds: readonly string[],
  ): Promise<{ readonly chunkId: string; readonly embedding: Buffer }[]> {
    return this.tx.query(
      'select chunk_id as "chunkId", embedding from chunk_embeddings where model_id = $1 and chunk_id = any ($2)',
      [modelId, chunkIds],
    );
  }
}
