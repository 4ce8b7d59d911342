import { randomBytes } from 'node:crypto';
import bcrypt from 'bcrypt';
import { isHashable, normalisePassword } from './password.policy.js';

/** bcrypt. It takes a quarter of a second on purpose: never call it inside a transaction. */
export class PasswordHasher {
  /** The hash of a password nobody knows; made at once, or the first unknown address would take longer. */
  private readonly nobodys: Promise<string>;

  /** @param cost binary logarithm of the rounds */
  constructor(private readonly cost: number) {
    this.nobodys = bcrypt.hash(randomBytes(32).toString('base64'), cost);
  }

  /** Hashes a password that the policy accepted. */
  hash(password: string): Promise<string> {
    return bcrypt.hash(normalisePassword(password), this.cost);
  }

  /** Whether the password belongs to the hash. Without a hash it is false, after the same time. */
  async verify(password: string, hash: string | null): Promise<boolean> {
    // A password that bcrypt would cut off cannot be right, and must not match the hash of its first 72 bytes.
    const possible = hash !== null && isHashable(password);
    const matches = await bcrypt.compare(possible ? normalisePassword(password) : '', hash ?? (await this.nobodys));
    return possible && matches;
  }

  /** Whether the hash was made at another cost than today's. */
  isOutdated(hash: string): boolean {
    return bcrypt.getRounds(hash) !== this.cost;
  }
}
