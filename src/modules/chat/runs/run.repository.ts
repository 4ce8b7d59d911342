import type { AiChoice } from '../../../platform/ai/choice.js';
import type { Tx } from '../../../platform/database/database.js';
import { isUuid } from '../../../platform/uuid.js';
import type { RunFinish, RunReason, RunStatus } from './run.entity.js';

/** A run that is there. */
export interface RunRecord {
  readonly id: string;
  readonly sessionId: string;
  readonly ownerId: string;
  readonly messageId: string | null;
  readonly status: RunStatus;
}

/** A run to be made. */
export interface NewRun extends AiChoice {
  readonly sessionId: string;
  /** The message to be answered. */
  readonly parentId: string;
  readonly maxSteps: number;
}

/** The run as whoever has it knows it. */
export interface Lease {
  readonly id: string;
  readonly leaseId: string;
}

/** How a run ended. */
export interface RunEnd {
  readonly status: 'COMPLETED' | 'FAILED' | 'CANCELLED';
  readonly reason: RunReason | null;
  /** The reason in words. */
  readonly error: string | null;
  readonly finish: RunFinish | null;
}

/** How many tokens were read and written. */
export interface RunUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Whether the provider counted them. */
  readonly measured: boolean;
}

/** What a step goes by. */
export interface BegunStep {
  readonly steps: number;
  readonly isCancelRequested: boolean;
}

/** What a step took, added to what was counted before. */
const counted = (input: string, output: string, measured: string) => `
  input_tokens = case when ${input}::int is null then input_tokens else coalesce(input_tokens, 0) + ${input}::int end,
  output_tokens = case when ${output}::int is null then output_tokens else coalesce(output_tokens, 0) + ${output}::int end,
  tokens_measured = ${measured}::boolean and (input_tokens is null or tokens_measured)`;
const LIVE = `status in ('QUEUED', 'RUNNING', 'WAITING')`;
const RECORD = `id, session_id as "sessionId", owner_id as "ownerId", message_id as "messageId", status`;

/** Runs, in one transaction of their owner, or of an agent of the owner's. */
export class RunRepository {
  constructor(private readonly tx: Tx) {}

  /** A run of a conversation that is not deleted; null where there is none that the actor may see. */
  async find(id: string): Promise<RunRecord | null> {
    if (!isUuid(id)) return null;
    return this.one(
      `select ${RECORD} from chat_runs r where id = $1
         and exists (select from chat_sessions s where s.id = r.session_id and s.deleted_at is null)`,
      id,
    );
  }

  /** The run that is under way in a conversation; null where none is. */
  live(sessionId: string): Promise<RunRecord | null> {
    return this.one(`select ${RECORD} from chat_runs where session_id = $1 and ${LIVE}`, sessionId);
  }

  /** The first run that answered a message. */
  async firstOf(messageId: string): Promise<string | null> {
    const run = await this.one(
      `select ${RECORD} from chat_runs where parent_id = $1 order by created_at, id limit 1`,
      messageId,
    );
    return run?.id ?? null;
  }

