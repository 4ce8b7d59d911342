import type { AiProvider } from '../../../platform/ai/choice.js';
import type { Tx } from '../../../platform/database/database.js';
import type { KeptText } from './checkpoints.js';
import type { RunReason } from './run.entity.js';
import type { Lease } from './run.repository.js';

/** A run that this process took, with everything it needs to work for whoever asked for it. */
export interface ClaimedRun extends Lease {
  readonly sessionId: string;
  readonly ownerId: string;
  readonly keyId: string | null;
  readonly keyIsBound: boolean;
  readonly parentId: string;
  /** What an earlier attempt wrote; null in the first one. */
  readonly messageId: string | null;
  readonly provider: AiProvider;
  readonly model: string;
  readonly attempts: number;
  /** How often the model was called. */
  readonly steps: number;
  readonly maxSteps: number;
  readonly username: string;
  /** Those of whoever asked for it, within the scopes of the key. */
  readonly permissions: readonly string[];
}

/** Where a run is. */
export interface RunPlace {
  readonly id: string;
  readonly sessionId: string;
  readonly ownerId: string;
}

/** A lease that is still good. */
export interface KeptLease {
  readonly leaseId: string;
  /** Whether somebody asked for the end of its run. */
  readonly isCancelled: boolean;
}

/** A run that waits for a process. */
export interface DueRun extends RunPlace {
  /** Whether every attempt that it has is used up. */
  readonly isSpent: boolean;
}

/** After how many attempts whose process was lost a run is given up. */
export const MAX_ATTEMPTS = 3;
/** Nothing that a model asked for in a run is still to end. */
const isAnswered = (run: string) => `not exists (
  select from chat_tool_calls c where c.run_id = ${run}.id and c.execution_id is not null and c.ended_at is null)`;
const PLACE = `id, session_id as "sessionId", owner_id as "ownerId"`;
const IDLE = `status in ('QUEUED', 'WAITING')`;
const isDeleted = (session: string) =>
  `exists (select from chat_sessions s where s.id = ${session} and s.deleted_at is not null)`;
/** What it takes to write in conversations. */
const NEEDED = `'{chats.read,chats.write}'::text[]`;
const LEASE = `interval '30 seconds'`;
/** Whoever heard of a new run has taken it by then. */
const UNHEARD = `interval '10 seconds'`;

/** What hands runs out and watches over them, in one transaction of the system. Reads nothing that was said. */
export class RunWorkRepository {
  constructor(private readonly tx: Tx) {}

  /** Takes a run that nobody works on; null where there is nothing to take. */
  async claim(id: string): Promise<ClaimedRun | null> {
    const [row] = await this.tx.query<ClaimedRun>(
      `update chat_runs r set status = 'RUNNING', lease_id = gen_random_uuid(), lease_until = now() + ${LEASE},
              attempts = attempts + 1, started_at = coalesce(started_at, now()), updated_at = now()
        where id = $1 and attempts < ${MAX_ATTEMPTS}
          and (status = 'QUEUED' or status = 'RUNNING' and lease_until <= now() or status = 'WAITING' and ${isAnswered('r')})
       returning id, lease_id as "leaseId", session_id as "sessionId", owner_id as "ownerId", key_id as "keyId",
         key_is_bound as "keyIsBound", parent_id as "parentId", message_id as "messageId", provider, model, attempts,
         steps, max_steps as "maxSteps",
         coalesce((select a.username from user_accounts a where a.user_id = owner_id), '') as username,
         case when key_id is null then user_permissions(owner_id) else array(
           select unnest(user_permissions(owner_id)) intersect select unnest(k.scopes) from api_keys k where k.id = key_id)
         end as permissions`,
      [id],
    );
    return row ?? null;
  }

  /** Prolongs leases; answers those that are still good. */
  prolong(leases: readonly Lease[]): Promise<readonly KeptLease[]> {
    return this.tx.query<KeptLease>(
      `update chat_runs r set lease_until = now() + ${LEASE}, updated_at = now()
         from unnest($1::uuid[], $2::uuid[]) as mine (id, lease_id)
        where r.id = mine.id and r.lease_id = mine.lease_id
       returning r.lease_id as "leaseId", r.cancel_requested_at is not null as "isCancelled"`,
      [leases.map(({ id }) => id), leases.map(({ leaseId }) => leaseId)],
    );
  }

