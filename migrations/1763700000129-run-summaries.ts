import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../src/platform/database/protect.js';

/** Why a model could not be told in short of what its context window leaves out. */
export class RunSummaries1763700000129 implements MigrationInterface {
  name = 'RunSummaries1763700000129';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      alter table chat_runs add column summary_error text check (char_length(summary_error) between 1 and 1000)`);
    await q.query(`grant update (summary_error) on chat_runs to ${APP_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`alter table chat_runs drop column summary_error`);
  }
}
