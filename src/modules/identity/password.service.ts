import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { requirePerson } from '../../platform/person.js';
import { InvalidInput } from '../../platform/problem.js';
import type { PasswordHasher } from './password-hasher.js';
import { requirePassword } from './password.policy.js';
import { InvalidCredentials } from './problems.js';
import { sessionRevoked } from './session.events.js';
import { SessionRepository } from './session.repository.js';
import { PASSWORD_CHANGES, type Throttle } from './throttle.js';
import { userPasswordChanged } from './user.events.js';
import { type Credentials, UserRepository } from './user.repository.js';

/** Changing one's password. */
export class PasswordService {
  constructor(
    private readonly db: Database,
    private readonly hasher: PasswordHasher,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Changes the password of the actor and ends all other sessions. Throws InvalidInput about `newPassword`,
   * InvalidCredentials for a wrong present one, RateLimited after too many of those, Forbidden for a key. Answers the user's id.
   */
  async change(actor: Actor, form: { currentPassword: string; newPassword: string }): Promise<string> {
    requirePerson(actor);
    const counter = this.throttle.account(PASSWORD_CHANGES, actor.id);
    const system = Actor.system('password change', actor.origin);
    const credentials = await this.db.as(system, (tx) => new UserRepository(tx).credentialsById(actor.id));
    if (!credentials) throw new InvalidCredentials();
    const password = requirePassword(form.newPassword, credentials, 'newPassword');
    const refusal = await this.db.as(system, (tx) => this.throttle.count(tx, counter));
    if (refusal) throw refusal.problem;
    if (!(await this.hasher.verify(form.currentPassword, credentials.passwordHash))) {
      await this.db.as(system, (tx) => this.recordFailure(tx, actor));
      throw new InvalidCredentials();
    }
    if (await this.hasher.verify(password, credentials.passwordHash))
      throw new InvalidInput('The new password is the present one.', 'newPassword');
    const hash = await this.hasher.hash(password);
    await this.db.as(system, async (tx) => {
      await this.throttle.clear(tx, counter);
      await this.replace(tx, actor, credentials, hash);
    });
    return actor.id;
  }

  private async replace(tx: Tx, actor: Actor, { userId, username, passwordHash }: Credentials, hash: string) {
    const subject = { userId, username, sessionId: actor.sessionId };
    const users = new UserRepository(tx);
    // Whoever signs in with the old password at this moment waits for this, and finds it replaced.
    await users.lockForChange(userId);
    if (!(await users.replacePassword(userId, passwordHash, hash))) throw new InvalidCredentials();
    const ended = await new SessionRepository(tx).revokeOthers(userId, actor.sessionId, 'password changed');
    for (const id of ended) await tx.emit(sessionRevoked({ id, userId }, { action: 'SESSION_REVOKED', subject }));
    await tx.emit(userPasswordChanged(subject));
  }

  private recordFailure(tx: Tx, actor: Actor): Promise<void> {
    return tx.audit({
      action: 'PASSWORD_CHANGED',
      resourceType: 'USER',
      resourceId: actor.id,
      success: false,
      errorMessage: 'Wrong present password.',
      subject: { userId: actor.id, username: actor.username ?? '', sessionId: actor.sessionId },
    });
  }
}
