import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, protect } from '../src/platform/database/protect.js';

/** Second factors: authenticator apps, backup codes, the challenges of unfinished sign-ins, and step-up. */
export class Mfa1763700000008 implements MigrationInterface {
  name = 'Mfa1763700000008';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      create table totp_factors (
        user_id uuid primary key references users (id) on delete cascade,
        secret bytea not null,
        wrapping_key_id text not null,
        created_at timestamptz not null default now(),
        confirmed_at timestamptz,
        last_used_step bigint
      )`);
    await q.query(`
      create table backup_codes (
        user_id uuid not null references totp_factors (user_id) on delete cascade,
        hash bytea not null,
        used_at timestamptz,
        primary key (user_id, hash)
      )`);
    await q.query(`
      create table mfa_challenges (
        token_hash bytea primary key,
        user_id uuid not null references users (id) on delete cascade,
        address text not null,
        attempts integer not null default 0,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        consumed_at timestamptz
      )`);
    await q.query(`create index mfa_challenges_user_id_idx on mfa_challenges (user_id)`);
    await q.query(`create index mfa_challenges_expires_at_idx on mfa_challenges (expires_at)`);
    await q.query(`alter table sessions add column stepped_up_at timestamptz`);
    // The factor itself is out of the application's reach; that there is one, the user and administrators may know.
    await q.query(`
      create function app_mfa_enabled(p_user uuid) returns boolean language plpgsql stable
      security definer set search_path = public, pg_temp as $$
      begin
        if p_user = app_user() or app_may('users.read') then
          return exists (select from totp_factors f where f.user_id = p_user and f.confirmed_at is not null);
        end if;
        return null;
      end $$`);
    await q.query(`revoke execute on function app_mfa_enabled(uuid) from public`);
    await q.query(`grant execute on function app_mfa_enabled(uuid) to ${APP_ROLE}`);
    const all = { select: 'true', insert: 'true', update: 'true', delete: 'true' };
    for (const table of ['totp_factors', 'backup_codes', 'mfa_challenges']) await protect(q, table, { system: all });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop function app_mfa_enabled(uuid)`);
    await q.query(`alter table sessions drop column stepped_up_at`);
    await q.query(`drop table mfa_challenges, backup_codes, totp_factors`);
  }
}
