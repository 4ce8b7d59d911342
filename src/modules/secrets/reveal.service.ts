import type { Actor } from '../../platform/actor.js';
import type { KeyProvider } from '../../platform/crypto/key-provider.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { NotFound, type Problem, raise } from '../../platform/problem.js';
import { AccessRepository } from './access.repository.js';
import type { FailureService } from './failure.service.js';
import type { RevealGate } from './reveal.gate.js';
import { OwnershipRepository } from './ownership.repository.js';
import { secretRevealed } from './secret.events.js';
import { SecretRepository } from './secret.repository.js';
import { openVersion } from './version.sealing.js';

export interface RevealSecret {
  readonly secretId: string;
  /** The current one unless told. */
  readonly version?: number | null;
}

/** A value in clear. It goes to whoever asked, and nowhere else. */
export interface Revealed {
  readonly secretId: string;
  readonly version: number;
  readonly value: string;
}

const REVEAL = { accessType: 'READ', action: 'CREDENTIAL_ACCESSED' } as const;

/** The one way to a value in clear. */
export class RevealService {
  constructor(
    private readonly db: Database,
    private readonly keys: KeyProvider,
    private readonly failures: FailureService,
    private readonly gate: RevealGate,
  ) {}

  /**
   * The value of one version, recorded before it is answered: where the record cannot be written, there is no value.
   * Throws NotFound, Forbidden, SecretInactive, SecretExpired and StepUpRequired; KeyUnavailable and DecryptionFailed where the
   * ciphertext does not open. Whatever is in the way of somebody who sees the secret is kept in its access log.
   */
  async reveal(actor: Actor, { secretId, version }: RevealSecret): Promise<Revealed> {
    const { secret, sealed, refusal } = await this.db.as(actor, (tx) => this.load(tx, secretId, version ?? null));
    try {
      if (refusal) throw refusal;
      if (!sealed) throw new NotFound('Version');
      const value = await openVersion(this.keys, secret.id, sealed);
      await this.db.as(actor, (tx) => this.record(tx, secret.id, sealed.number));
      return { secretId: secret.id, version: sealed.number, value };
    } catch (error) {
      await this.failures.keep(actor, secret, REVEAL, error);
      throw error;
    }
  }

  /** Keeps in the access log that a rule refused the actor, who sees the secret, its value. */
  async refused(actor: Actor, secretId: string, problem: Problem): Promise<void> {
    const secret = await this.db.as(actor, (tx) => new SecretRepository(tx).find(secretId));
    if (secret) await this.failures.keep(actor, secret, REVEAL, problem);
  }

  private async load(tx: Tx, secretId: string, version: number | null) {
    const secrets = new SecretRepository(tx);
    const secret = (await secrets.find(secretId)) ?? raise(new NotFound('Secret'));
    const refusal = await this.gate.refusal(tx, secret);
    const sealed = await secrets.version(secret.id, version ?? secret.currentVersion);
    return { secret, sealed, refusal };
  }

  /** Access log and audit log, under the lock that the first of them takes, and only where everything still holds. */
  private async record(tx: Tx, secretId: string, version: number): Promise<void> {
    if (!(await new AccessRepository(tx).insert(secretId, 'READ'))) throw new NotFound('Secret');
    const secret = (await new SecretRepository(tx).find(secretId)) ?? raise(new NotFound('Secret'));
    await this.gate.require(tx, secret);
    const recipients = await new OwnershipRepository(tx).deciders(secretId);
    await tx.emit(secretRevealed({ secretId, recipients, userId: tx.actor.id, version }));
  }
}
