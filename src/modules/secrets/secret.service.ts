import { randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/actor.js';
import type { KeyProvider } from '../../platform/crypto/key-provider.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readById, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { Forbidden, InvalidInput, NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { requireStepUp } from '../identity/index.js';
import { AccessRepository } from './access.repository.js';
import { OWNERSHIPS, OwnershipRepository, type Ownerships } from './ownership.repository.js';
import { type PlaceInput, type WantedPlace, wantedPlace } from './place.input.js';
import { type Changes, secretCreated, secretDeleted, secretUpdated } from './secret.events.js';
import {
  type DescriptionInput,
  changedDescription,
  changesBetween,
  mask,
  newDescription,
  requireFuture,
  validValue,
} from './secret.input.js';
import {
  type Destination,
  type Ownership,
  type Standing,
  canCreate,
  canDelete,
  canDropStepUp,
  canRename,
  canUpdate,
  standing,
} from './secret.policy.js';
import { type Description, SecretRepository } from './secret.repository.js';
import { type SecretFilter, matching, secretShape } from './secret.shape.js';
import type { AllowedTool } from './use.policy.js';
import { sealVersion } from './version.sealing.js';

/** The definitions that tools of these names have now, as the actor sees them, each with the name it was asked by. */
export type ToolDefinitions = (tx: Tx, names: readonly string[]) => Promise<readonly AllowedTool[]>;

export type CreateSecret = DescriptionInput & PlaceInput & { readonly value: string };
export type UpdateSecret = DescriptionInput & { readonly secretId: string };

/** Secrets as they are described: making, reading, changing and deleting them. */
export class SecretService {
  constructor(
    private readonly db: Database,
    private readonly keys: KeyProvider,
    private readonly toolDefinitions: ToolDefinitions,
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

  /**
   * Makes a secret and answers its id. Throws NotFound (of the workspace and of the chat session), Forbidden,
   * InvalidInput, and Conflict for a name that is taken.
   */
  async create(actor: Actor, input: CreateSecret): Promise<string> {
    const place = wantedPlace(actor.id, input);
    if (place.scope === 'USER' || place.scope === 'SYSTEM') requireCreator(actor, { ...place, ...NOWHERE });
    else await this.db.as(actor, (tx) => requirePlace(tx, place));
    const description = newDescription(input);
    requireHeld(actor, description.requiredPermission);
    const value = validValue(input.value);
    const id = randomUUID();
    const sealed = await sealVersion(this.keys, id, 1, value).finally(() => value.fill(0));
    return this.db.as(actor, async (tx) => {
      await requirePlace(tx, place, 'locked');
      requireFuture(description.expiresAt, tx.now);
      const secrets = new SecretRepository(tx);
      const boundTools = await this.boundTools(tx, description);
      await secrets.insert(id, mask(input.value), { ...description, boundTools }, place);
      await secrets.insertVersion({ id, ownerId: place.ownerId }, sealed, null);
      await new AccessRepository(tx).insert(id, 'WRITE', 'Created.');
      const recipients = await secrets.audience(id);
      await tx.emit(secretCreated({ secretId: id, recipients, scope: place.scope }));
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
      requireOwnersWord(actor, before, changes);
      if (changes.requiredPermission) requireHeld(actor, after.requiredPermission);
      if (changes.requireStepUp && !after.requireStepUp) {
        if (!canDropStepUp(actor, before))
          throw new Forbidden('Only the owner lets a secret be revealed without a fresh proof.');
        // Otherwise whoever holds a stolen session would begin with this.
        await requireStepUp(tx);
      }
      const boundTools = await this.boundTools(tx, after);
      if (!(await secrets.describe(before.id, { ...after, boundTools }))) throw new NotFound('Secret');
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

  private async boundTools(tx: Tx, { allowedTools }: Description): Promise<AllowedTool[]> {
    const known = allowedTools.length > 0 ? await this.toolDefinitions(tx, allowedTools) : [];
    return allowedTools.map((tool) => known.find((one) => one.tool === tool) ?? { tool, definitionHash: null });
  }
}

/** Throws NotFound for a workspace or chat session that is none of the actor's, and Forbidden. */
async function requirePlace(tx: Tx, place: WantedPlace, locked?: 'locked'): Promise<void> {
  const { scope, workspaceId, chatSessionId } = place;
  const ownerships = new OwnershipRepository(tx);
  const roleIn = (id: string) => (locked ? ownerships.lockRole(id) : ownerships.role(id));
  const isOpen = (id: string) => (locked ? ownerships.lockOpenChat(id) : ownerships.isChatOpen(id));
  const role = workspaceId === null ? null : await roleIn(workspaceId);
  if (workspaceId !== null && !role) throw new NotFound('Workspace');
  const isChatOpen = chatSessionId !== null && (await isOpen(chatSessionId));
  if (chatSessionId !== null && !isChatOpen) throw new NotFound('Chat session');
  requireCreator(tx.actor, { scope, workspaceRole: role, isChatOpen });
}

function requireCreator(actor: Actor, destination: Destination): void {
  if (!canCreate(actor, destination)) throw new Forbidden(NEEDED[destination.scope]);
}

/** Of no workspace, and bound to no chat session. */
const NOWHERE = { workspaceRole: null, isChatOpen: false } as const;

const CREATE = 'This needs the permissions secrets.create and secrets.read';
const NEEDED: Readonly<Record<WantedPlace['scope'], string>> = {
  USER: `${CREATE}.`,
  SESSION: `${CREATE}.`,
  WORKSPACE: `${CREATE}, and to be an owner or admin of the workspace.`,
  SYSTEM: 'This needs the permission secrets.system.',
};

/** Throws InvalidInput for a permission that the actor does not hold: the secret would be out of reach at once. */
function requireHeld(actor: Actor, permission: Description['requiredPermission']): void {
  if (permission !== null && !actor.may(permission))
    throw new InvalidInput('Ask for a permission that you hold yourself.', 'requiredPermission');
}

/** Throws Forbidden where something changes that is the owner's alone, and the actor only manages the secret. */
function requireOwnersWord(actor: Actor, secret: Ownership, changes: Changes): void {
  // An agent would have itself any secret of its owner's sent wherever a tool sends things.
  if (changes.allowedTools && !actor.isInteractive)
    throw new Forbidden('A person who is signed in says which tools a secret is for.');
  if (canRename(actor, secret)) return;
  if (changes.name || changes.provider)
    throw new Forbidden('Only the owner changes the name and the provider of a secret.');
  if (changes.allowedTools || changes.requiredPermission)
    throw new Forbidden('Only the owner says which tools a secret is for, and which permission it asks for.');
}
