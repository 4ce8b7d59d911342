import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import { Conflict } from '../../platform/problem.js';
import { nameKey } from './text.policy.js';
import { violates } from './violation.js';

/** For how long an account can be brought back. */
const KEPT = `interval '30 days'`;

/** All SQL about the end of accounts. */
export class AccountLifecycleRepository {
  constructor(private readonly tx: Tx) {}

  /** Deletes an account; its sessions end with it, by a trigger. Answers until when it can be restored, null where there is none. */
  async delete(userId: string): Promise<string | null> {
    const [row] = await this.tx.query<{ until: string | null }>(
      `select case when app_delete_user($1) then ${instantSql(`(now() + ${KEPT})`)} end as until`,
      [userId],
    );
    return row?.until ?? null;
  }

  /**
   * Brings an account back, under another username where one is given. False where it is not deleted, or was so long
   * ago. Throws Conflict where its address or its username is taken meanwhile.
   */
  async restore(userId: string, username: string | null): Promise<boolean> {
    try {
      const [row] = await this.tx.query<{ done: boolean }>(`select app_restore_user($1, $2, $3) as done`, [
        userId,
        username,
        username === null ? null : nameKey(username),
      ]);
      return row?.done ?? false;
    } catch (error) {
      if (violates(error, 'user_accounts_email_uq'))
        throw new Conflict('Another account has its e-mail address by now.', 'email');
      if (violates(error, 'user_accounts_username_uq'))
        throw new Conflict('Another account has its username by now. Choose another one for it.', 'username');
      throw error;
    }
  }

  /** Erases an account with everything that was its own, by triggers. False where there is none, or none any more. */
  async erase(userId: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update users set erased_at = now(), deleted_at = coalesce(deleted_at, now()), is_active = false
        where id = $1 and erased_at is null returning id`,
      [userId],
    );
    return rows.length > 0;
  }

  /** Whether there is an account that the actor sees and that is not deleted. */
  async isLive(userId: string): Promise<boolean> {
    return (await this.tx.query(`select from users where id = $1 and deleted_at is null`, [userId])).length > 0;
  }

  /** Whether a user holds a permission at this moment. For the system, which acts for the user. */
  async holds(userId: string, permission: string): Promise<boolean> {
    const [row] = await this.tx.query<{ holds: boolean }>(`select $2 = any (user_permissions($1)) as holds`, [
      userId,
      permission,
    ]);
    return row?.holds ?? false;
  }

  /** Accounts that can no longer be brought back. */
  async purgeable(limit: number): Promise<string[]> {
    const rows = await this.tx.query<{ id: string }>(
      `select id from users where deleted_at <= now() - ${KEPT} and erased_at is null order by deleted_at, id limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Erases an account that can no longer be brought back. False where it was, or was erased, meanwhile. */
  async purge(userId: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update users set erased_at = now(), is_active = false
        where id = $1 and deleted_at <= now() - ${KEPT} and erased_at is null returning id`,
      [userId],
    );
    return rows.length > 0;
  }
}
