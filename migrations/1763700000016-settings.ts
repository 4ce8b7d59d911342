import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, protect } from '../src/platform/database/protect.js';

const MAY = (code: string) => `(select app_may('${code}'))`;

/** What administrators may change while the house is open. */
export class Settings1763700000016 implements MigrationInterface {
  name = 'Settings1763700000016';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    // A value of null is the default of the code: that a setting was reset must outlive the next start, which seeds.
    // No foreign key to whoever changed it: history keeps ids.
    await q.query(`
      create table settings (
        id uuid primary key default gen_random_uuid(),
        key text not null,
        value jsonb,
        updated_by uuid,
        updated_at timestamptz,
        constraint settings_key_uq unique (key)
      )`);
    await protect(q, 'settings', {
      app: {
        // Whoever changes a row must see it.
        select: `${MAY('settings.read')} or ${MAY('settings.update')}`,
        insert: MAY('settings.update'),
        update: MAY('settings.update'),
        updateColumns: ['value', 'updated_by', 'updated_at'],
      },
      system: { select: 'true', insert: 'true' },
    });
    // What is in force concerns everybody who is signed in; who changed it when does not.
    await q.query(`
      create function app_setting(p_key text) returns jsonb language plpgsql
      stable security definer set search_path = public, pg_temp as $$
      begin return (select s.value from settings s where s.key = p_key and app_user() is not null); end $$`);
    await q.query(`revoke execute on function app_setting(text) from public`);
    await q.query(`grant execute on function app_setting(text) to ${APP_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop function app_setting(text)`);
    await q.query(`drop table settings`);
  }
}
