import type { Resolvers } from '../../generated/graphql.js';
import { InvalidInput } from '../../platform/problem.js';
import type { ExportService } from './export.service.js';
import type { MessageService } from './message.service.js';
import type { MessageSearchService } from './search.service.js';
import type { ChatSessionService } from './session.service.js';

const EXPORT = 'exportChatSession';

/** Finding messages, and taking conversations out. */
export const searchResolvers = (
  search: MessageSearchService,
  exports: ExportService,
  sessions: ChatSessionService,
  messages: MessageService,
): Resolvers => ({
  Query: {
    searchMessages: (_root, { input }, { actor }) => search.search(actor, input),
    exportChatSession: (_root, { id, format }, { actor, once }) => {
      // Each is held in memory as a whole until the answer is written.
      if (once.has(EXPORT)) throw new InvalidInput('One operation takes out one conversation.', 'id');
      once.add(EXPORT);
      return exports.export(actor, id, format);
    },
  },
  ChatMessageMatch: {
    message: ({ messageId }, _args, { actor }, info) => messages.find(actor, messageId, info),
    session: ({ sessionId }, _args, { actor }, info) => sessions.find(actor, sessionId, info),
  },
});
