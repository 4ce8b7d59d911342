import { randomUUID } from 'node:crypto';
import { Actor, type Origin } from '../../platform/actor.js';
import { randomToken, sha256 } from '../../platform/crypto/tokens.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { requirePerson } from '../../platform/person.js';
import { NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { parseEmail } from './email.policy.js';
import { MfaRepository } from './mfa.repository.js';
import type { PasswordHasher } from './password-hasher.js';
import { requirePassword } from './password.policy.js';
import { passwordResetCreated, passwordResetFailed, userPasswordReset } from './password-reset.events.js';
import { whyNoReset } from './password-reset.policy.js';
import { PasswordResetRepository } from './password-reset.repository.js';
import { InvalidCredentials } from './problems.js';
import { requireRights, requireRightsNow } from './rights.js';
import { sessionRevoked } from './session.events.js';
import { SessionRepository } from './session.repository.js';
import { requireFreshSession } from './step-up.service.js';
import { LOGINS_PER_ACCOUNT, RESETS_PER_ADDRESS, type Throttle } from './throttle.js';
import { type Credentials, UserRepository } from './user.repository.js';

/** A link, shown this once to whoever made it. */
export interface IssuedReset {
  readonly userId: string;
  readonly token: string;
  readonly url: string;
  /** RFC 3339, UTC. */
  readonly expiresAt: string;
}

/** Recovering an account whose password is lost: an administrator makes a link, and its owner sets a password with it. */
export class PasswordResetService {
  /** @param config the public URL is read anew each time, since a free port is known late */
  constructor(
    private readonly db: Database,
    private readonly hasher: PasswordHasher,
    private readonly throttle: Throttle,
    private readonly config: { readonly publicUrl: string },
  ) {}

  /**
   * Makes a link for somebody else's account; those before it end, and its owner hears of it. Throws Forbidden also for
   * an account with more administrative rights than the actor, StepUpRequired unless the actor signed in or stepped up
   * just now, NotFound, InvalidInput for a service account, Conflict for a disabled one.
   */
  async create(actor: Actor, userId: string): Promise<IssuedReset> {
    requirePerson(actor);
    requireRights(actor, 'users.update');
    if (!isUuid(userId)) throw new NotFound('User');
    const [id, token] = [randomUUID(), randomToken()];
    const target = userId.toLowerCase();
    const expiresAt = await this.db.as(actor, async (tx) => {
      await requireRightsNow(tx, 'users.update');
      await requireFreshSession(tx);
      const resets = new PasswordResetRepository(tx);
      const facts = await resets.facts(target);
      if (!facts) throw new NotFound('User');
      const refusal = whyNoReset(actor, target, facts);
      if (refusal) throw refusal;
      const until = await resets.insert(id, target, sha256(token));
      await tx.emit(passwordResetCreated(id, target, actor.id));
      return until;
    });
    return { userId: target, token, url: `${this.config.publicUrl}/reset#token=${token}`, expiresAt };
  }

  /**
   * Sets the password of whose link it is and ends every session of theirs; nobody is signed in by it. A link that is
   * unknown, expired, used or replaced throws InvalidCredentials; InvalidInput about `newPassword` leaves it as it was;
   * RateLimited after too many of either from one address. Answers whether signing in needs a code besides.
   */
  async reset(form: { token: string; newPassword: string }, origin: Origin): Promise<{ mfaRequired: boolean }> {
    const system = Actor.system('password reset', origin);
    const tokenHash = sha256(form.token);
    const owner = await this.begin(system, tokenHash);
    const password = owner && requirePassword(form.newPassword, owner, 'newPassword');
    const hash = password && (await this.hasher.hash(password));
    const done = owner && hash && (await this.db.as(system, (tx) => this.replace(tx, owner, tokenHash, hash)));
    if (done) return done;
    await this.db.as(system, async (tx) =>
      tx.audit(passwordResetFailed(await new PasswordResetRepository(tx).owner(tokenHash))),
    );
    throw new InvalidCredentials();
  }

  /** Deletes links that were over long ago. */
  async cleanUp(): Promise<void> {
    await this.db.as(Actor.system('password resets sweep'), (tx) => new PasswordResetRepository(tx).deleteOver());
  }

  /** Counts the attempt before it is made, and answers whose link it is; null where it does not work. */
  private async begin(system: Actor, tokenHash: Buffer): Promise<Credentials | null> {
    const { refusal, owner } = await this.db.as(system, async (tx) => {
      const refusal = await this.throttle.count(tx, this.counter(system));
      const userId = refusal ? null : await new PasswordResetRepository(tx).open(tokenHash);
      return { refusal, owner: userId === null ? null : await new UserRepository(tx).credentialsById(userId) };
    });
    if (refusal) throw refusal.problem;
    return owner;
  }

  private async replace(tx: Tx, { userId, username, email }: Credentials, tokenHash: Buffer, hash: string) {
    const users = new UserRepository(tx);
    // Whoever signs in with the old password at this moment waits for this, and finds it replaced.
    if (!(await users.lockForChange(userId))) return null;
    if (!(await new PasswordResetRepository(tx).use(tokenHash, userId))) return null;
    await users.setPassword(userId, hash);
    const mfa = new MfaRepository(tx);
    await mfa.endChallenges(userId);
    const subject = { userId, username };
    for (const id of await new SessionRepository(tx).revokeOthers(userId, null, 'password reset'))
      await tx.emit(sessionRevoked({ id, userId }, { action: 'SESSION_REVOKED', subject }));
    await this.throttle.uncount(tx, this.counter(tx.actor));
    await this.throttle.clear(tx, this.throttle.account(LOGINS_PER_ACCOUNT, parseEmail(email)?.key ?? email));
    await tx.emit(userPasswordReset(subject));
    return { mfaRequired: await mfa.isEnabled(userId) };
  }

  private counter({ origin }: Actor) {
    return this.throttle.address(RESETS_PER_ADDRESS, origin.ip);
  }
}
