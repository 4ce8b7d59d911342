import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SYSTEM_ROLE, protect } from '../src/platform/database/protect.js';

const MINE = `(select app_may('documents.read')) and owner_id = (select app_user())`;

/** What is remembered of asking a model for the topics of a document: why it did not work, and when it is asked again. */
export class Classification1763700000083 implements MigrationInterface {
  name = 'Classification1763700000083';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      create table document_classifications (
        document_id uuid primary key,
        owner_id uuid not null,
        attempt_id uuid not null,
        attempts integer not null,
        retry_at timestamptz,
        error text check (char_length(error) <= 1024),
        updated_at timestamptz not null default now(),
        constraint document_classifications_document_fk foreign key (document_id, owner_id)
          references documents (id, owner_id) on delete cascade
      )`);
    await q.query(`
      create index document_classifications_document_owner_idx on document_classifications (document_id, owner_id)`);
    await q.query(`
      create index document_classifications_retry_at_idx on document_classifications (retry_at)
      where retry_at is not null`);
    await protect(q, 'document_classifications', {
      app: { select: MINE },
      system: {
        select: 'true',
        insert: 'true',
        update: 'true',
        updateColumns: ['attempt_id', 'attempts', 'retry_at', 'error', 'updated_at'],
      },
    });
    await q.query(`
      create policy system_update on document_topics for update to ${SYSTEM_ROLE}
        using (true) with check (source = 'AI')`);
    await q.query(`grant update (confidence) on document_topics to ${SYSTEM_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`revoke update (confidence) on document_topics from ${SYSTEM_ROLE}`);
    await q.query(`drop policy system_update on document_topics`);
    await q.query(`drop table document_classifications`);
  }
}
