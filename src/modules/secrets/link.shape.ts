import { type Bind, type Shape, instant } from '../../platform/database/shape.js';
import { userShape } from '../identity/index.js';

const state = (link: string) =>
  `case when ${link}.opened_at is not null then 'OPENED' when ${link}.revoked_at is not null then 'REVOKED'
    when ${link}.expires_at <= now() then 'EXPIRED' else 'OPEN' end`;

/** The condition of the argument `state` of a list of links. */
export function linkFilter(link: string, bind: Bind): readonly string[] {
  const wanted = bind((args) => args['state'], 'text');
  return [`(${wanted} is null or ${wanted} = ${state(link)})`];
}

/** How a `SecretLink` is read. Row level security leaves whoever owns the secret. */
export const linkShape: Shape = {
  type: 'SecretLink',
  table: 'secret_links',
  columns: {
    id: 'id',
    secretId: 'secret_id',
    comment: 'comment',
    state: { sql: state },
    expiresAt: instant('expires_at'),
    createdAt: instant('created_at'),
    openedAt: instant('opened_at'),
    revokedAt: instant('revoked_at'),
    reopenings: 'reopenings',
    reopenedAt: instant('reopened_at'),
  },
  one: {
    user: { shape: () => userShape, on: (user, link) => `${user}.id = ${link}.user_id` },
    createdBy: { shape: () => userShape, on: (user, link) => `${user}.id = ${link}.created_by` },
    openedBy: { shape: () => userShape, on: (user, link) => `${user}.id = ${link}.opened_by` },
  },
};
