import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropFunctions, functions } from './secret-scopes/functions.js';
import { policies, policiesBefore } from './secret-scopes/policies.js';
import { tables, tablesBefore } from './secret-scopes/tables.js';
import { dropTriggers, triggers } from './secret-scopes/triggers.js';

/**
 * Secrets of workspaces and of the house, secrets bound to a chat session, grants to groups, and what else narrows who
 * reaches a secret. A secret belongs to a user, to a workspace, or to neither: then it is the house's.
 */
export class SecretScopes1763700000013 implements MigrationInterface {
  name = 'SecretScopes1763700000013';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await tables(q);
    await functions(q);
    await triggers(q);
    await policies(q);
  }

  /** What the tables of before have no place for goes: secrets of workspaces and of the house, and grants to groups. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`delete from secrets where owner_id is null`);
    await q.query(`delete from secret_shares where grantee_id is null`);
    await q.query(`delete from secret_access_log where owner_id is null`);
    await policiesBefore(q);
    await dropTriggers(q);
    await dropFunctions(q);
    await tablesBefore(q);
  }
}
