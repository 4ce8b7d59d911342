import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../src/platform/database/protect.js';

/** Which tools the models that work for somebody are told of, and how much of what they read that is: said in one place. */
export class OfferedTools1763700000069 implements MigrationInterface {
  name = 'OfferedTools1763700000069';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    // Row security shows whoever manages tools all of them, and everybody else's narrowed by what a tool asks for besides.
    await q.query(`
      create function app_offered_tools()
      returns table (name text, description text, parameters jsonb, tokens integer) language sql stable as $$
        select o.name, o.description, o.parameters, (o.bytes + 3) / 4
          from (select t.name, t.description, t.parameters, weight.bytes,
                       sum(weight.bytes) over (order by t.is_system desc, t.name) as total
                  from tools t cross join lateral (select octet_length(t.name) + octet_length(t.description)
                         + octet_length(t.parameters::text) as bytes) weight
                 where t.deleted_at is null and t.is_active and t.max_concurrent_executions is distinct from 0
                   and (select app_may('tools.read')) and (select app_may('tools.execute'))
                   and (t.required_permission is null or app_may(t.required_permission))
                 order by t.is_system desc, t.name limit 128) o
         where o.total <= 256 * 1024 order by o.name
      $$`);
    await q.query(`revoke execute on function app_offered_tools() from public`);
    await q.query(`grant execute on function app_offered_tools() to ${APP_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop function app_offered_tools()`);
  }
}
