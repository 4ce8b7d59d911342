import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which tool a secret was used, and in which execution: ids and names without foreign keys, since the log outlives both. */
export class SecretUses1763700000047 implements MigrationInterface {
  name = 'SecretUses1763700000047';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      alter table secret_access_log
        add column tool text check (char_length(tool) between 1 and 64),
        add column tool_execution_id uuid`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`alter table secret_access_log drop column tool, drop column tool_execution_id`);
  }
}
