import type { GraphQLResolveInfo } from 'graphql';
import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import { byResponseKey, type Row } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { MessageService } from './message.service.js';
import type { ChatSessionService } from './session.service.js';

type Read<Parent> = (parent: Parent, args: unknown, context: Context, info: GraphQLResolveInfo) => Promise<Row>;

/** Reads a conversation of which a mutation just said that it is there. */
const sessionRead =
  (sessions: ChatSessionService): Read<{ readonly sessionId: string }> =>
  async ({ sessionId }, _args, { actor }, info) =>
    (await sessions.find(actor, sessionId, info)) ?? raise(new NotFound('ChatSession'));

/** The same of a message. */
const messageRead =
  (messages: MessageService): Read<{ readonly messageId: string }> =>
  async ({ messageId }, _args, { actor }, info) =>
    (await messages.find(actor, messageId, info)) ?? raise(new NotFound('ChatMessage'));

/** Reading, beginning, changing and deleting conversations. */
export const sessionResolvers = (sessions: ChatSessionService): Resolvers => ({
  Query: {
    chatSession: (_root, { id }, { actor }, info) => sessions.find(actor, id, info),
    chatSessions: (_root, { filter }, { actor }, info) => sessions.page(actor, filter, info),
    deletedChatSessions: (_root, _args, { actor }, info) => sessions.deleted(actor, info),
  },
  Mutation: {
    createChatSession: async (_root, { input }, { actor }) => ({
      __typename: 'CreateChatSessionSuccess',
      sessionId: await sessions.create(actor, input),
    }),
    updateChatSession: async (_root, { input }, { actor }) => ({
      __typename: 'UpdateChatSessionSuccess',
      sessionId: await sessions.update(actor, input),
    }),
    deleteChatSession: async (_root, { input }, { actor }) => ({
      __typename: 'DeleteChatSessionSuccess',
      sessionId: await sessions.delete(actor, input.sessionId),
    }),
    restoreChatSession: async (_root, { input }, { actor }) => ({
      __typename: 'RestoreChatSessionSuccess',
      sessionId: await sessions.restore(actor, input.sessionId),
    }),
  },
  CreateChatSessionSuccess: { session: sessionRead(sessions) },
  UpdateChatSessionSuccess: { session: sessionRead(sessions) },
  RestoreChatSessionSuccess: { session: sessionRead(sessions) },
  SelectBranchSuccess: { session: sessionRead(sessions) },
  ChatSession: { messages: byResponseKey },
});

/** Adding and editing messages, and choosing between branches. */
export const messageResolvers = (messages: MessageService): Resolvers => ({
  Mutation: {
    appendMessage: async (_root, { input }, { actor }) => ({
      __typename: 'AppendMessageSuccess',
      messageId: await messages.append(actor, input),
    }),
    editMessage: async (_root, { input }, { actor }) => ({
      __typename: 'EditMessageSuccess',
      messageId: await messages.edit(actor, input),
    }),
    selectBranch: async (_root, { input }, { actor }) => ({
      __typename: 'SelectBranchSuccess',
      sessionId: await messages.select(actor, input.messageId),
    }),
  },
  AppendMessageSuccess: { message: messageRead(messages) },
  EditMessageSuccess: { message: messageRead(messages) },
  ChatMessage: { children: byResponseKey },
});
