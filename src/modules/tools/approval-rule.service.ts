import type { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { readById, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { ruleRevoked } from './approval.events.js';
import { ApprovalRepository } from './approval.repository.js';
import { ruleShape } from './approval.shape.js';

/** Rules that stand for approvals: seeing them, and taking them back. */
export class ApprovalRuleService {
  constructor(private readonly db: Database) {}

  /** What the selection asks of one rule; null for a foreign and for a missing one. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, ruleShape, selection, id);
  }

  /** A page of the rules that admit the actor's executions, or that the actor made, newest first. */
  page(actor: Actor, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, ruleShape, selection);
  }

  /** Ends a rule; once is enough. Throws NotFound. Answers its id. */
  revoke(actor: Actor, ruleId: string): Promise<string> {
    if (!isUuid(ruleId)) return Promise.reject(new NotFound('ApprovalRule'));
    return this.db.as(actor, async (tx) => {
      const approvals = new ApprovalRepository(tx);
      const revoked = await approvals.revokeRule(ruleId);
      if (revoked) await tx.emit(ruleRevoked(ruleId, revoked.ownerId, revoked.toolId));
      else if (!(await approvals.hasRule(ruleId))) throw new NotFound('ApprovalRule');
      return ruleId;
    });
  }
}
