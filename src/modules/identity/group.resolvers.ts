import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import { type Selection, byResponseKey } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { GroupService } from './group.service.js';
import type { NamedSetService } from './named-set.service.js';

/** Groups: reading, making, changing and deleting them. */
export function groupResolvers(groups: GroupService, management: NamedSetService): Resolvers {
  const group = async ({ groupId }: { groupId: string }, _args: object, { actor }: Context, info: Selection) =>
    (await groups.find(actor, groupId, info)) ?? raise(new NotFound('Group'));
  return {
    Query: {
      groups: (_root, { search }, { actor }, info) => groups.page(actor, search, info),
      group: (_root, { id }, { actor }, info) => groups.find(actor, id, info),
    },
    Mutation: {
      createGroup: async (_root, { input }, { actor }) => ({
        __typename: 'CreateGroupSuccess',
        groupId: await management.create(actor, input),
      }),
      updateGroup: async (_root, { input: { groupId, ...change } }, { actor }) => ({
        __typename: 'UpdateGroupSuccess',
        groupId: await management.update(actor, groupId, change),
      }),
      deleteGroup: async (_root, { input }, { actor }) => ({
        __typename: 'DeleteGroupSuccess',
        groupId: await management.delete(actor, input.groupId),
      }),
    },
    CreateGroupSuccess: { group },
    UpdateGroupSuccess: { group },
    DeleteGroupSuccess: {
      group: async ({ groupId }, _args, { actor }, info) =>
        (await groups.findDeleted(actor, groupId, info)) ?? raise(new NotFound('Group')),
    },
    Group: { members: (parent, args, context, info) => byResponseKey(parent, args, context, info) },
  };
}
