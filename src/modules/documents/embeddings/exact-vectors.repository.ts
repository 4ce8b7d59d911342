import type { Tx } from '../../../platform/database/database.js';

/** What a model made of a chunk. */
export interface Candidate {
  readonly chunkId: string;
  readonly documentId: string;
  /** Numbers of 32 bits, as they are kept. */
  readonly embedding: Buffer;
}

/** Embeddings as they are kept, in one transaction of one actor. */
export class ExactVectorRepository {
  constructor(private readonly tx: Tx) {}

  /** How many chunks there are at most to be compared: those of the documents that the actor sees and the filter lets pass. */
  async seen(documentIds: readonly string[] | null): Promise<number> {
    const [row] = await this.tx.query<{ n: number }>(
      `select coalesce(sum(d.chunk_count), 0)::int as n from documents d where $1::uuid[] is null or d.id = any ($1)`,
      [documentIds],
    );
    return row?.n ?? 0;
  }

  /**
   * What the model made of every chunk that the actor sees, in these documents unless null, in any order and `page` at a time:
   * never all of it is in memory. One at a time in a transaction.
   */
  async *all(modelId: string, documentIds: readonly string[] | null, page: number): AsyncGenerator<Candidate[]> {
    await this.tx.query(
      `declare embeddings no scroll cursor for
       select e.chunk_id as "chunkId", e.document_id as "documentId", e.embedding from chunk_embeddings e
        where e.model_id = $1 and ($2::uuid[] is null or e.document_id = any ($2))`,
      [modelId, documentIds],
    );
    for (;;) {
      const candidates = await this.tx.query<Candidate>(`fetch ${page} from embeddings`);
      if (candidates.length > 0) yield candidates;
      if (candidates.length < page) break;
    }
    await this.tx.query('close embeddings');
  }
}
