import type { Tx } from '../../../platform/database/database.js';
import type { NearChunk, NearestQuery } from './vector-index.js';
import { indexedExpression } from './vector-schema.repository.js';

/** How many candidates the index keeps in sight; more find more of what is near, and take longer (pgvector: ef_search). */
const EF_SEARCH = 400;
/**
 * How many embeddings the index looks at before it gives up on finding enough that the actor sees: some 20 microseconds each,
 * of the seconds that a statement has.
 */
const MAX_SCANNED = 60_000;
/**
 * So many more than are asked for are taken from the index, of which the nearest are answered: it comes upon what is near by
 * way of what others own, and not quite in order.
 */
const SPARE = 250;

/** Text as pgvector reads a vector. */
export const vectorText = (vector: ArrayLike<number>): string => `[${Array.from(vector).join(',')}]`;

const FILTER = '($3::uuid[] is null or v.document_id = any ($3))';

/** Embeddings with an index, in one transaction: of an actor who searches, or of the system, which keeps them in step. */
export class IndexedVectorRepository {
  constructor(private readonly tx: Tx) {}

  /** Whether there is such a thing in this database: `npm run vectors:enable` makes it. */
  async isEnabled(): Promise<boolean> {
    const [row] = await this.tx.query<{ enabled: boolean }>(
      `select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                       where n.nspname = 'vectors' and c.relname = 'chunk_vectors') as enabled`,
    );
    return row?.enabled ?? false;
  }

  /** Where the extension lies, for a model whose part and index are complete; null for another. */
  async schemaOf(modelId: string): Promise<string | null> {
    if (!(await this.isEnabled())) return null;
    const [row] = await this.tx.query<{ schema: string }>(
      `select quote_ident(x.extnamespace::regnamespace::text) as schema from vectors.models m, pg_extension x
        where m.model_id = $1 and m.ready_at is not null and x.extname = 'vector'`,
      [modelId],
    );
    return row?.schema ?? null;
  }

  /** How many chunks there are at most to be compared: those of the documents that the actor sees and the filter lets pass. */
  async seen({ filter }: NearestQuery): Promise<number> {
    const [row] = await this.tx.query<{ n: number }>(
      `select coalesce(sum(d.chunk_count), 0)::int as n from documents d where $1::uuid[] is null or d.id = any ($1)`,
      [filter?.documentIds ?? null],
    );
    return row?.n ?? 0;
  }

  /** Compares with every embedding that the actor sees. */
  async compared(schema: string, query: NearestQuery): Promise<NearChunk[]> {
    const distance = `v.embedding operator(${schema}.<=>) $2::${schema}.vector`;
    return this.tx.query<NearChunk>(
      // An expression that no index is made of.
      `select v.chunk_id as "chunkId", v.document_id as "documentId", 1 - (${distance}) as score
         from vectors.chunk_vectors v
        where v.model_id = $1 and ${FILTER} order by (${distance}) + 0, v.chunk_id limit $4`,
      [query.modelId, vectorText(query.vector), query.filter?.documentIds ?? null, query.limit],
    );
  }

  /**
   * Asks the index, which goes on until it has more than enough that the actor sees, of which the nearest are answered; null
   * where it has looked at very many before, so that nearer ones may be among those it has not looked at.
   */
  async indexed(schema: string, query: NearestQuery): Promise<NearChunk[] | null> {
    await this.tx.query(
      `select set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', $1, true),
              set_config('hnsw.max_scan_tuples', $2, true), set_config('hnsw.scan_mem_multiplier', '8', true)`,
      [String(EF_SEARCH), String(MAX_SCANNED)],
    );
    const [stored, asked] = ['v.embedding', '$2'].map((each) => indexedExpression(schema, each, query.vector.length));
    const near = await this.tx.query<NearChunk>(
      `with near as materialized (
         select v.chunk_id, v.document_id, v.embedding from vectors.chunk_vectors v
          where v.model_id = $1 and ${FILTER} order by ${stored} operator(${schema}.<=>) ${asked} limit $4)
       select n.chunk_id as "chunkId", n.document_id as "documentId",
              1 - (n.embedding operator(${schema}.<=>) $2::${schema}.vector) as score
         from near n order by score desc, n.chunk_id`,
      [query.modelId, vectorText(query.vector), query.filter?.documentIds ?? null, query.limit + SPARE],
    );
    return near.length < query.limit + SPARE ? null : near.slice(0, query.limit);
  }
}
