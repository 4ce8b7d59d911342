import { Actor } from '../../platform/actor.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import { hmac } from '../../platform/crypto/tokens.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { RateLimited } from '../../platform/problem.js';
import { addressGroup } from '../../platform/address.js';
import { ThrottleRepository } from './throttle.repository.js';

/** So many attempts of one kind in so many seconds. */
export interface Limit {
  readonly name: string;
  readonly attempts: number;
  readonly seconds: number;
  /** What there was too much of, for the person who is refused. */
  readonly message: string;
}

const QUARTER = 15 * 60;
const SIGN_IN = 'Too many failed attempts to sign in. Wait before you try again.';

export const LOGINS_PER_ACCOUNT: Limit = { name: 'login.account', attempts: 10, seconds: QUARTER, message: SIGN_IN };
export const LOGINS_PER_ADDRESS: Limit = { name: 'login.address', attempts: 100, seconds: QUARTER, message: SIGN_IN };
export const PASSWORD_CHANGES: Limit = {
  name: 'password.account',
  attempts: 10,
  seconds: QUARTER,
  message: 'Too many wrong passwords. Wait before you try again.',
};
/** With three codes good at a time, one a million: ten guesses an hour find one in some four years. */
export const MFA_CODES: Limit = {
  name: 'mfa.account',
  attempts: 10,
  seconds: 60 * 60,
  message: 'Too many wrong codes. Wait before you try again.',
};
export const PROFILE_CHANGES: Limit = {
  name: 'profile.account',
  attempts: 20,
  seconds: 60 * 60,
  message: 'Too many usernames were tried. Wait before you try again.',
};
export const RESETS_PER_ADDRESS: Limit = {
  name: 'reset.address',
  attempts: 30,
  seconds: QUARTER,
  message: 'Too many attempts to set a new password. Wait before you try again.',
};
export const REGISTRATIONS_PER_ADDRESS: Limit = {
  name: 'register.address',
  attempts: 100,
  seconds: 60 * 60,
  message: 'Too many accounts were asked for from this address. Wait before you try again.',
};

/** One counter: of a limit, for one account or address. */
export interface Counter {
  readonly limit: Limit;
  readonly key: Buffer;
}

/** The first attempt over a limit: it is recorded, those after it are not. */
export interface Refusal {
  readonly problem: RateLimited;
  readonly isFirst: boolean;
}

/** Limits that survive a restart and hold across processes. What is counted is stored as a keyed digest only. */
export class Throttle {
  private readonly key: Buffer;

  constructor(
    private readonly db: Database,
    keys: MasterKeys,
  ) {
    this.key = keys.current.derive('identity.throttle');
  }

  /** The counter of a limit for an account, named by whatever identifies it. */
  account(limit: Limit, subject: string): Counter {
    return { limit, key: hmac(this.key, `${limit.name}:${subject}`) };
  }

  /** The counter of a limit for a network address. */
  address(limit: Limit, ip: string | null): Counter {
    return this.account(limit, addressGroup(ip));
  }

  /**
   * Counts an attempt before it is made, so that parallel ones cannot all pass. Answers why it must not be made, null
   * where it may. To be committed in either case.
   */
  async count(tx: Tx, { limit, key }: Counter): Promise<Refusal | null> {
    const { attempts, secondsLeft } = await new ThrottleRepository(tx).count(key, limit.seconds);
    if (attempts <= limit.attempts) return null;
    return { problem: new RateLimited(limit.message, secondsLeft), isFirst: attempts === limit.attempts + 1 };
  }

  /** Takes an attempt back that succeeded, where only failures count. */
  async uncount(tx: Tx, counter: Counter): Promise<void> {
    await new ThrottleRepository(tx).uncount(counter.key);
  }

  /** Forgets the attempts of an account that has proved itself. */
  async clear(tx: Tx, counter: Counter): Promise<void> {
    await new ThrottleRepository(tx).clear(counter.key);
  }

  /** Deletes counters that count no longer. */
  async cleanUp(): Promise<void> {
    await this.db.as(Actor.system('throttles sweep'), (tx) => new ThrottleRepository(tx).deleteEnded());
  }
}
