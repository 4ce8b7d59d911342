import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../src/platform/database/protect.js';

const TRIGGER = `returns trigger language plpgsql security definer set search_path = public, pg_temp`;

/** What waits for its caller to claim it does not wait for ever: from when it is queued on it has so long as its tool says. */
export class ClaimTimes1763700000132 implements MigrationInterface {
  name = 'ClaimTimes1763700000132';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      alter table tools add column claim_timeout_seconds integer not null default 300
        check (claim_timeout_seconds between 1 and 86400)`);
    await q.query(`grant update (claim_timeout_seconds) on tools to ${APP_ROLE}`);
    await q.query(`alter table tool_executions add column claim_expires_at timestamptz`);
    // Who tries to claim and finds the tool busy is there, and has the time anew.
    await q.query(`grant update (claim_expires_at) on tool_executions to ${APP_ROLE}`);
    await q.query(`
      create index tool_executions_claim_idx on tool_executions (claim_expires_at)
      where status = 'PENDING' and claim_expires_at is not null`);
    await q.query(`
      create function tool_execution_claim_time() ${TRIGGER} as $$
        begin
          new.claim_expires_at := now() + make_interval(
            secs => (select t.claim_timeout_seconds from tools t where t.id = new.tool_id));
          return new;
        end $$`);
    await q.query(`revoke execute on function tool_execution_claim_time() from public`);
    // However it is queued: at once, when somebody has agreed, or again.
    await q.query(`
      create trigger tool_execution_claim_time_made before insert on tool_executions for each row
      when (new.kind = 'CLIENT' and new.status = 'PENDING') execute function tool_execution_claim_time()`);
    await q.query(`
      create trigger tool_execution_claim_time_moved before update of status on tool_executions for each row
      when (new.kind = 'CLIENT' and new.status = 'PENDING' and old.status <> 'PENDING')
      execute function tool_execution_claim_time()`);
    await q.query(`
      update tool_executions set claim_expires_at = now() + interval '300 seconds'
       where kind = 'CLIENT' and status = 'PENDING'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop trigger tool_execution_claim_time_made on tool_executions`);
    await q.query(`drop trigger tool_execution_claim_time_moved on tool_executions`);
    await q.query(`drop function tool_execution_claim_time()`);
    await q.query(`drop index tool_executions_claim_idx`);
    await q.query(`alter table tool_executions drop column claim_expires_at`);
    await q.query(`alter table tools drop column claim_timeout_seconds`);
  }
}
