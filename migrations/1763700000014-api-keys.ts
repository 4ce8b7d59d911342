import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE, protect } from '../src/platform/database/protect.js';
import { actorBefore, actorFunctions, keyFunctions } from './keys/functions.js';
import { triggers } from './keys/triggers.js';

const PERSON = '(select app_person())';
const MAY_CREATE = `(select app_may('apikeys.create'))`;
/** Service accounts that the actor manages: the own ones, and those of workspaces where the actor is ADMIN or OWNER. */
const MANAGED = `(owner_id = ${PERSON}
  or (${PERSON} is not null and workspace_id = any (array(select app_workspaces('ADMIN')))))`;
/** Whose keys the actor manages. */
const HOLDER = `(user_id = ${PERSON} or user_id = any (array(
  select s.user_id from service_accounts s where s.owner_id = ${PERSON}
     or (${PERSON} is not null and s.workspace_id = any (array(select app_workspaces('ADMIN')))))))`;

const MADE = 'user_id, created_by, name, prefix, hash, scopes, expires_at, chat_session_id';
const CHANGED = 'prefix, hash, version, rotated_at, revoked_at';

/** Policies on older tables that asked for the user, and now ask for the person: a key does not see or do this. */
const PERSONAL: readonly [policy: string, table: string, before: string, after: string][] = (
  [
    ['app_select', 'sessions', 'using (user_id = ME)'],
    ['app_update', 'sessions', 'using (user_id = ME) with check (user_id = ME)'],
    ['app_update_own', 'users', 'using (id = ME) with check (id = ME and is_active and deleted_at is null)'],
    ['app_update', 'user_accounts', 'using (user_id = ME) with check (user_id = ME)'],
    ['app_select', 'invitations', `using ((select app_may('invitations.read')) or created_by = ME)`],
    [
      'app_select',
      'audit_logs',
      `using ((select app_may('audit.read')) or (select app_may('audit.verify'))
        or user_id = ME or (resource_type = 'USER' and resource_id = ME and success))`,
    ],
    [
      'app_select',
      'audit_personal',
      `using ((select app_may('audit.read')) or (select app_may('audit.verify')) or user_id = ME)`,
    ],
  ] as const
).map(([policy, table, clauses]) => [
  policy,
  table,
  clauses.replaceAll('ME', '(select app_user())'),
  clauses.replaceAll('ME', PERSON),
]);

/**
 * API keys and service accounts. The database knows by which key somebody acts: a key that is revoked, expired or
 * unknown is nobody, and rights are those of whoever stands behind it, as far as its scopes go.
 */
export class ApiKeys1763700000014 implements MigrationInterface {
  name = 'ApiKeys1763700000014';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.tables(q);
    await keyFunctions(q);
    await actorFunctions(q);
    await triggers(q);
    await this.policies(q);
    for (const [policy, table, , after] of PERSONAL) await q.query(`alter policy ${policy} on ${table} ${after}`);
    // By which key it was done. The default keeps it wherever the application writes.
    await q.query(`alter table secret_access_log add column key_id uuid default app_key()`);
  }

  private async tables(q: QueryRunner) {
    await q.query(`
      create table service_accounts (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references users (id) on delete cascade,
        name text not null check (char_length(name) between 1 and 120),
        owner_id uuid references users (id) on delete cascade,
        workspace_id uuid references workspaces (id) on delete cascade,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        deleted_at timestamptz,
        constraint service_accounts_owner_check check (num_nonnulls(owner_id, workspace_id) = 1)
      )`);
    await q.query(`create unique index service_accounts_user_id_uq on service_accounts (user_id)`);
    await q.query(`create index service_accounts_owner_id_idx on service_accounts (owner_id, created_at, id)`);
    await q.query(`create index service_accounts_workspace_id_idx on service_accounts (workspace_id, created_at, id)`);
    // Bound to a chat session of its user, and gone with that: without its binding a key would open more.
    await q.query(`
      create table api_keys (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references users (id) on delete cascade,
        created_by uuid not null,
        name text not null check (char_length(name) between 1 and 120),
        prefix text not null,
        hash bytea not null,
        version integer not null default 1,
        scopes text[] not null,
        chat_session_id uuid,
        expires_at timestamptz,
        expired_at timestamptz,
        last_used_at timestamptz,
        rotated_at timestamptz,
        revoked_at timestamptz,
        created_at timestamptz not null default now(),
        constraint api_keys_chat_session_fk foreign key (chat_session_id, user_id)
          references chat_sessions (id, owner_id) on delete cascade
      )`);
    await q.query(`create unique index api_keys_hash_uq on api_keys (hash)`);
    await q.query(`create index api_keys_user_id_idx on api_keys (user_id, created_at, id)`);
    await q.query(`create index api_keys_chat_session_idx on api_keys (chat_session_id, user_id)`);
    await q.query(`
      create index api_keys_expires_at_idx on api_keys (expires_at) where revoked_at is null and expired_at is null`);
  }

  private async policies(q: QueryRunner) {
    const app = (table: string, command: string, clauses: string) =>
      q.query(`create policy app_${command} on ${table} for ${command} to ${APP_ROLE} ${clauses}`);
    await protect(q, 'service_accounts', { system: { select: 'true' } });
    // Its members know a workspace's service accounts, or they could share nothing with them.
    await app(
      'service_accounts',
      'select',
      `using (${MANAGED} or user_id = (select app_user()) or workspace_id = any (array(select app_workspaces('MEMBER'))))`,
    );
    await app(
      'service_accounts',
      'insert',
      `with check (created_by = ${PERSON} and ${MAY_CREATE} and ${MANAGED} and deleted_at is null)`,
    );
    await app('service_accounts', 'update', `using (${MANAGED} and deleted_at is null) with check (${MANAGED})`);
    await q.query(`
      grant select, insert (name, owner_id, workspace_id, created_by), update (deleted_at)
         on service_accounts to ${APP_ROLE}`);

    await protect(q, 'api_keys', {
      system: { select: 'true', update: 'true', updateColumns: ['last_used_at', 'expired_at'] },
    });
    await app('api_keys', 'select', `using (${HOLDER})`);
    await app(
      'api_keys',
      'insert',
      `with check (created_by = ${PERSON} and ${MAY_CREATE} and ${HOLDER} and revoked_at is null
        and scopes <@ (select app_user_permissions(app_user())))`,
    );
    // What is revoked stays so.
    await app('api_keys', 'update', `using (${HOLDER} and revoked_at is null) with check (${HOLDER})`);
    await q.query(`
      grant select (id, version, created_at, expired_at, last_used_at, rotated_at, revoked_at, user_id, created_by,
            name, prefix, scopes, expires_at, chat_session_id),
          insert (${MADE}), update (${CHANGED}) on api_keys to ${APP_ROLE}`);
    await q.query(`grant execute on function api_key_is_live(uuid) to ${SYSTEM_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`alter table secret_access_log drop column key_id`);
    for (const [policy, table, before] of PERSONAL) await q.query(`alter policy ${policy} on ${table} ${before}`);
    await q.query(`drop trigger users_end_keys on users`);
    await q.query(`drop trigger workspaces_end_keys on workspaces`);
    await q.query(`drop table api_keys, service_accounts cascade`);
    await actorBefore(q);
    await q.query(`
      drop function service_account_begin(), service_account_end(), end_keys_of_erased_user(),
        end_keys_of_destroyed_workspace(), app_person(), app_key_is_live(), api_key_is_live(uuid)`);
  }
}
