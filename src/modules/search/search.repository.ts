import type { Tx } from '../../platform/database/database.js';
import { isUuid } from '../../platform/uuid.js';
import type { SearchMode } from './search.entity.js';
import type { SearchFilter } from './filter.repository.js';

/** A search, to be kept. */
export interface SearchRecord {
  readonly id: string;
  readonly query: string;
  /** Numbers of 32 bits, little-endian; null where it was not embedded. */
  readonly queryEmbedding: Buffer | null;
  readonly type: SearchMode;
  readonly filters: SearchFilter;
  readonly results: readonly {
    readonly id: string;
    readonly documentId: string;
    readonly chunkId: string;
    readonly rank: number;
    readonly score: number;
  }[];
}

/** How many old searches are removed at once. */
const BATCH = 1_000;

/** What was searched and found, in one transaction of one actor. */
export class SearchRepository {
  constructor(private readonly tx: Tx) {}

  /** Writes a search down with what it found, in one statement: somebody waits. */
  async keep({ results, ...search }: SearchRecord): Promise<void> {
    const { id: userId, sessionId } = this.tx.actor;
    await this.tx.query(
      `with kept as (
         insert into searches (id, user_id, session_id, query, query_embedding, type, filters)
         values ($1, $2, $3, $4, $5, $6, $7))
       insert into search_results (id, search_id, user_id, document_id, chunk_id, rank, score)
       select r.id, $1, $2, r."documentId", r."chunkId", r.rank, r.score
         from jsonb_to_recordset($8::jsonb)
           as r (id uuid, "documentId" uuid, "chunkId" uuid, rank integer, score double precision)`,
      [
        ...[search.id, userId, sessionId, search.query, search.queryEmbedding, search.type, search.filters],
        JSON.stringify(results),
      ],
    );
  }

  /** Whether there is such a result of the actor's; keeps what the actor says of it. */
  async rate(resultId: string, wasHelpful: boolean): Promise<boolean> {
    if (!isUuid(resultId)) return false;
    const rated = await this.tx.query(
      `update search_results set was_helpful = $2, rated_at = now() where id = $1 and user_id = $3 returning id`,
      [resultId, wasHelpful, this.tx.actor.id],
    );
    return rated.length > 0;
  }

  /** As the system: removes up to a thousand that are older than 90 days, and says how many. */
  async forget(): Promise<number> {
    const gone = await this.tx.query(
      `delete from searches where created_at < now() - interval '90 days' and id in (
         select id from searches where created_at < now() - interval '90 days' order by created_at limit $1)
       returning id`,
      [BATCH],
    );
    return gone.length;
  }

  /** Whether `forget` left none. */
  static readonly isDone = (gone: number): boolean => gone < BATCH;
}
