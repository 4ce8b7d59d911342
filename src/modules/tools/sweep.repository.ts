import type { Tx } from '../../platform/database/database.js';
import {
  EXECUTION_COLUMNS,
  type ExecutionRecord,
  UNCLAIMED,
  UNDECIDED,
  isUnclaimed,
  isUndecided,
} from './execution.repository.js';

/** How often an execution whose worker was lost is tried. */
const MAX_ATTEMPTS = 3;
const RETRIED = `(e.is_idempotent and e.attempts < ${MAX_ATTEMPTS})`;
/**
 * Of whom only the time tells: callers say that they are there, and go on for as long as they like. This server stops
 * what it runs itself by the deadline, and says so: where it does not, it was lost, and its lease shows it.
 */
const TIMED = `e.kind = 'CLIENT' and e.deadline_at <= now()`;

/** What ended without anybody's saying so, as the system. */
export class SweepRepository {
  constructor(private readonly tx: Tx) {}

  /** Ends some that their callers ran longer than the tool may. */
  overdue(limit: number): Promise<ExecutionRecord[]> {
    return this.swept(
      `status = 'FAILED', reason = 'TIMEOUT', error = 'It took longer than ' || e.timeout_seconds || ' s.',
       completed_at = now()`,
      `e.status = 'RUNNING' and ${TIMED}`,
      limit,
    );
  }

  /** Some whose worker was not heard of any more: run again where that does no harm, ended with an unknown outcome else. */
  lost(limit: number): Promise<ExecutionRecord[]> {
    return this.swept(
      `status = case when ${RETRIED} then 'PENDING' else 'FAILED' end,
       reason = case when not ${RETRIED} then 'WORKER_LOST' end,
       error = case when not ${RETRIED} then 'Whoever ran it was not heard of any more. What it did is not known.' end,
       completed_at = case when not ${RETRIED} then now() end,
       lease_hash = case when not ${RETRIED} then e.lease_hash end, lease_expires_at = null, deadline_at = null,
       started_at = case when not ${RETRIED} then e.started_at end`,
      `e.status = 'RUNNING' and e.lease_expires_at <= now() and not (${TIMED})`,
      limit,
    );
  }

  /** Ends some that nobody decided about in time. */
  undecided(limit: number): Promise<ExecutionRecord[]> {
    return this.swept(
      `status = 'REJECTED', reason = 'EXPIRED', error = '${UNDECIDED}', completed_at = now()`,
      isUndecided('e'),
      limit,
    );
  }

  /** Ends some that nobody claimed in time. */
  unclaimed(limit: number): Promise<ExecutionRecord[]> {
    return this.swept(
      `status = 'FAILED', reason = 'TIMEOUT', error = '${UNCLAIMED}', completed_at = now()`,
      isUnclaimed('e'),
      limit,
    );
  }

  private swept(set: string, where: string, limit: number): Promise<ExecutionRecord[]> {
    return this.tx.query<ExecutionRecord>(
      `update tool_executions e set ${set}
        where ${where} and e.id in (
          select e.id from tool_executions e where ${where} order by e.created_at limit $1 for update skip locked)
       returning ${EXECUTION_COLUMNS}`,
      [limit],
    );
  }
}
