import type { Resolvers } from '../../generated/graphql.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { GroupLifecycleService } from './group-lifecycle.service.js';
import type { GroupService } from './group.service.js';

/** Bringing deleted groups back. */
export const groupLifecycleResolvers = (lifecycle: GroupLifecycleService, groups: GroupService): Resolvers => ({
  Query: {
    deletedGroups: (_root, _args, { actor }, info) => lifecycle.deleted(actor, info),
  },
  Mutation: {
    restoreGroup: async (_root, { input }, { actor }) => ({
      __typename: 'RestoreGroupSuccess',
      groupId: await lifecycle.restore(actor, input.groupId, input.name ?? null),
    }),
  },
  RestoreGroupSuccess: {
    group: async ({ groupId }, _args, { actor }, info) =>
      (await groups.find(actor, groupId, info)) ?? raise(new NotFound('Group')),
  },
});
