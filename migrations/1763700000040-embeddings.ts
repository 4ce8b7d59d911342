import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '../src/platform/database/protect.js';

const MANAGE = `(select app_may('models.manage'))`;
const READ = `(select app_may('documents.read'))`;
const MINE = 'owner_id = (select app_user())';
const OF_PUBLIC = `document_id = any (array(select d.id from documents d where d.is_public and d.status = 'READY'))`;

/** Models that embed, and what they made of the chunks of documents. */
export class Embeddings1763700000040 implements MigrationInterface {
  name = 'Embeddings1763700000040';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.models(q);
    await this.embeddings(q);
  }

  private async models(q: QueryRunner) {
    await q.query(`
      create table embedding_models (
        id uuid primary key default gen_random_uuid(),
        name text not null check (char_length(name) between 1 and 128),
        display_name text not null check (char_length(display_name) between 1 and 128),
        provider text not null check (provider in ('openai-compatible', 'ollama')),
        model_id text not null check (char_length(model_id) between 1 and 200),
        dimension integer not null check (dimension between 1 and 4000),
        max_tokens integer not null check (max_tokens between 1 and 1000000),
        cost_per_1k_tokens numeric(14, 8) not null default 0 check (cost_per_1k_tokens >= 0),
        is_active boolean not null default true,
        is_default boolean not null default false,
        switch_requested_at timestamptz,
        switch_requested_by uuid,
        first_used_at timestamptz,
        embedded_chunks integer not null default 0,
        total_chunks integer not null default 0,
        used_tokens bigint not null default 0,
        used_cost numeric(20, 8) not null default 0,
        avg_latency_ms double precision,
        failures integer not null default 0,
        last_error text check (char_length(last_error) <= 1024),
        last_error_at timestamptz,
        retry_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        constraint embedding_models_name_uq unique (name),
        constraint embedding_models_in_use_check
          check (is_active or (not is_default and switch_requested_at is null)),
        constraint embedding_models_switch_check check (not is_default or switch_requested_at is null)
      )`);
    await q.query(`create unique index embedding_models_default_uq on embedding_models (is_default) where is_default`);
    await q.query(`
      create unique index embedding_models_switch_uq on embedding_models ((switch_requested_at is not null))
       where switch_requested_at is not null`);
    await protect(q, 'embedding_models', {
      app: {
        select: MANAGE,
        insert: `${MANAGE} and not is_default`,
        update: MANAGE,
        // Which model is the default is decided by what is embedded, which whoever manages models does not see.
        updateColumns: [
          ...['display_name', 'dimension', 'max_tokens', 'cost_per_1k_tokens', 'is_active', 'updated_at'],
          ...['switch_requested_at', 'switch_requested_by', 'failures', 'retry_at'],
        ],
      },
      system: { select: 'true', insert: 'true', update: 'true' },
    });
  }

  private async embeddings(q: QueryRunner) {
    await q.query(`
      create table chunk_embeddings (
        chunk_id uuid not null references document_chunks (id) on delete cascade,
        model_id uuid not null references embedding_models (id) on delete cascade,
        document_id uuid not null,
        owner_id uuid not null,
        embedding bytea not null check (octet_length(embedding) % 4 = 0 and octet_length(embedding) > 0),
        created_at timestamptz not null default now(),
        primary key (chunk_id, model_id)
      )`);
    // Numbers of this kind do not compress: trying costs time at every write.
    await q.query(`alter table chunk_embeddings alter column embedding set storage external`);
    await q.query(`create index chunk_embeddings_owner_idx on chunk_embeddings (model_id, owner_id)`);
    await q.query(`create index chunk_embeddings_document_idx on chunk_embeddings (document_id)`);
    await protect(q, 'chunk_embeddings', {
      app: { select: `${READ} and (${MINE} or ${OF_PUBLIC})` },
      system: { select: 'true', insert: 'true', delete: 'true' },
    });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    // What `npm run vectors:enable` made stands on these tables.
    await q.query(`drop schema if exists vectors cascade`);
    await q.query(`drop table chunk_embeddings, embedding_models`);
  }
}
