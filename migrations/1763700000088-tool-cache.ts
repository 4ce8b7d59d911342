import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '../src/platform/database/protect.js';

const DEFINER = `security definer set search_path = public, pg_temp`;

/**
 * What tools that change nothing answered, for whoever asks the same within the time. Nobody reads it but the background,
 * which hands it out where it would have run the tool; a key is a hash that says nothing of who asked for what.
 */
export class ToolCache1763700000088 implements MigrationInterface {
  name = 'ToolCache1763700000088';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      create table tool_cache (
        key text primary key check (key ~ '^[0-9a-f]{64}$'),
        tool_id uuid not null references tools (id) on delete cascade,
        owner_id uuid references users (id),
        result jsonb not null,
        hit_count integer not null default 0,
        last_hit_at timestamptz,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null
      )`);
    await q.query(`create index tool_cache_tool_id_idx on tool_cache (tool_id)`);
    await q.query(`create index tool_cache_owner_id_idx on tool_cache (owner_id)`);
    await q.query(`create index tool_cache_expires_at_idx on tool_cache (expires_at)`);
    // Of executions that would be told the same answer one runs at a time, whoever runs them.
    await q.query(`
      create unique index tool_executions_flight_uq on tool_executions (cache_key) where status = 'RUNNING'`);
    await protect(q, 'tool_cache', { system: { select: 'true', insert: 'true', update: 'true', delete: 'true' } });
    await q.query(`
      create function erase_tool_cache_of_user() returns trigger language plpgsql ${DEFINER} as $$
        begin
          delete from tool_cache where owner_id = new.id;
          return null;
        end $$`);
    await q.query(`
      create trigger users_erase_tool_cache after update of erased_at on users for each row
      when (old.erased_at is null and new.erased_at is not null) execute function erase_tool_cache_of_user()`);
    await q.query(`revoke execute on function erase_tool_cache_of_user() from public`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop trigger users_erase_tool_cache on users`);
    await q.query(`drop function erase_tool_cache_of_user()`);
    await q.query(`drop index tool_executions_flight_uq`);
    await q.query(`drop table tool_cache`);
  }
}
