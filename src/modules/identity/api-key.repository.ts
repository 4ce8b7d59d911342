import type { Tx } from '../../platform/database/database.js';
import type { KeyRow } from './api-key.events.js';
import type { NewApiKey } from './api-key.token.js';

/** What is kept of a new key. */
export interface ApiKeyForm {
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** RFC 3339. */
  readonly expiresAt: string | null;
  readonly chatSessionId: string | null;
}

/** What decides what can still be done with a key. */
export interface KeyState extends KeyRow {
  readonly version: number;
  readonly isRevoked: boolean;
  readonly isExpired: boolean;
}

const ROW = `id, user_id as "userId", created_by as "createdBy"`;

/** All SQL about API keys, except what shapes read and how they authenticate. */
export class ApiKeyRepository {
  constructor(private readonly tx: Tx) {}

  /** Whether an instant, RFC 3339, is still to come. */
  async isFuture(instant: string): Promise<boolean> {
    const [row] = await this.tx.query<{ ok: boolean }>(`select $1::timestamptz > now() as ok`, [instant]);
    return row?.ok ?? false;
  }

  /** Those of these permissions that the actor does not hold at this moment. */
  async lacking(codes: readonly string[]): Promise<string[]> {
    const rows = await this.tx.query<{ code: string }>(
      `select code from unnest($1::text[]) code where not app_may(code) order by code`,
      [codes],
    );
    return rows.map(({ code }) => code);
  }

  /** Whether this is a chat session of the actor's own that is in use. */
  async ownsLiveChat(id: string): Promise<boolean> {
    const rows = await this.tx.query(
      `select from chat_sessions where id = $1 and owner_id = app_user() and is_active and deleted_at is null`,
      [id],
    );
    return rows.length > 0;
  }

  async insert(form: ApiKeyForm, { prefix, hash }: NewApiKey): Promise<KeyRow> {
    const [row] = await this.tx.query<KeyRow>(
      `insert into api_keys (user_id, created_by, name, prefix, hash, scopes, expires_at, chat_session_id)
       values ($1, app_user(), $2, $3, $4, $5, $6, $7) returning ${ROW}`,
      [form.userId, form.name, prefix, hash, form.scopes, form.expiresAt, form.chatSessionId],
    );
    if (!row) throw new Error('An API key was not made.');
    return row;
  }

  /** The key if the actor manages it. */
  async state(id: string): Promise<KeyState | null> {
    const [row] = await this.tx.query<KeyState>(
      `select ${ROW}, version, revoked_at is not null as "isRevoked",
              coalesce(expires_at <= now(), false) as "isExpired"
         from api_keys where id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Exchanges the secret of a key that is good and has still this version; answers whether it did. */
  async rotate(id: string, version: number, { prefix, hash }: NewApiKey): Promise<boolean> {
    const rows = await this.tx.query(
      `update api_keys set prefix = $3, hash = $4, version = version + 1, rotated_at = now()
        where id = $1 and version = $2 and revoked_at is null and (expires_at is null or expires_at > now())
        returning id`,
      [id, version, prefix, hash],
    );
    return rows.length > 0;
  }

  /** Revokes a key; answers whether it was not revoked before. */
  async revoke(id: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update api_keys set revoked_at = now() where id = $1 and revoked_at is null returning id`,
      [id],
    );
    return rows.length > 0;
  }

  /** Marks the keys that have run out since the last time, and answers them. */
  expire(): Promise<KeyRow[]> {
    return this.tx.query<KeyRow>(
      `update api_keys set expired_at = now()
        where expired_at is null and revoked_at is null and expires_at <= now() returning ${ROW}`,
    );
  }

  /** Records that a key was used, at most once a minute. */
  async touch(id: string): Promise<void> {
    await this.tx.query(
      `update api_keys set last_used_at = now()
        where id = $1 and (last_used_at is null or last_used_at <= now() - interval '1 minute')`,
      [id],
    );
  }
}
