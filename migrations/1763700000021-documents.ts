import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SYSTEM_ROLE, protect } from '../src/platform/database/protect.js';

const MINE = 'owner_id = (select app_user())';
const READ = `(select app_may('documents.read'))`;
const WRITE = `${READ} and (select app_may('documents.write'))`;
/** A permission that narrows further who may read; asked only where there is one. */
const NARROWED = '(required_permission is null or app_may(required_permission))';
/** What waits for its processing, or is in it: all that the background sees of documents. */
const UNDER_WAY = `status in ('UPLOADED', 'PROCESSING')`;
/** An upload that nobody confirmed within the hour. */
const ABANDONED = `(status = 'PENDING' and created_at <= now() - interval '1 hour')`;

/** Documents, their text in chunks, the objects their bytes lie in, and how much everybody may store. */
export class Documents1763700000021 implements MigrationInterface {
  name = 'Documents1763700000021';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.documents(q);
    await this.chunks(q);
    await this.objects(q);
    await this.quotas(q);
    await this.policies(q);
  }

  private async documents(q: QueryRunner) {
    await q.query(`
      create table documents (
        id uuid primary key default gen_random_uuid(),
        owner_id uuid not null references users (id),
        title text not null check (char_length(title) between 1 and 256),
        filename text not null check (char_length(filename) between 1 and 255),
        declared_type text not null check (char_length(declared_type) <= 255),
        content_type text check (char_length(content_type) <= 255),
        size_bytes bigint not null check (size_bytes > 0),
        announced_hash text check (announced_hash ~ '^[0-9a-f]{64}$'),
        content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
        object_key text,
        content text,
        page_offsets integer[],
        source text check (char_length(source) <= 1024),
        source_type text check (char_length(source_type) <= 64),
        status text not null default 'PENDING'
          check (status in ('PENDING', 'UPLOADED', 'PROCESSING', 'READY', 'FAILED')),
        processing_error text check (char_length(processing_error) <= 1024),
        processing_run integer not null default 0,
        is_public boolean not null default false,
        required_permission text references permissions (code),
        tags text[] not null default '{}',
        metadata jsonb not null default '{}',
        language text check (char_length(language) <= 16),
        page_count integer,
        chunk_count integer not null default 0,
        classification_status text not null default 'PENDING'
          check (classification_status in ('PENDING', 'DONE', 'FAILED')),
        duplicate_of uuid references documents (id) on delete set null,
        upload_expires_at timestamptz not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        processed_at timestamptz,
        last_accessed_at timestamptz,
        constraint documents_id_owner_uq unique (id, owner_id),
        constraint documents_object_check check ((status = 'PENDING') = (object_key is null))
      )`);
    await q.query(`create index documents_owner_id_idx on documents (owner_id, created_at, id)`);
    await q.query(`create index documents_public_idx on documents (created_at, id) where is_public`);
    await q.query(
      `create index documents_hash_idx on documents (owner_id, content_hash) where content_hash is not null`,
    );
    await q.query(`create index documents_duplicate_of_idx on documents (duplicate_of)`);
    await q.query(`create index documents_required_permission_idx on documents (required_permission)`);
    await q.query(
      `create index documents_under_way_idx on documents (created_at) where status in ('PENDING', 'UPLOADED', 'PROCESSING')`,
    );
  }

  private async chunks(q: QueryRunner) {
    await q.query(`
      create table document_chunks (
        id uuid primary key default gen_random_uuid(),
        document_id uuid not null,
        owner_id uuid not null,
        index integer not null check (index >= 0),
        content text not null,
        page integer check (page > 0),
        start_offset integer not null check (start_offset >= 0),
        end_offset integer not null,
        token_count integer not null,
        char_count integer not null,
        search_keywords text[] not null default '{}',
        metadata jsonb not null default '{}',
        lexemes tsvector not null,
        created_at timestamptz not null default now(),
        constraint document_chunks_document_fk foreign key (document_id, owner_id)
          references documents (id, owner_id) on delete cascade,
        constraint document_chunks_offsets_check check (end_offset >= start_offset)
      )`);
    await q.query(`create unique index document_chunks_index_uq on document_chunks (document_id, index)`);
    await q.query(`create index document_chunks_document_owner_idx on document_chunks (document_id, owner_id)`);
    await q.query(`create index document_chunks_owner_id_idx on document_chunks (owner_id)`);
  }

  /** Every object that the store may hold: a key is written down before anything can lie under it. */
  private async objects(q: QueryRunner) {
    await q.query(`
      create table stored_objects (
        key text primary key,
        owner_id uuid not null,
        document_id uuid not null,
        state text not null check (state in ('STAGED', 'COPYING', 'LIVE', 'DOOMED')),
        settles_at timestamptz not null,
        created_at timestamptz not null default now()
      )`);
    await q.query(`create index stored_objects_document_id_idx on stored_objects (document_id)`);
    await q.query(`create index stored_objects_doomed_idx on stored_objects (created_at) where state = 'DOOMED'`);
    await q.query(`create index stored_objects_copying_idx on stored_objects (settles_at) where state = 'COPYING'`);
    // That a document is gone and that its objects have to go is one act, whoever does it.
    await q.query(`
      create function document_doom_objects() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        update stored_objects set state = 'DOOMED' where document_id = old.id;
        return null;
      end $$`);
    await q.query(`
      create trigger document_doom_objects after delete on documents for each row
      execute function document_doom_objects()`);
    await q.query(`revoke execute on function document_doom_objects() from public`);
  }

  private async quotas(q: QueryRunner) {
    await q.query(`
      create table quotas (
        user_id uuid primary key references users (id) on delete cascade,
        used_bytes bigint not null default 0 check (used_bytes >= 0),
        limit_bytes bigint check (limit_bytes >= 0),
        updated_at timestamptz not null default now()
      )`);
    await q.query(`insert into quotas (user_id) select id from users`);
    await q.query(`
      create function user_quota() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        insert into quotas (user_id) values (new.id);
        return null;
      end $$`);
    await q.query(`create trigger user_quota after insert on users for each row execute function user_quota()`);
    // Row security tells rows apart, not columns: what is stored is everybody's own business, the limit is not.
    await q.query(`
      create function quota_limit_decided() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        if app_user() is not null then
          if new.limit_bytes is distinct from old.limit_bytes and not app_may('quotas.manage') then
            raise insufficient_privilege using message = 'Whoever sets limits needs quotas.manage.';
          end if;
          if new.used_bytes <> old.used_bytes and old.user_id <> app_user() then
            raise insufficient_privilege using message = 'What somebody else has stored is counted, not set.';
          end if;
        end if;
        return new;
      end $$`);
    await q.query(`
      create trigger quota_limit_decided before update on quotas for each row execute function quota_limit_decided()`);
    // Whoever is erased leaves no document behind; what their bytes lie under is doomed with each.
    await q.query(`
      create function erase_documents_of_user() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        delete from documents where owner_id = new.id;
        update quotas set used_bytes = 0, limit_bytes = null, updated_at = now() where user_id = new.id;
        return null;
      end $$`);
    await q.query(`
      create trigger users_erase_documents after update of erased_at on users for each row
      when (old.erased_at is null and new.erased_at is not null) execute function erase_documents_of_user()`);
    await q.query(
      `revoke execute on function user_quota(), quota_limit_decided(), erase_documents_of_user() from public`,
    );
  }

  private async policies(q: QueryRunner) {
    await protect(q, 'documents', {
      app: {
        select: `${READ} and (${MINE} or (is_public and status = 'READY')) and ${NARROWED}`,
        insert: `${WRITE} and ${MINE} and status = 'PENDING'`,
        update: `${WRITE} and ${MINE}`,
        updateColumns: [
          ...['title', 'source', 'source_type', 'is_public', 'required_permission', 'tags', 'metadata', 'status'],
          ...[
            'size_bytes',
            'object_key',
            'processing_error',
            'classification_status',
            'updated_at',
            'last_accessed_at',
          ],
          'processing_run',
        ],
        delete: `${WRITE} and ${MINE}`,
      },
      system: {
        select: `${UNDER_WAY} or ${ABANDONED} or status in ('READY', 'FAILED')`,
        update: `${UNDER_WAY} or status in ('READY', 'FAILED')`,
        updateColumns: [
          ...['status', 'content_type', 'content_hash', 'content', 'page_offsets', 'processing_error', 'language'],
          ...['page_count', 'chunk_count', 'classification_status', 'duplicate_of', 'processed_at', 'updated_at'],
        ],
        delete: ABANDONED,
      },
    });
    const ofPublic = `document_id = any (array(select d.id from documents d where d.is_public and d.status = 'READY'))`;
    await protect(q, 'document_chunks', {
      app: { select: `${READ} and (${MINE} or ${ofPublic})` },
      system: { select: 'true', insert: 'true', delete: 'true' },
    });
    await protect(q, 'stored_objects', {
      app: {
        select: `${READ} and ${MINE}`,
        insert: `${WRITE} and ${MINE} and state in ('STAGED', 'COPYING')`,
        update: `${WRITE} and ${MINE}`,
        updateColumns: ['state'],
      },
      system: { select: 'true', update: 'true', updateColumns: ['state'], delete: `state = 'DOOMED'` },
    });
    const own = 'user_id = (select app_user())';
    const manage = `(select app_may('quotas.manage'))`;
    await protect(q, 'quotas', {
      app: {
        select: `(${READ} and ${own}) or ${manage}`,
        update: `(${READ} and ${own}) or ${manage}`,
        updateColumns: ['used_bytes', 'limit_bytes', 'updated_at'],
      },
      system: { select: 'true', update: 'true', updateColumns: ['used_bytes', 'updated_at'] },
    });
    // Whoever reconciles counts sizes; the text of documents that are done is nobody's but their readers'.
    await q.query(`revoke select on documents from ${SYSTEM_ROLE}`);
    await q.query(`
      grant select (id, owner_id, title, filename, declared_type, content_type, size_bytes, announced_hash, content_hash,
        object_key, status, processing_error, processing_run, language, page_count, chunk_count, classification_status,
        duplicate_of, upload_expires_at, created_at, updated_at, processed_at) on documents to ${SYSTEM_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop trigger user_quota on users`);
    await q.query(`drop trigger users_erase_documents on users`);
    await q.query(`drop table quotas, stored_objects, document_chunks, documents cascade`);
    await q.query(
      `drop function user_quota(), quota_limit_decided(), erase_documents_of_user(), document_doom_objects()`,
    );
  }
}
