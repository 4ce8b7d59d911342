import { NotFound, raise } from '../../platform/problem.js';
import type { Resolvers } from '../../generated/graphql.js';
import type { SecretService } from './secret.service.js';
import type { SharingService } from './sharing.service.js';

/** Sharing secrets and taking shares back. */
export const sharingResolvers = (sharing: SharingService, secrets: SecretService): Resolvers => ({
  Query: {
    whoCanAccess: (_root, { secretId }, { actor }, info) => sharing.whoCanAccess(actor, secretId, info),
  },
  Mutation: {
    shareSecret: async (_root, { input }, { actor }) => ({
      __typename: 'ShareSecretSuccess',
      secretId: await sharing.share(actor, { ...input, access: input.access ?? 'USE' }),
    }),
    unshareSecret: async (_root, { input }, { actor }) => ({
      __typename: 'UnshareSecretSuccess',
      secretId: await sharing.unshare(actor, input),
    }),
  },
  ShareSecretSuccess: {
    secret: async ({ secretId }, _args, { actor }, info) =>
      (await secrets.find(actor, secretId, info)) ?? raise(new NotFound('Secret')),
  },
  UnshareSecretSuccess: {
    secret: async ({ secretId }, _args, { actor }, info) =>
      (await secrets.find(actor, secretId, info)) ?? raise(new NotFound('Secret')),
  },
});
