import type { Actor } from '../../platform/actor.js';
import { Conflict, Forbidden, InvalidInput } from '../../platform/problem.js';

/** How long a link works, in seconds: an hour. The policy of the table refuses more. */
export const RESET_SECONDS = 60 * 60;

/** What decides whether somebody may make a link for an account. */
export interface ResetFacts {
  readonly kind: string;
  readonly isActive: boolean;
  /** Whether the account is a superuser, or holds an administrative permission, that whoever asks is not or does not hold. */
  readonly outranks: boolean;
}

/**
 * Why no link may be made for an account; null where one may. Whoever sets a password can sign in as its owner, so that
 * nobody may do that to an account with more administrative rights than the own one.
 */
export function whyNoReset(actor: Pick<Actor, 'userId'>, userId: string, facts: ResetFacts) {
  if (actor.userId === userId) return new Forbidden('Change your own password with changePassword.');
  if (facts.kind !== 'PERSON') return new InvalidInput('A service account has no password.', 'userId');
  if (facts.outranks)
    return new Forbidden('This account has administrative rights that you do not have. Ask somebody who has them.');
  return facts.isActive ? null : new Conflict('This account is disabled. Enable it first.', 'userId');
}
