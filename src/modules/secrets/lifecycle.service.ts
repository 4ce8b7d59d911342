import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { Conflict, Forbidden, NotFound, raise } from '../../platform/problem.js';
import { AccessRepository } from './access.repository.js';
import { LifecycleRepository, type OwnSecret } from './lifecycle.repository.js';
import { OwnershipRepository } from './ownership.repository.js';
import { secretActivated, secretDeactivated, secretDestroyed, secretRestored } from './secret.events.js';
import { canDestroy, canRestore, canSetActive } from './secret.policy.js';
import { SecretRepository } from './secret.repository.js';
import { type SecretFilter, deletedSecretShape, destroyedSecretShape, matching } from './secret.shape.js';

export interface SetSecretActive {
  readonly secretId: string;
  readonly isActive: boolean;
}

/** Which of the secrets that are no more. */
export type DeletedState = 'RESTORABLE' | 'DESTROYED';

/** Which deleted secrets. */
export interface DeletedSecrets {
  readonly state: DeletedState;
  readonly scope: NonNullable<SecretFilter['scope']> | null;
}

/** How many secrets one transaction destroys. */
const BATCH = 100;

/** Switching secrets off and on, bringing deleted ones back, and destroying them. */
export class LifecycleService {
  constructor(private readonly db: Database) {}

  /** A page of the deleted secrets about which the actor decides, the last one first. Throws InvalidInput. */
  deleted(actor: Actor, { state, scope }: DeletedSecrets, selection: Selection): Promise<Row> {
    const shape = state === 'DESTROYED' ? destroyedSecretShape : deletedSecretShape;
    return readPage(this.db, actor, shape, selection, matching({ scope }));
  }

  /** Whether the actor decides about the secret, deleted or not, which is not destroyed. */
  owns(actor: Actor, secretId: string): Promise<boolean> {
    return this.db.as(actor, async (tx) => {
      const own = await new LifecycleRepository(tx).findOwn(secretId);
      return own !== null && canDestroy(actor, own);
    });
  }

  /** Switches a secret off or on, and answers its id; where it is so already, nothing is written. Throws NotFound and Forbidden. */
  setActive(actor: Actor, { secretId, isActive }: SetSecretActive): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const secrets = new SecretRepository(tx);
      const { id } = await secrets.lockIf(secretId, (secret) => canSetActive(actor, secret));
      if (!(await new LifecycleRepository(tx).setActive(id, isActive))) return id;
      await new AccessRepository(tx).insert(id, 'WRITE', isActive ? 'Switched on.' : 'Switched off.');
      const about = { secretId: id, recipients: await secrets.audience(id) };
      await tx.emit(isActive ? secretActivated(about) : secretDeactivated(about));
      return id;
    });
  }

  /**
   * Brings a secret back that was deleted at most thirty days ago, with its shares, and answers its id. Throws NotFound,
   * Forbidden, and Conflict where it is not deleted or its name is taken meanwhile.
   */
  restore(actor: Actor, secretId: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const lifecycle = new LifecycleRepository(tx);
      const own = await this.own(tx, secretId);
      if (!own.isDeleted) throw new Conflict('This secret is not deleted.');
      if (!canRestore(actor, own) || !(await lifecycle.restore(own))) throw new NotFound('Secret');
      await new AccessRepository(tx).insert(own.id, 'WRITE', 'Restored.');
      const recipients = await new SecretRepository(tx).audience(own.id);
      await tx.emit(secretRestored({ secretId: own.id, recipients }));
      return own.id;
    });
  }

  /**
   * Erases every value of a secret for ever, whether it is deleted already or not, and answers its id. What is known
   * about it stays, as does its access log. Throws NotFound and Forbidden.
   */
  destroy(actor: Actor, secretId: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const own = await this.own(tx, secretId);
      if (!canDestroy(actor, own)) throw new NotFound('Secret');
      const audience = own.isDeleted ? [] : await new SecretRepository(tx).audience(own.id);
      const deciders = await new OwnershipRepository(tx).deciders(own.id);
      if (!(await new LifecycleRepository(tx).destroy(own.id))) throw new NotFound('Secret');
      await new AccessRepository(tx).insert(own.id, 'DELETE', 'Destroyed.');
      await tx.emit(secretDestroyed({ secretId: own.id, recipients: [...deciders, ...audience] }));
      return own.id;
    });
  }

  /** Destroys every secret that was deleted more than thirty days ago, and answers how many there were. */
  async destroyDeleted(): Promise<number> {
    for (let total = 0; ;) {
      const destroyed = await this.db.as(Actor.system('destroy deleted secrets'), destroyBatch);
      total += destroyed;
      if (destroyed < BATCH) return total;
    }
  }

  /** A secret about which the actor decides, locked, deleted or not. Throws Forbidden of somebody else's live one that the actor sees. */
  private async own(tx: Tx, secretId: string): Promise<OwnSecret> {
    const own = await new LifecycleRepository(tx).lockOwn(secretId);
    if (own) return own;
    return raise((await new SecretRepository(tx).find(secretId)) ? new Forbidden() : new NotFound('Secret'));
  }
}

async function destroyBatch(tx: Tx): Promise<number> {
  const destroyed = await new LifecycleRepository(tx).destroyDeleted(BATCH);
  for (const { id, recipients } of destroyed) await tx.emit(secretDestroyed({ secretId: id, recipients }));
  return destroyed.length;
}
