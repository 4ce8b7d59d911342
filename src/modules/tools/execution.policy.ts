import type { Actor } from '../../platform/actor.js';
import { type ToolFacts, canExecuteTool } from './tool.policy.js';

/** What decides who may see and move an execution. */
export interface ExecutionFacts {
  readonly ownerId: string;
  readonly sessionId: string | null;
}

/** Whoever asked for it; a key that is bound to a chat session, for those of that session. */
const isMine = (actor: Actor, { ownerId, sessionId }: ExecutionFacts): boolean =>
  ownerId === actor.userId && (actor.chatSessionId === null || actor.chatSessionId === sessionId);

/** Sees what was asked for and what came of it. */
export const canReadExecution = (actor: Actor, execution: ExecutionFacts): boolean =>
  actor.may('tools.read') && isMine(actor, execution);

/** Cancels it, or runs it where it is one of the caller's to run. */
export const canMoveExecution = (actor: Actor, execution: ExecutionFacts): boolean =>
  canReadExecution(actor, execution) && actor.may('tools.execute');

/** What decides whether something may be asked for, and whether somebody has to agree first. */
export interface RequestFacts extends ToolFacts {
  readonly requiresApproval: boolean;
  readonly isReadOnly: boolean;
  /** Whether content came into the turn that others wrote. */
  readonly isTainted: boolean;
  /** Whether a standing rule covers it. */
  readonly isCovered: boolean;
}

/** What others wrote may ask for anything: after it nothing writes unasked, and no rule stands for an answer. */
const wantsApproval = ({ requiresApproval, isReadOnly, isTainted, isCovered }: RequestFacts): boolean =>
  (isTainted && !isReadOnly) || (requiresApproval && !isCovered);

/** The state an execution begins in; null where the actor may not ask for it. */
export function admission(actor: Actor, tool: RequestFacts): 'PENDING' | 'AWAITING_APPROVAL' | null {
  if (!canExecuteTool(actor, tool)) return null;
  return wantsApproval(tool) ? 'AWAITING_APPROVAL' : 'PENDING';
}
