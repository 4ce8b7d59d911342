import { type Shape, instant } from '../../platform/database/shape.js';
import { groupShape, userShape } from '../identity/index.js';

/** That the share has not expired. Until it is swept away, an expired one is still in the table. */
export const liveShare = (share: string): string => `(${share}.expires_at is null or ${share}.expires_at > now())`;

/** How a `SecretShare` is read. */
export const shareShape: Shape = {
  type: 'SecretShare',
  table: 'secret_shares',
  live: liveShare,
  columns: {
    granteeId: { sql: (share) => `coalesce(${share}.grantee_id, ${share}.group_id)` },
    access: 'access',
    expiresAt: instant('expires_at'),
    createdAt: instant('created_at'),
  },
  one: {
    grantedBy: { shape: () => userShape, on: (user, share) => `${user}.id = ${share}.granted_by` },
  },
  oneOf: {
    grantee: [
      {
        when: (share) => `${share}.grantee_id is not null`,
        shape: () => userShape,
        on: (user, share) => `${user}.id = ${share}.grantee_id`,
      },
      { when: () => 'true', shape: () => groupShape, on: (group, share) => `${group}.id = ${share}.group_id` },
    ],
  },
};
