import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import { CHALLENGE_ATTEMPTS, CHALLENGE_SECONDS } from './mfa.policy.js';

/** A stored factor, and the time by which its codes are judged. */
export interface FactorRow {
  readonly userId: string;
  readonly secret: Buffer;
  readonly wrappingKeyId: string;
  readonly isConfirmed: boolean;
  readonly lastUsedStep: number | null;
  /** The database's clock, in seconds since the epoch. */
  readonly seconds: number;
}

/** A sealed secret. */
export interface SealedSecret {
  readonly secret: Buffer;
  readonly wrappingKeyId: string;
}

/** All SQL about second factors and the challenges of unfinished sign-ins. */
export class MfaRepository {
  constructor(private readonly tx: Tx) {}

  async factor(userId: string): Promise<FactorRow | null> {
    const [row] = await this.tx.query<FactorRow>(
      `select user_id as "userId", secret, wrapping_key_id as "wrappingKeyId", confirmed_at is not null as "isConfirmed",
              last_used_step::float8 as "lastUsedStep", extract(epoch from clock_timestamp())::float8 as seconds
         from totp_factors where user_id = $1`,
      [userId],
    );
    return row ?? null;
  }

  /** Whether signing in needs a code. */
  async isEnabled(userId: string): Promise<boolean> {
    const rows = await this.tx.query(`select from totp_factors where user_id = $1 and confirmed_at is not null`, [
      userId,
    ]);
    return rows.length > 0;
  }

  /** Keeps a secret until it is confirmed, instead of one that was not; false where there is a confirmed one. */
  async enrol(userId: string, sealed: SealedSecret): Promise<boolean> {
    const rows = await this.tx.query(
      `insert into totp_factors as f (user_id, secret, wrapping_key_id) values ($1, $2, $3)
       on conflict (user_id) do update
         set secret = excluded.secret, wrapping_key_id = excluded.wrapping_key_id, created_at = now()
         where f.confirmed_at is null
       returning user_id`,
      [userId, sealed.secret, sealed.wrappingKeyId],
    );
    return rows.length > 0;
  }

  /** Puts the secret in force whose code was right, and uses that code up; false where it is no longer that secret. */
  async confirm({ userId, secret }: FactorRow, step: number): Promise<boolean> {
    const rows = await this.tx.query(
      `update totp_factors set confirmed_at = now(), last_used_step = $3
        where user_id = $1 and secret = $2 and confirmed_at is null returning user_id`,
      [userId, secret, step],
    );
    return rows.length > 0;
  }

  /** Uses a code up: of several who bring the same one, one succeeds. */
  async useStep({ userId, secret }: FactorRow, step: number): Promise<boolean> {
    const rows = await this.tx.query(
      `update totp_factors set last_used_step = $3
        where user_id = $1 and secret = $2 and confirmed_at is not null
          and (last_used_step is null or last_used_step < $3) returning user_id`,
      [userId, secret, step],
    );
    return rows.length > 0;
  }

  /** Uses a backup code up. Answers how many are left, null where this one does not work. */
  async useBackupCode(userId: string, hash: Buffer): Promise<number | null> {
    const rows = await this.tx.query(
      `update backup_codes set used_at = now() where user_id = $1 and hash = $2 and used_at is null
          and exists (select from totp_factors f where f.user_id = $1 and f.confirmed_at is not null) returning user_id`,
      [userId, hash],
    );
    if (rows.length === 0) return null;
    const left = await this.tx.query(`select from backup_codes where user_id = $1 and used_at is null`, [userId]);
    return left.length;
  }

  /** Exchanges all backup codes of a user. The factor's row is locked, so that two exchanges do not mix. */
  async replaceBackupCodes(userId: string, hashes: readonly Buffer[]): Promise<void> {
    await this.tx.query(`select from totp_factors where user_id = $1 for update`, [userId]);
    await this.tx.query(`delete from backup_codes where user_id = $1`, [userId]);
    await this.tx.query(`insert into backup_codes (user_id, hash) select $1, h from unnest($2::bytea[]) as c (h)`, [
      userId,
      hashes,
    ]);
  }

  /** Removes the factor with its backup codes. */
  async remove(userId: string): Promise<boolean> {
    const rows = await this.tx.query(`delete from totp_factors where user_id = $1 returning user_id`, [userId]);
    return rows.length > 0;
  }

  /** Puts a secret under another master key, unless it is no longer the one that was read. */
  async rewrap({ userId, secret }: FactorRow, to: SealedSecret): Promise<void> {
    await this.tx.query(
      `update totp_factors set secret = $3, wrapping_key_id = $4 where user_id = $1 and secret = $2`,
      [userId, secret, to.secret, to.wrappingKeyId],
    );
  }

  /** Factors under another master key than this one, in the order of users after one, a hundred at most. */
  outdated(keyId: string, afterUser: string): Promise<FactorRow[]> {
    return this.tx.query<FactorRow>(
      `select user_id as "userId", secret, wrapping_key_id as "wrappingKeyId", confirmed_at is not null as "isConfirmed",
              last_used_step::float8 as "lastUsedStep", extract(epoch from now())::float8 as seconds
         from totp_factors where wrapping_key_id <> $1 and user_id > $2 order by user_id limit 100`,
      [keyId, afterUser],
    );
  }

  /** Keeps a challenge. Answers when it ends, RFC 3339. */
  async challenge(tokenHash: Buffer, userId: string, address: string): Promise<string> {
    const [row] = await this.tx.query<{ expiresAt: string }>(
      `insert into mfa_challenges (token_hash, user_id, address, expires_at)
       values ($1, $2, $3, now() + make_interval(secs => $4)) returning ${instantSql('expires_at')} as "expiresAt"`,
      [tokenHash, userId, address, CHALLENGE_SECONDS],
    );
    if (!row) throw new Error('A challenge was not kept.');
    return row.expiresAt;
  }

  /** Counts a try at a living challenge, from where it was given to. Answers whose it is, null where it is none. */
  async tryChallenge(tokenHash: Buffer, address: string): Promise<string | null> {
    const [row] = await this.tx.query<{ userId: string }>(
      `update mfa_challenges set attempts = attempts + 1
        where token_hash = $1 and address = $2 and consumed_at is null and expires_at > now() and attempts < $3
       returning user_id as "userId"`,
      [tokenHash, address, CHALLENGE_ATTEMPTS],
    );
    return row?.userId ?? null;
  }

  /** Uses a challenge up: of several who try, one succeeds. Undone where the transaction fails. */
  async consumeChallenge(tokenHash: Buffer): Promise<boolean> {
    const rows = await this.tx.query(
      `update mfa_challenges set consumed_at = now()
        where token_hash = $1 and consumed_at is null and expires_at > now() returning user_id`,
      [tokenHash],
    );
    return rows.length > 0;
  }

  /** Ends every open challenge of a user: what it was the answer to has changed. */
  async endChallenges(userId: string): Promise<void> {
    await this.tx.query(`delete from mfa_challenges where user_id = $1`, [userId]);
  }

  /** Deletes challenges that are over, and secrets that nobody confirmed within a day. */
  async deleteOver(): Promise<void> {
    await this.tx.query(`delete from mfa_challenges where expires_at <= now()`);
    await this.tx.query(
      `delete from totp_factors where confirmed_at is null and created_at <= now() - interval '1 day'`,
    );
  }
}
