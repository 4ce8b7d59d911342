import { NotFound, raise } from '../../platform/problem.js';
import type { Resolvers } from '../../generated/graphql.js';
import type { RevealService } from './reveal.service.js';
import type { SecretService } from './secret.service.js';

/** Revealing values. */
export const revealResolvers = (reveals: RevealService, secrets: SecretService): Resolvers => ({
  Mutation: {
    revealSecret: async (_root, { input }, { actor }) => ({
      __typename: 'RevealSecretSuccess',
      ...(await reveals.reveal(actor, input)),
    }),
  },
  RevealSecretSuccess: {
    secret: async ({ secretId }, _args, { actor }, info) =>
      (await secrets.find(actor, secretId, info)) ?? raise(new NotFound('Secret')),
  },
});
