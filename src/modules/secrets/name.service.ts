import type { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { Forbidden } from '../../platform/problem.js';
import { SECRET_NAMES, type SecretName } from './name.repository.js';

/** Which secrets are listed. */
export interface NameQuery {
  /** The chat session in which they are to be used; null for none. */
  readonly sessionId: string | null;
  /** What their names contain; null for anything. */
  readonly search: string | null;
  /** How many are left out. */
  readonly offset: number;
}

/** Names and ids, never values. */
export interface SecretNamePage {
  readonly secrets: readonly SecretName[];
  /** The `offset` of the next page; null after the last one. */
  readonly nextOffset: number | null;
}

/** So many that a page of the longest names is no larger than the result of a tool may be. */
const PAGE = 32;

/** What secrets are called. */
export class SecretNameService {
  constructor(private readonly db: Database) {}

  /** A page of the secrets that the actor could refer to. Throws Forbidden. */
  async list(actor: Actor, query: NameQuery): Promise<SecretNamePage> {
    if (!actor.may('secrets.read')) throw new Forbidden('This needs the permission secrets.read.');
    const found = (await this.db.read<SecretName[]>(actor, SECRET_NAMES, { ...query, limit: PAGE + 1 })) ?? [];
    return { secrets: found.slice(0, PAGE), nextOffset: found.length > PAGE ? query.offset + PAGE : null };
  }
}
