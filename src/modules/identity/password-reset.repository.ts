import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import { RESET_SECONDS, type ResetFacts } from './password-reset.policy.js';

/** Over which nobody can sign in any more, and for how long they are kept for people who look for what happened. */
const KEPT_DAYS = 30;

/** All SQL about one-time links that set a password. */
export class PasswordResetRepository {
  constructor(private readonly tx: Tx) {}

  /** What decides whether the actor may make a link; null where the actor sees no such account. */
  async facts(userId: string): Promise<ResetFacts | null> {
    const [row] = await this.tx.query<ResetFacts>(
      `select kind, is_active as "isActive", outranks from app_reset_facts($1)`,
      [userId],
    );
    return row ?? null;
  }

  /** Keeps a link; those before it end, by a trigger. Answers until when it works, RFC 3339. */
  async insert(id: string, userId: string, tokenHash: Buffer): Promise<string> {
    // Nobody but the system reads this table, so that nothing is returned.
    await this.tx.query(
      `insert into password_resets (id, user_id, token_hash, created_by, expires_at)
       values ($1, $2, $3, app_user(), now() + make_interval(secs => $4))`,
      [id, userId, tokenHash, RESET_SECONDS],
    );
    const [row] = await this.tx.query<{ expiresAt: string }>(
      `select ${instantSql('(now() + make_interval(secs => $1))')} as "expiresAt"`,
      [RESET_SECONDS],
    );
    if (!row) throw new Error('The database answered nothing.');
    return row.expiresAt;
  }

  /** Whose password a link sets that works at this moment; null where it does not. */
  async open(tokenHash: Buffer): Promise<string | null> {
    const [row] = await this.tx.query<{ userId: string }>(
      `select user_id as "userId" from password_resets
        where token_hash = $1 and used_at is null and ended_at is null and expires_at > now()`,
      [tokenHash],
    );
    return row?.userId ?? null;
  }

  /** Whose link it is or was; null where it never was one, or was deleted long after its end. */
  async owner(tokenHash: Buffer): Promise<string | null> {
    const [row] = await this.tx.query<{ userId: string }>(
      `select user_id as "userId" from password_resets where token_hash = $1`,
      [tokenHash],
    );
    return row?.userId ?? null;
  }

  /** Uses a link up: of several who try, one succeeds. Answers whether this was the one. */
  async use(tokenHash: Buffer, userId: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update password_resets set used_at = now()
        where token_hash = $1 and user_id = $2 and used_at is null and ended_at is null and expires_at > now()
       returning id`,
      [tokenHash, userId],
    );
    return rows.length > 0;
  }

  /** Deletes links that were over long ago. */
  async deleteOver(): Promise<void> {
    await this.tx.query(`delete from password_resets where expires_at <= now() - make_interval(days => $1)`, [
      KEPT_DAYS,
    ]);
  }
}
