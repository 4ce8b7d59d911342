import { type Bind, type Shape, instant } from '../../platform/database/shape.js';
import { InvalidInput } from '../../platform/problem.js';
import { roleShape } from './role.shape.js';
import { groupShape, userShape } from './user.shape.js';

const status = (invitation: string) => `case when ${invitation}.consumed_at is not null then 'CONSUMED'
  when ${invitation}.revoked_at is not null then 'REVOKED'
  when ${invitation}.expires_at <= now() then 'EXPIRED' else 'OPEN' end`;

/** What narrows a list of invitations; absent and null ones do not. */
export interface InvitationFilter {
  readonly search?: string | null;
  readonly status?: 'OPEN' | 'CONSUMED' | 'REVOKED' | 'EXPIRED' | null;
}

/** The most characters that are searched for. */
const MAX_SEARCH = 254;

/** The conditions of a filter that are there. Throws InvalidInput. */
export function matching(filter: InvitationFilter): (invitation: string, bind: Bind) => readonly string[] {
  const wanted = filter.status ?? null;
  const text = filter.search?.trim().toLowerCase() ?? '';
  if (text.length > MAX_SEARCH || text.includes('\0'))
    throw new InvalidInput(`Search for at most ${MAX_SEARCH} characters, none of them NUL.`, 'filter');
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return (invitation, bind) => [
    ...(wanted === null ? [] : [`${status(invitation)} = ${bind(() => wanted, 'text')}`]),
    ...(text === '' ? [] : [`lower(${invitation}.email_hint) like ${bind(() => pattern, 'text')}`]),
  ];
}

/** How an `Invitation` is read. */
export const invitationShape: Shape = {
  type: 'Invitation',
  table: 'invitations',
  columns: {
    id: 'id',
    emailHint: 'email_hint',
    status: { sql: status },
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
