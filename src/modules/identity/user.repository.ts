import type { Tx } from '../../platform/database/database.js';
import type { Email } from './email.policy.js';
import { violates } from './violation.js';

/** A new account. */
export interface NewAccount {
  readonly email: Email;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly isVerified: boolean;
}

/** What is known about whoever wants to sign in. */
export interface Credentials {
  readonly userId: string;
  readonly username: string;
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash: string;
  /** When the password was set: another hash of the same one changes nothing here. */
  readonly passwordSetAt: string;
  readonly isActive: boolean;
}

const CREDENTIALS = `
  select u.id as "userId", a.username, a.email, u.display_name as "displayName", c.password_hash as "passwordHash",
         c.updated_at::text as "passwordSetAt", u.is_active as "isActive"
    from users u join user_accounts a on a.user_id = u.id join user_credentials c on c.user_id = u.id
   where u.deleted_at is null and a.deleted_at is null`;

/** All SQL about users, their accounts and their passwords, except what shapes read. */
export class UserRepository {
  constructor(private readonly tx: Tx) {}

  async insert(displayName: string): Promise<string> {
    const [row] = await this.tx.query<{ id: string }>(`insert into users (display_name) values ($1) returning id`, [
      displayName,
    ]);
    if (!row) throw new Error('A user was not made.');
    return row.id;
  }

  /** Adds the account, unless its username or its e-mail address is taken; the latter ends the transaction. */
  async insertAccount(
    userId: string,
    account: NewAccount,
    username: string,
  ): Promise<'MADE' | 'NAME_TAKEN' | 'EMAIL_TAKEN'> {
    try {
      const rows = await this.tx.query(
        `insert into user_accounts (user_id, email, email_key, username, username_key, is_verified)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (username_key) where deleted_at is null do nothing returning user_id`,
        [userId, account.email.address, account.email.key, username, username.toLowerCase(), account.isVerified],
      );
      return rows.length > 0 ? 'MADE' : 'NAME_TAKEN';
    } catch (error) {
      if (violates(error, 'user_accounts_email_uq')) return 'EMAIL_TAKEN';
      throw error;
    }
  }

  async insertCredentials(userId: string, passwordHash: string): Promise<void> {
    await this.tx.query(`insert into user_credentials (user_id, password_hash) values ($1, $2)`, [
      userId,
      passwordHash,
    ]);
  }

  /** Whether a live account has this e-mail address. */
  async emailExists(email: Email): Promise<boolean> {
    const rows = await this.tx.query(`select from user_accounts where email_key = $1 and deleted_at is null`, [
      email.key,
    ]);
    return rows.length > 0;
  }

  async credentialsByEmail(emailKey: string): Promise<Credentials | null> {
    const [row] = await this.tx.query<Credentials>(`${CREDENTIALS} and a.email_key = $1`, [emailKey]);
    return row ?? null;
  }

  async credentialsById(userId: string): Promise<Credentials | null> {
    const [row] = await this.tx.query<Credentials>(`${CREDENTIALS} and u.id = $1`, [userId]);
    return row ?? null;
  }

  /** Whether the user is active; if so, it stays so until the transaction ends. */
  async lockActive(userId: string): Promise<boolean> {
    const rows = await this.tx.query(`select from users where id = $1 and is_active and deleted_at is null for share`, [
      userId,
    ]);
    return rows.length > 0;
  }

  /** Whether the account is active; if so, nobody signs in or changes how until the transaction ends. */
  async lockForChange(userId: string): Promise<boolean> {
    const rows = await this.tx.query(
      `select from users where id = $1 and is_active and deleted_at is null for no key update`,
      [userId],
    );
    return rows.length > 0;
  }

  /** Whether the password is still the one that was compared. Asked under the lock of `lockActive`. */
  async isPasswordOf({ userId, passwordSetAt }: Credentials): Promise<boolean> {
    const rows = await this.tx.query(
      `select from user_credentials where user_id = $1 and updated_at = $2::timestamptz`,
      [userId, passwordSetAt],
    );
    return rows.length > 0;
  }

  /** Sets a password, whatever it was before. */
  async setPassword(userId: string, hash: string): Promise<void> {
    await this.tx.query(`update user_credentials set password_hash = $2, updated_at = now() where user_id = $1`, [
      userId,
      hash,
    ]);
  }

  /** Exchanges the hash of a password for another one of the same password, unless it is no longer that hash. */
  async renewHash(userId: string, from: string, to: string): Promise<void> {
    await this.tx.query(`update user_credentials set password_hash = $3 where user_id = $1 and password_hash = $2`, [
      userId,
      from,
      to,
    ]);
  }

  /** Exchanges a password hash; false where it is no longer the one that was checked. */
  async replacePassword(userId: string, from: string, to: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update user_credentials set password_hash = $3, updated_at = now()
        where user_id = $1 and password_hash = $2 returning user_id`,
      [userId, from, to],
    );
    return rows.length > 0;
  }

  async signedIn(userId: string): Promise<void> {
    await this.tx.query(`update user_accounts set last_login_at = now() where user_id = $1`, [userId]);
  }

  async username(userId: string): Promise<string> {
    const [row] = await this.tx.query<{ username: string }>(`select username from user_accounts where user_id = $1`, [
      userId,
    ]);
    return row?.username ?? '';
  }

  /** Enables or disables; answers whether that changed anything. Disabling ends the user's sessions, by a trigger. */
  async setActive(userId: string, isActive: boolean): Promise<boolean> {
    const rows = await this.tx.query(
      `update users set is_active = $2, updated_at = now()
        where id = $1 and is_active <> $2 and deleted_at is null returning id`,
      [userId, isActive],
    );
    return rows.length > 0;
  }

  /** Whether the actor sees this user. */
  async exists(userId: string): Promise<boolean> {
    return (await this.tx.query(`select from users where id = $1 and deleted_at is null`, [userId])).length > 0;
  }
}
