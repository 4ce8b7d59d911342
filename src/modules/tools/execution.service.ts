import { randomUUID } from 'node:crypto';
import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readById, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { Conflict, Forbidden, NotFound, RateLimited, raise } from '../../platform/problem.js';
import type { ExaminedSecret, Usage } from '../secrets/index.js';
import type { NamedSecret } from './approval.entity.js';
import { ApprovalRepository, type NewApproval } from './approval.repository.js';
import { requestApproval, tellUndecided } from './approval-request.js';
import type { ExecutionStatus } from './execution.entity.js';
import { executionMoved } from './execution.events.js';
import { APPROVAL_SECONDS, type RequestExecution, requestHash, validIdempotencyKey } from './execution.input.js';
import { admission, canMoveExecution } from './execution.policy.js';
import { ExecutionUnavailable, ToolUnavailable } from './execution.problems.js';
import { type ExecutionRecord, ExecutionRepository } from './execution.repository.js';
import { type ExecutionFilter, executionShape, matchingExecutions } from './execution.shape.js';
import { validArguments } from './parameter-schema.js';
import { MAX_SECRETS, type SecretReference, TAKES_SECRETS, secretReferences } from './secret-references.js';
import { SessionRepository } from './session.repository.js';
import { InvalidParameters } from './tool.problems.js';
import { type ToolRecord, ToolRepository } from './tool.repository.js';

/** The secrets among `ids` that the actor sees, by their names, each with what is in the way of its use by a tool. */
export type ExamineSecrets = (tx: Tx, ids: readonly string[], usage: Usage) => Promise<readonly ExaminedSecret[]>;

/** What came of asking. */
export interface Requested {
  /** Null where only was asked what would happen. */
  readonly executionId: string | null;
  readonly requiresApproval: boolean;
}

/** Executions of one account that have not ended: whoever asks in circles is stopped. */
const MAX_OPEN = 1_000;
const OPEN: readonly ExecutionStatus[] = ['PENDING', 'AWAITING_APPROVAL', 'RUNNING'];

/** Asking for executions, seeing them, and cancelling them. */
export class ExecutionService {
  constructor(
    private readonly db: Database,
    private readonly examineSecrets: ExamineSecrets,
  ) {}

