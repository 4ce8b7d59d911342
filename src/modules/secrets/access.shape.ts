import { type Shape, instant } from '../../platform/database/shape.js';
import { userShape } from '../identity/index.js';
import { liveShare } from './share.shape.js';

/** How a `SecretAccessLogEntry` is read. */
export const accessShape: Shape = {
  type: 'SecretAccessLogEntry',
  table: 'secret_access_log',
  key: ['accessed_at', 'id'],
  columns: {
    accessType: 'access_type',
    success: 'success',
    reason: 'reason',
    ip: 'ip',
    userAgent: 'user_agent',
    accessedAt: instant('accessed_at'),
  },
  one: {
    user: { shape: () => userShape, on: (user, entry) => `${user}.id = ${entry}.user_id` },
  },
};

/** Everybody with access to the actor's own live secrets. Nobody else reads that, whatever row security lets through. */
const PRINCIPALS = `(
  select s.id as secret_id, s.owner_id as principal_id, 'MANAGE' as access, 'OWNER' as reason,
         null::timestamptz as expires_at, s.created_at
    from secrets s where s.deleted_at is null and s.owner_id = (select app_user())
  union all
  select g.secret_id, g.grantee_id, g.access, 'SHARE', g.expires_at, g.created_at
    from secret_shares g join secrets s on s.id = g.secret_id and s.deleted_at is null
   where g.owner_id = (select app_user()) and ${liveShare('g')})`;

/** How a `SecretAccess` is read: by its `secret_id`, in the order of `principalOrder`. */
export const principalShape: Shape = {
  type: 'SecretAccess',
  table: PRINCIPALS,
  columns: { access: 'access', reason: 'reason', expiresAt: instant('expires_at') },
  oneOf: {
    principal: [{ when: () => 'true', shape: () => userShape, on: (user, to) => `${user}.id = ${to}.principal_id` }],
  },
};

/** The owner first, then in the order in which they got it. */
export const principalOrder = (to: string): string => `${to}.reason, ${to}.created_at, ${to}.principal_id`;
