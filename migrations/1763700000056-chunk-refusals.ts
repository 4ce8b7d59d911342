import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '../src/platform/database/protect.js';

/**
 * Chunks that a model refuses in every size. They are not asked about again and again, and do not keep a model that took
 * everything else from becoming the default.
 */
export class ChunkRefusals1763700000056 implements MigrationInterface {
  name = 'ChunkRefusals1763700000056';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      create table chunk_refusals (
        chunk_id uuid not null references document_chunks (id) on delete cascade,
        model_id uuid not null references embedding_models (id) on delete cascade,
        created_at timestamptz not null default now(),
        primary key (chunk_id, model_id)
      )`);
    await q.query(`create index chunk_refusals_model_id_idx on chunk_refusals (model_id)`);
    await protect(q, 'chunk_refusals', { system: { select: 'true', insert: 'true', delete: 'true' } });
    // Whoever manages models changes what may have been the reason, and sees no chunk.
    await q.query(`
      create function forget_chunk_refusals() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        delete from chunk_refusals where model_id = new.id;
        return null;
      end $$`);
    await q.query(`
      create trigger embedding_models_forget_refusals after update of max_tokens on embedding_models for each row
      execute function forget_chunk_refusals()`);
    await q.query(`revoke execute on function forget_chunk_refusals() from public`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop trigger embedding_models_forget_refusals on embedding_models`);
    await q.query(`drop table chunk_refusals`);
    await q.query(`drop function forget_chunk_refusals()`);
  }
}
