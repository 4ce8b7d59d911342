import type { QueryRunner } from 'typeorm';

/** The tables of the first migration, by aggregate. */
export const TABLES = [accounts, rights, sessions, invitations];

async function accounts(q: QueryRunner) {
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

async function rights(q: QueryRunner) {
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
  await link(q, 'role_permissions', ['role_id', 'roles'], ['permission_code', 'permissions']);
  await link(q, 'group_permissions', ['group_id', 'groups'], ['permission_code', 'permissions']);
  await link(q, 'group_roles', ['group_id', 'groups'], ['role_id', 'roles']);
  await link(q, 'group_members', ['group_id', 'groups'], ['user_id', 'users']);
  await link(q, 'user_roles', ['user_id', 'users'], ['role_id', 'roles']);
}

async function link(q: QueryRunner, table: string, a: [column: string, target: string], b: typeof a) {
  const column = ([name, target]: typeof a) =>
    target === 'permissions'
      ? `${name} text not null references permissions (code) on update cascade on delete cascade`
      : `${name} uuid not null references ${target} (id) on delete cascade`;
  await q.query(`create table ${table} (${column(a)}, ${column(b)}, primary key (${a[0]}, ${b[0]}))`);
  await q.query(`create index ${table}_${b[0]}_idx on ${table} (${b[0]})`);
}

async function sessions(q: QueryRunner) {
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

async function invitations(q: QueryRunner) {
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
  await link(q, 'invitation_roles', ['invitation_id', 'invitations'], ['role_id', 'roles']);
  await link(q, 'invitation_groups', ['invitation_id', 'invitations'], ['group_id', 'groups']);
}
