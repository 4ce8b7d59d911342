import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import { isUuid } from '../../platform/uuid.js';
import type { ExecutionStatus, FailureReason, RejectionReason } from './execution.entity.js';
import type { ToldExecution } from './execution.events.js';
import type { ToolKind } from './tool.entity.js';

/** An execution as the actor sees it, with what decides about it. */
export interface ExecutionRecord extends ToldExecution {
  readonly kind: ToolKind;
  readonly definitionHash: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly requestHash: string;
  readonly leaseHash: string | null;
  readonly keyId: string | null;
  readonly timeoutSeconds: number;
  readonly isTainted: boolean;
  readonly turnMessageId: string | null;
}

/** What is asked for. */
export interface NewExecution {
  readonly id: string;
  readonly sessionId: string | null;
  readonly toolId: string;
  readonly toolName: string;
  readonly kind: ToolKind;
  readonly definitionHash: string;
  readonly isIdempotent: boolean;
  readonly timeoutSeconds: number;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly requiresApproval: boolean;
  readonly ruleId: string | null;
  /** Whether content came into its turn that others wrote. */
  readonly isTainted: boolean;
  /** The message at which its turn is; null for the active leaf. */
  readonly turnMessageId: string | null;
  readonly status: 'PENDING' | 'AWAITING_APPROVAL';
  readonly idempotencyKey: string | null;
  readonly requestHash: string;
  /** Seconds until an approval is waited for no more; null where none is. */
  readonly approvalSeconds: number | null;
}

/** How an execution ended. */
export type Ending =
  | { readonly status: 'COMPLETED'; readonly result: unknown }
  | { readonly status: 'FAILED'; readonly reason: FailureReason; readonly error: string }
  | { readonly status: 'REJECTED'; readonly reason: RejectionReason; readonly error: string }
  | { readonly status: 'CANCELLED' };

/** Whether nobody decided in time. */
export const isUndecided = (e: string): string =>
  `(${e}.status = 'AWAITING_APPROVAL' and ${e}.approval_expires_at <= now())`;

/** Whether nobody claimed it in time; nobody has to claim what this server runs. */
export const isUnclaimed = (e: string): string => `(${e}.status = 'PENDING' and ${e}.claim_expires_at <= now())`;

/** What is said of an execution that nobody decided about, and of one that nobody claimed. */
export const UNDECIDED = 'Nobody decided in time.';
export const UNCLAIMED = 'Nobody claimed it in time: whoever runs this tool was not there, and nothing was done.';

/** Where nobody decided in time an execution is rejected, and where nobody claimed it, it failed: also before it was swept up. */
export const effectiveStatus = (e: string): string =>
  `case when ${isUndecided(e)} then 'REJECTED' when ${isUnclaimed(e)} then 'FAILED' else ${e}.status end`;

export const EXECUTION_COLUMNS = `
  e.id, e.owner_id as "ownerId", e.tool_id as "toolId", e.tool_name as "toolName", e.chat_session_id as "sessionId",
  ${effectiveStatus('e')} as status, e.reason, e.revision, e.rule_id as "ruleId", e.kind, e.parameters,
  e.definition_hash as "definitionHash", e.request_hash as "requestHash", e.lease_hash as "leaseHash", e.key_id as "keyId",
  e.timeout_seconds as "timeoutSeconds", e.cached, e.is_tainted as "isTainted", e.turn_message_id as "turnMessageId"`;

/** Executions, in one transaction of one actor. */
export class ExecutionRepository {
  constructor(private readonly tx: Tx) {}

  /** The execution as it is now; null where there is none that the actor may see. */
  async find(id: string): Promise<ExecutionRecord | null> {
    return isUuid(id) ? this.one(`select ${EXECUTION_COLUMNS} from tool_executions e where e.id = $1`, [id]) : null;
  }

