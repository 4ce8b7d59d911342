import { APP_ROLE, SYSTEM_ROLE, protect } from '../../../platform/database/protect.js';
import type { Query } from '../../../platform/database/query.js';

const READ = `(select app_may('documents.read'))`;
const OF_PUBLIC = `document_id = any (array(select d.id from public.documents d where d.is_public and d.status = 'READY'))`;
const OF_READABLE = `exists (select from public.documents d where d.id = chunk_vectors.document_id)`;
/** Beyond this an index cannot be made of numbers of 32 bits, and is made of such of 16. */
const FULL_PRECISION = 2_000;
/** Up to so many numbers of 32 bits lie in the row itself, whose page has 8 KiB. */
export const IN_ROW = 1_900;
/** How many neighbours are considered for each embedding: twice the default, so that more of what is near is found. */
const EF_CONSTRUCTION = 128;

/** A model of which there are embeddings, or will be. */
export interface IndexedModel {
  readonly id: string;
  readonly name: string;
  readonly dimension: number;
  readonly isReady: boolean;
}

/** The expression that the index of a model is made of, where the extension lies in this schema. */
export const indexedExpression = (schema: string, column: string, dimension: number): string =>
  `(${column}::${schema}.${dimension > FULL_PRECISION ? 'halfvec' : 'vector'}(${dimension}))`;

/**
 * The schema `vectors`, which stands beside the tables of the migrations and can be dropped at any time: embeddings once more, in
 * the types of the extension pgvector, with an index for each model. Run as the owner of the tables, outside of a
 * transaction.
 */
export class VectorSchemaRepository {
  constructor(private readonly query: Query) {}

  /**
   * Makes schema, extension, tables and functions, all of them or none; what is there stays. Answers where the extension lies,
   * null where this PostgreSQL does not have it.
   */
  async make(): Promise<string | null> {
    const [available] = await this.query(`select from pg_available_extensions where name = 'vector'`);
    if (!available) return null;
    await this.query('begin');
    try {
      await this.query(`select pg_advisory_xact_lock(hashtext('vectors'))`);
      await this.query('create schema if not exists vectors');
      const [installed] = await this.query(`select from pg_extension where extname = 'vector'`);
      if (!installed) await this.query('create extension vector schema vectors');
      const [extension] = await this.query<{ schema: string }>(
        `select quote_ident(extnamespace::regnamespace::text) as schema from pg_extension where extname = 'vector'`,
      );
      if (!extension) throw new Error('The extension vector was made, and is not there.');
      const [there] = await this.query(`select where to_regclass('vectors.chunk_vectors') is not null`);
      if (!there) await this.create(extension.schema);
      await this.prepare(extension.schema);
      await this.settle();
      await this.query('commit');
      return extension.schema;
    } catch (error) {
      await this.query('rollback');
      throw error;
    }
  }

  private async create(schema: string): Promise<void> {
    for (const role of [APP_ROLE, SYSTEM_ROLE]) {
      await this.query(`grant usage on schema vectors to ${role}`);
      if (schema !== 'vectors') await this.query(`grant usage on schema ${schema} to ${role}`);
    }
    await this.query(`
      create table vectors.models (
        model_id uuid primary key references public.embedding_models (id) on delete cascade,
        ready_at timestamptz
      )`);
    await this.query(`
      create table vectors.chunk_vectors (
        chunk_id uuid not null,
        model_id uuid not null,
        document_id uuid not null,
        owner_id uuid not null,
        embedding ${schema}.vector not null,
        primary key (chunk_id, model_id),
        foreign key (chunk_id, model_id) references public.chunk_embeddings (chunk_id, model_id) on delete cascade
      ) partition by list (model_id)`);
    await this.query(`create index chunk_vectors_owner_idx on vectors.chunk_vectors (owner_id)`);
    await this.query(`create index chunk_vectors_document_idx on vectors.chunk_vectors (document_id)`);
    const runner = { query: (sql: string) => this.query(sql) };
    await protect(runner, 'vectors.models', { app: { select: READ }, system: { select: 'true' } });
    await protect(runner, 'vectors.chunk_vectors', {
      app: { select: `${READ} and (owner_id = (select app_user()) or ${OF_PUBLIC}) and ${OF_READABLE}` },
      system: { select: 'true', insert: 'true' },
    });
  }

