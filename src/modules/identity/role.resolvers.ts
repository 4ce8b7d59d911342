import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { GrantService } from './grant.service.js';
import type { GroupService } from './group.service.js';
import type { NamedSetService } from './named-set.service.js';
import type { RightsTarget } from './rights.policy.js';
import type { RoleService } from './role.service.js';

/** The services behind roles and permissions. */
export interface RoleServices {
  readonly roles: RoleService;
  readonly roleManagement: NamedSetService;
  readonly groups: GroupService;
  readonly grants: GrantService;
}

/** Roles, permissions, and what gives them. */
export function roleResolvers({ roles, roleManagement, groups, grants }: RoleServices): Resolvers {
  const role = async ({ roleId }: { roleId: string }, _args: object, { actor }: Context, info: Selection) =>
    (await roles.find(actor, roleId, info)) ?? raise(new NotFound('Role'));
  const deleted = async ({ roleId }: { roleId: string }, _args: object, { actor }: Context, info: Selection) =>
    (await roles.findDeleted(actor, roleId, info)) ?? raise(new NotFound('Role'));
  const target = {
    role: (parent: RightsTarget, args: object, context: Context, info: Selection): Promise<Row> | null =>
      parent.kind === 'ROLE' ? role(parent, args, context, info) : null,
    group: (parent: RightsTarget, _args: object, { actor }: Context, info: Selection): Promise<Row | null> | null =>
      parent.kind === 'GROUP' ? groups.find(actor, parent.groupId, info) : null,
  };
  return {
    Query: {
      roles: (_root, _args, { actor }, info) => roles.list(actor, info),
      role: (_root, { id }, { actor }, info) => roles.find(actor, id, info),
      permissions: (_root, _args, { actor }, info) => roles.permissions(actor, info),
    },
    Mutation: {
      createRole: async (_root, { input }, { actor }) => ({
        __typename: 'CreateRoleSuccess',
        roleId: await roleManagement.create(actor, input),
      }),
      updateRole: async (_root, { input: { roleId, ...change } }, { actor }) => ({
        __typename: 'UpdateRoleSuccess',
        roleId: await roleManagement.update(actor, roleId, change),
      }),
      deleteRole: async (_root, { input }, { actor }) => ({
        __typename: 'DeleteRoleSuccess',
        roleId: await roleManagement.delete(actor, input.roleId),
      }),
      grantPermission: async (_root, { input }, { actor }) => ({
        __typename: 'GrantPermissionSuccess',
        ...(await grants.grant(actor, input)),
      }),
      revokePermission: async (_root, { input }, { actor }) => ({
        __typename: 'RevokePermissionSuccess',
        ...(await grants.revoke(actor, input)),
      }),
    },
    CreateRoleSuccess: { role },
    UpdateRoleSuccess: { role },
    DeleteRoleSuccess: { role: deleted },
    GrantPermissionSuccess: target,
    RevokePermissionSuccess: target,
  };
}