  /** Makes a run with the rights of the actor and answers its id. */
  async insert(run: NewRun): Promise<string> {
    const { key } = this.tx.actor;
    const [row] = await this.tx.query<{ id: string }>(
      `insert into chat_runs (session_id, owner_id, key_id, key_is_bound, parent_id, provider, model, max_steps)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [
        ...[run.sessionId, this.tx.actor.id, key?.id ?? null, (key?.chatSessionId ?? null) !== null, run.parentId],
        ...[run.provider, run.model, run.maxSteps],
      ],
    );
    if (!row) throw new Error('A run was not made.');
    return row.id;
  }

  /** Asks whoever works on it to stop, once more where that was asked before; false where nobody does any more. */
  requestCancel(id: string): Promise<boolean> {
    return this.changes(
      `update chat_runs set cancel_requested_at = coalesce(cancel_requested_at, now()), updated_at = now()
        where id = $1 and status = 'RUNNING' returning id`,
      [id],
    );
  }

  /** Ends what nobody works on; false where somebody was first. */
  endIdle(id: string, { status, reason, error }: RunEnd): Promise<boolean> {
    return this.changes(
      `update chat_runs set status = $2, reason = $3, error = $4, lease_id = null, lease_until = null,
              ended_at = now(), updated_at = now()
        where id = $1 and (status in ('QUEUED', 'WAITING') or status = 'RUNNING' and lease_until <= now()) returning id`,
      [id, status, reason, error],
    );
  }

  /** Counts a call of the model, whose answer goes into a message; null where the lease is lost, or there was one too many. */
  async beginStep({ id, leaseId }: Lease, messageId: string): Promise<BegunStep | null> {
    const [row] = await this.tx.query<BegunStep>(
      `update chat_runs set message_id = $3, steps = steps + 1, updated_at = now()
        where id = $1 and lease_id = $2 and steps < max_steps
       returning steps, cancel_requested_at is not null as "isCancelRequested"`,
      [id, leaseId, messageId],
    );
    return row ?? null;
  }

  /** Ends it with what it took; false where the lease is lost. */
  end({ id, leaseId }: Lease, { status, reason, error, finish }: RunEnd, usage: RunUsage | null): Promise<boolean> {
    return this.changes(
      `update chat_runs set status = $3, reason = $4, error = $5, finish = $6, ${counted('$7', '$8', '$9')}, lease_id = null, lease_until = null, ended_at = now(), updated_at = now()
        where id = $1 and lease_id = $2 returning id`,
      [
        ...[id, leaseId, status, reason, error, finish],
        ...[usage?.inputTokens ?? null, usage?.outputTokens ?? null, usage?.measured ?? false],
      ],
    );
  }

  /** Counts what a step took that the model did not end with an answer; false where the lease is lost. */
  count({ id, leaseId }: Lease, { inputTokens, outputTokens, measured }: RunUsage): Promise<boolean> {
    return this.changes(
      `update chat_runs set ${counted('$3', '$4', '$5')}, updated_at = now() where id = $1 and lease_id = $2 returning id`,
      [id, leaseId, inputTokens, outputTokens, measured],
    );
  }

  /** Whether somebody asked for its end, while the conversation is locked; null where the lease is lost. */
  async isCancelRequested({ id, leaseId }: Lease): Promise<boolean | null> {
    const [row] = await this.tx.query<{ isCancelRequested: boolean }>(
      `select cancel_requested_at is not null as "isCancelRequested" from chat_runs where id = $1 and lease_id = $2`,
      [id, leaseId],
    );
    return row?.isCancelRequested ?? null;
  }

  /** Leaves it until what the model asked for has ended; false where the lease is lost. Waiting is no attempt. */
  wait({ id, leaseId }: Lease): Promise<boolean> {
    return this.changes(
      `update chat_runs set status = 'WAITING', attempts = attempts - 1, lease_id = null, lease_until = null, updated_at = now()
        where id = $1 and lease_id = $2 returning id`,
      [id, leaseId],
    );
  }

  /** Gives it back, for another process to begin anew; false where the lease is lost. */
  handBack({ id, leaseId }: Lease): Promise<boolean> {
    return this.changes(
      `update chat_runs set status = 'QUEUED', steps = steps - 1, attempts = attempts - 1, lease_id = null, lease_until = null, updated_at = now()
        where id = $1 and lease_id = $2 returning id`,
      [id, leaseId],
    );
  }

  private async one(sql: string, value: string): Promise<RunRecord | null> {
    const [row] = await this.tx.query<RunRecord>(sql, [value]);
    return row ?? null;
  }

  private async changes(sql: string, values: readonly unknown[]): Promise<boolean> {
    return (await this.tx.query(sql, values)).length > 0;
  }
}
