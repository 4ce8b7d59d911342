import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { approvalDigest } from './approval.input.js';
import { ApprovalRepository } from './approval.repository.js';
import { reject } from './client-execution.service.js';
import type { Remembered } from './cache.repository.js';
import { type DispatchFacts, DispatchRepository } from './dispatch.repository.js';
import { executionMoved } from './execution.events.js';
import { type ExecutionRecord, ExecutionRepository } from './execution.repository.js';
import { LEASE_SECONDS, type Lease, newLease } from './lease.js';
import { recalled, rememberedAs } from './result-cache.js';
import type { RunningExecution } from './runner.js';
import { secretIds } from './secret-references.js';
import type { ToolKind } from './tool.entity.js';

const NOWHERE = { requestId: '', ip: null, userAgent: null };

/** What was claimed, and by which lease. */
export interface Begun {
  readonly execution: RunningExecution;
  readonly kind: ToolKind;
  readonly timeoutSeconds: number;
  readonly lease: Lease;
  /** Where its answer is remembered; null where it is not. */
  readonly remembered: Remembered | null;
}

/** Claims the next execution that the server runs itself; what may not run any more is rejected on the way. */
export async function claim(db: Database): Promise<Begun | null> {
  const full: string[] = [];
  for (;;) {
    const step = await db.as(Actor.system('tools.dispatch'), (tx) => claimNext(tx, full));
    if (step === 'NONE') return null;
    if (typeof step === 'object') return step;
  }
}

/** One step: NONE where nothing waits that may run, AGAIN where something else may. */
async function claimNext(tx: Tx, full: string[]): Promise<Begun | 'NONE' | 'AGAIN'> {
  const dispatch = new DispatchRepository(tx);
  const executions = new ExecutionRepository(tx);
  const next = await dispatch.next(full);
  if (!next) return 'NONE';
  const before = await executions.find(next.id);
  if (!before || (await reject(tx, before)) !== null || (await unlikeApproved(tx, before))) return 'AGAIN';
  const facts = await dispatch.facts(next.id);
  const remembered = facts && rememberedAs(before, facts);
  if (remembered && (await recalled(tx, next.id, remembered))) return 'AGAIN';
  if (!(await executions.takeSlot(next.toolId))) {
    full.push(next.toolId);
    return 'AGAIN';
  }
  const lease = newLease();
  const started = facts && (await executions.start(next.id, lease.hash, LEASE_SECONDS, remembered?.key));
  if (!facts || !started) return 'AGAIN';
  await tx.emit(executionMoved(started));
  const execution: RunningExecution = {
    ...{ id: started.id, toolId: started.toolId, toolName: started.toolName, definitionHash: started.definitionHash },
    ...{ configuration: facts.configuration, allowedHosts: facts.allowedHosts, parameters: started.parameters },
    ...{ sessionId: started.sessionId, hasSecrets: secretIds(started.parameters).length > 0 },
    actor: requester(facts),
  };
  return { execution, kind: started.kind, timeoutSeconds: started.timeoutSeconds, lease, remembered };
}

/** Whoever asked, with the rights held now. */
function requester({ ownerId: userId, username, permissions, key }: DispatchFacts): Actor {
  const identity = { userId, username, sessionId: null, permissions: new Set(permissions), expiresAt: null };
  return Actor.user(key ? { ...identity, key } : identity, NOWHERE);
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
