import type { GraphQLResolveInfo } from 'graphql';
import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import type { Row } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { ApprovalEventService } from './approval-events.service.js';
import type { ApprovalRuleService } from './approval-rule.service.js';
import type { ApprovalService } from './approval.service.js';

/** Deciding, and what there is to decide. */
export const approvalResolvers = (approvals: ApprovalService, events: ApprovalEventService): Resolvers => {
  const approval = async (
    { approvalId }: { readonly approvalId: string },
    _args: unknown,
    { actor }: Context,
    info: GraphQLResolveInfo,
  ): Promise<Row> => (await approvals.find(actor, approvalId, info)) ?? raise(new NotFound('ToolApproval'));
  return {
    Query: {
      approval: (_root, { id }, { actor }, info) => approvals.find(actor, id, info),
      approvals: (_root, { filter }, { actor }, info) => approvals.page(actor, filter, info),
    },
    Mutation: {
      approveToolExecution: async (_root, { input }, { actor }) => ({
        __typename: 'ApproveToolExecutionSuccess',
        approvalId: await approvals.approve(actor, input),
      }),
      rejectToolExecution: async (_root, { input }, { actor }) => ({
        __typename: 'RejectToolExecutionSuccess',
        approvalId: await approvals.reject(actor, input),
      }),
    },
    Subscription: {
      // Without `resolve`: the rule guards `subscribe`.
      approvalEvents: {
        subscribe: (_root, _args, { actor }) => events.listen(actor, (approvalEvents) => ({ approvalEvents })),
      },
    },
    ApproveToolExecutionSuccess: { approval },
    RejectToolExecutionSuccess: { approval },
    ApprovalEvent: {
      approval: ({ approvalId }, _args, { actor }, info) => approvals.find(actor, approvalId, info),
    },
  };
};

/** What stands for approvals. */
export const approvalRuleResolvers = (rules: ApprovalRuleService): Resolvers => ({
  Query: { approvalRules: (_root, _args, { actor }, info) => rules.page(actor, info) },
  Mutation: {
    revokeApprovalRule: async (_root, { input }, { actor }) => ({
      __typename: 'RevokeApprovalRuleSuccess',
      ruleId: await rules.revoke(actor, input.ruleId),
    }),
  },
});
