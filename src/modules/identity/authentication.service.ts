import { Actor, type Origin } from '../../platform/actor.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import { hmac } from '../../platform/crypto/tokens.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { parseEmail } from './email.policy.js';
import type { MfaLoginService } from './mfa-login.service.js';
import { MfaRequired } from './mfa.problems.js';
import type { PasswordHasher } from './password-hasher.js';
import { InvalidCredentials } from './problems.js';
import type { SessionService, SignedIn } from './session.service.js';
import { type Counter, LOGINS_PER_ACCOUNT, LOGINS_PER_ADDRESS, type Refusal, type Throttle } from './throttle.js';
import { userSignedIn } from './user.events.js';
import { type Credentials, UserRepository } from './user.repository.js';

/** An attempt to sign in, counted and not yet decided. */
interface Attempt {
  readonly account: Counter;
  readonly address: Counter;
  readonly refusal: Refusal | null;
  readonly credentials: Credentials | null;
}

/** Signing in with a password. */
export class AuthenticationService {
  private readonly emailDigestKey: Buffer;

  constructor(
    private readonly db: Database,
    private readonly hasher: PasswordHasher,
    private readonly throttle: Throttle,
    private readonly sessions: SessionService,
    private readonly mfa: MfaLoginService,
    keys: MasterKeys,
  ) {
    this.emailDigestKey = keys.current.derive('identity.email-digest');
  }

  /**
   * Signs a person in. An unknown address, a wrong password and a disabled account answer InvalidCredentials after the
   * same time; RateLimited after too many failures of one account or address. MfaRequired where the password is right
   * and the account has a second factor.
   */
  async login(form: { email: string; password: string }, origin: Origin): Promise<SignedIn> {
    const emailKey = parseEmail(form.email)?.key ?? form.email.slice(0, 254);
    const attempt = await this.begin(emailKey, origin);
    if (attempt.refusal) throw attempt.refusal.problem;
    const { credentials } = attempt;
    const matches = await this.hasher.verify(form.password, credentials?.passwordHash ?? null);
    const outcome = matches && credentials?.isActive ? await this.succeed(attempt, credentials, origin) : null;
    if (!outcome) {
      await this.db.as(Actor.system('login', origin), (tx) => this.recordFailure(tx, emailKey, credentials, 'failed'));
      throw new InvalidCredentials();
    }
    if (credentials) await this.renewHash(credentials, form.password);
    if (outcome instanceof MfaRequired) throw outcome;
    return this.sessions.signedIn(outcome, origin);
  }

  /** Counts the attempt before it is made, and loads what it is compared with. */
  private begin(emailKey: string, origin: Origin): Promise<Attempt> {
    const account = this.throttle.account(LOGINS_PER_ACCOUNT, emailKey);
    const address = this.throttle.address(LOGINS_PER_ADDRESS, origin.ip);
    return this.db.as(Actor.system('login', origin), async (tx) => {
      const credentials = await new UserRepository(tx).credentialsByEmail(storable(emailKey));
      const refusal = (await this.throttle.count(tx, address)) ?? (await this.throttle.count(tx, account));
      if (refusal?.isFirst) await this.recordFailure(tx, emailKey, credentials, 'throttled');
      return { account, address, refusal, credentials };
    });
  }

  private succeed({ account, address }: Attempt, credentials: Credentials, origin: Origin) {
    const { userId, username } = credentials;
    return this.db.as(Actor.system('login', origin), async (tx) => {
      const users = new UserRepository(tx);
      // Every session ends when a password is set: one that was opened with the old password meanwhile would not.
      if (!(await users.lockActive(userId)) || !(await users.isPasswordOf(credentials))) return null;
      await this.throttle.uncount(tx, address);
      await this.throttle.clear(tx, account);
      const challenge = await this.mfa.challenge(tx, { userId, username }, origin);
      if (challenge) return challenge;
      await users.signedIn(userId);
      const session = await this.sessions.open(tx, userId, origin);
      await tx.emit(userSignedIn({ userId, username, sessionId: session.id }));
      return session;
    });
  }

  /** Neither the password nor an unknown address is kept; the keyed digest tells repeated attempts apart. */
  private recordFailure(tx: Tx, emailKey: string, credentials: Credentials | null, why: 'failed' | 'throttled') {
    return tx.audit({
      action: 'USER_SIGN_IN_FAILED',
      resourceType: 'USER',
      resourceId: credentials?.userId ?? null,
      details: credentials ? {} : { emailDigest: hmac(this.emailDigestKey, emailKey).toString('base64url') },
      success: false,
      errorMessage: why === 'failed' ? 'Wrong credentials.' : 'Too many failed attempts.',
    });
  }

  /** Brings a hash of another cost to today's, now that the password is at hand. */
  private async renewHash({ userId, passwordHash }: Credentials, password: string): Promise<void> {
    if (!this.hasher.isOutdated(passwordHash)) return;
    const renewed = await this.hasher.hash(password);
    await this.db.as(Actor.system('login'), (tx) => new UserRepository(tx).renewHash(userId, passwordHash, renewed));
  }
}

/** PostgreSQL stores no NUL; an address with one belongs to nobody. */
const storable = (text: string) => (text.includes('\0') ? '' : text);
