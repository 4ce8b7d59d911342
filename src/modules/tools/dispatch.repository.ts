import type { Tx } from '../../platform/database/database.js';
import type { CacheScope } from './tool.entity.js';
import type { KeyContext } from '../../platform/actor.js';

/** What has to be known besides the execution, to run it. */
export interface DispatchFacts {
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly allowedHosts: readonly string[];
  readonly isReadOnly: boolean;
  readonly cacheTtlSeconds: number | null;
  readonly cacheScope: CacheScope;
  readonly ownerId: string;
  readonly username: string;
  readonly permissions: readonly string[];
  readonly key: KeyContext | null;
}

/** What the server runs itself, in one transaction of the system. */
export class DispatchRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * The oldest that waits, locked, of tools whose cap is not known to be reached, of accounts that are not told to wait,
   * and not for an answer that somebody is finding out; null where none does.
   */
  async next(
    full: readonly string[],
    crowded: readonly string[],
  ): Promise<{ readonly id: string; readonly toolId: string } | null> {
    const [row] = await this.tx.query<{ id: string; toolId: string }>(
      `select e.id, e.tool_id as "toolId" from tool_executions e
        where e.status = 'PENDING' and e.kind <> 'CLIENT' and e.tool_id <> all ($1::uuid[])
          and e.owner_id <> all ($2::uuid[])
          and not exists (
            select from tool_executions r where r.cache_key = e.cache_key and r.status = 'RUNNING')
        order by e.created_at limit 1 for update skip locked`,
      [full, crowded],
    );
    return row ?? null;
  }

  /** Null where its tool is gone. */
  async facts(executionId: string): Promise<DispatchFacts | null> {
    const [row] = await this.tx.query<DispatchFacts>(
      `select t.configuration, t.allowed_hosts as "allowedHosts", t.is_read_only as "isReadOnly",
              t.cache_ttl_seconds as "cacheTtlSeconds", t.cache_scope as "cacheScope", e.owner_id as "ownerId",
              coalesce((select a.username from user_accounts a where a.user_id = e.owner_id), '') as username,
              case when k.id is null then user_permissions(e.owner_id)
                else array(select unnest(user_permissions(e.owner_id)) intersect select unnest(k.scopes)) end as permissions,
              case when k.id is not null then
                json_build_object('id', k.id, 'chatSessionId', k.chat_session_id) end as key
         from tool_executions e join tools t on t.id = e.tool_id left join api_keys k on k.id = e.key_id
        where e.id = $1`,
      [executionId],
    );
    return row ?? null;
  }
}
