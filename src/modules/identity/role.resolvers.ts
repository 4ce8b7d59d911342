import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import type { Selection } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { NamedSetService } from './named-set.service.js';
import type { RoleService } from './role.service.js';

/** Roles and permissions: reading them, and making, changing and deleting roles. */
export function roleResolvers(roles: RoleService, management: NamedSetService): Resolvers {
  const role = async ({ roleId }: { roleId: string }, _args: object, { actor }: Context, info: Selection) =>
    (await roles.find(actor, roleId, info)) ?? raise(new NotFound('Role'));
  return {
    Query: {
      roles: (_root, _args, { actor }, info) => roles.list(actor, info),
      role: (_root, { id }, { actor }, info) => roles.find(actor, id, info),
      permissions: (_root, _args, { actor }, info) => roles.permissions(actor, info),
    },
    Mutation: {
      createRole: async (_root, { input }, { actor }) => ({
        __typename: 'CreateRoleSuccess',
        roleId: await management.create(actor, input),
      }),
      updateRole: async (_root, { input: { roleId, ...change } }, { actor }) => ({
        __typename: 'UpdateRoleSuccess',
        roleId: await management.update(actor, roleId, change),
      }),
      deleteRole: async (_root, { input }, { actor }) => ({
        __typename: 'DeleteRoleSuccess',
        roleId: await management.delete(actor, input.roleId),
      }),
    },
    CreateRoleSuccess: { role },
    UpdateRoleSuccess: { role },
    DeleteRoleSuccess: {
      role: async ({ roleId }, _args, { actor }, info) =>
        (await roles.findDeleted(actor, roleId, info)) ?? raise(new NotFound('Role')),
    },
  };
}
