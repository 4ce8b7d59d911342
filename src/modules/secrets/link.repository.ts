import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import { isUuid } from '../../platform/uuid.js';
import type { AboutLink } from './link.events.js';
import type { LinkFacts } from './link.policy.js';
import type { SealedVersion } from './secret.repository.js';

/** A link as it is made. */
export interface NewLink extends AboutLink {
  readonly userId: string | null;
  readonly tokenHash: Buffer;
  readonly comment: string | null;
  /** RFC 3339; a day from now unless told. */
  readonly expiresAt: string | null;
}

/** A link and its secret, as whoever has the token finds them. */
export interface FoundLink extends AboutLink, LinkFacts {
  readonly comment: string | null;
  readonly name: string;
  readonly displayName: string | null;
  readonly currentVersion: number;
  readonly requireStepUp: boolean;
}

/** A link as its owner finds it. */
export interface OwnLink extends AboutLink {
  readonly isOpened: boolean;
}

const ABOUT = `id, secret_id as "secretId", owner_id as "ownerId", created_by as "createdBy"`;

/** A client can make its name as long as a header may be; so much of it is kept. */
const MAX_USER_AGENT = 512;

/** One-time links, in one transaction of one actor. */
export class LinkRepository {
  constructor(private readonly tx: Tx) {}

  /** Makes a link and answers until when it opens: RFC 3339 in UTC with microseconds. */
  async insert(l: NewLink): Promise<string> {
    // `expires_at` is told by the statement, for there is no sight of the row but by its policy.
    const [row] = await this.tx.query<{ expiresAt: string }>(
      `insert into secret_links (id, secret_id, owner_id, created_by, user_id, token_hash, comment, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, coalesce($8::timestamptz, now() + interval '24 hours'))
       returning ${instantSql('expires_at')} as "expiresAt"`,
      [l.id, l.secretId, l.ownerId, l.createdBy, l.userId, l.tokenHash, l.comment, l.expiresAt],
    );
    return row?.expiresAt ?? '';
  }

  /** A link to a secret of the actor's own; null where there is none. */
  async findOwn(id: string): Promise<OwnLink | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query<OwnLink>(
      `select ${ABOUT}, opened_at is not null as "isOpened" from secret_links where id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Takes a link back; false where it was opened or taken back before. */
  async revoke(id: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update secret_links set revoked_at = now()
        where id = $1 and opened_at is null and revoked_at is null returning id`,
      [id],
    );
    return rows.length > 0;
  }

  /** The link of a token, whatever has become of it; null where there is none. Locks secret and link where asked to. */
  async byToken(tokenHash: Buffer, lock = false): Promise<FoundLink | null> {
    const [row] = await this.tx.query<FoundLink>(
      `select ${ABOUT}, user_id as "userId", comment, name, display_name as "displayName",
              current_version as "currentVersion", require_step_up as "requireStepUp", required_permission as "requiredPermission", is_opened as "isOpened",
              is_revoked as "isRevoked", is_past as "isPast", is_deleted as "isDeleted", is_active as "isActive",
              is_expired as "isExpired"
         from app_secret_link($1, $2)`,
      [tokenHash, lock],
    );
    return row ?? null;
  }

  /** The current version with its sealed value, for whoever may open the link now; null otherwise. */
  async version(tokenHash: Buffer): Promise<SealedVersion | null> {
    const [version] = await this.tx.query<SealedVersion>(
      `select number, format, key_provider as provider, key_id as "keyId", wrapped_key as "wrappedKey", nonce, ciphertext
         from app_secret_link_version($1)`,
      [tokenHash],
    );
    return version ?? null;
  }

  /** Uses the link up and writes it to the access log: of several who try, one succeeds. Answers whether this was the one. */
  async open(tokenHash: Buffer): Promise<boolean> {
    const { ip, userAgent } = this.tx.actor.origin;
    const [row] = await this.tx.query<{ isOpened: boolean }>(
      `select app_open_secret_link($1, $2, left($3, ${MAX_USER_AGENT})) as "isOpened"`,
      [tokenHash, ip, userAgent],
    );
    return row?.isOpened ?? false;
  }

  /** Counts one more attempt at a link that was opened before. Answers how many there were. */
  async reopen(tokenHash: Buffer): Promise<number> {
    const [row] = await this.tx.query<{ count: number | null }>(`select app_reopen_secret_link($1) as count`, [
      tokenHash,
    ]);
    return row?.count ?? 0;
  }

  /** Marks up to `limit` links whose time has passed unused as told of; answers those. */
  expire(limit: number): Promise<AboutLink[]> {
    return this.tx.query<AboutLink>(
      `update secret_links set expired_at = now()
        where expired_at is null and opened_at is null and revoked_at is null and id = any (array(
          select id from secret_links
           where expires_at <= now() and opened_at is null and revoked_at is null and expired_at is null
           order by expires_at limit $1 for update skip locked))
        returning ${ABOUT}`,
      [limit],
    );
  }
}
