import type { QueryRunner } from 'typeorm';
import { protect } from '../../src/platform/database/protect.js';

const MINE = `(select app_may('documents.read')) and user_id = (select app_user())`;
/** How long it is kept what was searched for. */
const OLD = `created_at < now() - interval '90 days'`;

/** What was searched for and found, so that whoever searched can say what helped. */
export async function tables(q: QueryRunner): Promise<void> {
  await q.query(`
    create table searches (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      session_id uuid,
      query text not null check (char_length(query) <= 1000),
      query_embedding bytea,
      type text not null check (type in ('LEXICAL', 'SEMANTIC', 'HYBRID')),
      filters jsonb not null default '{}',
      created_at timestamptz not null default now(),
      constraint searches_id_user_uq unique (id, user_id)
    )`);
  await q.query(`create index searches_user_id_idx on searches (user_id)`);
  await q.query(`create index searches_created_at_idx on searches (created_at)`);
  // Ids of chunks and documents without foreign keys: what was found may go, and so may be gone before this is written.
  await q.query(`
    create table search_results (
      id uuid primary key,
      search_id uuid not null,
      user_id uuid not null,
      document_id uuid not null,
      chunk_id uuid not null,
      rank integer not null check (rank > 0),
      score double precision not null,
      was_helpful boolean,
      rated_at timestamptz,
      constraint search_results_search_fk foreign key (search_id, user_id)
        references searches (id, user_id) on delete cascade
    )`);
  await q.query(`create index search_results_search_id_idx on search_results (search_id, user_id)`);
  await protect(q, 'searches', {
    app: { select: MINE, insert: MINE },
    system: { select: OLD, delete: OLD },
  });
  await protect(q, 'search_results', {
    app: { select: MINE, insert: MINE, update: MINE, updateColumns: ['was_helpful', 'rated_at'] },
    system: {},
  });
  await q.query(`
    create function erase_searches_of_user() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
    begin delete from searches where user_id = new.id; return null; end $$`);
  await q.query(`
    create trigger users_erase_searches after update of erased_at on users for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_searches_of_user()`);
  await q.query(`revoke execute on function erase_searches_of_user() from public`);
}
