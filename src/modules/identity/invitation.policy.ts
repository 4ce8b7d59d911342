import { Conflict, InvalidInput } from '../../platform/problem.js';
import type { Email } from './email.policy.js';
import type { InvitationFacts } from './invitation.repository.js';

/** Why an invitation cannot be accepted; null where it can. */
export function whyClosed(
  invitation: Pick<InvitationFacts, 'isConsumed' | 'isRevoked' | 'isExpired'>,
): Conflict | null {
  if (invitation.isConsumed) return new Conflict('This invitation was used already.', 'token');
  if (invitation.isRevoked) return new Conflict('This invitation was withdrawn.', 'token');
  if (invitation.isExpired) return new Conflict('This invitation has expired. Ask for another one.', 'token');
  return null;
}

/** Why an invitation cannot be withdrawn or reissued any more; null where it can. One that has expired can be reissued. */
export function whySettled({
  isConsumed,
  isRevoked,
}: Pick<InvitationFacts, 'isConsumed' | 'isRevoked'>): Conflict | null {
  if (isConsumed) return new Conflict('This invitation was used already.', 'invitationId');
  return isRevoked ? new Conflict('This invitation was withdrawn. Make a new one.', 'invitationId') : null;
}

/**
 * Whether accepting proves the address: the invitation was sent to it. Throws InvalidInput where it was made for another
 * address.
 */
export function provesEmail({ emailHint }: { readonly emailHint: string | null }, email: Email): boolean {
  if (emailHint === null) return false;
  if (emailHint.toLowerCase() !== email.key)
    throw new InvalidInput('This invitation was made for another e-mail address.', 'email');
  return true;
}
