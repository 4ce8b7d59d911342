import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { Hub } from '../../platform/events/hub.js';
import { isStorable } from '../../platform/input.js';
import { approvalDigest } from './approval.input.js';
import { ApprovalRepository } from './approval.repository.js';
import { TOO_LARGE, reject } from './client-execution.service.js';
import { DispatchRepository } from './dispatch.repository.js';
import { executionMoved } from './execution.events.js';
import { fits, storedError } from './execution.input.js';
import { type Ending, type ExecutionRecord, ExecutionRepository } from './execution.repository.js';
import { HEARTBEAT_SECONDS, LEASE_SECONDS, type Lease, newLease } from './lease.js';
import { type RunningExecution, ToolFailed, type ToolRunner } from './runner.js';
import { secretIds } from './secret-references.js';
import type { ToolKind } from './tool.entity.js';

const SYSTEM = () => Actor.system('tools.dispatch');
const NOWHERE = { requestId: '', ip: null, userAgent: null };

/** What was claimed, and by which lease. */
interface Begun {
  readonly execution: RunningExecution;
  readonly kind: ToolKind;
  readonly timeoutSeconds: number;
  readonly lease: Lease;
}

/** Runs what this server runs itself, within the caps of the tools, whatever other processes do. */
export class DispatchService {
  private readonly runners: ReadonlyMap<ToolKind, ToolRunner>;

  constructor(
    private readonly db: Database,
    private readonly hub: Hub,
    runners: readonly ToolRunner[],
  ) {
    this.runners = new Map(runners.map((runner) => [runner.kind, runner]));
  }

  /** Runs one after the other until nothing waits that may run. Answers how many. */
  async drain(): Promise<number> {
    for (let count = 0; ; count++) {
      const begun = await this.begin();
      if (!begun) return count;
      await this.finish(begun, await this.outcome(begun));
    }
  }

  /** Claims the next one; what may not run any more is rejected on the way. */
  private async begin(): Promise<Begun | null> {
    const full: string[] = [];
    for (;;) {
      const step = await this.db.as(SYSTEM(), (tx) => claimNext(tx, full));
      if (step === 'NONE') return null;
      if (typeof step === 'object') return step;
    }
  }

  private async outcome(begun: Begun): Promise<Ending> {
    const runner = this.runners.get(begun.kind);
    if (!runner) return failed(`This server runs no tools of the kind ${begun.kind}.`);
    const controller = new AbortController();
    const { signal } = controller;
    const deadline = setTimeout(() => controller.abort(), begun.timeoutSeconds * 1_000);
    const beat = setInterval(() => this.beat(begun, controller), HEARTBEAT_SECONDS * 1_000);
    const unheard = this.hub.on('toolExecution.cancelled', ({ aggregateId }) => {
      if (aggregateId === begun.execution.id) controller.abort();
    });
    try {
      const result = await Promise.race([runner.run(begun.execution, signal), aborted(signal)]);
      if (!isStorable(result)) return failed('What it answered cannot be kept.');
      return fits(result) ? { status: 'COMPLETED', result } : TOO_LARGE;
    } catch (error) {
      return endingOf(error);
    } finally {
      clearTimeout(deadline);
      clearInterval(beat);
      unheard();
      controller.abort();
    }
  }

  /** What is run no longer by this process stops; a database that does not answer is asked again. */
  private beat({ execution, lease }: Begun, controller: AbortController): void {
    this.db
      .as(SYSTEM(), (tx) => new ExecutionRepository(tx).beat(execution.id, lease.hash, LEASE_SECONDS))
      .then((until) => {
        if (until === null) controller.abort();
      })
      .catch((error: unknown) => process.emitWarning(error instanceof Error ? error : String(error)));
  }

  /** Where it is over by now, somebody else has said how. */
  private async finish({ execution, lease }: Begun, ending: Ending): Promise<void> {
    await this.db.as(SYSTEM(), async (tx) => {
      const ended = await new ExecutionRepository(tx).finish(execution.id, lease.hash, ending);
      if (ended) await tx.emit(executionMoved(ended));
    });
  }
}

const MAX_DETAIL = 1_000;

const failed = (error: string) => ({ status: 'FAILED', reason: 'ERROR', error: storedError(error) }) as const;

/** What the other side said to it is kept in its beginning. */
function endingOf(error: unknown): Ending {
  if (!(error instanceof ToolFailed)) return failed(error instanceof Error ? error.message : String(error));
  const { message, detail, reason } = error;
  return { ...failed(detail === null ? message : `${message}: ${detail.slice(0, MAX_DETAIL)}`), reason };
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, refuse) => {
    signal.addEventListener('abort', () => refuse(new Error('It was stopped.')), { once: true });
  });

/** One step: NONE where nothing waits that may run, AGAIN where something else may. */
async function claimNext(tx: Tx, full: string[]): Promise<Begun | 'NONE' | 'AGAIN'> {
  const dispatch = new DispatchRepository(tx);
  const executions = new ExecutionRepository(tx);
  const next = await dispatch.next(full);
  if (!next) return 'NONE';
  const before = await executions.find(next.id);
  if (!before || (await reject(tx, before)) !== null || (await unlikeApproved(tx, before))) return 'AGAIN';
  if (!(await executions.takeSlot(next.toolId))) {
    full.push(next.toolId);
    return 'AGAIN';
  }
  const facts = await dispatch.facts(next.id);
  const lease = newLease();
  const started = facts && (await executions.start(next.id, lease.hash, LEASE_SECONDS));
  if (!facts || !started) return 'AGAIN';
  await tx.emit(executionMoved(started));
  const { ownerId: userId, username, permissions, key } = facts;
  const identity = { userId, username, sessionId: null, permissions: new Set(permissions), expiresAt: null };
  const execution: RunningExecution = {
    ...{ id: started.id, toolId: started.toolId, toolName: started.toolName, definitionHash: started.definitionHash },
    ...{ configuration: facts.configuration, allowedHosts: facts.allowedHosts, parameters: started.parameters },
    ...{ sessionId: started.sessionId, hasSecrets: secretIds(started.parameters).length > 0 },
    actor: Actor.user(key ? { ...identity, key } : identity, NOWHERE),
  };
  return { execution, kind: started.kind, timeoutSeconds: started.timeoutSeconds, lease };
}

/** Rejects what is not, to the letter, what was approved. */
async function unlikeApproved(tx: Tx, execution: ExecutionRecord): Promise<boolean> {
  const approval = await new ApprovalRepository(tx).of(execution.id);
  if (!approval) return false;
  const { parameters, revision, definitionHash } = execution;
  const digest = approvalDigest({ ...approval, parameters, revision, definitionHash });
  if (approval.status === 'APPROVED' && approval.digest === digest) return false;
  const error = 'It is not what was approved.';
  const ended = await new ExecutionRepository(tx).endFrom(execution.id, ['PENDING'], {
    ...{ status: 'REJECTED', reason: 'POLICY', error },
  });
  if (ended) await tx.emit(executionMoved(ended));
  return true;
}
