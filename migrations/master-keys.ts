import type { QueryRunner } from 'typeorm';

const DEFINER = `security definer set search_path = public, pg_temp`;

/**
 * Says in which tables the column `wrapping_key_id` names a master key: what counts as under a key, and is locked while
 * one is retired.
 */
export async function underMasterKey(q: QueryRunner, tables: readonly string[]): Promise<void> {
  const others = tables.map((table) => `select 'local', wrapping_key_id, 0, count(*) from ${table} group by 2`);
  await q.query(`
      create or replace function key_usage() returns table (provider text, key_id text, versions bigint, others bigint)
      language sql stable ${DEFINER} as $$
        select used.provider, used.key_id, sum(used.versions)::bigint, sum(used.others)::bigint
          from (
            select v.key_provider as provider, v.key_id, count(*) as versions, 0 as others
              from secret_versions v where v.wrapped_key is not null group by 1, 2
            union all ${others.join(' union all ')}
          ) used group by 1, 2
      $$`);
  // Answers how much is still under the key; it is retired where that is nothing. The locks make sure that nothing is
  // wrapped by it between the count and the end of the transaction; what comes later finds it retired.
  await q.query(`
      create or replace function retire_key(p_provider text, p_key_id text, p_retained jsonb) returns bigint
      language plpgsql ${DEFINER} as $$
      declare
        used bigint;
      begin
        perform set_config('lock_timeout', '5s', true);
        lock table secret_versions, ${tables.join(', ')} in share row exclusive mode;
        select coalesce(sum(u.versions + u.others), 0) into used from key_usage() u
         where u.provider = p_provider and u.key_id = p_key_id;
        if used > 0 then return used; end if;
        insert into retained_keys (key_id, label, wrapping_key_id, wrapped)
        select p_key_id, k.label, k.wrapping_key_id, decode(k.wrapped, 'base64')
          from jsonb_to_recordset(p_retained) as k (label text, wrapping_key_id text, wrapped text);
        insert into retired_keys (provider, key_id, retired_by) values (p_provider, p_key_id, app_user());
        -- From here on the server starts without it.
        delete from master_keys m where p_provider = 'local' and m.key_id = p_key_id;
        return 0;
      end $$`);
}
