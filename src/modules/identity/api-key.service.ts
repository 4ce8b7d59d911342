import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readById, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { requirePerson } from '../../platform/person.js';
import { Conflict, Forbidden, InvalidInput, NotFound, raise } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { apiKeyCreated, apiKeyExpired, apiKeyRevoked, apiKeyRotated } from './api-key.events.js';
import { ApiKeyRepository, type KeyState } from './api-key.repository.js';
import { apiKeyShape } from './api-key.shape.js';
import { newApiKey } from './api-key.token.js';
import { requireRights, requireRightsNow } from './rights.js';
import { requireScopes } from './scope.policy.js';
import { containing } from './search.policy.js';
import { ServiceAccountRepository } from './service-account.repository.js';
import { CREATES_KEYS, makeServiceAccount, requireManaged } from './service-account.service.js';
import { requireName } from './text.policy.js';

/** What a key is to be. */
export interface ApiKeyRequest {
  readonly name: string;
  readonly scopes: readonly string[];
  /** RFC 3339. */
  readonly expiresAt?: string | null | undefined;
  readonly workspaceId?: string | null | undefined;
  readonly sessionId?: string | null | undefined;
  readonly serviceAccountId?: string | null | undefined;
}

/** A key with its secret, shown this once. */
export interface IssuedApiKey {
  readonly id: string;
  readonly key: string;
}

/** Which keys are wanted. */
export interface ApiKeyFilter {
  readonly search?: string | null | undefined;
  readonly serviceAccountId?: string | null | undefined;
  readonly workspaceId?: string | null | undefined;
  readonly isLive?: boolean | null | undefined;
}

/** API keys: making, rotating, revoking and listing them. Only people do that; no key makes another one. */
export class ApiKeyService {
  constructor(private readonly db: Database) {}

  /** A key that the actor manages; null where there is none with this id. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, apiKeyShape, selection, id);
  }

  /** A page of the keys that the actor manages, newest first. Throws InvalidInput. */
  async page(actor: Actor, filter: ApiKeyFilter, selection: Selection): Promise<Row> {
    requirePerson(actor);
    const { serviceAccountId, workspaceId, isLive } = filter;
    const pattern = containing(filter.search);
    return readPage(this.db, actor, apiKeyShape, selection, (key, bind) => {
      const ofAccount = (condition: string) =>
        `${key}.user_id = any (array(select s.user_id from service_accounts s where ${condition}))`;
      const live = `(${key}.revoked_at is null and (${key}.expires_at is null or ${key}.expires_at > now()))`;
      return [
        ...(pattern === null ? [] : [`${key}.name ilike ${bind(() => pattern, 'text')}`]),
        ...(serviceAccountId == null ? [] : [ofAccount(`s.id = ${bind(() => serviceAccountId, 'uuid')}`)]),
        ...(workspaceId == null ? [] : [ofAccount(`s.workspace_id = ${bind(() => workspaceId, 'uuid')}`)]),
        ...(isLive == null ? [] : [isLive ? live : `not ${live}`]),
      ];
    });
  }

