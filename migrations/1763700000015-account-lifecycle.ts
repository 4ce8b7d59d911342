import type { MigrationInterface, QueryRunner } from 'typeorm';
import { deletion, undoDeletion } from './lifecycle/deletion.js';
import { erasure, undoErasure } from './lifecycle/erasure.js';
import { resets, undoResets } from './lifecycle/resets.js';

/** Deleting, restoring and erasing accounts, and one-time links that set a new password. */
export class AccountLifecycle1763700000015 implements MigrationInterface {
  name = 'AccountLifecycle1763700000015';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await resets(q);
    await deletion(q);
    await erasure(q);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await undoErasure(q);
    await undoDeletion(q);
    await undoResets(q);
  }
}
