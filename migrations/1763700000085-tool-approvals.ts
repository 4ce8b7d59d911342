import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropFunctions, functions } from './tool-approvals/functions.js';
import { policies } from './tool-approvals/policies.js';
import { tables } from './tool-approvals/tables.js';

/** Who has to agree before a tool is run, what they were asked, and what they said. */
export class ToolApprovals1763700000085 implements MigrationInterface {
  name = 'ToolApprovals1763700000085';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await tables(q);
    await functions(q);
    await policies(q);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await dropFunctions(q);
  }
}
