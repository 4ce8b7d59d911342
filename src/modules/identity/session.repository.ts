import type { Origin } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { REPLAY_SECONDS, SESSION_DAYS } from './refresh-token.js';

/** A session that was opened or found. */
export interface SessionRow {
  readonly id: string;
  readonly userId: string;
}

/** What is known of a refresh token when it is presented. */
export interface TokenFacts {
  readonly jti: string;
  readonly isUsed: boolean;
  readonly isRevoked: boolean;
  readonly isExpired: boolean;
  /** The same client used it just now, and its successor waits unused: it repeats itself. */
  readonly isRepeated: boolean;
  readonly successorHash: Buffer | null;
}

/** All SQL about sessions and their refresh tokens. */
export class SessionRepository {
  constructor(private readonly tx: Tx) {}

  /** Opens a session. */
  async open(userId: string, origin: Origin): Promise<SessionRow> {
    const [row] = await this.tx.query<SessionRow>(
      `insert into sessions (user_id, ip, user_agent, expires_at)
       values ($1, $2, $3, now() + make_interval(days => $4)) returning id, user_id as "userId"`,
      [userId, origin.ip, origin.userAgent, SESSION_DAYS],
    );
    if (!row) throw new Error('A session was not opened.');
    return row;
  }

  /**
   * The session of a refresh token, locked: whatever happens to its family happens one after the other. Null where there
   * is no such token, or the session is over, or its user may not use it.
   */
  async lockByToken(hash: Buffer): Promise<SessionRow | null> {
    const [row] = await this.tx.query<SessionRow>(
      `select s.id, s.user_id as "userId" from sessions s
        where s.id = (select t.session_id from refresh_tokens t where t.hash = $1)
          and s.revoked_at is null and s.expires_at > now()
          and exists (select from users u where u.id = s.user_id and u.is_active and u.deleted_at is null)
          for update`,
      [hash],
    );
    return row ?? null;
  }

  /** What is known of a token; `origin` is who presents it now. */
  async facts(hash: Buffer, origin: Origin): Promise<TokenFacts | null> {
    const [row] = await this.tx.query<TokenFacts>(
      `select t.jti, t.used_at is not null as "isUsed", t.revoked_at is not null as "isRevoked",
              t.expires_at <= now() as "isExpired", n.hash as "successorHash",
              coalesce(t.used_at > now() - make_interval(secs => $4)
                and t.used_ip is not distinct from $2 and t.used_user_agent is not distinct from $3
                and n.used_at is null and n.revoked_at is null and n.expires_at > now(), false) as "isRepeated"
         from refresh_tokens t left join refresh_tokens n on n.jti = t.replaced_by
        where t.hash = $1`,
      [hash, origin.ip, origin.userAgent, REPLAY_SECONDS],
    );
    return row ?? null;
  }

  /** Uses a token up: of several who try, one succeeds. Answers whether this was the one. */
  async use(hash: Buffer, replacedBy: string, origin: Origin): Promise<boolean> {
    const rows = await this.tx.query(
      `update refresh_tokens set used_at = now(), used_ip = $3, used_user_agent = $4, replaced_by = $2
        where hash = $1 and used_at is null and revoked_at is null and expires_at > now() returning jti`,
      [hash, replacedBy, origin.ip, origin.userAgent],
    );
    return rows.length > 0;
  }

  /** Adds a token to a session's family. */
  async addToken(jti: string, session: SessionRow, hash: Buffer): Promise<void> {
    await this.tx.query(
      `insert into refresh_tokens (jti, session_id, user_id, hash, expires_at)
       values ($1, $2, $3, $4, now() + make_interval(days => $5))`,
      [jti, session.id, session.userId, hash, SESSION_DAYS],
    );
  }

  /** Lets a session live on from now. */
  async extend(id: string): Promise<void> {
    await this.tx.query(
      `update sessions set expires_at = now() + make_interval(days => $2), last_activity_at = now()
        where id = $1 and revoked_at is null`,
      [id, SESSION_DAYS],
    );
  }

  /** Records that a session was used, at most once a minute. */
  async touch(id: string): Promise<void> {
    await this.tx.query(
      `update sessions set last_activity_at = now()
        where id = $1 and last_activity_at <= now() - interval '1 minute'`,
      [id],
    );
  }

  /** Ends a session; its tokens end with it, by a trigger. Answers whether it was alive. */
  async revoke(id: string, reason: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update sessions set revoked_at = now(), revoked_reason = $2 where id = $1 and revoked_at is null returning id`,
      [id, reason],
    );
    return rows.length > 0;
  }

  /** Ends every session of a user but one. Answers those that were alive. */
  async revokeOthers(userId: string, keptId: string | null, reason: string): Promise<string[]> {
    const rows = await this.tx.query<{ id: string }>(
      `update sessions set revoked_at = now(), revoked_reason = $3
        where user_id = $1 and id is distinct from $2::uuid and revoked_at is null and expires_at > now() returning id`,
      [userId, keptId, reason],
    );
    return rows.map((row) => row.id);
  }

  /** Whether its user had sessions before, and none of those that are kept from the same address with the same program. */
  async isNewDevice(id: string): Promise<boolean> {
    const [row] = await this.tx.query<{ isNew: boolean }>(
      `select count(o.id) > 0 and not coalesce(bool_or(
                o.ip is not distinct from s.ip and o.user_agent is not distinct from s.user_agent), false) as "isNew"
         from sessions s left join sessions o on o.user_id = s.user_id and o.id <> s.id and o.created_at < s.created_at
        where s.id = $1`,
      [id],
    );
    return row?.isNew ?? false;
  }

  /** Whether the actor sees this session. */
  async exists(id: string): Promise<boolean> {
    return (await this.tx.query(`select from sessions where id = $1`, [id])).length > 0;
  }

  /** Deletes expired tokens, and sessions that were over 30 days ago. */
  async deleteOver(): Promise<void> {
    await this.tx.query(`delete from refresh_tokens where expires_at <= now()`);
    await this.tx.query(
      `delete from sessions where coalesce(revoked_at, expires_at) <= now() - make_interval(days => $1)`,
      [SESSION_DAYS],
    );
  }
}
