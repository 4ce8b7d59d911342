import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../src/platform/database/protect.js';

/** Lets administrators choose whose model works for somebody, and change nothing else of an account. */
export class UserAi1763700000063 implements MigrationInterface {
  name = 'UserAi1763700000063';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    // Row security tells rows apart, not columns: with a policy, people could choose for themselves, and administrators
    // rename everybody.
    await q.query(`
      create function app_set_user_ai(p_user uuid, p_provider text, p_model text)
      returns table (provider text, model text) language plpgsql
      security definer set search_path = public, pg_temp as $$
      declare
        before user_accounts;
      begin
        if not app_may('users.update') then
          raise insufficient_privilege using message = 'Whoever chooses models for others needs users.update.';
        end if;
        select * into before from user_accounts a where a.user_id = p_user and a.deleted_at is null for update;
        if not found then
          return;
        end if;
        update user_accounts set ai_provider = p_provider, ai_model = p_model where user_id = p_user;
        return query select before.ai_provider, before.ai_model;
      end $$`);
    await q.query(`revoke execute on function app_set_user_ai(uuid, text, text) from public`);
    await q.query(`grant execute on function app_set_user_ai(uuid, text, text) to ${APP_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop function app_set_user_ai(uuid, text, text)`);
  }
}