  /** How the system, which owns nothing, has a part made for a new model. */
  private async prepare(schema: string): Promise<void> {
    const indexOf = (dimension: string) => `
      format('create index %I on vectors.%I using hnsw ((embedding::${schema}.%s(%s)) ${schema}.%s_cosine_ops) with (ef_construction = ${EF_CONSTRUCTION})',
        part || '_hnsw', part, kind, ${dimension}, kind)`;
    await this.query(`
      create or replace function vectors.prepare(model uuid, with_index boolean) returns void language plpgsql
      security definer set search_path = pg_catalog, pg_temp as $$
      declare
        part text := 'chunk_vectors_' || replace(model::text, '-', '');
        size integer := (select dimension from public.embedding_models where id = model);
        kind text := case when size > ${FULL_PRECISION} then 'halfvec' else 'vector' end;
      begin
        set local lock_timeout = '5s';
        perform pg_advisory_xact_lock(hashtext('vectors'));
        if size is null or exists (select from vectors.models where model_id = model) then return; end if;
        execute format('create table vectors.%I partition of vectors.chunk_vectors for values in (%L)', part, model);
        execute format('alter table vectors.%I enable row level security, force row level security', part);
        execute format('create policy owner_all on vectors.%I to current_user using (true) with check (true)', part);
        execute format('alter table vectors.%I add check (${schema}.vector_dims(embedding) = %s)', part, size);
        -- Comparing with many reads them in a third of the time where they lie in their rows.
        if size <= ${IN_ROW} then execute format('alter table vectors.%I alter column embedding set storage plain', part); end if;
        if with_index then execute ${indexOf('size')}; end if;
        insert into vectors.models (model_id) values (model);
      end $$`);
    await this.grant('prepare(uuid, boolean)');
  }

  /** How the system says that a part is complete. */
  private async settle(): Promise<void> {
    await this.query(`
      create or replace function vectors.settle(model uuid) returns boolean language plpgsql
      security definer set search_path = pg_catalog, pg_temp as $$
      begin
        set local lock_timeout = '5s';
        -- Whoever writes an embedding of before the tables were there has ended then.
        lock table public.chunk_embeddings in share mode;
        update vectors.models set ready_at = now()
         where model_id = model
           and exists (select from pg_index i where i.indisvalid and i.indexrelid =
                 to_regclass('vectors.chunk_vectors_' || replace(model::text, '-', '') || '_hnsw'))
           and not exists (select from public.chunk_embeddings e where e.model_id = model and not exists (
                 select from vectors.chunk_vectors v where v.model_id = model and v.chunk_id = e.chunk_id));
        return found;
      end $$`);
    await this.grant('settle(uuid)');
  }

  private async grant(name: string): Promise<void> {
    await this.query(`revoke execute on function vectors.${name} from public`);
    await this.query(`grant execute on function vectors.${name} to ${SYSTEM_ROLE}`);
  }

  /** The models that have embeddings, or are about to. */
  models(): Promise<IndexedModel[]> {
    return this.query<IndexedModel>(
      `select m.id, m.name, m.dimension, coalesce(v.ready_at is not null, false) as "isReady"
         from public.embedding_models m left join vectors.models v on v.model_id = m.id
        where m.is_default or m.switch_requested_at is not null or m.first_used_at is not null order by m.name`,
    );
  }

  /** Makes the part of a model without its index: one that is made of everything at once is made sooner. */
  async part(modelId: string): Promise<void> {
    await this.query('select vectors.prepare($1, false)', [modelId]);
  }

  /** Makes the index of a model's part, while others read and write. One that a killed run left unfinished is made anew. */
  async index({ id, dimension }: IndexedModel, schema: string): Promise<void> {
    const part = `chunk_vectors_${id.replaceAll('-', '')}`;
    const [there] = await this.query<{ valid: boolean }>(
      `select i.indisvalid as valid from pg_index i where i.indexrelid = to_regclass($1)`,
      [`vectors.${part}_hnsw`],
    );
    if (there?.valid) return;
    if (there) await this.query(`drop index concurrently vectors.${part}_hnsw`);
    const kind = dimension > FULL_PRECISION ? 'halfvec' : 'vector';
    await this.query(
      `create index concurrently ${part}_hnsw on vectors.${part}
        using hnsw (${indexedExpression(schema, 'embedding', dimension)} ${schema}.${kind}_cosine_ops) with (ef_construction = ${EF_CONSTRUCTION})`,
    );
    await this.query(`analyze vectors.${part}`);
  }
}
