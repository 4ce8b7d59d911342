import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readById, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { Conflict, Forbidden, InvalidInput, NotFound, raise } from '../../platform/problem.js';
import type { Decision } from './approval.entity.js';
import { approvalDecided, approvalRevised, approvalVoted, ruleCreated } from './approval.events.js';
import {
  type ApproveExecution,
  type RejectExecution,
  approvalDigest,
  validComment,
  validMatch,
  validReason,
} from './approval.input.js';
import { canDecide, canStand, tally } from './approval.policy.js';
import { ApprovalChanged, ApprovalClosed } from './approval.problems.js';
import { type ApprovalRecord, ApprovalRepository } from './approval.repository.js';
import { type ApprovalFilter, approvalShape, matchingApprovals } from './approval.shape.js';
import { executionMoved } from './execution.events.js';
import { validArguments } from './parameter-schema.js';
import { secretReferences } from './secret-references.js';
import { InvalidParameters } from './tool.problems.js';
import { ToolRepository } from './tool.repository.js';

/** Deciding, and seeing what there is to decide. */
export class ApprovalService {
  constructor(private readonly db: Database) {}

  /** What the selection asks of one approval; null for a hidden and for a missing one. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, approvalShape, selection, id);
  }

  /** A page of what the actor asked for, could decide, or has decided, newest first. Throws InvalidInput. */
  page(actor: Actor, filter: ApprovalFilter | null | undefined, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, approvalShape, selection, matchingApprovals(filter ?? {}));
  }

  /**
   * Agrees to what has this digest, or to other arguments instead. Throws NotFound, Forbidden, ApprovalChanged,
   * ApprovalClosed, InvalidInput, InvalidParameters, and Conflict for somebody who agreed already. Answers its id.
   */
  approve(actor: Actor, input: ApproveExecution): Promise<string> {
    const comment = validComment(input.comment);
    return this.db.as(actor, async (tx) => {
      const looked = await lockOpen(tx, input);
      const scope = input.rule === 'ONCE' ? null : (input.rule ?? null);
      if (scope !== null) requireStanding(looked, scope);
      const approval = input.editedParameters ? await revised(tx, looked, input.editedParameters) : looked;
      const rule = scope && { scope, ...validMatch(approval.parameters, input.ruleMatch) };
      const outcome = await voted(tx, approval, 'APPROVED', comment);
      if (rule && outcome === 'APPROVED') {
        const id = await new ApprovalRepository(tx).addRule(approval, rule.scope, rule.match, rule.isExact);
        await tx.emit(ruleCreated(id, approval, rule.scope, Object.keys(rule.match)));
      }
      return approval.id;
    });
  }

  /** Denies it, which decides. Throws NotFound, Forbidden, ApprovalChanged, ApprovalClosed, InvalidInput and Conflict. */
  reject(actor: Actor, input: RejectExecution): Promise<string> {
    const reason = validReason(input.reason);
    return this.db.as(actor, async (tx) => {
      const approval = await lockOpen(tx, input);
      await voted(tx, approval, 'DENIED', reason);
      return approval.id;
    });
  }
}

/** The approval, locked, where the actor may decide about just this now. */
async function lockOpen(
  tx: Tx,
  { approvalId, digest }: { readonly approvalId: string; readonly digest: string },
): Promise<ApprovalRecord> {
  const approvals = new ApprovalRepository(tx);
  const status = await approvals.lock(approvalId);
  // Whoever asked sees it and does not decide; everybody else is told what a missing one would tell.
  if (status === null) throw (await approvals.find(approvalId)) ? new Forbidden() : new NotFound('ToolApproval');
  if (status !== 'AWAITING') throw new ApprovalClosed(status);
  const approval = (await approvals.find(approvalId)) ?? raise(new NotFound('ToolApproval'));
  if (!canDecide(tx.actor, approval)) throw new Forbidden();
  if (approval.digest !== digest.toLowerCase()) throw new ApprovalChanged(approval.digest);
  return approval;
}

function requireStanding(approval: ApprovalRecord, scope: 'SESSION' | 'ALWAYS'): void {
  if (!canStand(approval)) throw new InvalidInput('No rule stands for this: it is decided each time.', 'rule');
  if (scope === 'SESSION' && approval.sessionId === null)
    throw new InvalidInput('It was asked for in no chat session.', 'rule');
}

/** Other arguments, which the tool takes and which use no secret that it was not asked for with. */
async function revised(tx: Tx, before: ApprovalRecord, edited: Readonly<Record<string, unknown>>) {
  const tool = await new ToolRepository(tx).find(before.toolId);
  if (tool?.definitionHash !== before.definitionHash)
    throw new Conflict('The tool has changed since it was asked for.', 'editedParameters');
  const parameters = validArguments(tool.parameters, edited);
  const references = secretReferences(parameters);
  const foreign = references.find(({ id }) => !before.secrets.some((secret) => secret.id === id));
  if (foreign) throw new InvalidParameters('Whoever asked did not name this secret.', foreign.pointer);
  const secrets = before.secrets.filter(({ id }) => references.some((reference) => reference.id === id));
  const digest = approvalDigest({ ...before, revision: before.revision + 1, parameters, secrets });
  const approvals = new ApprovalRepository(tx);
  if (!(await approvals.revise(before.id, parameters, secrets, digest))) throw new NotFound('ToolApproval');
  const after = (await approvals.find(before.id)) ?? raise(new NotFound('ToolApproval'));
  await tx.emit(approvalRevised(after, await approvals.audience(after.id)));
  return after;
}

/** Counts what the actor said, and decides where that is enough. */
async function voted(tx: Tx, approval: ApprovalRecord, decision: Decision, words: string | null) {
  const approvals = new ApprovalRepository(tx);
  const deciders = await approvals.audience(approval.id);
  if (!(await approvals.vote(approval, decision, words))) throw new Conflict('You have agreed to this already.');
  const outcome = tally(await approvals.decisions(approval), approval.requiredCount);
  if (!(await approvals.settle(approval.id, outcome, outcome === 'AWAITING' ? null : words)))
    throw new NotFound('ToolApproval');
  if (outcome === 'AWAITING') {
    await tx.emit(approvalVoted(approval, deciders));
    return outcome;
  }
  await tx.emit(approvalDecided(approval, outcome, deciders));
  const [status, reason] = outcome === 'APPROVED' ? (['PENDING', null] as const) : (['REJECTED', 'DENIED'] as const);
  await tx.emit(executionMoved({ ...approval, id: approval.executionId, status, reason, ruleId: null }));
  return outcome;
}
