import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '../src/platform/database/protect.js';

const READER = `(select app_may('audit.read')) or (select app_may('audit.verify'))`;

/** What the files of checkpoints say, once more where every server sees it. */
export class AuditCheckpoints1763700000009 implements MigrationInterface {
  name = 'AuditCheckpoints1763700000009';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    // No foreign key: a checkpoint must be able to say that the link it covers is gone.
    await q.query(`
      create table audit_checkpoints (
        file_id uuid,
        number integer,
        seq bigint not null,
        hash bytea not null,
        previous bytea not null,
        key_id text not null,
        signature bytea not null,
        created_at timestamptz not null,
        primary key (file_id, number)
      )`);
    await protect(q, 'audit_checkpoints', {
      app: { select: READER },
      system: { select: 'true', insert: 'true' },
    });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop table audit_checkpoints`);
  }
}
