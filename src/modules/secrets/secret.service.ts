import { randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/actor.js';
import type { KeyProvider } from '../../platform/crypto/key-provider.js';
import type { Database } from '../../platform/database/database.js';
import { readById, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { Forbidden, NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { requireStepUp } from '../identity/index.js';
import { AccessRepository } from './access.repository.js';
import { secretCreated, secretDeleted, secretUpdated } from './secret.events.js';
import {
  type DescriptionInput,
  changedDescription,
  changesBetween,
  mask,
  newDescription,
  requireFuture,
  validValue,
} from './secret.input.js';
import { type Standing, canCreate, canDelete, canDropStepUp, canRename, canUpdate, standing } from './secret.policy.js';
import { OWNERSHIPS, type Ownerships, SecretRepository } from './secret.repository.js';
import { type SecretFilter, matching, secretShape } from './secret.shape.js';
import { sealVersion } from './version.sealing.js';

export type CreateSecret = DescriptionInput & { readonly value: string };
export type UpdateSecret = DescriptionInput & { readonly secretId: string };

/** Secrets as they are described: making, reading, changing and deleting them. */
export class SecretService {
  constructor(
    private readonly db: Database,
    private readonly keys: KeyProvider,
  ) {}

  /** What the selection asks of one secret; null for a foreign and for a missing one. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, secretShape, selection, id);
  }

  /** The same of one that the actor owned and has deleted. */
  findDeleted(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, secretShape, selection, id, { includeDeleted: true });
  }

  /** A page of the secrets the actor sees, newest first. Throws InvalidInput. */
  page(actor: Actor, filter: SecretFilter | null | undefined, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, secretShape, selection, matching(filter ?? {}));
  }

  /** The actor's standing towards each of the secrets, in their order; null where the actor sees none. */
  async standings(actor: Actor, ids: readonly string[]): Promise<(Standing | null)[]> {
    const asked = ids.map((id) => id.toLowerCase());
    const found = await this.db.read<Ownerships>(actor, OWNERSHIPS, { ids: asked.filter(isUuid) });
    return asked.map((id) => {
      const ownership = found?.[id];
      return ownership ? standing(actor, ownership) : null;
    });
  }

  /** Makes a secret and answers its id. Throws Forbidden, InvalidInput, and Conflict for a name that is taken. */
  async create(actor: Actor, input: CreateSecret): Promise<string> {
    if (!canCreate(actor)) throw new Forbidden('This needs the permissions secrets.create and secrets.read.');
    const description = newDescription(input);
    const value = validValue(input.value);
    const id = randomUUID();
    const sealed = await sealVersion(this.keys, id, 1, value).finally(() => value.fill(0));
    return this.db.as(actor, async (tx) => {
      requireFuture(description.expiresAt, tx.now);
      const secrets = new SecretRepository(tx);
      await secrets.insert(id, mask(input.value), description);
      await secrets.insertVersion({ id, ownerId: actor.id }, sealed, null);
      await new AccessRepository(tx).insert(id, 'WRITE', 'Created.');
      await tx.emit(secretCreated({ secretId: id, recipients: [actor.id] }));
      return id;
    });
  }

  /**
   * Changes what is present in the input; where nothing differs, nothing is written. Throws NotFound, Forbidden,
   * InvalidInput, StepUpRequired to do without a fresh proof from now on, and Conflict for a name that is taken.
   */
  update(actor: Actor, { secretId, ...input }: UpdateSecret): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const secrets = new SecretRepository(tx);
      const before = await secrets.lockIf(secretId, (secret) => canUpdate(actor, secret));
      const after = changedDescription(before, input);
      const changes = changesBetween(before, after);
      if (!changes) return before.id;
      if ((changes.name || changes.provider) && !canRename(actor, before))
        throw new Forbidden('Only the owner changes the name and the provider of a secret.');
      if (changes.requireStepUp && !after.requireStepUp) {
        if (!canDropStepUp(actor, before))
          throw new Forbidden('Only the owner lets a secret be revealed without a fresh proof.');
        // Otherwise whoever holds a stolen session would begin with this.
        await requireStepUp(tx);
      }
      if (!(await secrets.describe(before.id, after))) throw new NotFound('Secret');
      await new AccessRepository(tx).insert(before.id, 'WRITE', `Changed ${Object.keys(changes).join(', ')}.`);
      const recipients = await secrets.audience(before.id);
      await tx.emit(secretUpdated({ secretId: before.id, recipients, changes }));
      return before.id;
    });
  }

  /** Deletes the secret: every list hides it, and nobody reveals it. Throws NotFound and Forbidden. */
  delete(actor: Actor, secretId: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const secrets = new SecretRepository(tx);
      const { id } = await secrets.lockIf(secretId, (secret) => canDelete(actor, secret));
      const recipients = await secrets.audience(id);
      if (!(await secrets.delete(id))) throw new NotFound('Secret');
      await new AccessRepository(tx).insert(id, 'DELETE');
      await tx.emit(secretDeleted({ secretId: id, recipients }));
      return id;
    });
  }
}
