import { Actor } from '../../platform/actor.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { requirePerson } from '../../platform/person.js';
import { Conflict, InvalidInput, NotFound } from '../../platform/problem.js';
import { backupCodesReplaced, mfaDisabled, mfaEnabled } from './mfa.events.js';
import type { SecondFactors } from './mfa.factor.js';
import { backupCodeHash, newBackupCodes } from './mfa.codes.js';
import { MfaRepository } from './mfa.repository.js';
import { sealTotpSecret } from './mfa.secret.js';
import { InvalidCredentials } from './problems.js';
import { requireFreshSession } from './step-up.service.js';
import { base32, newTotpSecret, otpauthUri } from './totp.js';
import type { Subject } from './user.events.js';
import { UserRepository } from './user.repository.js';

/** A secret that is not in force yet, shown this once. */
export interface Enrolment {
  /** Base32. */
  readonly secret: string;
  readonly otpauthUri: string;
}

/** A user's own authenticator app and backup codes. */
export class MfaService {
  constructor(
    private readonly db: Database,
    private readonly keys: MasterKeys,
    private readonly factors: SecondFactors,
  ) {}

  /**
   * Makes a secret, which counts once a code of it confirms it; an earlier unconfirmed one is forgotten. Throws Conflict
   * where there is a confirmed one, StepUpRequired unless the actor signed in or stepped up just now: a token that was
   * left behind must not lock its owner out.
   */
  async enrol(actor: Actor): Promise<Enrolment> {
    const system = systemFor(actor);
    await this.db.as(actor, requireFreshSession);
    const secret = newTotpSecret();
    const sealed = sealTotpSecret(this.keys, actor.id, secret);
    const email = await this.db.as(system, async (tx) => {
      const credentials = await new UserRepository(tx).credentialsById(actor.id);
      if (!credentials) throw new NotFound('User');
      if (!(await new MfaRepository(tx).enrol(actor.id, sealed)))
        throw new Conflict('An authenticator app is in use. Disable it before you enrol another one.');
      await tx.audit({ action: 'MFA_ENROLLED', ...entryOf(actor) });
      return credentials.email;
    });
    const enrolment = { secret: base32(secret), otpauthUri: otpauthUri(secret, email) };
    secret.fill(0);
    return enrolment;
  }

  /**
   * Puts the secret in force with its first code. Answers the backup codes, shown this once. Throws InvalidInput for a
   * wrong code, Conflict where nothing waits to be confirmed, RateLimited.
   */
  async confirm(actor: Actor, code: string): Promise<string[]> {
    const system = systemFor(actor);
    const proof = await this.factors.proveFirst(system, actor.id, code);
    if (!proof) await this.requirePending(system, actor);
    if (!proof)
      throw new InvalidInput('This is not the code of this moment. Is the clock of your device right?', 'code');
    const codes = newBackupCodes();
    await this.db.as(system, async (tx) => {
      const mfa = new MfaRepository(tx);
      if (!(await mfa.confirm(proof.factor, proof.step)))
        throw new Conflict('The secret was confirmed or replaced meanwhile.');
      await mfa.replaceBackupCodes(actor.id, hashesOf(actor, codes));
      await this.factors.succeeded(tx, actor.id);
      await tx.emit(mfaEnabled(subjectOf(actor)));
    });
    return codes;
  }

  /**
   * Takes the app and the backup codes out of use, with a last code of either. Throws InvalidCredentials for a wrong
   * one, Conflict where there is nothing to disable, RateLimited. Answers the user's id.
   */
  async disable(actor: Actor, code: string): Promise<string> {
    await this.withCode(actor, code, 'MFA_DISABLED', async (tx) => {
      const mfa = new MfaRepository(tx);
      await mfa.remove(actor.id);
      await mfa.endChallenges(actor.id);
      await tx.emit(mfaDisabled(subjectOf(actor)));
    });
    return actor.id;
  }

  /** Replaces all backup codes, and answers the new ones, shown this once. Throws as `disable` does. */
  async regenerateBackupCodes(actor: Actor, code: string): Promise<string[]> {
    const codes = newBackupCodes();
    await this.withCode(actor, code, 'BACKUP_CODES_REPLACED', async (tx) => {
      await new MfaRepository(tx).replaceBackupCodes(actor.id, hashesOf(actor, codes));
      await tx.emit(backupCodesReplaced(subjectOf(actor)));
    });
    return codes;
  }

  /** Deletes what is over, and brings the rest under the current master key. */
  async cleanUp(): Promise<void> {
    await this.db.as(Actor.system('second factors sweep'), (tx) => new MfaRepository(tx).deleteOver());
    await this.factors.rewrap();
  }

  private async withCode(actor: Actor, code: string, action: string, work: (tx: Tx) => Promise<void>): Promise<void> {
    const system = systemFor(actor);
    await this.requireEnabled(system, actor);
    const proof = await this.factors.prove(system, actor.id, code);
    const done =
      proof !== null &&
      (await this.db.as(system, async (tx) => {
        if (!(await this.factors.use(tx, subjectOf(actor), proof))) return false;
        await work(tx);
        return true;
      }));
    if (done) return;
    const failure = { action, success: false, errorMessage: 'Wrong code.', ...entryOf(actor) };
    await this.db.as(system, (tx) => tx.audit(failure));
    throw new InvalidCredentials();
  }

  private async requirePending(system: Actor, actor: Actor): Promise<void> {
    const factor = await this.db.as(system, (tx) => new MfaRepository(tx).factor(actor.id));
    if (!factor) throw new Conflict('There is nothing to confirm. Call enrollTotp first.');
    if (factor.isConfirmed) throw new Conflict('The authenticator app is confirmed already.');
  }

  private async requireEnabled(system: Actor, actor: Actor): Promise<void> {
    if (!(await this.db.as(system, (tx) => new MfaRepository(tx).isEnabled(actor.id))))
      throw new Conflict('No authenticator app is in use.');
  }
}

/** Factors are out of the application role's reach, as passwords are. Throws Forbidden for a key. */
function systemFor(actor: Actor): Actor {
  requirePerson(actor);
  return Actor.system('second factor', actor.origin);
}

const subjectOf = (actor: Actor): Subject => ({
  userId: actor.id,
  username: actor.username ?? '',
  sessionId: actor.sessionId,
});

const entryOf = (actor: Actor) => ({ resourceType: 'USER', resourceId: actor.id, subject: subjectOf(actor) });

const hashesOf = (actor: Actor, codes: readonly string[]): Buffer[] =>
  codes.map((code) => backupCodeHash(actor.id, code));
