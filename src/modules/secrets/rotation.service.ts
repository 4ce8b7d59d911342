import type { Actor } from '../../platform/actor.js';
import type { KeyProvider } from '../../platform/crypto/key-provider.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { optionalLine } from '../../platform/input.js';
import { Conflict, Forbidden, NotFound, raise } from '../../platform/problem.js';
import { AccessRepository } from './access.repository.js';
import type { FailureService } from './failure.service.js';
import { secretRolledBack, secretRotated } from './secret.events.js';
import { mask, validValue } from './secret.input.js';
import { canRotate } from './secret.policy.js';
import { type SealedVersion, type SecretRecord, SecretRepository } from './secret.repository.js';
import { holdsValue, sealVersion, unsealVersion } from './version.sealing.js';

interface Replacement {
  readonly secretId: string;
  readonly reason?: string | null;
  /** The version that must still be current. */
  readonly expectedVersion?: number | null;
}

export interface RotateSecret extends Replacement {
  readonly value: string;
}

export interface RollbackSecret extends Replacement {
  /** The version whose value becomes current again. */
  readonly version: number;
}

interface NextValue {
  readonly value: Buffer;
  readonly masked: string;
  readonly reason: string | null;
  readonly expected: number | null;
  /** The version whose value it is; null for one that comes from outside. */
  readonly from: number | null;
}

/**
 * How often a rotation gives way to others before it gives up. It looks ahead twice as far each time, so that this is
 * enough for 128 rotations of one secret at one time.
 */
const ATTEMPTS = 8;

const ROLLBACK = { accessType: 'WRITE', action: 'CREDENTIAL_ROLLED_BACK' } as const;

/** Other values for secrets: new ones, and old ones again. */
export class RotationService {
  constructor(
    private readonly db: Database,
    private readonly keys: KeyProvider,
    private readonly failures: FailureService,
  ) {}

  /**
   * Gives the secret a new value, as a new version, and answers its id. Throws NotFound, Forbidden, InvalidInput, and
   * Conflict where `expectedVersion` is not current (any more).
   */
  async rotate(actor: Actor, { secretId, value, reason, expectedVersion }: RotateSecret): Promise<string> {
    return this.replace(actor, secretId, {
      reason: optionalLine(reason, 'reason', 256),
      expected: expectedVersion ?? null,
      masked: mask(value),
      value: validValue(value),
      from: null,
    });
  }

  /**
   * Makes the value of an old version current again, as a new version, and answers the secret's id. Throws NotFound,
   * Forbidden, InvalidInput, and Conflict where that version is current, or `expectedVersion` is not (any more);
   * KeyUnavailable and DecryptionFailed where the old value does not open, which is kept in both logs.
   */
  async rollBack(actor: Actor, { secretId, version, reason, expectedVersion }: RollbackSecret): Promise<string> {
    const expected = expectedVersion ?? null;
    const why = optionalLine(reason, 'reason', 256) ?? `Rolled back to version ${version}.`;
    const { secret, sealed } = await this.db.as(actor, async (tx) => {
      const found = await examine(tx, secretId, expected);
      if (found.currentVersion === version) throw new Conflict(`Version ${version} is current already.`, 'version');
      const old = await new SecretRepository(tx).version(found.id, version);
      return { secret: found, sealed: old ?? raise(new NotFound('Version')) };
    });
    const value = await this.reopen(actor, secret, sealed);
    const masked = mask(value.toString('utf8'));
    return this.replace(actor, secret.id, { value, masked, reason: why, expected, from: version });
  }

  private async reopen(actor: Actor, secret: SecretRecord, sealed: SealedVersion): Promise<Buffer> {
    try {
      return await unsealVersion(this.keys, secret.id, sealed);
    } catch (error) {
      await this.failures.keep(actor, secret, ROLLBACK, error);
      throw error;
    }
  }

  /** Makes the value current as the next version, whichever that will be, and wipes it. */
  private async replace(actor: Actor, secretId: string, next: NextValue): Promise<string> {
    try {
      // The ciphertext is bound to the number of its version, which another rotation may take while this one encrypts.
      const attempts = next.expected === null ? ATTEMPTS : 1;
      for (let attempt = 0; attempt < attempts; attempt++) {
        const { id, current, sealed } = await this.db.as(actor, async (tx) => {
          const secret = await examine(tx, secretId, next.expected);
          const version = await new SecretRepository(tx).version(secret.id, secret.currentVersion);
          return { id: secret.id, current: secret.currentVersion, sealed: version };
        });
        const isNew = next.from === null && !(sealed && (await holdsValue(this.keys, id, sealed, next.value)));
        const candidates = await this.seal(id, current, next.value, 2 ** attempt);
        if (await this.commit(actor, id, candidates, next, isNew)) return id;
      }
    } finally {
      next.value.fill(0);
    }
    throw new Conflict('This secret is being rotated by others at this moment.');
  }

  /** The value as each of the next `count` versions. */
  private seal(id: string, current: number, value: Buffer, count: number): Promise<SealedVersion[]> {
    const numbers = Array.from({ length: count }, (_, n) => current + 1 + n);
    return Promise.all(numbers.map((number) => sealVersion(this.keys, id, number, value)));
  }

  /** False where others took all these numbers. */
  private commit(
    actor: Actor,
    id: string,
    candidates: SealedVersion[],
    { masked, reason, from }: NextValue,
    isNew: boolean,
  ): Promise<boolean> {
    return this.db.as(actor, async (tx) => {
      const secrets = new SecretRepository(tx);
      const secret = await secrets.lockIf(id, (found) => canRotate(actor, found));
      const sealed = candidates.find(({ number }) => number === secret.currentVersion + 1);
      if (!sealed || !(await secrets.advance(id, sealed.number, masked, isNew))) return false;
      await secrets.insertVersion(secret, sealed, reason);
      const done = from === null ? 'Rotated.' : `Rolled back to version ${from}.`;
      await new AccessRepository(tx).insert(id, 'WRITE', done);
      const about = { secretId: id, recipients: await secrets.audience(id), version: sealed.number };
      await tx.emit(from === null ? secretRotated(about) : secretRolledBack({ ...about, from }));
      return true;
    });
  }
}

/** The secret where the actor may give it another value, and `expected` is current. Throws NotFound, Forbidden, Conflict. */
async function examine(tx: Tx, secretId: string, expected: number | null): Promise<SecretRecord> {
  const secret = (await new SecretRepository(tx).find(secretId)) ?? raise(new NotFound('Secret'));
  if (!canRotate(tx.actor, secret)) throw new Forbidden();
  if (expected !== null && secret.currentVersion !== expected)
    throw new Conflict(`Version ${secret.currentVersion} is current, not ${expected}.`, 'expectedVersion');
  return secret;
}
