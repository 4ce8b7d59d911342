import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import { type Row, type Selection, byResponseKey } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { GrantService } from './grant.service.js';
import type { GroupService } from './group.service.js';
import type { NamedSetService } from './named-set.service.js';

/** The services behind groups. */
export interface GroupServices {
  readonly groups: GroupService;
  readonly groupManagement: NamedSetService;
  readonly grants: GrantService;
}

/** Groups, their members, and the roles they give. */
export function groupResolvers({ groups, groupManagement, grants }: GroupServices): Resolvers {
  const group = async ({ groupId }: { groupId: string }, _args: object, { actor }: Context, info: Selection) =>
    (await groups.find(actor, groupId, info)) ?? raise(new NotFound('Group'));
  const deleted = async ({ groupId }: { groupId: string }, _args: object, { actor }: Context, info: Selection) =>
    (await groups.findDeleted(actor, groupId, info)) ?? raise(new NotFound('Group'));
  return {
    Query: {
      groups: (_root, { search }, { actor }, info) => groups.page(actor, search, info),
      group: (_root, { id }, { actor }, info) => groups.find(actor, id, info),
    },
    Mutation: {
      createGroup: async (_root, { input }, { actor }) => ({
        __typename: 'CreateGroupSuccess',
        groupId: await groupManagement.create(actor, input),
      }),
      updateGroup: async (_root, { input: { groupId, ...change } }, { actor }) => ({
        __typename: 'UpdateGroupSuccess',
        groupId: await groupManagement.update(actor, groupId, change),
      }),
      deleteGroup: async (_root, { input }, { actor }) => ({
        __typename: 'DeleteGroupSuccess',
        groupId: await groupManagement.delete(actor, input.groupId),
      }),
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
    CreateGroupSuccess: { group },
    UpdateGroupSuccess: { group },
    DeleteGroupSuccess: { group: deleted },
    AddGroupMemberSuccess: { group },
    RemoveGroupMemberSuccess: { group },
    AssignGroupRoleSuccess: { group },
    UnassignGroupRoleSuccess: { group },
    Group: { members: (parent, args, context, info) => byResponseKey<Row>(parent, args, context, info) },
  };
}
