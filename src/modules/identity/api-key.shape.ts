import { type Shape, instant } from '../../platform/database/shape.js';
import { userShape } from './user.shape.js';

/** How a `ServiceAccount` is read. */
export const serviceAccountShape: Shape = {
  type: 'ServiceAccount',
  table: 'service_accounts',
  live: (account) => `${account}.deleted_at is null`,
  columns: { id: 'id', name: 'name', workspaceId: 'workspace_id', createdAt: instant('created_at') },
  one: {
    user: { shape: () => userShape, on: (user, account) => `${user}.id = ${account}.user_id` },
    owner: { shape: () => userShape, on: (user, account) => `${user}.id = ${account}.owner_id` },
  },
};

/** Everything but the hash, which the application cannot read. */
const VISIBLE = `(select id, user_id, created_by, name, prefix, scopes, chat_session_id, expires_at, last_used_at,
  rotated_at, revoked_at, created_at from api_keys)`;

/** How an `ApiKey` is read; row level security shows those that the actor manages. */
export const apiKeyShape: Shape = {
  type: 'ApiKey',
  table: VISIBLE,
  columns: {
    id: 'id',
    name: 'name',
    prefix: 'prefix',
    scopes: 'scopes',
    chatSessionId: 'chat_session_id',
    expiresAt: instant('expires_at'),
    isExpired: { sql: (key) => `coalesce(${key}.expires_at <= now(), false)` },
    lastUsedAt: instant('last_used_at'),
    rotatedAt: instant('rotated_at'),
    revokedAt: instant('revoked_at'),
    createdAt: instant('created_at'),
  },
  one: {
    user: { shape: () => userShape, on: (user, key) => `${user}.id = ${key}.user_id` },
    createdBy: { shape: () => userShape, on: (user, key) => `${user}.id = ${key}.created_by` },
    serviceAccount: {
      shape: () => serviceAccountShape,
      on: (account, key) => `${account}.user_id = ${key}.user_id`,
    },
  },
};
