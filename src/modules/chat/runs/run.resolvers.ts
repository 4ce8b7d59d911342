import type { GraphQLResolveInfo } from 'graphql';
import type { Resolvers } from '../../../generated/graphql.js';
import type { Context } from '../../../graphql/context.js';
import { type Row, byResponseKey } from '../../../platform/database/select.js';
import { NotFound, raise } from '../../../platform/problem.js';
import type { MessageService } from '../message.service.js';
import type { RunService } from './run.service.js';

/** Asking models for answers, and stopping them. */
export function runResolvers(runs: RunService, messages: MessageService): Resolvers {
  const read = async (
    { runId }: { readonly runId: string },
    _args: unknown,
    { actor }: Context,
    info: GraphQLResolveInfo,
  ): Promise<Row> => (await runs.find(actor, runId, info)) ?? raise(new NotFound('ChatRun'));
  return {
    Mutation: {
      sendMessage: async (_root, { input }, { actor }) => ({
        __typename: 'SendMessageSuccess',
        ...(await runs.send(actor, input)),
      }),
      regenerateMessage: async (_root, { input }, { actor }) => ({
        __typename: 'RegenerateMessageSuccess',
        runId: await runs.regenerate(actor, input.messageId),
      }),
      cancelRun: async (_root, { input }, { actor }) => ({
        __typename: 'CancelRunSuccess',
        runId: await runs.cancel(actor, input.runId),
      }),
    },
    SendMessageSuccess: {
      message: async ({ messageId }, _args, { actor }, info) =>
        (await messages.find(actor, messageId, info)) ?? raise(new NotFound('ChatMessage')),
      run: read,
    },
    RegenerateMessageSuccess: { run: read },
    CancelRunSuccess: { run: read },
    ChatRunChanged: { run: ({ runId }, _args, { actor }, info) => runs.find(actor, runId, info) },
    ChatSession: { runs: byResponseKey },
  };
}
