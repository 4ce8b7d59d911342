import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readById, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { requirePerson } from '../../platform/person.js';
import { Forbidden, NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { type ServiceAccountRow, serviceAccountCreated, serviceAccountDeleted } from './api-key.events.js';
import { serviceAccountShape } from './api-key.shape.js';
import { requireRights, requireRightsNow } from './rights.js';
import { containing } from './search.policy.js';
import { type SeenServiceAccount, ServiceAccountRepository } from './service-account.repository.js';
import { requireName } from './text.policy.js';

/** What making keys and service accounts takes. */
export const CREATES_KEYS = 'apikeys.create';

/** A new service account. */
export interface ServiceAccountForm {
  readonly name: string;
  readonly workspaceId?: string | null | undefined;
}

/** Which service accounts are wanted. */
export interface ServiceAccountFilter {
  readonly search?: string | null | undefined;
  readonly workspaceId?: string | null | undefined;
}

/** Accounts that agents use, of people and of workspaces. */
export class ServiceAccountService {
  constructor(private readonly db: Database) {}

  /** A service account as the actor sees it; null where the actor sees none. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, serviceAccountShape, selection, id);
  }

  /** A page of the actor's own and of those of the actor's workspaces, newest first. Throws InvalidInput. */
  async page(actor: Actor, { search, workspaceId }: ServiceAccountFilter, selection: Selection): Promise<Row> {
    requirePerson(actor);
    const pattern = containing(search);
    return readPage(this.db, actor, serviceAccountShape, selection, (account, bind) => [
      ...(pattern === null ? [] : [`${account}.name ilike ${bind(() => pattern, 'text')}`]),
      ...(workspaceId == null ? [] : [`${account}.workspace_id = ${bind(() => workspaceId, 'uuid')}`]),
    ]);
  }

  /** Makes one. Answers its id. Throws Forbidden, InvalidInput, or NotFound for a workspace. */
  async create(actor: Actor, form: ServiceAccountForm): Promise<string> {
    requirePerson(actor);
    requireRights(actor, CREATES_KEYS);
    const name = requireName(form.name);
    const made = await this.db.as(actor, async (tx) => {
      await requireRightsNow(tx, CREATES_KEYS);
      return makeServiceAccount(tx, name, form.workspaceId ?? null);
    });
    return made.id;
  }

  /** Deletes one for ever, with its keys and what it owns. Throws Forbidden or NotFound. Answers its id. */
  async delete(actor: Actor, id: string): Promise<string> {
    requirePerson(actor);
    await this.db.as(actor, async (tx) => {
      const account = await requireManaged(tx, id);
      if (!(await new ServiceAccountRepository(tx).delete(account.id))) throw new NotFound('ServiceAccount');
      await tx.emit(serviceAccountDeleted(account, actor.id));
    });
    return id;
  }
}

/** Makes a service account inside a transaction. Throws NotFound or Forbidden about the workspace. */
export async function makeServiceAccount(tx: Tx, name: string, workspaceId: string | null): Promise<ServiceAccountRow> {
  const accounts = new ServiceAccountRepository(tx);
  if (workspaceId !== null) {
    const role = isUuid(workspaceId) ? await accounts.lockRoleIn(workspaceId) : null;
    if (role === null) throw new NotFound('Workspace');
    if (role === 'MEMBER')
      throw new Forbidden('The service accounts of a workspace are managed by its admins and owners.');
  }
  const row = await accounts.insert(name, workspaceId);
  await tx.emit(serviceAccountCreated(row, tx.actor.id, name));
  return row;
}

/** A service account that the actor manages. Throws NotFound, or Forbidden for one that the actor merely sees. */
export async function requireManaged(tx: Tx, id: string): Promise<SeenServiceAccount> {
  const account = isUuid(id) ? await new ServiceAccountRepository(tx).find(id) : null;
  if (!account) throw new NotFound('ServiceAccount');
  if (!account.isManaged)
    throw new Forbidden('The service accounts of a workspace are managed by its admins and owners.');
  return account;
}
