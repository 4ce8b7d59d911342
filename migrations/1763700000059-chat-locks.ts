import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../src/platform/database/protect.js';

/** Lets whoever binds something to a chat session have it stay open until that is done. */
export class ChatLocks1763700000059 implements MigrationInterface {
  name = 'ChatLocks1763700000059';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    // Twice: the first keeps strangers from locking anything, the second sees what was committed while this one waited.
    await q.query(`
      create function app_lock_chat(p_chat uuid) returns boolean language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        if not app_chat_open(p_chat) then return false; end if;
        perform from chat_sessions where id = p_chat for share;
        return app_chat_open(p_chat);
      end $$`);
    await q.query(`revoke execute on function app_lock_chat(uuid) from public`);
    await q.query(`grant execute on function app_lock_chat(uuid) to ${APP_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop function app_lock_chat(uuid)`);
  }
}
