import type { Tx } from '../../platform/database/database.js';
import { excerptOf } from '../chat/index.js';
import type { NamedSecret } from './approval.entity.js';
import { approvalDecided, approvalRequested } from './approval.events.js';
import { approvalDigest, riskAssessment } from './approval.input.js';
import { deciderOf } from './approval.policy.js';
import { ApprovalRepository } from './approval.repository.js';
import type { ExecutionRecord } from './execution.repository.js';
import type { ToolRecord } from './tool.repository.js';

/** Asks those who decide about an execution that was just made. */
export async function requestApproval(
  tx: Tx,
  execution: ExecutionRecord,
  tool: ToolRecord,
  secrets: readonly NamedSecret[],
): Promise<void> {
  const approvals = new ApprovalRepository(tx);
  const principalId = await approvals.principal();
  const { parameters, revision, sessionId, isTainted, turnMessageId } = execution;
  const conversation = sessionId === null ? null : await excerptOf(tx, sessionId, turnMessageId);
  const matter = {
    ...{ executionId: execution.id, revision, toolId: tool.id, definitionHash: tool.definitionHash },
    ...{ parameters, secrets },
  };
  const id = await approvals.insert({
    ...{ ...matter, sessionId, principalId, toolName: tool.name, digest: approvalDigest(matter) },
    ...{ decidedBy: deciderOf(tool.decidedBy, principalId), requiredCount: tool.requiredCount },
    ...{ riskLevel: tool.riskLevel, isElevated: tool.requiresElevatedApproval },
    ...{ isTainted, conversation },
    riskAssessment: riskAssessment(tool, secrets, isTainted),
  });
  const made = await approvals.find(id);
  if (!made) throw new Error('An approval that was just made is not seen by whoever made it.');
  await tx.emit(approvalRequested(made, await approvals.audience(id)));
}

/** Tells those who could have decided that there is nothing more to decide, where an execution ended undecided. */
export async function tellUndecided(tx: Tx, executionId: string, status: 'EXPIRED' | 'CANCELLED'): Promise<void> {
  const approvals = new ApprovalRepository(tx);
  const approval = await approvals.of(executionId);
  if (approval) await tx.emit(approvalDecided(approval, status, await approvals.audience(approval.id)));
}
