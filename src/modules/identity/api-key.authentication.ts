import { Actor } from '../../platform/actor.js';
import type { Database, Read } from '../../platform/database/database.js';
import { ApiKeyRepository } from './api-key.repository.js';

/** Whom a key acts for, and what it may do now. */
export interface LiveApiKey {
  readonly keyId: string;
  readonly userId: string;
  /** The user's name, or the service account's. */
  readonly username: string;
  /** Counts the secrets of the key. */
  readonly version: number;
  readonly chatSessionId: string | null;
  /** Its scopes, as far as whoever stands behind it holds them. */
  readonly permissions: readonly string[];
  /** Milliseconds since the epoch; null where it does not expire. */
  readonly expiresAt: number | null;
  readonly ownerId: string | null;
  readonly workspaceId: string | null;
  /** Whether its last use was recorded more than a minute ago. */
  readonly isUntouched: boolean;
}

const LIVE_KEY: Read = {
  statement: {
    name: 'identity_live_api_key',
    text: `
      select json_build_object('keyId', k.id, 'userId', k.user_id, 'username', coalesce(a.username, u.display_name),
               'version', k.version, 'chatSessionId', k.chat_session_id,
               'permissions', array(select held from unnest(user_permissions(k.user_id)) held where held = any (k.scopes)),
               'expiresAt', floor(extract(epoch from k.expires_at) * 1000),
               'ownerId', s.owner_id, 'workspaceId', s.workspace_id,
               'isUntouched', coalesce(k.last_used_at <= now() - interval '1 minute', true))::text
        from api_keys k
        join users u on u.id = k.user_id
        left join user_accounts a on a.user_id = k.user_id
        left join service_accounts s on s.user_id = k.user_id
       where k.hash = decode($1, 'hex') and api_key_is_live(k.id)`,
    uses: 0,
  },
  params: [(variables) => variables.hash],
};

const STILL_LIVE: Read = {
  statement: {
    name: 'identity_api_key_is_live',
    text: `select 'true' from api_keys k where k.id = $1::uuid and k.version = $2::integer and api_key_is_live(k.id)`,
    uses: 0,
  },
  params: [(variables) => variables.keyId, (variables) => variables.version],
};

const SYSTEM = Actor.system('authenticate');

/** The key with this hash if it can be used at this moment, in one query; null otherwise. */
export const findLiveKey = (db: Database, hash: Buffer): Promise<LiveApiKey | null> =>
  db.read<LiveApiKey>(SYSTEM, LIVE_KEY, { hash: hash.toString('hex') });

/** Whether the key can be used at this moment, with the secret it had in this version. */
export const isLiveKey = async (db: Database, keyId: string, version: number): Promise<boolean> =>
  (await db.read<boolean>(SYSTEM, STILL_LIVE, { keyId, version: String(version) })) === true;

/** Records that a key was used. */
export const touchKey = (db: Database, keyId: string): Promise<void> =>
  db.as(SYSTEM, (tx) => new ApiKeyRepository(tx).touch(keyId));
