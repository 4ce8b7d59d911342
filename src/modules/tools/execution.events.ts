import type { DomainEvent } from '../../platform/events/event.js';
import type { ExecutionStatus } from './execution.entity.js';

/** What an event tells of an execution: ids and states, never arguments nor results. */
export interface ToldExecution {
  readonly id: string;
  readonly ownerId: string;
  readonly toolId: string;
  readonly toolName: string;
  readonly sessionId: string | null;
  readonly status: ExecutionStatus;
  readonly reason: string | null;
  readonly revision: number;
  readonly ruleId: string | null;
  /** Whether it was told what had been found out before; it was not, unless told. */
  readonly cached?: boolean;
}

/** The event of each state, and its action in the audit log. */
const STATES = {
  AWAITING_APPROVAL: ['toolExecution.requested', 'TOOL_EXECUTION_REQUESTED'],
  PENDING: ['toolExecution.queued', 'TOOL_EXECUTION_QUEUED'],
  RUNNING: ['toolExecution.started', 'TOOL_EXECUTION_STARTED'],
  COMPLETED: ['toolExecution.completed', 'TOOL_EXECUTION_COMPLETED'],
  FAILED: ['toolExecution.failed', 'TOOL_EXECUTION_FAILED'],
  REJECTED: ['toolExecution.rejected', 'TOOL_EXECUTION_REJECTED'],
  CANCELLED: ['toolExecution.cancelled', 'TOOL_EXECUTION_CANCELLED'],
} as const satisfies Record<ExecutionStatus, readonly [type: string, action: string]>;

/** Every type of event about an execution. */
export const EXECUTION_EVENTS: readonly string[] = Object.values(STATES).map(([type]) => type);
/** Those after which one more of its tool may run. */
export const EXECUTION_ENDS: readonly string[] = [
  ...[STATES.COMPLETED[0], STATES.FAILED[0], STATES.REJECTED[0], STATES.CANCELLED[0]],
];

/** An execution came to a state. */
export function executionMoved(e: ToldExecution): DomainEvent {
  const [type, action] = STATES[e.status];
  const { id: executionId, toolId, sessionId, status, reason, revision } = e;
  return {
    type,
    aggregateId: executionId,
    payload: { executionId, toolId, sessionId, status, reason },
    recipients: [e.ownerId],
    audit: {
      ...{ action, resourceType: 'ToolExecution', resourceId: executionId, toolExecutionId: executionId },
      details: {
        tool: e.toolName,
        toolId,
        revision,
        ...(reason && { reason }),
        ...(e.ruleId && { ruleId: e.ruleId }),
        ...(e.cached && { cached: true }),
      },
    },
  };
}
