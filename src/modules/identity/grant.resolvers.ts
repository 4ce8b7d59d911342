import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import type { Row, Selection } from '../../platform/database/select.js';
import type { GrantService } from './grant.service.js';
import type { GroupService } from './group.service.js';
import type { RightsTarget } from './rights.policy.js';
import type { RoleService } from './role.service.js';

type Read = Promise<Row | null> | null;

/** What roles and groups give. */
export function grantResolvers(grants: GrantService, roles: RoleService, groups: GroupService): Resolvers {
  const target = {
    role: (parent: RightsTarget, _args: object, { actor }: Context, info: Selection): Read =>
      parent.kind === 'ROLE' ? roles.find(actor, parent.roleId, info) : null,
    group: (parent: RightsTarget, _args: object, { actor }: Context, info: Selection): Read =>
      parent.kind === 'GROUP' ? groups.find(actor, parent.groupId, info) : null,
  };
  return {
    Mutation: {
      grantPermission: async (_root, { input }, { actor }) => ({
        __typename: 'GrantPermissionSuccess',
        ...(await grants.grant(actor, input)),
      }),
      revokePermission: async (_root, { input }, { actor }) => ({
        __typename: 'RevokePermissionSuccess',
        ...(await grants.revoke(actor, input)),
      }),
    },
    GrantPermissionSuccess: target,
    RevokePermissionSuccess: target,
  };
}