  /** What the selection asks of one execution; null for a foreign and for a missing one. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, executionShape, selection, id);
  }

  /** A page of the actor's executions, newest first. Throws InvalidInput. */
  page(actor: Actor, filter: ExecutionFilter | null | undefined, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, executionShape, selection, matchingExecutions(filter ?? {}));
  }

  /** Asks for an execution in a transaction of its own. Throws what `requestIn` throws. */
  request(actor: Actor, input: RequestExecution): Promise<Requested> {
    return this.db.as(actor, (tx) => this.requestIn(tx, input));
  }

  /**
   * Asks for an execution, once for each idempotency key. Throws NotFound for a tool or a session, Forbidden,
   * InvalidInput, InvalidParameters, ToolUnavailable, RateLimited, and Conflict for a key that stands for something else,
   * all of them before anything is written.
   */
  async requestIn(tx: Tx, input: RequestExecution): Promise<Requested> {
    const idempotencyKey = validIdempotencyKey(input.idempotencyKey);
    const hash = requestHash(input);
    const executions = new ExecutionRepository(tx);
    const known = idempotencyKey === null ? null : await executions.keyed(idempotencyKey);
    if (known) return replayed(known, hash, input);
    const { tool, sessionId, parameters, secrets } = await this.examined(tx, input);
    const turnMessageId = input.messageId ?? null;
    const isTainted = await executions.isTainted(sessionId, turnMessageId);
    const isSuspect = isTainted && !tool.isReadOnly;
    const ruleId = isSuspect ? null : await standingRule(tx, tool, { parameters, secrets, sessionId });
    const facts = { ...tool, isTainted, isCovered: ruleId !== null };
    const status = admission(tx.actor, facts) ?? raise(new Forbidden('This needs the permission tools.execute.'));
    if (input.dryRun === true) return { executionId: null, requiresApproval: status === 'AWAITING_APPROVAL' };
    if ((await executions.open()) >= MAX_OPEN) throw new RateLimited('Too many executions have not ended.', 60);
    const made = await executions.insert({
      ...{ id: randomUUID(), sessionId, toolId: tool.id, toolName: tool.name, kind: tool.kind, parameters, status },
      ...{ definitionHash: tool.definitionHash, isIdempotent: tool.isIdempotent, ruleId, idempotencyKey },
      ...{ timeoutSeconds: tool.timeoutSeconds, requestHash: hash, isTainted, turnMessageId },
      requiresApproval: tool.requiresApproval || isSuspect,
      approvalSeconds: status === 'AWAITING_APPROVAL' ? APPROVAL_SECONDS[tool.riskLevel] : null,
    });
    if (!made) return replayed(await executions.keyed(idempotencyKey ?? ''), hash, input);
    await tx.emit(executionMoved(made));
    if (made.status === 'AWAITING_APPROVAL') await requestApproval(tx, made, tool, secrets);
    return { executionId: made.id, requiresApproval: status === 'AWAITING_APPROVAL' };
  }

  /** Ends what has not ended; once is enough. Throws NotFound, Forbidden and ExecutionUnavailable. */
  cancel(actor: Actor, executionId: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const { id, status } = await lockMovable(tx, executionId);
      if (status !== 'CANCELLED' && !(await cancelled(tx, id, status))) throw new ExecutionUnavailable(status);
      return id;
    });
  }

  /** Ends, as the system, what nobody wants any more; nothing happens where it has ended. */
  async drop(executionId: string): Promise<void> {
    await this.db.as(Actor.system('tools.drop'), async (tx) => {
      const locked = await new ExecutionRepository(tx).lock(executionId);
      if (locked) await cancelled(tx, locked.id, locked.status);
    });
  }

  private async examined(tx: Tx, input: RequestExecution) {
    const tool: ToolRecord = (await new ToolRepository(tx).held(input.toolName)) ?? raise(new NotFound('Tool'));
    if (!tool.isActive) throw new ToolUnavailable();
    const sessionId = await openSession(tx, input.sessionId ?? null);
    const parameters = validArguments(tool.parameters, input.parameters);
    const secrets = await this.usable(tx, tool, sessionId, secretReferences(parameters));
    return { tool, sessionId, parameters, secrets };
  }

  /** Whoever names a secret must see it, where hidden and missing ones are refused alike, and may have this tool use it. */
  private async usable(
    tx: Tx,
    { name: toolName, kind, definitionHash }: ToolRecord,
    sessionId: string | null,
    references: readonly SecretReference[],
  ): Promise<readonly NamedSecret[]> {
    const [first] = references;
    if (!first) return [];
    if (!TAKES_SECRETS.has(kind))
      throw new InvalidParameters('Tools of this kind are given no secrets.', first.pointer);
    const ids = [...new Set(references.map(({ id }) => id))];
    if (ids.length > MAX_SECRETS) throw new InvalidParameters(`At most ${MAX_SECRETS} secrets.`, first.pointer);
    const seen = await this.examineSecrets(tx, ids, { toolName, definitionHash, sessionId });
    for (const { id, pointer } of references) {
      const secret = seen.find((one) => one.id === id);
      if (!secret) throw new InvalidParameters('There is no such secret.', pointer);
      if (secret.refusal) throw new InvalidParameters(secret.refusal.message, pointer);
    }
    return seen.map(({ id, name }) => ({ id, name }));
  }
}

/** Cancels a locked execution and tells so; false where it has ended. */
async function cancelled(tx: Tx, id: string, status: ExecutionStatus): Promise<boolean> {
  const ended = await new ExecutionRepository(tx).endFrom(id, OPEN, { status: 'CANCELLED' });
  if (!ended) return false;
  await tx.emit(executionMoved(ended));
  if (status === 'AWAITING_APPROVAL') await tellUndecided(tx, id, 'CANCELLED');
  return true;
}

/** The execution, locked, where the actor may move it. Throws NotFound where the actor does not see it, and Forbidden. */
export async function lockMovable(tx: Tx, id: string): Promise<ExecutionRecord> {
  const executions = new ExecutionRepository(tx);
  const locked = await executions.lock(id);
  if (locked && canMoveExecution(tx.actor, locked)) return locked;
  throw (locked ?? (await executions.find(id))) ? new Forbidden() : new NotFound('ToolExecution');
}

/** The session that something is asked for in: that of the key where none is named. Throws NotFound. */
async function openSession(tx: Tx, named: string | null): Promise<string | null> {
  const id = named ?? tx.actor.chatSessionId;
  if (id === null) return null;
  return (await new SessionRepository(tx).open(id)) ?? raise(new NotFound('ChatSession'));
}

/** The rule that stands for an approval of this; null where none does, and where none has to. */
async function standingRule(
  tx: Tx,
  { id, definitionHash, requiresApproval }: ToolRecord,
  asked: Pick<NewApproval, 'parameters' | 'secrets' | 'sessionId'>,
): Promise<string | null> {
  if (!requiresApproval) return null;
  return new ApprovalRepository(tx).standing({ ...asked, toolId: id, definitionHash }, asked.sessionId);
}

function replayed(known: ExecutionRecord | null, hash: string, { dryRun }: RequestExecution): Requested {
  if (known?.requestHash !== hash)
    throw new Conflict('This idempotency key was used for something else.', 'idempotencyKey');
  return {
    executionId: dryRun === true ? null : known.id,
    requiresApproval: known.status === 'AWAITING_APPROVAL',
  };
}
