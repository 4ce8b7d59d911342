import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE, protect } from '../src/platform/database/protect.js';

const ANYONE = '(select app_user()) is not null';
const MAY = (code: string) => `(select app_may('${code}'))`;
const SELF = (column: string) => `${column} = (select app_user())`;

export class Identity1763700000001 implements MigrationInterface {
  name = 'Identity1763700000001';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.actor(q);
    await this.accounts(q);
    await this.rights(q);
    await this.sessions(q);
    await this.invitations(q);
    await this.functions(q);
    await this.policies(q);
  }

  /** After a transaction-local set_config the setting is '' and not NULL. */
  private async actor(q: QueryRunner) {
    await q.query(`
      create function app_user() returns uuid language sql stable parallel safe
      as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$`);
  }

  private async accounts(q: QueryRunner) {
    await q.query(`
      create table users (
        id uuid primary key default gen_random_uuid(),
        display_name text not null check (char_length(display_name) between 1 and 120),
        kind text not null default 'PERSON' check (kind in ('PERSON', 'SERVICE')),
        is_active boolean not null default true,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz
      )`);
    await q.query(`create index users_created_at_idx on users (created_at, id)`);
    await q.query(`
      create table user_accounts (
        user_id uuid primary key references users (id) on delete cascade,
        email text not null check (char_length(email) <= 254),
        email_key text not null,
        username text not null,
        username_key text not null,
        locale text not null default 'en',
        is_superuser boolean not null default false,
        is_verified boolean not null default false,
        ai_provider text,
        ai_model text,
        last_login_at timestamptz,
        deleted_at timestamptz,
        constraint user_accounts_ai_pair check ((ai_provider is null) = (ai_model is null))
      )`);
    await q.query(`create unique index user_accounts_email_uq on user_accounts (email_key) where deleted_at is null`);
    await q.query(
      `create unique index user_accounts_username_uq on user_accounts (username_key) where deleted_at is null`,
    );
    await q.query(`
      create table user_credentials (
        user_id uuid primary key references users (id) on delete cascade,
        password_hash text not null,
        updated_at timestamptz not null default now()
      )`);
  }

  private async rights(q: QueryRunner) {
    await q.query(`
      create table permissions (
        code text primary key check (code ~ '^[a-z]+\\.[a-z-]+$'),
        description text not null,
        is_administrative boolean not null
      )`);
    for (const table of ['roles', 'groups']) {
      await q.query(`
        create table ${table} (
          id uuid primary key default gen_random_uuid(),
          name text not null check (char_length(name) between 1 and 120),
          description text not null default '',
          is_system boolean not null default false,
          created_at timestamptz not null default now(),
          deleted_at timestamptz
        )`);
      await q.query(`create unique index ${table}_name_uq on ${table} (name) where deleted_at is null`);
    }
    await this.link(q, 'role_permissions', ['role_id', 'roles'], ['permission_code', 'permissions']);
    await this.link(q, 'group_permissions', ['group_id', 'groups'], ['permission_code', 'permissions']);
    await this.link(q, 'group_roles', ['group_id', 'groups'], ['role_id', 'roles']);
    await this.link(q, 'group_members', ['group_id', 'groups'], ['user_id', 'users']);
    await this.link(q, 'user_roles', ['user_id', 'users'], ['role_id', 'roles']);
  }

  private async link(q: QueryRunner, table: string, a: [column: string, target: string], b: typeof a) {
    const column = ([name, target]: typeof a) =>
      target === 'permissions'
        ? `${name} text not null references permissions (code) on update cascade on delete cascade`
        : `${name} uuid not null references ${target} (id) on delete cascade`;
    await q.query(`create table ${table} (${column(a)}, ${column(b)}, primary key (${a[0]}, ${b[0]}))`);
    await q.query(`create index ${table}_${b[0]}_idx on ${table} (${b[0]})`);
  }

  private async sessions(q: QueryRunner) {
    await q.query(`
      create table sessions (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references users (id) on delete cascade,
        ip text,
        user_agent text,
        created_at timestamptz not null default now(),
        last_activity_at timestamptz not null default now(),
        expires_at timestamptz not null,
        revoked_at timestamptz,
        revoked_reason text
      )`);
    await q.query(`create index sessions_user_id_idx on sessions (user_id, created_at)`);
    await q.query(`create index sessions_expires_at_idx on sessions (expires_at) where revoked_at is null`);
    await q.query(`
      create table refresh_tokens (
        jti uuid primary key,
        session_id uuid not null references sessions (id) on delete cascade,
        user_id uuid not null references users (id) on delete cascade,
        hash bytea not null,
        issued_at timestamptz not null default now(),
        expires_at timestamptz not null,
        used_at timestamptz,
        used_ip text,
        used_user_agent text,
        replaced_by uuid,
        revoked_at timestamptz
      )`);
    await q.query(`create unique index refresh_tokens_hash_uq on refresh_tokens (hash)`);
    await q.query(`create index refresh_tokens_session_id_idx on refresh_tokens (session_id)`);
    await q.query(`create index refresh_tokens_user_id_idx on refresh_tokens (user_id)`);
    await q.query(`
      create table signing_keys (
        kid text primary key,
        algorithm text not null check (algorithm in ('ES256', 'HS256')),
        public_jwk jsonb,
        private_wrapped bytea not null,
        wrapping_key_id text not null,
        created_at timestamptz not null default now(),
        retired_at timestamptz
      )`);
    await q.query(`
      create table throttles (
        key bytea primary key,
        attempts integer not null,
        window_ends_at timestamptz not null
      )`);
    await q.query(`create index throttles_window_ends_at_idx on throttles (window_ends_at)`);
    await q.query(`
      create table master_keys (
        key_id text primary key,
        canary bytea not null,
        created_at timestamptz not null default now()
      )`);
  }

  private async invitations(q: QueryRunner) {
    await q.query(`
      create table invitations (
        id uuid primary key default gen_random_uuid(),
        token_hash bytea not null,
        email_hint text check (char_length(email_hint) <= 254),
        created_by uuid references users (id) on delete set null,
        expires_at timestamptz not null,
        consumed_at timestamptz,
        consumed_by uuid references users (id) on delete set null,
        revoked_at timestamptz,
        expired_at timestamptz,
        created_at timestamptz not null default now()
      )`);
    await q.query(`create unique index invitations_token_hash_uq on invitations (token_hash)`);
    await q.query(`create index invitations_created_at_idx on invitations (created_at, id)`);
    await q.query(`create index invitations_created_by_idx on invitations (created_by)`);
    await q.query(`create index invitations_consumed_by_idx on invitations (consumed_by)`);
    await this.link(q, 'invitation_roles', ['invitation_id', 'invitations'], ['role_id', 'roles']);
    await this.link(q, 'invitation_groups', ['invitation_id', 'invitations'], ['group_id', 'groups']);
  }

  private async functions(q: QueryRunner) {
    const definer = `stable security definer set search_path = public, pg_temp`;
    await q.query(`
      create function user_permissions(p_user uuid) returns text[] language plpgsql ${definer} as $$
      begin
        return (
          select coalesce(array_agg(distinct held.code order by held.code), '{}') from (
            select rp.permission_code as code
              from user_roles ur
              join roles r on r.id = ur.role_id and r.deleted_at is null
              join role_permissions rp on rp.role_id = ur.role_id
             where ur.user_id = p_user
            union all
            select rp.permission_code
              from group_members gm
              join groups g on g.id = gm.group_id and g.deleted_at is null
              join group_roles gr on gr.group_id = gm.group_id
              join roles r on r.id = gr.role_id and r.deleted_at is null
              join role_permissions rp on rp.role_id = gr.role_id
             where gm.user_id = p_user
            union all
            select gp.permission_code
              from group_members gm
              join groups g on g.id = gm.group_id and g.deleted_at is null
              join group_permissions gp on gp.group_id = gm.group_id
             where gm.user_id = p_user
          ) held
          where exists (select from users u where u.id = p_user and u.is_active and u.deleted_at is null)
        );
      end $$`);
    await q.query(`
      create function app_may(p_code text) returns boolean language plpgsql ${definer} as $$
      begin return app_user() is not null and p_code = any (user_permissions(app_user())); end $$`);
    await q.query(`
      create function app_user_permissions(p_user uuid) returns text[] language plpgsql ${definer} as $$
      begin
        if p_user = app_user() or app_may('users.read') then return user_permissions(p_user); end if;
        return null;
      end $$`);
    await q.query(`
      create function app_find_user(p_email_key text) returns uuid language plpgsql ${definer} as $$
      begin
        return (
          select u.id from user_accounts a join users u on u.id = a.user_id
           where app_user() is not null and a.email_key = p_email_key and a.deleted_at is null
             and u.is_active and u.deleted_at is null);
      end $$`);
    // Disabling an account ends its sessions: whoever may disable a user may not therefore see the user's sessions.
    await q.query(`
      create function end_sessions_of_disabled_user() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        update sessions set revoked_at = now(), revoked_reason = 'user disabled'
         where user_id = new.id and revoked_at is null;
        return null;
      end $$`);
    await q.query(`
      create trigger users_end_sessions after update of is_active, deleted_at on users for each row
      when (not new.is_active or new.deleted_at is not null) execute function end_sessions_of_disabled_user()`);
    // A session ends with its family of refresh tokens, whoever ends it: the application does not reach those.
    await q.query(`
      create function end_tokens_of_session() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        update refresh_tokens set revoked_at = new.revoked_at where session_id = new.id and revoked_at is null;
        return null;
      end $$`);
    await q.query(`
      create trigger sessions_end_tokens after update of revoked_at on sessions for each row
      when (old.revoked_at is null and new.revoked_at is not null) execute function end_tokens_of_session()`);
    // Whoever takes a role away need not see all other users; that an administrator remains must be known all the same.
    await q.query(`
      create function app_administrators() returns integer language plpgsql ${definer} as $$
      begin
        return (
          select count(*) from users u
           where u.is_active and u.deleted_at is null and exists (
             select from roles r where r.name = 'admin' and r.is_system and r.deleted_at is null and (
               exists (select from user_roles ur where ur.user_id = u.id and ur.role_id = r.id)
               or exists (
                 select from group_members gm
                   join groups g on g.id = gm.group_id and g.deleted_at is null
                   join group_roles gr on gr.group_id = gm.group_id
                  where gm.user_id = u.id and gr.role_id = r.id))));
      end $$`);
    await q.query(`revoke execute on all functions in schema public from public`);
    await q.query(`grant execute on function app_user() to ${APP_ROLE}, ${SYSTEM_ROLE}`);
    await q.query(`grant execute on function user_permissions(uuid) to ${SYSTEM_ROLE}`);
    await q.query(
      `grant execute on function app_may(text), app_user_permissions(uuid), app_find_user(text), app_administrators()
         to ${APP_ROLE}`,
    );
  }

  private async policies(q: QueryRunner) {
    const all = { select: 'true', insert: 'true', update: 'true', delete: 'true' };
    const everything = { select: 'true', insert: 'true', update: 'true' };
    await protect(q, 'users', {
      app: {
        select: `(${ANYONE} and is_active and deleted_at is null) or ${SELF('id')} or ${MAY('users.read')}`,
        update: MAY('users.update'),
        updateColumns: ['is_active', 'updated_at'],
      },
      system: everything,
    });
    await protect(q, 'user_accounts', {
      app: { select: `${SELF('user_id')} or ${MAY('users.read')}` },
      system: everything,
    });
    await protect(q, 'user_credentials', { system: everything });
    await protect(q, 'permissions', { app: { select: ANYONE }, system: { select: 'true' } });
    await protect(q, 'roles', { app: { select: `${ANYONE} and deleted_at is null` }, system: { select: 'true' } });
    await protect(q, 'groups', { app: { select: `${ANYONE} and deleted_at is null` }, system: { select: 'true' } });
    for (const table of ['role_permissions', 'group_permissions', 'group_roles'])
      await protect(q, table, { app: { select: ANYONE }, system: { select: 'true' } });
    const mine = `${SELF('user_id')} or ${MAY('users.read')}`;
    await protect(q, 'group_members', {
      app: { select: mine, insert: MAY('groups.update'), delete: MAY('groups.update') },
      system: all,
    });
    await protect(q, 'user_roles', {
      // Whoever takes a role away must see who holds it.
      app: { select: `${mine} or ${MAY('roles.assign')}`, insert: MAY('roles.assign'), delete: MAY('roles.assign') },
      system: all,
    });
    await protect(q, 'sessions', {
      app: {
        select: SELF('user_id'),
        update: SELF('user_id'),
        updateColumns: ['revoked_at', 'revoked_reason'],
      },
      system: all,
    });
    for (const table of ['refresh_tokens', 'signing_keys', 'throttles', 'master_keys'])
      await protect(q, table, { system: all });
    await protect(q, 'invitations', {
      app: {
        select: `${MAY('invitations.read')} or ${SELF('created_by')}`,
        insert: `${MAY('invitations.create')} and ${SELF('created_by')}`,
      },
      system: everything,
    });
    for (const [table, code] of [
      ['invitation_roles', 'roles.assign'],
      ['invitation_groups', 'groups.update'],
    ] as const)
      await protect(q, table, {
        app: {
          select: `${MAY('invitations.read')} or ${MAY('invitations.create')}`,
          insert: `${MAY('invitations.create')} and ${MAY(code)}`,
        },
        system: { select: 'true', insert: 'true' },
      });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      drop table invitation_groups, invitation_roles, invitations, master_keys, throttles, signing_keys,
        refresh_tokens, sessions, user_roles, group_members, group_roles, group_permissions, role_permissions,
        groups, roles, permissions, user_credentials, user_accounts, users cascade`);
    await q.query(`
      drop function app_administrators(), end_tokens_of_session(), end_sessions_of_disabled_user(), app_find_user(text), app_user_permissions(uuid), app_may(text),
        user_permissions(uuid), app_user()`);
  }
}
