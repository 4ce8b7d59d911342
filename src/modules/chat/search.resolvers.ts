import type { Resolvers } from '../../generated/graphql.js';
import type { ExportService } from './export.service.js';
import type { MessageService } from './message.service.js';
import type { MessageSearchService } from './search.service.js';
import type { ChatSessionService } from './session.service.js';

/** Finding messages, and taking conversations out. */
export const searchResolvers = (
  search: MessageSearchService,
  exports: ExportService,
  sessions: ChatSessionService,
  messages: MessageService,
): Resolvers => ({
  Query: {
    searchMessages: (_root, { input }, { actor }) => search.search(actor, input),
    exportChatSession: (_root, { id, format }, { actor }) => exports.export(actor, id, format),
  },
  ChatMessageMatch: {
    message: ({ messageId }, _args, { actor }, info) => messages.find(actor, messageId, info),
    session: ({ sessionId }, _args, { actor }, info) => sessions.find(actor, sessionId, info),
  },
});
