import type { Resolvers } from '../../generated/graphql.js';
import type { Actor } from '../../platform/actor.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { RoleService } from './role.service.js';
import type { UserAiService } from './user-ai.service.js';
import type { UserService } from './user.service.js';

/** The directory, accounts, and the roles they hold. */
export function userResolvers(users: UserService, roles: RoleService, userAi: UserAiService): Resolvers {
  const user = async (actor: Actor, id: string, info: Selection): Promise<Row> =>
    (await users.find(actor, id, info)) ?? raise(new NotFound('User'));
  return {
    Query: {
      me: async (_root, _args, { actor }, info) => (await users.me(actor, info)) ?? raise(new NotFound('User')),
      findUser: (_root, { email }, { actor }, info) => users.findByEmail(actor, email, info),
      users: (_root, { search }, { actor }, info) => users.page(actor, search, info),
    },
    Mutation: {
      setUserActive: async (_root, { input }, { actor }) => ({
        __typename: 'SetUserActiveSuccess',
        userId: await users.setActive(actor, input),
      }),
      setUserAi: async (_root, { input }, { actor }) => ({
        __typename: 'SetUserAiSuccess',
        userId: await userAi.set(actor, input),
      }),
      assignRole: async (_root, { input }, { actor }) => ({
        __typename: 'AssignRoleSuccess',
        userId: await roles.assign(actor, input),
      }),
      unassignRole: async (_root, { input }, { actor }) => ({
        __typename: 'UnassignRoleSuccess',
        userId: await roles.unassign(actor, input),
      }),
    },
    SetUserActiveSuccess: { user: ({ userId }, _args, { actor }, info) => user(actor, userId, info) },
    SetUserAiSuccess: { user: ({ userId }, _args, { actor }, info) => user(actor, userId, info) },
    AssignRoleSuccess: { user: ({ userId }, _args, { actor }, info) => user(actor, userId, info) },
    UnassignRoleSuccess: { user: ({ userId }, _args, { actor }, info) => user(actor, userId, info) },
  };
}
