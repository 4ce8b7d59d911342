import { Forbidden, Problem } from '../../platform/problem.js';
import type { LinkRefusal } from './link.policy.js';
import { SecretExpired, SecretInactive } from './secret.problems.js';

/** The link has revealed its value already. */
export class SecretLinkSpent extends Problem {
  readonly typename = 'SecretLinkSpent';
  readonly code = 'BAD_USER_INPUT';
  constructor() {
    super('This link was opened before, and opens once only. Whoever made it has been told.');
  }
}

/** The link opens no more, though nobody has opened it. */
export class SecretLinkClosed extends Problem {
  readonly typename = 'SecretLinkClosed';
  readonly code = 'BAD_USER_INPUT';
}

const CLOSED = 'Ask whoever gave it to you for a new one.';

/** The problem that says why a link does not open. */
export const LINK_PROBLEMS: Readonly<Record<LinkRefusal, () => Problem>> = {
  SPENT: () => new SecretLinkSpent(),
  FORBIDDEN: () => new Forbidden('This link is not for you. It may be for another account of yours.'),
  REVOKED: () => new SecretLinkClosed(`This link was taken back. ${CLOSED}`),
  PAST: () => new SecretLinkClosed(`The time of this link has passed. ${CLOSED}`),
  GONE: () => new SecretLinkClosed('The secret of this link is no longer there.'),
  INACTIVE: () => new SecretInactive(),
  EXPIRED: () => new SecretExpired(),
};
