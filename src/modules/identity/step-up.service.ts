import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { requirePerson } from '../../platform/person.js';
import { InvalidInput, NotFound } from '../../platform/problem.js';
import type { SecondFactors } from './mfa.factor.js';
import { STEP_UP_SECONDS, isFresh } from './mfa.policy.js';
import { StepUpRequired } from './mfa.problems.js';
import { MfaRepository } from './mfa.repository.js';
import type { PasswordHasher } from './password-hasher.js';
import { InvalidCredentials } from './problems.js';
import { type ProofAges, StepUpRepository } from './step-up.repository.js';
import { PASSWORD_CHANGES, type Throttle } from './throttle.js';
import type { Subject } from './user.events.js';
import { UserRepository } from './user.repository.js';

/** What a person proves with who it is: exactly one of the two. */
export interface StepUpForm {
  readonly code?: string | null | undefined;
  readonly password?: string | null | undefined;
}

/** What makes a session fresh inside the transaction that marks it; false where it no longer does. */
type UseUp = (tx: Tx, subject: Subject) => Promise<boolean>;

/** Throws StepUpRequired unless the session of the transaction's actor has stepped up within the last five minutes. */
export async function requireStepUp(tx: Tx): Promise<void> {
  const ages = await agesOf(tx);
  if (!ages || !isFresh(ages)) throw new StepUpRequired();
}

/** The same, where having signed in within the last five minutes is enough. */
export async function requireFreshSession(tx: Tx): Promise<void> {
  const ages = await agesOf(tx);
  if (!ages || !(isFresh(ages) || ages.openFor < STEP_UP_SECONDS)) throw new StepUpRequired();
}

/** Whoever has no session, as a key has none, has no fresh one either. */
async function agesOf(tx: Tx): Promise<ProofAges | null> {
  const { sessionId } = tx.actor;
  return sessionId ? new StepUpRepository(tx).ages(sessionId) : null;
}

/** Proving again, in a session, who one is. */
export class StepUpService {
  constructor(
    private readonly db: Database,
    private readonly hasher: PasswordHasher,
    private readonly throttle: Throttle,
    private readonly factors: SecondFactors,
  ) {}

  /**
   * Makes the session of the actor fresh for five minutes: with a code, or with the password where there is no
   * authenticator app. Throws InvalidInput, InvalidCredentials, RateLimited, or Forbidden for a key. Answers until when, RFC 3339.
   */
  async stepUp(actor: Actor, { code, password }: StepUpForm): Promise<string> {
    requirePerson(actor);
    const { sessionId } = actor;
    if (!sessionId) throw new NotFound('Session');
    if ((code ?? null) !== null && (password ?? null) !== null)
      throw new InvalidInput('Give a code or a password, not both.', 'password');
    const system = Actor.system('step-up', actor.origin);
    const subject = { userId: actor.id, username: actor.username ?? '', sessionId };
    const isEnabled = await this.db.as(system, (tx) => new MfaRepository(tx).isEnabled(actor.id));
    const useUp = isEnabled
      ? await this.byCode(system, actor, code ?? null)
      : await this.byPassword(system, actor, password ?? null);
    const freshUntil = useUp && (await this.db.as(system, (tx) => this.mark(tx, sessionId, subject, useUp)));
    if (freshUntil) return freshUntil;
    const failure = { action: 'STEPPED_UP', success: false, errorMessage: 'Wrong credentials.' };
    await this.db.as(system, (tx) => tx.audit({ ...failure, ...about(subject) }));
    throw new InvalidCredentials();
  }

  private async mark(tx: Tx, sessionId: string, subject: Subject, useUp: UseUp): Promise<string | null> {
    if (!(await useUp(tx, subject))) return null;
    const freshUntil = await new StepUpRepository(tx).mark(sessionId, subject.userId);
    if (!freshUntil) throw new NotFound('Session');
    await tx.audit({ action: 'STEPPED_UP', ...about(subject) });
    return freshUntil;
  }

  private async byCode(system: Actor, actor: Actor, code: string | null): Promise<UseUp | null> {
    if (code === null)
      throw new InvalidInput('This account has an authenticator app: give a code of it, or a backup code.', 'code');
    const proof = await this.factors.prove(system, actor.id, code);
    return proof && ((tx, subject) => this.factors.use(tx, subject, proof));
  }

  private async byPassword(system: Actor, actor: Actor, password: string | null): Promise<UseUp | null> {
    if (password === null)
      throw new InvalidInput('This account has no authenticator app: give your password.', 'password');
    const counter = this.throttle.account(PASSWORD_CHANGES, actor.id);
    const { credentials, refusal } = await this.db.as(system, async (tx) => ({
      credentials: await new UserRepository(tx).credentialsById(actor.id),
      refusal: await this.throttle.count(tx, counter),
    }));
    if (refusal) throw refusal.problem;
    if (!credentials || !(await this.hasher.verify(password, credentials.passwordHash))) return null;
    return async (tx) => {
      // The password may have changed, or an app have been enrolled, while it was compared.
      if (await new MfaRepository(tx).isEnabled(actor.id)) return false;
      const now = await new UserRepository(tx).credentialsById(actor.id);
      if (now?.passwordHash !== credentials.passwordHash) return false;
      await this.throttle.clear(tx, counter);
      return true;
    };
  }
}

const about = (subject: Subject) => ({ resourceType: 'USER', resourceId: subject.userId, subject });
