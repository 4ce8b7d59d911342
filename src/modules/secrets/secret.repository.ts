import { QueryFailedError } from 'typeorm';
import type { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import { Conflict, Forbidden, NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { ownershipColumns } from './ownership.repository.js';
import type { SecretType } from './secret.entity.js';
import type { AllowedTool, UseFacts } from './use.policy.js';

/** What a client may change of a secret. */
export interface Description {
  readonly name: string;
  readonly nameKey: string;
  readonly type: SecretType;
  readonly provider: string | null;
  readonly displayName: string | null;
  readonly description: string | null;
  readonly tags: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
  /** RFC 3339 in UTC with microseconds. */
  readonly expiresAt: string | null;
  /** Whether the value is revealed only to somebody who has just proved who it is. */
  readonly requireStepUp: boolean;
  /** The names of the tools it may be used by. */
  readonly allowedTools: readonly string[];
  /** A permission that every way to it asks for besides; null for none. */
  readonly requiredPermission: string | null;
}

/** The tools of a description, each with the definition it has now. */
export interface Bound {
  readonly boundTools: readonly AllowedTool[];
}

/** Whose a new secret is, and the chat session it is bound to. Neither of both owners: the house's. */
export interface Place {
  readonly ownerId: string | null;
  readonly workspaceId: string | null;
  readonly chatSessionId: string | null;
}

/** A live secret as the actor sees it, with what decides about it. */
export interface SecretRecord extends Description, UseFacts {
  readonly id: string;
  readonly currentVersion: number;
}

/** A version with its sealed value. */
export interface SealedVersion extends Envelope {
  readonly number: number;
}

const RECORD = `
  select s.id, ${ownershipColumns('s')}, s.name, s.name_key as "nameKey", s.type, s.provider,
         s.display_name as "displayName", s.description, s.tags, s.metadata, ${instantSql('s.expires_at')} as "expiresAt",
         s.is_active as "isActive", coalesce(s.expires_at <= now(), false) as "isExpired",
         s.current_version as "currentVersion", s.require_step_up as "requireStepUp",
         array(select tool ->> 'tool' from jsonb_array_elements(s.allowed_tools) with ordinality as t (tool, n)
                order by n) as "allowedTools", s.allowed_tools as "boundTools"
    from secrets s
   where s.id = $1 and s.deleted_at is null`;

/** Secrets and their versions, in one transaction of one actor. */
export class SecretRepository {
  constructor(private readonly tx: Tx) {}

  /** The secret as it is now; null where there is none that the actor may see. */
  async find(id: string): Promise<SecretRecord | null> {
    if (!isUuid(id)) return null;
    const [record] = await this.tx.query<SecretRecord>(RECORD, [id]);
    return record ?? null;
  }

  /** Like `find`, and locks the row; null also where the actor may see it but not change it. */
  async lock(id: string): Promise<SecretRecord | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query(`select id from secrets where id = $1 and deleted_at is null for update`, [id]);
    // A second statement: the first one may have waited, and sees shares as they were before.
    return row ? this.find(id) : null;
  }

  /**
   * The secret, locked, where `allowed` says so of it as it is under the lock. Throws NotFound where the actor does not
   * see it, and Forbidden where the actor sees it but is not allowed to do this.
   */
  async lockIf(id: string, allowed: (secret: SecretRecord) => boolean, refusal?: string): Promise<SecretRecord> {
    const locked = await this.lock(id);
    if (locked && allowed(locked)) return locked;
    throw (locked ?? (await this.find(id))) ? new Forbidden(refusal) : new NotFound('Secret');
  }

  /** Throws Conflict where there is a live secret of this name and provider in this place. */
  async insert(id: string, maskedValue: string, d: Description & Bound, place: Place): Promise<void> {
    await orNameTaken(d, () =>
      this.tx.query(
        `insert into secrets (name, name_key, type, provider, display_name, description, tags, metadata, expires_at,
           require_step_up, required_permission, allowed_tools, id, owner_id, workspace_id, chat_session_id, masked_value)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, ${TOOLS(12, `'[]'::jsonb`)}, $13, $14, $15, $16, $17)`,
        [...columns(d), id, place.ownerId, place.workspaceId, place.chatSessionId, maskedValue],
      ),
    );
  }

  /** Writes the whole description; false where the secret was deleted meanwhile. Throws Conflict for a taken name. */
  async describe(id: string, d: Description & Bound): Promise<boolean> {
    const rows = await orNameTaken(d, () =>
      this.tx.query(
        `update secrets s set name = $1, name_key = $2, type = $3, provider = $4, display_name = $5, description = $6,
           tags = $7, metadata = $8, expires_at = $9, require_step_up = $10, required_permission = $11,
           allowed_tools = ${TOOLS(12, 's.allowed_tools')}, updated_at = now()
          where id = $13 and deleted_at is null returning id`,
        [...columns(d), id],
      ),
    );
    return rows.length > 0;
  }

  /** Looses the secret from its chat session; false where it is bound to none. Throws Conflict for a name that is taken. */
  async promote({ id, name, provider }: Pick<SecretRecord, 'id' | 'name' | 'provider'>): Promise<boolean> {
    const rows = await orNameTaken({ name, provider }, () =>
      this.tx.query(
        `update secrets set chat_session_id = null, updated_at = now()
          where id = $1 and deleted_at is null and chat_session_id is not null returning id`,
        [id],
      ),
    );
    return rows.length > 0;
  }

  /** Makes version `number` the current one, if the one before it still is. Only a new value counts as a rotation. */
  async advance(id: string, number: number, maskedValue: string, isNewValue: boolean): Promise<boolean> {
    const rows = await this.tx.query(
      `update secrets
          set current_version = $2, masked_value = $3, updated_at = now(),
              last_rotated_at = case when $4 then now() else last_rotated_at end,
              next_rotation_at = case when $4 and rotation_enabled
                then now() + make_interval(hours => 24 * rotation_days) else next_rotation_at end
        where id = $1 and deleted_at is null and current_version = $2 - 1 returning id`,
      [id, number, maskedValue, isNewValue],
    );
    return rows.length > 0;
  }

  /** Soft: the row stays for thirty days. False where it is deleted already. */
  async delete(id: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update secrets set deleted_at = now(), updated_at = now() where id = $1 and deleted_at is null returning id`,
      [id],
    );
    return rows.length > 0;
  }

  /** The owner and everybody with a live share, whom the actor, though allowed to change the secret, may not see. */
  async audience(id: string): Promise<readonly string[]> {
    const [row] = await this.tx.query<{ ids: string[] | null }>(`select app_secret_audience($1) as ids`, [id]);
    return row?.ids ?? [];
  }

  /** Adds a version; the actor made it. */
  async insertVersion(
    secret: { readonly id: string; readonly ownerId: string | null },
    v: SealedVersion,
    reason: string | null,
  ): Promise<void> {
    await this.tx.query(
      `insert into secret_versions (secret_id, owner_id, created_by, reason, number, format, key_provider, key_id,
         wrapped_key, nonce, ciphertext)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[secret.id, secret.ownerId, this.tx.actor.id, reason, v.number],
        ...[v.format, v.provider, v.keyId, v.wrappedKey, v.nonce, v.ciphertext],
      ],
    );
  }

  /**
   * A version with its sealed value; null where there is none of this number, or its value is erased. Throws NotFound
   * where the secret itself is out of sight: between two statements it may be destroyed or its share end, and what is
   * missing then is the secret, not a version of it.
   */
  async version(id: string, number: number): Promise<SealedVersion | null> {
    const [version] = await this.tx.query<SealedVersion>(
      `select number, format, key_provider as provider, key_id as "keyId", wrapped_key as "wrappedKey", nonce, ciphertext
         from secret_versions where secret_id = $1 and number = $2 and ciphertext is not null`,
      [id, number],
    );
    if (!version && !(await this.find(id))) throw new NotFound('Secret');
    return version ?? null;
  }
}

