import { randomInt } from 'node:crypto';
import type { Email } from './email.policy.js';

/** Names to try for a new account, best first: the e-mail's local part, then the same with a suffix that grows, and is random at last. */
export function* usernameCandidates(email: Email): Generator<string> {
  const local = email.key.slice(0, email.key.indexOf('@'));
  const name = local.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'user';
  yield name;
  for (let suffix = 2; suffix <= 5; suffix++) yield `${name}-${suffix}`;
  for (let digits = 4; digits <= 12; digits += 2) yield `${name}-${randomInt(10 ** (digits - 1), 10 ** digits)}`;
}
