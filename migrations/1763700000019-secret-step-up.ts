import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../src/platform/database/protect.js';

/** Lets a secret ask for a fresh proof of who is there before its value is revealed. */
export class SecretStepUp1763700000019 implements MigrationInterface {
  name = 'SecretStepUp1763700000019';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`alter table secrets add column require_step_up boolean not null default false`);
    await q.query(`grant update (require_step_up) on secrets to ${APP_ROLE}`);
    // Row security tells rows apart, not columns: whoever manages a secret may guard it more, and only its owner less.
    await q.query(`
      create function secret_step_up_stays() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        if app_user() is not null and not app_secret_decided(old.owner_id, old.workspace_id) then
          raise exception 'only its owner reveals a secret without a fresh proof' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$`);
    await q.query(`
      create trigger secret_step_up_stays before update of require_step_up on secrets for each row
      when (old.require_step_up and not new.require_step_up) execute function secret_step_up_stays()`);
    await q.query(`revoke execute on function secret_step_up_stays() from public`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop trigger secret_step_up_stays on secrets`);
    await q.query(`drop function secret_step_up_stays()`);
    await q.query(`alter table secrets drop column require_step_up`);
  }
}
