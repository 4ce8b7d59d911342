import { type Shape, instant } from '../../platform/database/shape.js';
import { roleShape } from './role.shape.js';
import { groupShape, userShape } from './user.shape.js';

/** How an `Invitation` is read. */
export const invitationShape: Shape = {
  type: 'Invitation',
  table: 'invitations',
  columns: {
    id: 'id',
    emailHint: 'email_hint',
    status: {
      sql: (invitation) => `case when ${invitation}.consumed_at is not null then 'CONSUMED'
        when ${invitation}.revoked_at is not null then 'REVOKED'
        when ${invitation}.expires_at <= now() then 'EXPIRED' else 'OPEN' end`,
    },
    expiresAt: instant('expires_at'),
    consumedAt: instant('consumed_at'),
    revokedAt: instant('revoked_at'),
    createdAt: instant('created_at'),
  },
  one: {
    createdBy: { shape: () => userShape, on: (user, invitation) => `${user}.id = ${invitation}.created_by` },
    consumedBy: { shape: () => userShape, on: (user, invitation) => `${user}.id = ${invitation}.consumed_by` },
  },
  many: {
    roles: {
      shape: () => roleShape,
      on: (role, invitation) =>
        `${role}.id in (select ir.role_id from invitation_roles ir where ir.invitation_id = ${invitation}.id)`,
      order: (role) => `${role}.name`,
    },
    groups: {
      shape: () => groupShape,
      on: (group, invitation) =>
        `${group}.id in (select ig.group_id from invitation_groups ig where ig.invitation_id = ${invitation}.id)`,
      order: (group) => `${group}.name`,
    },
  },
};
