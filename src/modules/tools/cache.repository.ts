import type { Tx } from '../../platform/database/database.js';
import { EXECUTION_COLUMNS, type ExecutionRecord } from './execution.repository.js';

/** Under which key an answer is remembered, for whom, and for how long. */
export interface Remembered {
  readonly key: string;
  readonly toolId: string;
  /** Null for everybody. */
  readonly ownerId: string | null;
  readonly ttlSeconds: number;
}

/** Answers that are remembered, in one transaction of the system. */
export class CacheRepository {
  constructor(private readonly tx: Tx) {}

  /** Until this transaction ends nobody else decides about the key. What is asked after it sees what those before did. */
  async lock(key: string): Promise<void> {
    await this.tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [key]);
  }

  /** Ends a pending execution with the answer of the key, while that is good; null where there is none. */
  async recall(executionId: string, { key, ttlSeconds }: Remembered): Promise<ExecutionRecord | null> {
    const [row] = await this.tx.query<ExecutionRecord>(
      `with hit as (
         update tool_cache set hit_count = hit_count + 1, last_hit_at = now()
          where key = $2 and expires_at > now() and created_at > now() - make_interval(secs => $3) returning result)
       update tool_executions e
          set status = 'COMPLETED', cached = true, cache_key = $2, result = hit.result, completed_at = now()
         from hit where e.id = $1 and e.status = 'PENDING' returning ${EXECUTION_COLUMNS}`,
      [executionId, key, ttlSeconds],
    );
    return row ?? null;
  }

  /** Whether somebody is about to find the answer out; then the execution is not looked at until that has ended. */
  async waits(executionId: string, key: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update tool_executions set cache_key = $2
        where id = $1 and status = 'PENDING' and exists (
          select from tool_executions r where r.cache_key = $2 and r.status = 'RUNNING') returning id`,
      [executionId, key],
    );
    return rows.length > 0;
  }

  /** Remembers what an execution was answered. */
  async keep(executionId: string, { key, toolId, ownerId, ttlSeconds }: Remembered): Promise<void> {
    await this.tx.query(
      `insert into tool_cache (key, tool_id, owner_id, result, expires_at)
       select $2, $3, $4, e.result, now() + make_interval(secs => $5) from tool_executions e
        where e.id = $1 and e.status = 'COMPLETED' and not e.cached
       on conflict (key) do update set result = excluded.result, created_at = now(), expires_at = excluded.expires_at,
         hit_count = 0, last_hit_at = null`,
      [executionId, key, toolId, ownerId, ttlSeconds],
    );
  }

  /** Forgets some answers whose time is over. Answers how many. */
  async expire(limit: number): Promise<number> {
    const rows = await this.tx.query(
      `delete from tool_cache where key in (
         select key from tool_cache where expires_at <= now() limit $1 for update skip locked) returning key`,
      [limit],
    );
    return rows.length;
  }
}
