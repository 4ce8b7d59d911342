import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { Forbidden, NotFound, type Problem, raise } from '../../platform/problem.js';
import { executionMoved } from './execution.events.js';
import { TOO_LARGE } from './ending.js';
import { fits, storedError } from './execution.input.js';
import { ExecutionUnavailable, LeaseLost, ToolBusy } from './execution.problems.js';
import { type Ending, type ExecutionRecord, ExecutionRepository } from './execution.repository.js';
import { lockMovable } from './execution.service.js';
import { LEASE_SECONDS, leaseHash, newLease } from './lease.js';
import { ToolRepository } from './tool.repository.js';

/** An execution with the token that says who runs it. */
export interface Claimed {
  readonly executionId: string;
  readonly leaseToken: string;
}

/** Running one's own executions of tools of the kind CLIENT: who claims one runs it, as long as it says so. */
export class ClientExecutionService {
  constructor(private readonly db: Database) {}

  /**
   * Begins a pending execution, within the cap of its tool. What may not run any more is rejected instead. Throws
   * NotFound, Forbidden, ToolBusy and ExecutionUnavailable.
   */
  async claim(actor: Actor, executionId: string): Promise<Claimed> {
    const claimed = await this.db.as(actor, (tx) => claimIn(tx, executionId));
    // After the commit: that it was rejected stays, or that somebody wanted it.
    if ('problem' in claimed) throw claimed.problem;
    return claimed;
  }

  /** Prolongs the lease; answers until when (RFC 3339). Throws NotFound, Forbidden and LeaseLost. */
  heartbeat(actor: Actor, executionId: string, token: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const { id, status } = await lockMovable(tx, executionId);
      const until = await new ExecutionRepository(tx).beat(id, leaseHash(token), LEASE_SECONDS);
      return until ?? raise(new LeaseLost(status));
    });
  }

  /**
   * Ends an execution with its result; one that is too large makes it fail. Saying the same again is not an error. Throws
   * NotFound, Forbidden, InvalidInput and LeaseLost.
   */
  async complete(actor: Actor, executionId: string, token: string, result: unknown): Promise<string> {
    return this.finish(actor, executionId, token, fits(result) ? { status: 'COMPLETED', result } : TOO_LARGE);
  }

  /** Ends an execution that did not work. Throws NotFound, Forbidden and LeaseLost. */
  async fail(actor: Actor, executionId: string, token: string, error: string): Promise<string> {
    return this.finish(actor, executionId, token, { status: 'FAILED', reason: 'ERROR', error: storedError(error) });
  }

  private finish(actor: Actor, executionId: string, token: string, ending: Ending): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const before = await lockMovable(tx, executionId);
      const hash = leaseHash(token);
      // It ended so before, and the answer was lost on its way.
      if (before.status === ending.status && before.leaseHash === hash) return before.id;
      const ended = await new ExecutionRepository(tx).finish(before.id, hash, ending);
      await tx.emit(executionMoved(ended ?? raise(new LeaseLost(before.status))));
      return before.id;
    });
  }
}

async function claimIn(tx: Tx, executionId: string): Promise<Claimed | { readonly problem: Problem }> {
  const executions = new ExecutionRepository(tx);
  const before = await lockMovable(tx, executionId);
  if (before.kind !== 'CLIENT') throw new Forbidden('This server runs it.');
  if (before.status !== 'PENDING') throw new ExecutionUnavailable(before.status);
  const refused = await reject(tx, before);
  if (refused !== null) return { problem: new ExecutionUnavailable('REJECTED', refused) };
  if (!(await executions.takeSlot(before.toolId))) {
    await executions.keepWaiting(before.id);
    return { problem: new ToolBusy(await isPaused(tx, before.toolId)) };
  }
  const lease = newLease();
  const started = await executions.start(before.id, lease.hash, LEASE_SECONDS);
  await tx.emit(executionMoved(started ?? raise(new NotFound('ToolExecution'))));
  return { executionId: before.id, leaseToken: lease.token };
}

/** Rejects an execution that may not run any more; answers why, null where it may. */
export async function reject(tx: Tx, { id }: ExecutionRecord): Promise<string | null> {
  const executions = new ExecutionRepository(tx);
  const error = await executions.refusal(id);
  if (error === null) return null;
  const ended = await executions.endFrom(id, ['PENDING'], { status: 'REJECTED', reason: 'POLICY', error });
  if (ended) await tx.emit(executionMoved(ended));
  return error;
}

const isPaused = async (tx: Tx, toolId: string): Promise<boolean> =>
  (await new ToolRepository(tx).find(toolId))?.maxConcurrentExecutions === 0;
