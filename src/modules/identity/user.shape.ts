import { type Column, type Shape, instant, instantSql } from '../../platform/database/shape.js';
import { permissionShape } from './permission.shape.js';
import { roleShape } from './role.shape.js';
import { sessionShape } from './session.shape.js';

/** The most sessions that are listed: the living ones first, then the newest. */
const MAX_SESSIONS = 100;

/** A value from the account, which row level security hides from everybody but the user and holders of `users.read`. */
const ofAccount = (user: string, expression: string) =>
  `(select ${expression} from user_accounts a where a.user_id = ${user}.id)`;
const account = (column: string): Column => ({ sql: (user) => ofAccount(user, `a.${column}`) });
/** A column of the directory's row for those only who see the account. */
const confidential = (column: string): Column => ({ sql: (user) => ofAccount(user, `${user}.${column}`) });
const confidentialInstant = (column: string): Column => ({
  sql: (user) => ofAccount(user, instantSql(`${user}.${column}`)),
});
const seesAccount = (user: string) => `exists (select from user_accounts a where a.user_id = ${user}.id)`;

/** How a `User` is read: id and display name for the directory, everything else for those who see the account. */
export const userShape: Shape = {
  type: 'User',
  table: 'users',
  live: (user) => `${user}.deleted_at is null`,
  columns: {
    id: 'id',
    displayName: 'display_name',
    email: account('email'),
    username: account('username'),
    locale: account('locale'),
    // That an account is an agent's is no secret: whoever shares with it should know.
    kind: {
      sql: (user) => `case when ${user}.kind = 'SERVICE' then 'SERVICE' else ${ofAccount(user, `${user}.kind`)} end`,
    },
    isActive: confidential('is_active'),
    isSuperuser: account('is_superuser'),
    isVerified: account('is_verified'),
    aiProvider: account('ai_provider'),
    aiModel: account('ai_model'),
    mfaEnabled: { sql: (user) => `app_mfa_enabled(${user}.id)` },
    permissions: { sql: (user) => `app_user_permissions(${user}.id)` },
    createdAt: confidentialInstant('created_at'),
    updatedAt: confidentialInstant('updated_at'),
    deletedAt: confidentialInstant('deleted_at'),
    lastLoginAt: { sql: (user) => ofAccount(user, instantSql('a.last_login_at')) },
  },
  many: {
    roles: {
      shape: () => roleShape,
      on: (role, user) => `${role}.id in (select ur.role_id from user_roles ur where ur.user_id = ${user}.id)`,
      order: (role) => `${role}.name`,
      when: seesAccount,
    },
    groups: {
      shape: () => groupShape,
      on: (group, user) => `${group}.id in (select gm.group_id from group_members gm where gm.user_id = ${user}.id)`,
      order: (group) => `${group}.name`,
      when: seesAccount,
    },
    sessions: {
      shape: () => sessionShape,
      on: (session, user) =>
        `${session}.id in (select s.id from sessions s where s.user_id = ${user}.id
          order by s.revoked_at is null and s.expires_at > now() desc, s.created_at desc limit ${MAX_SESSIONS})`,
      order: (session) => `${session}.created_at desc, ${session}.id`,
      when: (user) => `${user}.id = (select app_person())`,
    },
  },
};

/** How a deleted account is read that can still be brought back: the last one deleted first. */
export const deletedUserShape: Shape = {
  ...userShape,
  live: (user) => `${user}.deleted_at > now() - interval '30 days' and ${user}.erased_at is null`,
  key: ['deleted_at', 'id'],
};

/** How a `Group` is read; it stands here since users have groups and groups have users. */
export const groupShape: Shape = {
  type: 'Group',
  table: 'groups',
  live: (group) => `${group}.deleted_at is null`,
  columns: {
    id: 'id',
    name: 'name',
    description: 'description',
    isSystem: 'is_system',
    createdAt: instant('created_at'),
    deletedAt: instant('deleted_at'),
  },
  many: {
    roles: {
      shape: () => roleShape,
      on: (role, group) => `${role}.id in (select gr.role_id from group_roles gr where gr.group_id = ${group}.id)`,
      order: (role) => `${role}.name`,
    },
    permissions: {
      shape: () => permissionShape,
      on: (permission, group) =>
        `${permission}.code in (select gp.permission_code from group_permissions gp where gp.group_id = ${group}.id)`,
      order: (permission) => `${permission}.code`,
    },
  },
  connection: {
    members: {
      shape: () => userShape,
      on: (user, group) => `${user}.id in (select gm.user_id from group_members gm where gm.group_id = ${group}.id)`,
    },
  },
};

/** How a deleted group is read that can still be brought back: the last one deleted first. */
export const deletedGroupShape: Shape = {
  ...groupShape,
  live: (group) => `${group}.deleted_at > now() - interval '30 days'`,
  key: ['deleted_at', 'id'],
};
