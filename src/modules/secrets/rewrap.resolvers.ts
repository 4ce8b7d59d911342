import type { Resolvers } from '../../generated/graphql.js';
import type { KeyService, KeyUsage } from './key.service.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { RewrapService } from './rewrap.service.js';

const texts = (key: KeyUsage) => ({
  ...key,
  versions: key.versions.toString(),
  others: key.others.toString(),
});

/** Wrapping everything anew, and retiring keys. */
export const rewrapResolvers = (rewraps: RewrapService, keys: KeyService): Resolvers => ({
  Query: {
    rewrap: (_root, { id }, { actor }, info) => rewraps.find(actor, id, info),
    rewraps: (_root, _args, { actor }, info) => rewraps.page(actor, info),
    keyUsage: async (_root, _args, { actor }) => (await keys.usage(actor)).map(texts),
  },
  Mutation: {
    startRewrap: async (_root, { input }, { actor }) => ({
      __typename: 'StartRewrapSuccess',
      rewrapId: await rewraps.start(actor, input),
    }),
    retireKey: async (_root, { input }, { actor }) => ({
      __typename: 'RetireKeySuccess',
      key: texts(await keys.retire(actor, input)),
    }),
  },
  Subscription: {
    // Without `resolve`: the rule guards `subscribe`.
    rewrapProgress: {
      subscribe: (_root, { rewrapId }, { actor }) =>
        rewraps.listen(actor, rewrapId, (id) => ({ rewrapProgress: { rewrapId: id } })),
    },
  },
  StartRewrapSuccess: {
    rewrap: async ({ rewrapId }, _args, { actor }, info) =>
      (await rewraps.find(actor, rewrapId, info)) ?? raise(new NotFound('Rewrap')),
  },
  RewrapProgress: {
    rewrap: async ({ rewrapId }, _args, { actor }, info) =>
      (await rewraps.find(actor, rewrapId, info)) ?? raise(new NotFound('Rewrap')),
  },
});
