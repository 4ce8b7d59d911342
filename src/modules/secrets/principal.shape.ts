import { type Shape, instant } from '../../platform/database/shape.js';
import { groupShape, userShape } from '../identity/index.js';
import { liveShare } from './share.shape.js';

/** A live secret about which the actor decides. Nobody else reads who has access, whatever row security lets through. */
const DECIDED = 's.deleted_at is null and app_secret_decided(s.owner_id, s.workspace_id)';
const SHARED = `secret_shares g join secrets s on s.id = g.secret_id and ${DECIDED} and ${liveShare('g')}`;
const GROUP = `join groups gr on gr.id = g.group_id and gr.deleted_at is null`;
const NOBODY = 'null::uuid';
const ALWAYS = 'null::timestamptz';

/**
 * Everybody with access to secrets about which the actor decides. Who is in a group, and who holds a permission, is told
 * as far as the actor may know it: that needs `users.read`.
 */
const PRINCIPALS = `(
  select s.id as secret_id, s.owner_id as user_id, ${NOBODY} as group_id, ${NOBODY} as through_id, 'MANAGE' as access,
         'OWNER' as reason, ${ALWAYS} as expires_at, s.created_at as since, 1 as rank
    from secrets s where ${DECIDED} and s.owner_id is not null
  union all
  select s.id, m.user_id, null, null, 'MANAGE', 'WORKSPACE_' || m.role, null, m.joined_at,
         case m.role when 'OWNER' then 2 else 3 end
    from secrets s join workspace_members m on m.workspace_id = s.workspace_id and m.role in ('OWNER', 'ADMIN')
   where ${DECIDED}
  union all
  select s.id, h.user_id, null, null, 'MANAGE', 'SYSTEM_MANAGER', null, s.created_at, 4
    from secrets s cross join (
      select r.user_id from role_permissions p join user_roles r on r.role_id = p.role_id
       where p.permission_code = 'secrets.system'
      union
      select m.user_id from role_permissions p join group_roles r on r.role_id = p.role_id
        join groups gr on gr.id = r.group_id and gr.deleted_at is null join group_members m on m.group_id = gr.id
       where p.permission_code = 'secrets.system'
      union
      select m.user_id from group_permissions p
        join groups gr on gr.id = p.group_id and gr.deleted_at is null join group_members m on m.group_id = gr.id
       where p.permission_code = 'secrets.system') h
   where ${DECIDED} and s.owner_id is null and s.workspace_id is null
  union all
  select s.id, g.grantee_id, null, null, g.access, 'SHARE', g.expires_at, g.created_at, 5
    from ${SHARED} where g.grantee_id is not null
  union all
  select s.id, null, g.group_id, null, g.access, 'GROUP_SHARE', g.expires_at, g.created_at, 6 from ${SHARED} ${GROUP}
  union all
  select s.id, m.user_id, null, g.group_id, g.access, 'GROUP_SHARE', g.expires_at, g.created_at, 7
    from ${SHARED} ${GROUP} join group_members m on m.group_id = g.group_id and m.user_id is distinct from s.owner_id
   where s.workspace_id is null or exists (
     select from workspace_members w where w.workspace_id = s.workspace_id and w.user_id = m.user_id))`;

/** How a `SecretAccess` is read: by its `secret_id`, in the order of `principalOrder`. */
export const principalShape: Shape = {
  type: 'SecretAccess',
  table: PRINCIPALS,
  columns: { access: 'access', reason: 'reason', expiresAt: instant('expires_at') },
  one: { through: { shape: () => groupShape, on: (group, to) => `${group}.id = ${to}.through_id` } },
  oneOf: {
    principal: [
      {
        when: (to) => `${to}.user_id is not null`,
        shape: () => userShape,
        on: (user, to) => `${user}.id = ${to}.user_id`,
      },
      { when: () => 'true', shape: () => groupShape, on: (group, to) => `${group}.id = ${to}.group_id` },
    ],
  },
};

/** Those who decide first, then in the order in which they got it; who is in a group, after all of that. */
export const principalOrder = (to: string): string =>
  `${to}.rank, ${to}.since, ${to}.through_id, coalesce(${to}.user_id, ${to}.group_id)`;