  /** Like `find`, and locks the row; null also where the actor may see it but not move it. */
  async lock(id: string): Promise<ExecutionRecord | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query(`select id from tool_executions where id = $1 for update`, [id]);
    return row ? this.find(id) : null;
  }

  /** The actor's execution of an idempotency key; null where there is none. */
  async keyed(idempotencyKey: string): Promise<ExecutionRecord | null> {
    return this.one(
      `select ${EXECUTION_COLUMNS} from tool_executions e where e.owner_id = app_user() and e.idempotency_key = $1`,
      [idempotencyKey],
    );
  }

  /** How many of the actor's executions have not ended. */
  async open(): Promise<number> {
    const [row] = await this.tx.query<{ count: number }>(
      `select count(*)::int as count from tool_executions
        where owner_id = app_user() and status in ('PENDING', 'AWAITING_APPROVAL', 'RUNNING')`,
    );
    return row?.count ?? 0;
  }

  /** Null where there is one with this idempotency key by now. */
  async insert(e: NewExecution): Promise<ExecutionRecord | null> {
    const [row] = await this.tx.query<{ id: string }>(
      `insert into tool_executions (id, owner_id, key_id, chat_session_id, tool_id, tool_name, kind, definition_hash,
         is_idempotent, timeout_seconds, parameters, requires_approval, rule_id, status, idempotency_key, request_hash,
         is_tainted, turn_message_id, approval_expires_at)
       values ($1, app_user(), app_key(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
         now() + make_interval(secs => $17))
       on conflict (owner_id, idempotency_key) where idempotency_key is not null do nothing returning id`,
      [
        ...[e.id, e.sessionId, e.toolId, e.toolName, e.kind, e.definitionHash, e.isIdempotent, e.timeoutSeconds],
        ...[
          e.parameters,
          e.requiresApproval,
          e.ruleId,
          e.status,
          e.idempotencyKey,
          e.requestHash,
          e.isTainted,
          e.turnMessageId,
        ],
        e.approvalSeconds,
      ],
    );
    return row ? this.find(row.id) : null;
  }

  /** Whether content came into the actor's turn that others wrote. */
  async isTainted(sessionId: string | null, messageId: string | null): Promise<boolean> {
    const [row] = await this.tx.query<{ tainted: boolean }>(`select app_turn_is_tainted($1, $2) as tainted`, [
      ...[sessionId, messageId],
    ]);
    return row?.tainted ?? true;
  }

  /** Whether one more of a tool may run; until the transaction ends nobody else is told so. */
  async takeSlot(toolId: string): Promise<boolean> {
    const [row] = await this.tx.query<{ free: boolean }>(`select tool_take_slot($1) as free`, [toolId]);
    return row?.free ?? false;
  }

  /** Why an admitted execution must not run any more; null where it may. */
  async refusal(id: string): Promise<string | null> {
    const [row] = await this.tx.query<{ why: string | null }>(
      `select coalesce(tool_execution_refusal($1), tool_execution_taint($1)) as why`,
      [id],
    );
    return row?.why ?? null;
  }

  /**
   * Gives a pending execution to whoever holds the token of this hash; null where it is not pending. Its answer may be
   * remembered under the key, where there is one.
   */
  async start(
    id: string,
    leaseHash: string,
    leaseSeconds: number,
    cacheKey: string | null = null,
  ): Promise<ExecutionRecord | null> {
    return this.moved(
      `status = 'RUNNING', lease_hash = $2, lease_expires_at = now() + make_interval(secs => $3),
       deadline_at = now() + make_interval(secs => e.timeout_seconds), started_at = now(), attempts = attempts + 1,
       cache_key = $4`,
      `e.id = $1 and ${effectiveStatus('e')} = 'PENDING'`,
      [id, leaseHash, leaseSeconds, cacheKey],
    );
  }

  /** Has a pending execution wait to be claimed for as long again: somebody is there, and its tool is busy. */
  async keepWaiting(id: string): Promise<void> {
    await this.tx.query(
      `update tool_executions e set claim_expires_at = greatest(claim_expires_at, now() + make_interval(
         secs => (select t.claim_timeout_seconds from tools t where t.id = e.tool_id)))
        where e.id = $1 and e.status = 'PENDING' returning e.id`,
      [id],
    );
  }

  /** Prolongs a lease, and answers until when (RFC 3339); null where it is not held, or the time is over. */
  async beat(id: string, leaseHash: string, leaseSeconds: number): Promise<string | null> {
    const [row] = await this.tx.query<{ until: string }>(
      `update tool_executions set lease_expires_at = now() + make_interval(secs => $3)
        where id = $1 and status = 'RUNNING' and lease_hash = $2 and deadline_at > now()
       returning ${instantSql('lease_expires_at')} as until`,
      [id, leaseHash, leaseSeconds],
    );
    return row?.until ?? null;
  }

  /** Ends what somebody runs, within its time, or since that is over; null where this token does not run it. */
  async finish(id: string, leaseHash: string, ending: Ending): Promise<ExecutionRecord | null> {
    return this.end(
      ending,
      `e.id = $1 and e.status = 'RUNNING' and e.lease_hash = $5 and (e.deadline_at > now() or $2 = 'TIMEOUT')`,
      [...[id, leaseHash]],
    );
  }

  /** Ends what is in one of these states by now; null where it is not. */
  async endFrom(id: string, from: readonly ExecutionStatus[], ending: Ending): Promise<ExecutionRecord | null> {
    return this.end(ending, `e.id = $1 and ${effectiveStatus('e')} = any ($5::text[])`, [id, from]);
  }

  private end(ending: Ending, where: string, [id, last]: readonly unknown[]): Promise<ExecutionRecord | null> {
    const reason = 'reason' in ending ? ending.reason : null;
    const error = 'error' in ending ? ending.error : null;
    const result = ending.status === 'COMPLETED' ? JSON.stringify(ending.result ?? null) : null;
    return this.moved(
      `status = '${ending.status}', reason = $2, error = $3, result = $4::jsonb, completed_at = now()`,
      where,
      [id, reason, error, result, last],
    );
  }

  private async moved(set: string, where: string, values: readonly unknown[]): Promise<ExecutionRecord | null> {
    return this.one(`update tool_executions e set ${set} where ${where} returning ${EXECUTION_COLUMNS}`, values);
  }

  private async one(sql: string, values: readonly unknown[]): Promise<ExecutionRecord | null> {
    const [row] = await this.tx.query<ExecutionRecord>(sql, values);
    return row ?? null;
  }
}
