import type { Tx } from '../../platform/database/database.js';
import { Conflict } from '../../platform/problem.js';
import { nameKey } from './text.policy.js';
import { violates } from './violation.js';

/** What people change of their own accounts. */
export interface Profile {
  readonly displayName: string;
  readonly username: string;
  readonly locale: string;
}

/** All SQL about a user's own profile. */
export class ProfileRepository {
  constructor(private readonly tx: Tx) {}

  /** The profile, which nobody else changes until the transaction ends; null where the account is gone. */
  async lock(userId: string): Promise<Profile | null> {
    const [row] = await this.tx.query<Profile>(
      `select u.display_name as "displayName", a.username, a.locale
         from users u join user_accounts a on a.user_id = u.id
        where u.id = $1 and u.is_active and u.deleted_at is null for no key update`,
      [userId],
    );
    return row ?? null;
  }

  /** Writes the profile. Throws Conflict where the username is taken. */
  async update(userId: string, { displayName, username, locale }: Profile): Promise<void> {
    await this.tx.query(`update users set display_name = $2, updated_at = now() where id = $1`, [userId, displayName]);
    try {
      await this.tx.query(`update user_accounts set username = $2, username_key = $3, locale = $4 where user_id = $1`, [
        userId,
        username,
        nameKey(username),
        locale,
      ]);
    } catch (error) {
      if (violates(error, 'user_accounts_username_uq')) throw new Conflict('This username is taken.', 'username');
      throw error;
    }
  }
}
