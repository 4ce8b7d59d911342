import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, protect } from '../src/platform/database/protect.js';

const MINE = 'owner_id = (select app_user())';
const READ = `(select app_may('secrets.read'))`;
const LIVE = '(s.expires_at is null or s.expires_at > now())';
/** The secrets shared with the actor. Shares carry owner_id, so their policies need not look back at secrets. */
const shared = (column: string, access = '', join = '') =>
  `${column} = any (array(select s.secret_id from secret_shares s ${join}
     where s.grantee_id = (select app_user()) and ${LIVE}${access ? ` and s.access = '${access}'` : ''}))`;
/** The same for a table whose rows do not tell whether their secret is deleted. */
const sharedLive = (access = '') =>
  shared('secret_id', access, 'join secrets x on x.id = s.secret_id and x.deleted_at is null');

export class Secrets1763700000004 implements MigrationInterface {
  name = 'Secrets1763700000004';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.tables(q);
    await this.indexes(q);
    await this.functions(q);
    await this.policies(q);
  }

  private async tables(q: QueryRunner) {
    await q.query(`
      create table secrets (
        id uuid primary key default gen_random_uuid(),
        owner_id uuid not null references users (id),
        name text not null check (char_length(name) between 1 and 256),
        name_key text not null,
        display_name text check (char_length(display_name) <= 256),
        description text check (char_length(description) <= 1024),
        provider text check (char_length(provider) <= 128),
        type text not null,
        tags text[] not null default '{}',
        metadata jsonb not null default '{}',
        masked_value text not null,
        current_version integer not null default 1,
        is_active boolean not null default true,
        expires_at timestamptz,
        last_accessed_at timestamptz,
        last_used_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        constraint secrets_id_owner_uq unique (id, owner_id)
      )`);
    await q.query(`
      create table secret_versions (
        secret_id uuid not null,
        number integer not null check (number > 0),
        owner_id uuid not null,
        format smallint not null,
        key_provider text not null,
        key_id text not null,
        wrapped_key bytea not null,
        nonce bytea not null,
        ciphertext bytea not null,
        created_by uuid not null,
        reason text check (char_length(reason) <= 256),
        created_at timestamptz not null default now(),
        primary key (secret_id, number),
        constraint secret_versions_secret_fk foreign key (secret_id, owner_id) references secrets (id, owner_id) on delete cascade
      )`);
    await q.query(`
      create table secret_shares (
        id uuid primary key default gen_random_uuid(),
        secret_id uuid not null,
        owner_id uuid not null,
        grantee_id uuid not null references users (id) on delete cascade,
        access text not null check (access in ('USE', 'REVEAL', 'MANAGE')),
        expires_at timestamptz,
        granted_by uuid not null,
        created_at timestamptz not null default now(),
        constraint secret_shares_secret_fk foreign key (secret_id, owner_id) references secrets (id, owner_id) on delete cascade,
        constraint secret_shares_not_owner check (grantee_id <> owner_id)
      )`);
    // Ids without foreign keys: the log outlives the secret and its people.
    await q.query(`
      create table secret_access_log (
        id uuid primary key default gen_random_uuid(),
        secret_id uuid not null,
        owner_id uuid not null,
        access_type text not null check (access_type in ('READ', 'USE', 'WRITE', 'DELETE', 'SHARE')),
        success boolean not null,
        reason text,
        user_id uuid,
        ip text,
        user_agent text,
        accessed_at timestamptz not null default now()
      )`);
  }

  private async indexes(q: QueryRunner) {
    await q.query(`
      create unique index secrets_name_uq on secrets (owner_id, provider, name_key) nulls not distinct
      where deleted_at is null`);
    await q.query(`create index secrets_owner_id_idx on secrets (owner_id, created_at, id)`);
    await q.query(`create index secret_versions_secret_owner_idx on secret_versions (secret_id, owner_id)`);
    await q.query(`create unique index secret_shares_grant_uq on secret_shares (secret_id, grantee_id)`);
    await q.query(`create index secret_shares_grantee_id_idx on secret_shares (grantee_id, secret_id)`);
    await q.query(`create index secret_shares_secret_owner_idx on secret_shares (secret_id, owner_id)`);
    await q.query(
      `create index secret_shares_expires_at_idx on secret_shares (expires_at) where expires_at is not null`,
    );
    await q.query(`create index secret_access_log_secret_idx on secret_access_log (secret_id, accessed_at, id)`);
  }

  private async functions(q: QueryRunner) {
    // A grantee may not update the secret; that the value was read shows on it all the same.
    await q.query(`
      create function secret_access_touch() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        if new.access_type = 'READ' then
          update secrets set last_accessed_at = now() where id = new.secret_id;
        else
          update secrets set last_used_at = now() where id = new.secret_id;
        end if;
        return null;
      end $$`);
    await q.query(`
      create trigger secret_access_touch after insert on secret_access_log for each row
      when (new.success and new.access_type in ('READ', 'USE')) execute function secret_access_touch()`);
    // Whoever changes a secret does not see who else it is shared with, but they all have to hear of it.
    await q.query(`
      create function app_secret_audience(p_secret uuid) returns uuid[] language plpgsql
      stable security definer set search_path = public, pg_temp as $$
      begin
        return (
          select array_agg(distinct heard.id)
            from secrets x
            join lateral (
              select x.owner_id as id
              union all
              select s.grantee_id from secret_shares s where s.secret_id = x.id and ${LIVE}) heard on true
           where x.id = p_secret and x.deleted_at is null and app_may('secrets.read')
             and (x.owner_id = app_user() or exists (
               select from secret_shares s
                where s.secret_id = x.id and s.grantee_id = app_user() and s.access = 'MANAGE' and ${LIVE})));
      end $$`);
    await q.query(`revoke execute on function secret_access_touch(), app_secret_audience(uuid) from public`);
    await q.query(`grant execute on function app_secret_audience(uuid) to ${APP_ROLE}`);
  }

  private async policies(q: QueryRunner) {
    await protect(q, 'secrets', {
      app: {
        select: `${READ} and (${MINE} or (deleted_at is null and ${shared('id')}))`,
        insert: `${READ} and ${MINE} and (select app_may('secrets.create'))`,
        update: `${READ} and (${MINE} or (deleted_at is null and ${shared('id', 'MANAGE')}))`,
        updateColumns: [
          ...['name', 'name_key', 'display_name', 'description', 'provider', 'type', 'tags', 'metadata'],
          ...['masked_value', 'current_version', 'expires_at', 'updated_at', 'deleted_at'],
        ],
      },
    });
    await protect(q, 'secret_versions', {
      app: {
        select: `${READ} and (${MINE} or ${sharedLive()})`,
        insert: `${READ} and created_by = (select app_user()) and (${MINE} or ${sharedLive('MANAGE')})`,
      },
    });
    const owner = `${READ} and ${MINE} and (select app_may('secrets.share'))`;
    await protect(q, 'secret_shares', {
      app: {
        select: `${READ} and (${MINE} or grantee_id = (select app_user()))`,
        insert: `${owner} and granted_by = (select app_user())`,
        update: owner,
        updateColumns: ['access', 'expires_at', 'granted_by'],
        delete: `${READ} and ${MINE}`,
      },
      system: { select: 'expires_at <= now()', delete: 'expires_at <= now()' },
    });
    await protect(q, 'secret_access_log', {
      app: {
        select: `${READ} and ${MINE}`,
        insert: `user_id = (select app_user()) and exists (
          select from secrets s where s.id = secret_id and s.owner_id = secret_access_log.owner_id)`,
      },
      system: { insert: 'not success' },
    });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop table secret_access_log, secret_shares, secret_versions, secrets cascade`);
    await q.query(`drop function app_secret_audience(uuid), secret_access_touch()`);
  }
}