  /** Where a run waits that asked for this execution; null where none does. */
  async waitingFor(executionId: string): Promise<string | null> {
    const [row] = await this.tx.query<{ id: string }>(
      `select r.id from chat_tool_calls c join chat_runs r on r.id = c.run_id
        where c.execution_id = $1 and r.status = 'WAITING'`,
      [executionId],
    );
    return row?.id ?? null;
  }

  /** The run of a deleted conversation on which nobody works, but somebody will; null where there is none. */
  async idleIn(sessionId: string): Promise<RunPlace | null> {
    const [row] = await this.tx.query<RunPlace>(
      `select ${PLACE} from chat_runs r where session_id = $1 and ${IDLE} and ${isDeleted('r.session_id')}`,
      [sessionId],
    );
    return row ?? null;
  }

  /** Whether the conversation of a run that is not over is deleted. */
  async isDeleted(sessionId: string): Promise<boolean> {
    const rows = await this.tx.query(`select where ${isDeleted('$1::uuid')}`, [sessionId]);
    return rows.length > 0;
  }

  /** Runs in nobody's hands whose owner, or the key that asked for them, may not write in conversations any more. */
  forbidden(limit: number): Promise<RunPlace[]> {
    return this.tx.query<RunPlace>(
      `with asking as materialized (
         select owner_id, key_id, user_permissions(owner_id) @> ${NEEDED} and (key_id is null or (api_key_is_live(key_id)
                and exists (select from api_keys k where k.id = key_id and k.scopes @> ${NEEDED}))) as may
           from (select distinct owner_id, key_id from chat_runs where ${IDLE}) idle)
       select r.id, r.session_id as "sessionId", r.owner_id as "ownerId"
         from chat_runs r join asking a on a.owner_id = r.owner_id and a.key_id is not distinct from r.key_id
        where ${IDLE} and not a.may order by r.created_at, r.id limit $1`,
      [limit],
    );
  }

  /** Runs that wait for a process, the oldest first: whose process was lost, or of which nobody heard. */
  due(limit: number): Promise<DueRun[]> {
    return this.tx.query<DueRun>(
      `select ${PLACE}, attempts >= ${MAX_ATTEMPTS} as "isSpent"
         from chat_runs r
        where status = 'RUNNING' and lease_until <= now()
           or status = 'QUEUED' and updated_at <= now() - ${UNHEARD}
           or status = 'WAITING' and updated_at <= now() - ${UNHEARD} and ${isAnswered('r')}
        order by created_at, id limit $1`,
      [limit],
    );
  }

  /**
   * Ends a run that cannot be ended as whoever asked for it: of a lease, or one that is spent or in nobody's hands where
   * `leaseId` is null. False where somebody was first.
   */
  async giveUp(id: string, leaseId: string | null, status: string, reason: RunReason, error: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update chat_runs set status = $3, reason = $4, error = $5, lease_id = null, lease_until = null,
              ended_at = now(), updated_at = now()
        where id = $1 and case when $2::uuid is null
          then status in ('QUEUED', 'WAITING') or status = 'RUNNING' and lease_until <= now() else lease_id = $2 end
       returning id`,
      [id, leaseId, status, reason, error],
    );
    return rows.length > 0;
  }

  /** The message that a run writes, null where it has none; undefined for a run that is over. */
  async messageOf(id: string): Promise<string | null | undefined> {
    const [row] = await this.tx.query<{ messageId: string | null }>(
      `select message_id as "messageId" from chat_runs where id = $1 and ended_at is null`,
      [id],
    );
    return row?.messageId;
  }

  /** Keeps what there is of messages that are being written. */
  async checkpoint(texts: ReadonlyMap<string, KeptText>): Promise<void> {
    const kept = [...texts.values()];
    await this.tx.query(
      `update chat_messages m set content = now_is.content, path_tokens = m.path_tokens - m.tokens + now_is.tokens,
              tokens = now_is.tokens, updated_at = now()
         from unnest($1::uuid[], $2::text[], $3::int[]) as now_is (id, content, tokens)
        where m.id = now_is.id and m.status = 'STREAMING'`,
      [[...texts.keys()], kept.map(({ text }) => text), kept.map(({ tokens }) => tokens)],
    );
  }
}
