import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { approvalDigest } from './approval.input.js';
import { ApprovalRepository } from './approval.repository.js';
import { reject } from './client-execution.service.js';
import type { Remembered } from './cache.repository.js';
import { type DispatchFacts, DispatchRepository } from './dispatch.repository.js';
import { type ToolSecrets, secretRefusal } from './dispatch-secrets.service.js';
import { executionMoved } from './execution.events.js';
import { type ExecutionRecord, ExecutionRepository } from './execution.repository.js';
import { LEASE_SECONDS, type Lease, newLease } from './lease.js';
import { recalled, rememberedAs } from './result-cache.js';
import type { RunningExecution } from './runner.js';
import { secretIds } from './secret-references.js';
import type { ToolKind } from './tool.entity.js';

const SYSTEM = () => Actor.system('tools.dispatch');
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

/** What is not to be looked at. */
interface Passed {
  /** Tools whose cap is reached. */
  readonly full: string[];
  /** Accounts that hold as many places as they may. */
  readonly crowded: readonly string[];
  /** Executions whose secrets have been looked at, which need it no more. */
  readonly examined: string[];
}

/**
 * Claims the next execution that the server runs itself, of no account among `crowded`; what may not run any more is
 * rejected on the way.
 */
export async function claim(
  db: Database,
  vault: ToolSecrets | null,
  crowded: readonly string[] = [],
): Promise<Begun | null> {
  const passed: Passed = { full: [], crowded, examined: [] };
  for (;;) {
    const step = await db.as(SYSTEM(), (tx) => claimNext(tx, passed));
    if (step === 'NONE') return null;
    if (step === 'AGAIN') continue;
    if ('lease' in step) return step;
    await examine(db, step.unexamined, vault);
    passed.examined.push(step.unexamined.id);
  }
}

/** One step: NONE where nothing waits that may run, AGAIN where something else may. */
async function claimNext(
  tx: Tx,
  { full, crowded, examined }: Passed,
): Promise<Begun | { readonly unexamined: RunningExecution } | 'NONE' | 'AGAIN'> {
  const dispatch = new DispatchRepository(tx);
  const executions = new ExecutionRepository(tx);
  const next = await dispatch.next(full, crowded);
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
  if (!facts) return 'AGAIN';
  const execution = runningOf(before, facts);
  if (execution.hasSecrets && !examined.includes(execution.id)) return { unexamined: execution };
  const lease = newLease();
  const started = await executions.start(next.id, lease.hash, LEASE_SECONDS, remembered?.key);
  if (!started) return 'AGAIN';
  await tx.emit(executionMoved(started));
  return { execution, kind: started.kind, timeoutSeconds: started.timeoutSeconds, lease, remembered };
}

/** Rejects an execution whose secrets whoever asked may not have used any more: asked as that account, by itself. */
async function examine(db: Database, execution: RunningExecution, vault: ToolSecrets | null): Promise<void> {
  const error = await secretRefusal(execution, vault);
  if (error === null) return;
  await db.as(SYSTEM(), async (tx) => {
    const ending = { status: 'REJECTED', reason: 'POLICY', error } as const;
    const ended = await new ExecutionRepository(tx).endFrom(execution.id, ['PENDING'], ending);
    if (ended) await tx.emit(executionMoved(ended));
  });
}

function runningOf(e: ExecutionRecord, facts: DispatchFacts): RunningExecution {
  return {
    ...{ id: e.id, toolId: e.toolId, toolName: e.toolName, definitionHash: e.definitionHash },
    ...{ configuration: facts.configuration, allowedHosts: facts.allowedHosts, parameters: e.parameters },
    ...{ sessionId: e.sessionId, hasSecrets: secretIds(e.parameters).length > 0, actor: requester(facts) },
  };
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
