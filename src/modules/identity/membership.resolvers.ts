import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import type { Selection } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { GrantService } from './grant.service.js';
import type { GroupService } from './group.service.js';

/** Who belongs to a group, and which roles the group gives. */
export function membershipResolvers(groups: GroupService, grants: GrantService): Resolvers {
  const group = async ({ groupId }: { groupId: string }, _args: object, { actor }: Context, info: Selection) =>
    (await groups.find(actor, groupId, info)) ?? raise(new NotFound('Group'));
  return {
    Mutation: {
      addGroupMember: async (_root, { input }, { actor }) => ({
        __typename: 'AddGroupMemberSuccess',
        groupId: await groups.addMember(actor, input),
      }),
      removeGroupMember: async (_root, { input }, { actor }) => ({
        __typename: 'RemoveGroupMemberSuccess',
        groupId: await groups.removeMember(actor, input),
      }),
      assignGroupRole: async (_root, { input }, { actor }) => ({
        __typename: 'AssignGroupRoleSuccess',
        groupId: await grants.assignRole(actor, input),
      }),
      unassignGroupRole: async (_root, { input }, { actor }) => ({
        __typename: 'UnassignGroupRoleSuccess',
        groupId: await grants.unassignRole(actor, input),
      }),
    },
    AddGroupMemberSuccess: { group },
    RemoveGroupMemberSuccess: { group },
    AssignGroupRoleSuccess: { group },
    UnassignGroupRoleSuccess: { group },
  };
}
