import { Actor } from '../../platform/actor.js';
import { DecryptionFailed, KeyUnavailable } from '../../platform/crypto/key-provider.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { backupCodeUsed } from './mfa.events.js';
import { backupCodeHash, typedCode } from './mfa.codes.js';
import { type FactorRow, MfaRepository } from './mfa.repository.js';
import { openTotpSecret, sealTotpSecret } from './mfa.secret.js';
import { type Counter, MFA_CODES, type Throttle } from './throttle.js';
import { matchingStep } from './totp.js';
import type { Subject } from './user.events.js';

/** A code that was compared and found right, and is not used up yet. */
export type Proof =
  | { readonly kind: 'TOTP'; readonly factor: FactorRow; readonly step: number }
  | { readonly kind: 'BACKUP'; readonly hash: Buffer };

const FIRST_USER = '00000000-0000-0000-0000-000000000000';

/** Comparing codes, and using them up. */
export class SecondFactors {
  constructor(
    private readonly db: Database,
    private readonly keys: MasterKeys,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Compares a code of a user whose factor is confirmed; null where it is wrong or was used. Throws RateLimited after
   * too many wrong ones. What is answered must still be used up, which decides between several who bring it.
   */
  async prove(system: Actor, userId: string, text: string): Promise<Proof | null> {
    const factor = await this.begin(system, userId);
    if (!factor?.isConfirmed) return null;
    const typed = typedCode(text);
    if (typed?.kind === 'BACKUP') return { kind: 'BACKUP', hash: backupCodeHash(userId, typed.code) };
    const step = typed && this.stepOf(factor, typed.digits);
    return step === null ? null : { kind: 'TOTP', factor, step };
  }

  /** The pending factor and the step of the code that confirms it; null where there is none or the code is wrong. */
  async proveFirst(system: Actor, userId: string, text: string): Promise<{ factor: FactorRow; step: number } | null> {
    const factor = await this.begin(system, userId);
    const typed = typedCode(text);
    if (!factor || factor.isConfirmed || typed?.kind !== 'TOTP') return null;
    const step = this.stepOf(factor, typed.digits);
    return step === null ? null : { factor, step };
  }

  /** Uses a code up, inside the transaction it opens the way for. Answers whether it was still there to be used. */
  async use(tx: Tx, subject: Subject, proof: Proof): Promise<boolean> {
    const mfa = new MfaRepository(tx);
    if (proof.kind === 'TOTP') {
      if (!(await mfa.useStep(proof.factor, proof.step))) return false;
    } else {
      const left = await mfa.useBackupCode(subject.userId, proof.hash);
      if (left === null) return false;
      await tx.emit(backupCodeUsed(subject, left));
    }
    await this.succeeded(tx, subject.userId);
    return true;
  }

  /** Forgets the wrong codes of a user who brought a right one. */
  succeeded(tx: Tx, userId: string): Promise<void> {
    return this.throttle.clear(tx, this.counter(userId));
  }

  /**
   * Brings every secret under the current master key, so that those before it can be retired. Rejects with
   * KeyUnavailable or DecryptionFailed, after all that open, where one does not.
   */
  async rewrap(): Promise<void> {
    const system = Actor.system('second factors rewrap');
    const failures: Error[] = [];
    for (let after = FIRST_USER; ;) {
      const from = after;
      const rows = await this.db.as(system, (tx) => new MfaRepository(tx).outdated(this.keys.current.id, from));
      const last = rows.at(-1);
      if (!last) break;
      after = last.userId;
      for (const row of rows)
        await this.rewrapOne(system, row).catch((error: unknown) => {
          if (!(error instanceof DecryptionFailed) && !(error instanceof KeyUnavailable)) throw error;
          failures.push(error);
        });
    }
    if (failures[0]) throw failures[0];
  }

  private async rewrapOne(system: Actor, row: FactorRow): Promise<void> {
    const secret = openTotpSecret(this.keys, row.userId, row);
    const sealed = sealTotpSecret(this.keys, row.userId, secret);
    secret.fill(0);
    await this.db.as(system, (tx) => new MfaRepository(tx).rewrap(row, sealed));
  }

  /** Counts the attempt before it is made, so that parallel ones cannot all pass, and loads what it is compared with. */
  private async begin(system: Actor, userId: string): Promise<FactorRow | null> {
    const { refusal, factor } = await this.db.as(system, async (tx) => ({
      refusal: await this.throttle.count(tx, this.counter(userId)),
      factor: await new MfaRepository(tx).factor(userId),
    }));
    if (refusal) throw refusal.problem;
    return factor;
  }

  private stepOf(factor: FactorRow, digits: string): number | null {
    const secret = openTotpSecret(this.keys, factor.userId, factor);
    try {
      return matchingStep(secret, digits, factor.seconds, factor.lastUsedStep);
    } finally {
      secret.fill(0);
    }
  }

  private counter(userId: string): Counter {
    return this.throttle.account(MFA_CODES, userId);
  }
}
