import type { MigrationInterface, QueryRunner } from 'typeorm';
import { functions, policies } from './identity/rules.js';
import { TABLES } from './identity/tables.js';

export class Identity1763700000001 implements MigrationInterface {
  name = 'Identity1763700000001';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    // After a transaction-local set_config the setting is '' and not NULL.
    await q.query(`
      create function app_user() returns uuid language sql stable parallel safe
      as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$`);
    for (const make of TABLES) await make(q);
    await functions(q);
    await policies(q);
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
