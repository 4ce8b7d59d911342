import type { Resolvers } from '../../generated/graphql.js';
import type { ApprovalService } from './approval.service.js';
import type { ExecutionService } from './execution.service.js';

/** What events of conversations lead to, each read as the subscriber. */
export const chatToolResolvers = (executions: ExecutionService, approvals: ApprovalService): Resolvers => ({
  ChatToolExecutionChanged: {
    execution: ({ executionId }, _args, { actor }, info) => executions.find(actor, executionId, info),
  },
  ChatToolApprovalChanged: {
    approval: ({ approvalId }, _args, { actor }, info) => approvals.find(actor, approvalId, info),
  },
});
