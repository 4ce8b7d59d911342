import type { Resolvers } from '../../generated/graphql.js';
import type { Actor } from '../../platform/actor.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { SessionService } from './session.service.js';

/** One's own sessions. */
export function sessionResolvers(sessions: SessionService): Resolvers {
  const session = async (actor: Actor, id: string, info: Selection): Promise<Row> =>
    (await sessions.find(actor, id, info)) ?? raise(new NotFound('Session'));
  return {
    Mutation: {
      logout: async (_root, _args, { actor }) => ({
        __typename: 'LogoutSuccess',
        sessionId: await sessions.logout(actor),
      }),
      revokeSession: async (_root, { input }, { actor }) => ({
        __typename: 'RevokeSessionSuccess',
        sessionId: await sessions.revoke(actor, input.sessionId),
      }),
    },
    LogoutSuccess: { session: ({ sessionId }, _args, { actor }, info) => session(actor, sessionId, info) },
    RevokeSessionSuccess: { session: ({ sessionId }, _args, { actor }, info) => session(actor, sessionId, info) },
    Session: { isCurrent: ({ id }, _args, { actor }) => id === actor.sessionId },
  };
}
