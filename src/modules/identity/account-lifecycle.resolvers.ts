import type { Resolvers } from '../../generated/graphql.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { AccountLifecycleService } from './account-lifecycle.service.js';
import type { UserService } from './user.service.js';

/** The end of accounts. */
export const accountLifecycleResolvers = (accounts: AccountLifecycleService, users: UserService): Resolvers => ({
  Query: {
    deletedUsers: (_root, _args, { actor }, info) => accounts.deleted(actor, info),
  },
  Mutation: {
    deleteUser: async (_root, { input }, { actor }) => ({
      __typename: 'DeleteUserSuccess',
      ...(await accounts.delete(actor, input.userId)),
    }),
    restoreUser: async (_root, { input }, { actor }) => ({
      __typename: 'RestoreUserSuccess',
      userId: await accounts.restore(actor, input.userId, input.username ?? null),
    }),
    eraseUser: async (_root, { input }, { actor }) => ({
      __typename: 'EraseUserSuccess',
      userId: await accounts.erase(actor, input.userId),
    }),
  },
  RestoreUserSuccess: {
    user: async ({ userId }, _args, { actor }, info) =>
      (await users.find(actor, userId, info)) ?? raise(new NotFound('User')),
  },
});
