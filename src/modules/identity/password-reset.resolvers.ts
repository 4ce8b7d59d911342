import type { Resolvers } from '../../generated/graphql.js';
import { NotFound, RateLimited, raise } from '../../platform/problem.js';
import type { PasswordResetService } from './password-reset.service.js';
import type { UserService } from './user.service.js';

/** One-time links that set a password. */
export const passwordResetResolvers = (resets: PasswordResetService, users: UserService): Resolvers => ({
  Mutation: {
    createPasswordReset: async (_root, { input }, { actor }) => ({
      __typename: 'CreatePasswordResetSuccess',
      ...(await resets.create(actor, input.userId)),
    }),
    resetPassword: async (_root, { input }, { actor, once }) => {
      // A request with a hundred aliases would otherwise be a hundred attempts.
      if (once.has('resetPassword')) throw new RateLimited('Only the first resetPassword of a request is tried.', 1);
      once.add('resetPassword');
      return { __typename: 'ResetPasswordSuccess', ...(await resets.reset(input, actor.origin)) };
    },
  },
  CreatePasswordResetSuccess: {
    user: async ({ userId }, _args, { actor }, info) =>
      (await users.find(actor, userId, info)) ?? raise(new NotFound('User')),
  },
});
