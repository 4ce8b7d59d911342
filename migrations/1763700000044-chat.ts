import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropPolicies, policies } from './chat/policies.js';
import { dropTables, tables } from './chat/tables.js';
import { dropTriggers, triggers } from './chat/triggers.js';

/** Conversations: what was only an id to bind secrets and keys to gets its messages, its events and its summaries. */
export class Chat1763700000044 implements MigrationInterface {
  name = 'Chat1763700000044';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await tables(q);
    await triggers(q);
    await policies(q);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await dropPolicies(q);
    await dropTriggers(q);
    await dropTables(q);
  }
}
