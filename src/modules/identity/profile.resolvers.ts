import type { Resolvers } from '../../generated/graphql.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { ProfileService } from './profile.service.js';
import type { UserService } from './user.service.js';

/** One's own profile. */
export const profileResolvers = (profiles: ProfileService, users: UserService): Resolvers => ({
  Mutation: {
    updateMe: async (_root, { input }, { actor }) => ({
      __typename: 'UpdateMeSuccess',
      userId: await profiles.update(actor, input),
    }),
  },
  UpdateMeSuccess: {
    user: async (_parent, _args, { actor }, info) => (await users.me(actor, info)) ?? raise(new NotFound('User')),
  },
});
