import { createHash, randomBytes } from 'node:crypto';

/** For how many seconds an execution is whoever runs it's without a word. */
export const LEASE_SECONDS = 30;
/** After how many seconds whoever runs an execution says so again. */
export const HEARTBEAT_SECONDS = 10;

/** A token that says who runs an execution, and what is kept of it. */
export interface Lease {
  readonly token: string;
  readonly hash: string;
}

/** A new one: 256 bits of chance. */
export function newLease(): Lease {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: leaseHash(token) };
}

/** What is kept of a token. It is compared as it is: whoever guesses it guesses 256 bits. */
export const leaseHash = (token: string): string => createHash('sha256').update(token).digest('hex');
