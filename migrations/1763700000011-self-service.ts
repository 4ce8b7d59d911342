import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../src/platform/database/protect.js';

const ME = '(select app_user())';
const READER = `(select app_may('audit.read')) or (select app_may('audit.verify'))`;
/** What a person did, and what was done to the person's account. */
const OWN = `user_id = ${ME} or (resource_type = 'USER' and resource_id = ${ME} and success)`;

/** Lets people change their own profile, and read what the audit log has of them. */
export class SelfService1763700000011 implements MigrationInterface {
  name = 'SelfService1763700000011';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      create policy app_update_own on users for update to ${APP_ROLE} using (id = ${ME})
        with check (id = ${ME} and is_active and deleted_at is null)`);
    await q.query(`grant update (display_name) on users to ${APP_ROLE}`);
    await q.query(`
      create policy app_update on user_accounts for update to ${APP_ROLE} using (user_id = ${ME})
        with check (user_id = ${ME})`);
    await q.query(`grant update (username, username_key, locale) on user_accounts to ${APP_ROLE}`);
    await this.readers(q, `${READER} or ${OWN}`, `${READER} or user_id = ${ME}`);
  }

  private async readers(q: QueryRunner, logs: string, personal: string) {
    await q.query(`alter policy app_select on audit_logs using (${logs})`);
    await q.query(`alter policy app_select on audit_personal using (${personal})`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.readers(q, READER, READER);
    await q.query(`revoke update (username, username_key, locale) on user_accounts from ${APP_ROLE}`);
    await q.query(`drop policy app_update on user_accounts`);
    await q.query(`revoke update (display_name) on users from ${APP_ROLE}`);
    await q.query(`drop policy app_update_own on users`);
  }
}