  /**
   * Makes a key. Throws Forbidden for scopes that the actor does not hold, InvalidInput, or NotFound for a workspace, a
   * service account or a chat session.
   */
  async create(actor: Actor, request: ApiKeyRequest): Promise<IssuedApiKey> {
    requirePerson(actor);
    requireRights(actor, CREATES_KEYS);
    const [name, scopes] = [requireName(request.name), requireScopes(request.scopes)];
    const [expiresAt, chatSessionId] = [request.expiresAt ?? null, request.sessionId ?? null];
    if (chatSessionId !== null && (request.workspaceId ?? request.serviceAccountId ?? null) !== null)
      throw new InvalidInput('A chat session is a person’s: bind a key of your own to it.', 'sessionId');
    const issued = newApiKey();
    const id = await this.db.as(actor, async (tx) => {
      await requireRightsNow(tx, CREATES_KEYS);
      const keys = new ApiKeyRepository(tx);
      const [lacking] = await keys.lacking(scopes);
      if (lacking !== undefined) throw new Forbidden(`You do not hold the permission ${lacking} yourself.`);
      if (expiresAt !== null && !(await keys.isFuture(expiresAt)))
        throw new InvalidInput('A key ends in the future.', 'expiresAt');
      if (chatSessionId !== null && !(isUuid(chatSessionId) && (await keys.ownsLiveChat(chatSessionId))))
        throw new NotFound('ChatSession');
      const userId = await this.holder(tx, request, name);
      const key = await keys.insert({ userId, name, scopes, expiresAt, chatSessionId }, issued);
      await tx.emit(apiKeyCreated(key, { name, prefix: issued.prefix, scopes, expiresAt, chatSessionId }));
      return key.id;
    });
    return { id, key: issued.key };
  }

  /**
   * Gives a key a new secret; the old one is dead. Throws Forbidden, NotFound, or Conflict for one that is over, or that
   * somebody else rotates at this moment.
   */
  async rotate(actor: Actor, id: string): Promise<IssuedApiKey> {
    requirePerson(actor);
    requireRights(actor, CREATES_KEYS);
    if (!isUuid(id)) throw new NotFound('ApiKey');
    const issued = newApiKey();
    await this.db.as(actor, async (tx) => {
      await requireRightsNow(tx, CREATES_KEYS);
      const keys = new ApiKeyRepository(tx);
      const before = await requireState(keys, id);
      if (before.isRevoked) throw new Conflict('This key was revoked.');
      if (before.isExpired) throw new Conflict('This key has expired.');
      if (!(await keys.rotate(id, before.version, issued))) {
        await requireState(keys, id);
        throw new Conflict('This key was rotated or revoked just now.');
      }
      await tx.emit(apiKeyRotated(before, actor.id));
    });
    return { id, key: issued.key };
  }

  /** Revokes a key; doing it twice is no error. It needs no permission: it only ever narrows. Throws NotFound. */
  async revoke(actor: Actor, id: string): Promise<string> {
    requirePerson(actor);
    if (!isUuid(id)) throw new NotFound('ApiKey');
    await this.db.as(actor, async (tx) => {
      const keys = new ApiKeyRepository(tx);
      const key = await requireState(keys, id);
      if (await keys.revoke(id)) await tx.emit(apiKeyRevoked(key, actor.id));
      else await requireState(keys, id);
    });
    return id;
  }

  /** Tells, once, of each key that has run out. */
  async expire(): Promise<void> {
    await this.db.as(Actor.system('API keys sweep'), async (tx) => {
      for (const key of await new ApiKeyRepository(tx).expire()) await tx.emit(apiKeyExpired(key));
    });
  }

  /** Whom the key acts for: the actor, a service account, or a new one of a workspace. */
  private async holder(tx: Tx, { serviceAccountId, workspaceId }: ApiKeyRequest, name: string): Promise<string> {
    if (serviceAccountId == null)
      return workspaceId == null ? tx.actor.id : (await makeServiceAccount(tx, name, workspaceId)).userId;
    const account = await requireManaged(tx, serviceAccountId);
    if (workspaceId != null && account.workspaceId !== workspaceId.toLowerCase()) throw new NotFound('ServiceAccount');
    // Whoever deletes it takes its keys along, those that are there: this one waits, or is waited for.
    if (!(await new ServiceAccountRepository(tx).keep(account.id))) throw new NotFound('ServiceAccount');
    return account.userId;
  }
}

/** The key that the actor manages at this moment: it goes with whom it acts for, also between two statements. Throws NotFound. */
const requireState = async (keys: ApiKeyRepository, id: string): Promise<KeyState> =>
  (await keys.state(id)) ?? raise(new NotFound('ApiKey'));
