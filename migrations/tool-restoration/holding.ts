import type { QueryRunner } from 'typeorm';
import { APP_ROLE } from '../../src/platform/database/protect.js';

/**
 * Whoever asks for an execution keeps its tool as it is until that is written: what was looked at is what is asked for. It
 * is as much as the foreign key takes anyway, only earlier, and stands in the way of nobody but those who change the tool.
 */
export async function holding(q: QueryRunner): Promise<void> {
  await q.query(`
    create function app_hold_tool(p_name text) returns void language plpgsql volatile
    security definer set search_path = public, pg_temp as $$
      begin
        perform from tools t where t.name_key = lower(p_name) and t.deleted_at is null for key share;
      end $$`);
  await q.query(`revoke execute on function app_hold_tool(text) from public`);
  await q.query(`grant execute on function app_hold_tool(text) to ${APP_ROLE}`);
}

/** Takes away what `holding` made. */
export async function dropHolding(q: QueryRunner): Promise<void> {
  await q.query(`drop function app_hold_tool(text)`);
}
