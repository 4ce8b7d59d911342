import type { GraphQLResolveInfo } from 'graphql';
import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import type { Row } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { ClientExecutionService } from './client-execution.service.js';
import type { ExecutionEventService } from './execution-events.service.js';
import type { ExecutionService } from './execution.service.js';
import { HEARTBEAT_SECONDS } from './lease.js';

/** Reads an execution of which a mutation just said that it is there. */
const readOf =
  (executions: ExecutionService) =>
  async (
    { executionId }: { readonly executionId: string },
    _args: unknown,
    { actor }: Context,
    info: GraphQLResolveInfo,
  ): Promise<Row> =>
    (await executions.find(actor, executionId, info)) ?? raise(new NotFound('ToolExecution'));

/** Asking for executions, seeing and cancelling them, and what happens to them. */
export const executionResolvers = (executions: ExecutionService, events: ExecutionEventService): Resolvers => ({
  Query: {
    toolExecution: (_root, { id }, { actor }, info) => executions.find(actor, id, info),
    toolExecutions: (_root, { filter }, { actor }, info) => executions.page(actor, filter, info),
  },
  Mutation: {
    requestToolExecution: async (_root, { input }, { actor }) => ({
      __typename: 'RequestToolExecutionSuccess',
      ...(await executions.request(actor, input)),
    }),
    cancelToolExecution: async (_root, { input }, { actor }) => ({
      __typename: 'CancelToolExecutionSuccess',
      executionId: await executions.cancel(actor, input.executionId),
    }),
  },
  Subscription: {
    // Without `resolve`: the rule guards `subscribe`.
    toolExecutionEvents: {
      subscribe: (_root, topic, { actor }) =>
        events.listen(actor, topic, (toolExecutionEvents) => ({ toolExecutionEvents })),
    },
  },
  RequestToolExecutionSuccess: {
    execution: ({ executionId }, _args, { actor }, info) =>
      executionId === null ? null : executions.find(actor, executionId, info),
  },
  CancelToolExecutionSuccess: { execution: readOf(executions) },
  ToolExecutionEvent: {
    execution: ({ executionId }, _args, { actor }, info) => executions.find(actor, executionId, info),
  },
});

/** Running one's own executions of tools of the kind CLIENT. */
export const clientExecutionResolvers = (clients: ClientExecutionService, executions: ExecutionService): Resolvers => ({
  Mutation: {
    claimToolExecution: async (_root, { input }, { actor }) => ({
      __typename: 'ClaimToolExecutionSuccess',
      ...{ heartbeatSeconds: HEARTBEAT_SECONDS },
      ...(await clients.claim(actor, input.executionId)),
    }),
    heartbeatToolExecution: async (_root, { input }, { actor }) => ({
      __typename: 'HeartbeatToolExecutionSuccess',
      leaseExpiresAt: await clients.heartbeat(actor, input.executionId, input.leaseToken),
    }),
    completeToolExecution: async (_root, { input }, { actor }) => ({
      __typename: 'CompleteToolExecutionSuccess',
      executionId: await clients.complete(actor, input.executionId, input.leaseToken, input.result ?? null),
    }),
    failToolExecution: async (_root, { input }, { actor }) => ({
      __typename: 'FailToolExecutionSuccess',
      executionId: await clients.fail(actor, input.executionId, input.leaseToken, input.error),
    }),
  },
  ClaimToolExecutionSuccess: { execution: readOf(executions) },
  CompleteToolExecutionSuccess: { execution: readOf(executions) },
  FailToolExecutionSuccess: { execution: readOf(executions) },
});
