import type { AuditEntry, DomainEvent } from '../../platform/events/event.js';
import type { ApprovalStatus } from './approval.entity.js';

/** What an event tells of an approval: ids and states, never arguments, and never who denied. */
export interface ToldApproval {
  readonly id: string;
  readonly executionId: string;
  readonly ownerId: string;
  readonly toolId: string;
  readonly toolName: string;
  readonly sessionId: string | null;
  readonly revision: number;
  readonly digest: string;
}

const event = (
  type: string,
  a: ToldApproval,
  status: ApprovalStatus,
  recipients: readonly string[],
  audit: Pick<AuditEntry, 'action' | 'details'>,
): DomainEvent => ({
  type,
  aggregateId: a.id,
  payload: {
    ...{ approvalId: a.id, executionId: a.executionId, toolId: a.toolId, sessionId: a.sessionId },
    ...{ requesterId: a.ownerId, status, revision: a.revision },
  },
  recipients,
  audit: {
    ...{ action: audit.action, resourceType: 'ToolApproval', resourceId: a.id, toolExecutionId: a.executionId },
    details: { tool: a.toolName, revision: a.revision, digest: a.digest, ...audit.details },
  },
});

/** Somebody has to agree: those who could are told, and whoever asked hears of it. */
export function approvalRequested(a: ToldApproval, deciders: readonly string[]): DomainEvent {
  const { payload, ...told } = event('approval.requested', a, 'AWAITING', [...deciders, a.ownerId], {
    action: 'APPROVAL_REQUESTED',
  });
  // Whoever asked is asked as well only where it is their own to decide.
  return { ...told, payload: { ...payload, asksRequester: deciders.includes(a.ownerId) } };
}

/** Somebody made other arguments what is to be decided. */
export const approvalRevised = (a: ToldApproval, deciders: readonly string[]): DomainEvent =>
  event('approval.revised', a, 'AWAITING', [...deciders, a.ownerId], { action: 'APPROVAL_REVISED' });

/** Somebody agreed, and others have to besides. */
export const approvalVoted = (a: ToldApproval, deciders: readonly string[]): DomainEvent =>
  event('approval.voted', a, 'AWAITING', [...deciders, a.ownerId], { action: 'APPROVAL_VOTED' });

const ACTIONS = {
  APPROVED: { action: 'APPROVAL_APPROVED' },
  DENIED: { action: 'APPROVAL_DENIED' },
  EXPIRED: { action: 'APPROVAL_EXPIRED' },
  CANCELLED: { action: 'APPROVAL_CANCELLED' },
} as const;

/** It is over, one way or the other. */
export const approvalDecided = (
  a: ToldApproval,
  status: keyof typeof ACTIONS,
  deciders: readonly string[],
): DomainEvent => event('approval.decided', a, status, [...deciders, a.ownerId], ACTIONS[status]);

const ruleEvent = (
  type: string,
  ruleId: string,
  ownerId: string,
  audit: Pick<AuditEntry, 'action' | 'details'>,
): DomainEvent => ({
  ...{ type, aggregateId: ruleId, payload: { ruleId }, recipients: [ownerId] },
  audit: { resourceType: 'ApprovalRule', resourceId: ruleId, ...audit },
});

/** From now on a rule stands for approvals of this. */
export const ruleCreated = (ruleId: string, a: ToldApproval, scope: string, match: readonly string[]): DomainEvent =>
  ruleEvent('approvalRule.created', ruleId, a.ownerId, {
    ...{ action: 'APPROVAL_RULE_CREATED' },
    details: { tool: a.toolName, scope, arguments: match, approvalId: a.id },
  });

/** A rule stands for nothing any more. */
export const ruleRevoked = (ruleId: string, ownerId: string, toolId: string): DomainEvent =>
  ruleEvent('approvalRule.revoked', ruleId, ownerId, { action: 'APPROVAL_RULE_REVOKED', details: { toolId } });
