import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE, protect } from '../src/platform/database/protect.js';
import { underMasterKey } from './master-keys.js';

const MAY = `(select app_may('secrets.system'))`;
/** The system sees and changes wrapped keys only while somebody who may has asked for it. */
const UNDER_WAY = `wrapped_key is not null and (select exists (select from rewraps where status = 'RUNNING'))`;
const DEFINER = `security definer set search_path = public, pg_temp`;
/** Tables whose column `wrapping_key_id` names a master key. */
const UNDER_MASTER_KEY = ['signing_keys', 'totp_factors', 'retained_keys'];

/** Wrapping data keys anew online, and retiring the keys that nothing is under any more. */
export class Rewrap1763700000017 implements MigrationInterface {
  name = 'Rewrap1763700000017';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.tables(q);
    await this.usage(q);
    await this.retiring(q);
    await this.refusal(q);
    await this.policies(q);
  }

  private async tables(q: QueryRunner) {
    // Keys are named `provider/key id`. Ids of people without foreign keys: the run outlives their accounts.
    await q.query(`
      create table rewraps (
        id uuid primary key default gen_random_uuid(),
        status text not null default 'RUNNING' check (status in ('RUNNING', 'COMPLETED', 'FAILED')),
        from_keys text[] not null,
        to_key text not null,
        total integer not null,
        done integer not null default 0,
        failed integer not null default 0,
        reason text,
        attempts integer not null default 0,
        retry_at timestamptz not null default now(),
        started_by uuid,
        started_at timestamptz not null default now(),
        completed_at timestamptz,
        constraint rewraps_completed_check check ((status = 'RUNNING') = (completed_at is null))
      )`);
    await q.query(`create unique index rewraps_running_uq on rewraps (status) where status = 'RUNNING'`);
    await q.query(`create index rewraps_started_at_idx on rewraps (started_at, id)`);
    await q.query(`
      create table rewrap_failures (
        rewrap_id uuid not null references rewraps (id) on delete cascade,
        secret_id uuid not null,
        number integer not null,
        reason text not null,
        primary key (rewrap_id, secret_id, number)
      )`);
    await q.query(`
      create table retired_keys (
        id uuid primary key default gen_random_uuid(),
        provider text not null,
        key_id text not null,
        retired_by uuid,
        retired_at timestamptz not null default now(),
        constraint retired_keys_key_uq unique (provider, key_id)
      )`);
    // What a retired master key must still verify, derived from it and wrapped by the one in force.
    await q.query(`
      create table retained_keys (
        key_id text not null,
        label text not null,
        wrapping_key_id text not null,
        wrapped bytea not null,
        primary key (key_id, label)
      )`);
    await q.query(`
      create index secret_versions_key_idx on secret_versions (key_provider, key_id, secret_id, number)
      where wrapped_key is not null`);
  }

  private async usage(q: QueryRunner) {
    await underMasterKey(q, UNDER_MASTER_KEY);
    await q.query(`
      create function app_key_usage() returns table (provider text, key_id text, versions bigint, others bigint)
      language sql stable ${DEFINER} as $$
        select * from key_usage() where app_may('secrets.system')
      $$`);
    // Every key there is word of: in use, the canary of a master key, moved from by a run, or retired.
    await q.query(`
      create function known_keys() returns table (provider text, key_id text)
      language sql stable ${DEFINER} as $$
        select provider, key_id from key_usage()
        union select 'local', key_id from master_keys
        union select split_part(k, '/', 1), substr(k, position('/' in k) + 1) from rewraps r, unnest(r.from_keys) k
        union select provider, key_id from retired_keys
      $$`);
    await q.query(`
      create function app_known_keys() returns table (provider text, key_id text)
      language sql stable ${DEFINER} as $$ select * from known_keys() where app_may('secrets.system') $$`);
  }

  private async retiring(q: QueryRunner) {
    await q.query(`
      create function app_retire_key(p_provider text, p_key_id text, p_retained jsonb) returns bigint
      language plpgsql ${DEFINER} as $$
      begin
        if not app_may('secrets.system') then
          raise exception 'retiring a key needs secrets.system' using errcode = 'insufficient_privilege';
        end if;
        return retire_key(p_provider, p_key_id, p_retained);
      end $$`);
    const own = 'key_usage(), known_keys(), retire_key(text, text, jsonb)';
    const app = 'app_key_usage(), app_known_keys(), app_retire_key(text, text, jsonb)';
    await q.query(`revoke execute on function ${own}, ${app} from public`);
    await q.query(`grant execute on function ${own} to ${SYSTEM_ROLE}`);
    await q.query(`grant execute on function ${app} to ${APP_ROLE}`);
  }

  /** A server that still runs with a retired key must not wrap anything with it. */
  private async refusal(q: QueryRunner) {
    const refuse = (name: string, provider: string, column: string) =>
      q.query(`
        create function ${name}() returns trigger language plpgsql ${DEFINER} as $$
        begin
          if exists (select from retired_keys r where r.provider = ${provider} and r.key_id = new.${column}) then
            raise exception 'the key % was retired', new.${column} using errcode = 'insufficient_privilege';
          end if;
          return new;
        end $$`);
    await refuse('version_key_in_force', 'new.key_provider', 'key_id');
    await refuse('master_key_in_force', `'local'`, 'wrapping_key_id');
    await q.query(`
      create trigger version_key_in_force before insert or update of key_provider, key_id on secret_versions
      for each row execute function version_key_in_force()`);
    for (const table of UNDER_MASTER_KEY)
      await q.query(`
        create trigger master_key_in_force before insert or update of wrapping_key_id on ${table}
        for each row execute function master_key_in_force()`);
    await q.query(`revoke execute on function version_key_in_force(), master_key_in_force() from public`);
  }

  private async policies(q: QueryRunner) {
    await protect(q, 'rewraps', {
      app: { select: MAY, insert: `${MAY} and started_by = (select app_user()) and status = 'RUNNING'` },
      system: { select: 'true', insert: 'true', update: 'true' },
    });
    await protect(q, 'rewrap_failures', { system: { select: 'true', insert: 'true' } });
    await protect(q, 'retired_keys', { app: { select: MAY }, system: { select: 'true' } });
    await protect(q, 'retained_keys', {
      system: { select: 'true', update: 'true', updateColumns: ['wrapping_key_id', 'wrapped'] },
    });
    await q.query(
      `create policy system_rewrap_select on secret_versions for select to ${SYSTEM_ROLE} using (${UNDER_WAY})`,
    );
    await q.query(`
      create policy system_rewrap_update on secret_versions for update to ${SYSTEM_ROLE}
      using (${UNDER_WAY}) with check (${UNDER_WAY})`);
    await q.query(`
      grant select (secret_id, number, format, key_provider, key_id, wrapped_key),
            update (key_provider, key_id, wrapped_key) on secret_versions to ${SYSTEM_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      revoke select (secret_id, number, format, key_provider, key_id, wrapped_key),
             update (key_provider, key_id, wrapped_key) on secret_versions from ${SYSTEM_ROLE}`);
    for (const name of ['system_rewrap_select', 'system_rewrap_update'])
      await q.query(`drop policy ${name} on secret_versions`);
    await q.query(`drop trigger version_key_in_force on secret_versions`);
    for (const table of UNDER_MASTER_KEY) await q.query(`drop trigger master_key_in_force on ${table}`);
    await q.query(`
      drop function app_retire_key(text, text, jsonb), retire_key(text, text, jsonb), app_known_keys(), known_keys(),
        app_key_usage(), key_usage(), version_key_in_force(), master_key_in_force()`);
    await q.query(`drop index secret_versions_key_idx`);
    await q.query(`drop table retained_keys, retired_keys, rewrap_failures, rewraps`);
  }
}
