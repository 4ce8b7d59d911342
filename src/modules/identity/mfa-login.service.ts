import { Actor, type Origin } from '../../platform/actor.js';
import { randomToken, sha256 } from '../../platform/crypto/tokens.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { addressGroup } from '../../platform/address.js';
import type { Proof, SecondFactors } from './mfa.factor.js';
import { MfaRequired } from './mfa.problems.js';
import { MfaRepository } from './mfa.repository.js';
import { InvalidCredentials } from './problems.js';
import type { OpenSession, SessionService, SignedIn } from './session.service.js';
import { type Subject, userSignedIn } from './user.events.js';
import { UserRepository } from './user.repository.js';

/** The second half of signing in, for accounts with a second factor. */
export class MfaLoginService {
  constructor(
    private readonly db: Database,
    private readonly factors: SecondFactors,
    private readonly sessions: SessionService,
  ) {}

  /**
   * The challenge for a user whose password was right, inside the transaction that found it so; null where the password
   * is enough. To be thrown after the commit.
   */
  async challenge(tx: Tx, subject: Subject, origin: Origin): Promise<MfaRequired | null> {
    const mfa = new MfaRepository(tx);
    if (!(await mfa.isEnabled(subject.userId))) return null;
    const token = randomToken();
    const expiresAt = await mfa.challenge(sha256(token), subject.userId, addressGroup(origin.ip));
    await tx.audit({ action: 'MFA_CHALLENGED', resourceType: 'USER', resourceId: subject.userId, subject });
    return new MfaRequired(token, expiresAt);
  }

  /**
   * Signs in whoever answers a challenge with a code, from where the challenge was given to. Throws InvalidCredentials
   * for everything that is wrong with either, RateLimited after too many wrong codes of one account.
   */
  async complete(form: { challenge: string; code: string }, origin: Origin): Promise<SignedIn> {
    const system = Actor.system('login', origin);
    const tokenHash = sha256(form.challenge);
    const userId = await this.db.as(system, (tx) =>
      new MfaRepository(tx).tryChallenge(tokenHash, addressGroup(origin.ip)),
    );
    if (userId === null) throw new InvalidCredentials();
    const proof = await this.factors.prove(system, userId, form.code);
    const session = proof && (await this.db.as(system, (tx) => this.succeed(tx, userId, tokenHash, proof)));
    if (session) return this.sessions.signedIn(session, origin);
    await this.db.as(system, (tx) =>
      tx.audit({
        action: 'USER_SIGN_IN_FAILED',
        resourceType: 'USER',
        resourceId: userId,
        success: false,
        errorMessage: 'Wrong code.',
      }),
    );
    throw new InvalidCredentials();
  }

  /** A code that somebody else used first leaves the challenge as it is: the next one may answer it. */
  private async succeed(tx: Tx, userId: string, tokenHash: Buffer, proof: Proof): Promise<OpenSession | null> {
    const users = new UserRepository(tx);
    if (!(await users.lockActive(userId))) return null;
    const subject = { userId, username: await users.username(userId) };
    if (!(await this.factors.use(tx, subject, proof))) return null;
    // Thrown, so that the code is not used up for nothing.
    if (!(await new MfaRepository(tx).consumeChallenge(tokenHash))) throw new InvalidCredentials();
    await users.signedIn(userId);
    const session = await this.sessions.open(tx, userId, tx.actor.origin);
    await tx.emit(userSignedIn({ ...subject, sessionId: session.id }));
    return session;
  }
}
