import type { Actor } from '../../platform/actor.js';
import type { KeyProvider } from '../../platform/crypto/key-provider.js';
import type { Database } from '../../platform/database/database.js';
import { Conflict, Forbidden, NotFound, raise } from '../../platform/problem.js';
import { AccessRepository } from './access.repository.js';
import { secretRotated } from './secret.events.js';
import { mask, validLine, validValue } from './secret.input.js';
import { canRotate } from './secret.policy.js';
import { type SealedVersion, type SecretRecord, SecretRepository } from './secret.repository.js';
import { sealVersion } from './version.sealing.js';

export interface RotateSecret {
  readonly secretId: string;
  readonly value: string;
  readonly reason?: string | null;
  /** The version that must still be current. */
  readonly expectedVersion?: number | null;
}

interface NewValue {
  readonly value: Buffer;
  readonly masked: string;
  readonly reason: string | null;
  readonly expected: number | null;
}

/**
 * How often a rotation gives way to others before it gives up. It looks ahead twice as far each time, so that this is
 * enough for 128 rotations of one secret at one time.
 */
const ATTEMPTS = 8;

/** New values for secrets. */
export class RotationService {
  constructor(
    private readonly db: Database,
    private readonly keys: KeyProvider,
  ) {}

  /**
   * Gives the secret a new value, as a new version, and answers its id. Throws NotFound, Forbidden, InvalidInput, and
   * Conflict where `expectedVersion` is not current (any more).
   */
  async rotate(actor: Actor, { secretId, value, reason, expectedVersion }: RotateSecret): Promise<string> {
    const next: NewValue = {
      reason: validLine(reason, 'reason', 256),
      expected: expectedVersion ?? null,
      masked: mask(value),
      value: validValue(value),
    };
    try {
      // The ciphertext is bound to the number of its version, which another rotation may take while this one encrypts.
      const attempts = next.expected === null ? ATTEMPTS : 1;
      for (let attempt = 0; attempt < attempts; attempt++) {
        const { id, currentVersion } = await this.examine(actor, secretId, next);
        const candidates = await this.seal(id, currentVersion, next.value, 2 ** attempt);
        if (await this.commit(actor, id, candidates, next)) return id;
      }
    } finally {
      next.value.fill(0);
    }
    throw new Conflict('This secret is being rotated by others at this moment.');
  }

  private examine(actor: Actor, secretId: string, { expected }: NewValue): Promise<SecretRecord> {
    return this.db.as(actor, async (tx) => {
      const secret = (await new SecretRepository(tx).find(secretId)) ?? raise(new NotFound('Secret'));
      if (!canRotate(actor, secret)) throw new Forbidden();
      if (expected !== null && secret.currentVersion !== expected)
        throw new Conflict(`Version ${secret.currentVersion} is current, not ${expected}.`, 'expectedVersion');
      return secret;
    });
  }

  /** The value as each of the next `count` versions. */
  private seal(id: string, current: number, value: Buffer, count: number): Promise<SealedVersion[]> {
    const numbers = Array.from({ length: count }, (_, n) => current + 1 + n);
    return Promise.all(numbers.map((number) => sealVersion(this.keys, id, number, value)));
  }

  /** False where others took all these numbers. */
  private commit(actor: Actor, id: string, candidates: SealedVersion[], next: NewValue): Promise<boolean> {
    return this.db.as(actor, async (tx) => {
      const secrets = new SecretRepository(tx);
      const secret = await secrets.lockIf(id, (found) => canRotate(actor, found));
      const sealed = candidates.find(({ number }) => number === secret.currentVersion + 1);
      if (!sealed || !(await secrets.advance(id, sealed.number, next.masked))) return false;
      await secrets.insertVersion(secret, sealed, next.reason);
      await new AccessRepository(tx).insert(id, 'WRITE', 'Rotated.');
      const recipients = await secrets.audience(id);
      await tx.emit(secretRotated({ secretId: id, recipients, version: sealed.number }));
      return true;
    });
  }
}
