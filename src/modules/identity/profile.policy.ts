import { randomInt } from 'node:crypto';
import { InvalidInput } from '../../platform/problem.js';
import type { Email } from './email.policy.js';

/** The most characters a display name has. */
export const MAX_DISPLAY_NAME = 120;

/** A display name, trimmed and in NFC; InvalidInput where it is empty, too long, or has control characters. */
export function requireDisplayName(text: string): string {
  const name = text.trim().normalize('NFC');
  const length = [...name].length;
  if (length < 1 || length > MAX_DISPLAY_NAME || /[\p{Cc}\p{Cs}\p{Bidi_Control}]/u.test(name))
    throw new InvalidInput(
      `A display name has 1 to ${MAX_DISPLAY_NAME} characters, none of them a control character.`,
      'displayName',
    );
  return name;
}

/** Names to try for a new account, best first: the e-mail's local part, then the same with a growing suffix. */
export function* usernameCandidates(email: Email): Generator<string> {
  const local = email.key.slice(0, email.key.indexOf('@'));
  const name = local.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'user';
  yield name;
  for (let suffix = 2; suffix <= 5; suffix++) yield `${name}-${suffix}`;
  for (let digits = 4; digits <= 12; digits += 2) yield `${name}-${randomInt(10 ** (digits - 1), 10 ** digits)}`;
}
