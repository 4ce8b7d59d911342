import type { Actor } from '../../platform/actor.js';
import type { DecidedBy, RiskLevel } from './tool.entity.js';

/** What decides who decides. */
export interface ApprovalFacts {
  /** Who asked. */
  readonly ownerId: string;
  /** The person that whoever asked works for, possibly the same; null for an agent of a workspace. */
  readonly principalId: string | null;
  readonly decidedBy: DecidedBy;
  readonly isElevated: boolean;
}

/**
 * A person who is signed in, never a key. Of OWNER, the person the agent works for, who must be allowed to execute tools;
 * of APPROVER, anybody with the permissions but whoever asked and the person behind.
 */
export function canDecide(actor: Actor, { ownerId, principalId, decidedBy, isElevated }: ApprovalFacts): boolean {
  if (!actor.isInteractive) return false;
  if (isElevated && !actor.may('approvals.decide-elevated')) return false;
  if (decidedBy === 'OWNER') return principalId === actor.userId && actor.may('tools.execute');
  const isConcerned = ownerId === actor.userId || principalId === actor.userId;
  return !isConcerned && actor.may('approvals.read') && actor.may('approvals.decide');
}

/** What decides whether a rule may stand for approvals like this one. */
export interface RuleFacts {
  readonly riskLevel: RiskLevel;
  readonly isElevated: boolean;
  readonly requiredCount: number;
}

/** Nothing critical, nothing that wants a higher permission, and nothing that several people have to agree to. */
export const canStand = ({ riskLevel, isElevated, requiredCount }: RuleFacts): boolean =>
  riskLevel !== 'CRITICAL' && !isElevated && requiredCount === 1;

/** Who decides: somebody else where there is no person that the agent works for. */
export const deciderOf = (decidedBy: DecidedBy, principalId: string | null): DecidedBy =>
  principalId === null ? 'APPROVER' : decidedBy;

/** What votes on one revision come to. One denial decides. */
export function tally(
  votes: readonly ('APPROVED' | 'DENIED')[],
  requiredCount: number,
): 'AWAITING' | 'APPROVED' | 'DENIED' {
  if (votes.includes('DENIED')) return 'DENIED';
  return votes.length >= requiredCount ? 'APPROVED' : 'AWAITING';
}
