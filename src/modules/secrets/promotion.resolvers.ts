import { NotFound, raise } from '../../platform/problem.js';
import type { Resolvers } from '../../generated/graphql.js';
import type { PromotionService } from './promotion.service.js';
import type { SecretService } from './secret.service.js';

/** Loosing secrets from their chat sessions. */
export const promotionResolvers = (promotions: PromotionService, secrets: SecretService): Resolvers => ({
  Mutation: {
    promoteSecret: async (_root, { input }, { actor }) => ({
      __typename: 'PromoteSecretSuccess',
      secretId: await promotions.promote(actor, input.secretId),
    }),
  },
  PromoteSecretSuccess: {
    secret: async ({ secretId }, _args, { actor }, info) =>
      (await secrets.find(actor, secretId, info)) ?? raise(new NotFound('Secret')),
  },
});
