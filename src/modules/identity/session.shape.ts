import { type Shape, instant } from '../../platform/database/shape.js';

/** How a `Session` is read; row level security shows a user's own only. */
export const sessionShape: Shape = {
  type: 'Session',
  table: 'sessions',
  columns: {
    id: 'id',
    ip: 'ip',
    userAgent: 'user_agent',
    isActive: { sql: (session) => `(${session}.revoked_at is null and ${session}.expires_at > now())` },
    isExpired: { sql: (session) => `(${session}.expires_at <= now())` },
    createdAt: instant('created_at'),
    lastActivityAt: instant('last_activity_at'),
    expiresAt: instant('expires_at'),
  },
  needs: { isCurrent: { id: 'id' } },
};