/** What `work` answers. Throws Conflict where it stumbles over another live secret of this name. */
export async function orNameTaken<T>(
  { name, provider }: Pick<Description, 'name' | 'provider'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!violates(error, 'secrets_name_uq')) throw error;
    const of = provider === null ? 'without a provider' : `for ${provider}`;
    throw new Conflict(`You already have a secret ${of} that is called ${name}.`, 'name');
  }
}

const columns = (d: Description & Bound): unknown[] => [
  ...[d.name, d.nameKey, d.type, d.provider, d.displayName, d.description],
  ...[d.tags, d.metadata, d.expiresAt, d.requireStepUp, d.requiredPermission, JSON.stringify(d.boundTools)],
];

/**
 * The tools of a parameter. One that was there before keeps the definition that it is bound to, and one that there was no
 * tool for stays bound to none: only whoever names it anew has looked at what it is now.
 */
const TOOLS = (parameter: number, before: string) => `(
  select coalesce(jsonb_agg(coalesce(kept.tool, named.tool) order by named.n), '[]')
    from jsonb_array_elements($${parameter}::jsonb) with ordinality as named (tool, n)
    left join jsonb_array_elements(${before}) as kept (tool)
      on kept.tool ->> 'tool' = named.tool ->> 'tool')`;

/** Whether the database refused a statement because of this constraint or unique index. */
export function violates(error: unknown, constraint: string): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const cause = error.driverError as Error & { readonly code?: string; readonly constraint?: string };
  return (cause.code === '23505' || cause.code === '23503') && cause.constraint === constraint;
}
