import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropHolding, holding } from './tool-restoration/holding.js';
import { dropRules, rules } from './tool-restoration/rules.js';
import { clientsTaint } from './tool-restoration/taint.js';

/** Tools come back; what stood for approvals of them does not, and is looked at again when the turn of an execution comes. */
export class ToolRestoration1763700000133 implements MigrationInterface {
  name = 'ToolRestoration1763700000133';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`create index tools_deleted_at_idx on tools (deleted_at, id) where deleted_at is not null`);
    await rules(q);
    await holding(q);
    await clientsTaint(q, true);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await clientsTaint(q, false);
    await dropHolding(q);
    await dropRules(q);
    await q.query(`drop index tools_deleted_at_idx`);
  }
}
