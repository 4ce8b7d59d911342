import type { Tx } from '../../../platform/database/database.js';
import { IndexedVectorRepository, vectorText } from './indexed-vectors.repository.js';
import { decodeVector } from './vector.js';

/** Keeps the schema `vectors` in step with the embeddings, in one transaction of the system. */
export class VectorCopyRepository {
  constructor(private readonly tx: Tx) {}

  /** Makes the part of a model that is about to embed, where the schema is there and the part is not. */
  async prepare(modelId: string): Promise<void> {
    if (!(await new IndexedVectorRepository(this.tx).isEnabled())) return;
    const [there] = await this.tx.query('select from vectors.models where model_id = $1', [modelId]);
    if (!there) await this.tx.query('select vectors.prepare($1, true)', [modelId]);
  }

  /** Writes embeddings that were just kept, where the schema is there. */
  async write(modelId: string, embedded: readonly { chunkId: string; vector: ArrayLike<number> }[]): Promise<void> {
    if (embedded.length > 0 && (await new IndexedVectorRepository(this.tx).isEnabled()))
      await this.put(modelId, embedded);
  }

  /** The models whose parts are not complete. */
  async incomplete(): Promise<string[]> {
    if (!(await new IndexedVectorRepository(this.tx).isEnabled())) return [];
    const rows = await this.tx.query<{ id: string }>(
      'select model_id as id from vectors.models where ready_at is null order by model_id',
    );
    return rows.map(({ id }) => id);
  }

  /** How many embeddings of a model are in its part, and how many there are. */
  async progress(modelId: string): Promise<{ readonly done: number; readonly total: number }> {
    const [row] = await this.tx.query<{ done: number; total: number }>(
      `select (select count(*)::int from vectors.chunk_vectors where model_id = $1) as done,
              (select count(*)::int from chunk_embeddings where model_id = $1) as total`,
      [modelId],
    );
    return row ?? { done: 0, total: 0 };
  }

  /** Copies up to `limit` embeddings after this chunk that the part lacks. Answers the last chunk; null where none was left. */
  async copy(modelId: string, after: string, limit: number): Promise<string | null> {
    const rows = await this.tx.query<{ chunkId: string; embedding: Buffer }>(
      `select e.chunk_id as "chunkId", e.embedding from chunk_embeddings e
        where e.model_id = $1 and e.chunk_id > $2 and not exists (
              select from vectors.chunk_vectors v where v.model_id = $1 and v.chunk_id = e.chunk_id)
        order by e.chunk_id limit $3`,
      [modelId, after, limit],
    );
    const last = rows.at(-1);
    if (!last) return null;
    await this.put(
      modelId,
      rows.map(({ chunkId, embedding }) => ({ chunkId, vector: decodeVector(embedding) })),
    );
    return last.chunkId;
  }

  /** Says that the part of a model is complete, if it and its index are. */
  async settle(modelId: string): Promise<boolean> {
    const [row] = await this.tx.query<{ settled: boolean }>('select vectors.settle($1) as settled', [modelId]);
    return row?.settled ?? false;
  }

  private async put(
    modelId: string,
    embedded: readonly { chunkId: string; vector: ArrayLike<number> }[],
  ): Promise<void> {
    const [extension] = await this.tx.query<{ schema: string }>(
      `select quote_ident(extnamespace::regnamespace::text) as schema from pg_extension where extname = 'vector'`,
    );
    await this.tx.query(
      `insert into vectors.chunk_vectors (chunk_id, model_id, document_id, owner_id, embedding)
       select e.chunk_id, e.model_id, e.document_id, e.owner_id, given.embedding::${extension?.schema ?? 'vectors'}.vector
         from unnest($2::uuid[], $3::text[]) as given (id, embedding)
         join chunk_embeddings e on e.chunk_id = given.id and e.model_id = $1
       on conflict do nothing`,
      [modelId, embedded.map(({ chunkId }) => chunkId), embedded.map(({ vector }) => vectorText(vector))],
    );
  }
}
