import type { GraphQLResolveInfo } from 'graphql';
import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import type { ChatEventService } from './chat-events.service.js';
import type { MessageService } from './message.service.js';
import type { ChatSessionService } from './session.service.js';

/** The subscription `chatEvents`, and what its events lead to, each read as the subscriber. */
export function chatEventResolvers(
  events: ChatEventService,
  sessions: ChatSessionService,
  messages: MessageService,
): Resolvers {
  const message = (
    { messageId }: { readonly messageId: string },
    _args: unknown,
    { actor }: Context,
    info: GraphQLResolveInfo,
  ) => messages.find(actor, messageId, info);
  const session = (
    { sessionId }: { readonly sessionId: string },
    _args: unknown,
    { actor }: Context,
    info: GraphQLResolveInfo,
  ) => sessions.find(actor, sessionId, info);
  return {
    Subscription: {
      // Without `resolve`: the rule guards `subscribe`.
      chatEvents: {
        subscribe: (_root, { sessionId, after }, { actor }) =>
          events.listen(actor, sessionId, after ?? null, (chatEvents) => ({ chatEvents })),
      },
    },
    ChatMessageAdded: { message },
    ChatMessageUpdated: { message },
    ChatBranchSelected: { message },
    ChatSessionUpdated: { session },
    ChatSessionRestored: { session },
  };
}
