import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '../src/platform/database/protect.js';

const MINE = 'owner_id = (select app_user())';
const READ = `(select app_may('documents.read'))`;
const WRITE = `${READ} and (select app_may('documents.write'))`;
const MANAGE = `${READ} and (select app_may('topics.write')) and ${MINE}`;
const CURATE = `(select app_may('topics.system')) and owner_id is null`;

/** Topics, of the system and of people's own, and which documents carry them. */
export class Topics1763700000043 implements MigrationInterface {
  name = 'Topics1763700000043';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.topics(q);
    await this.links(q);
    await this.policies(q);
  }

  private async topics(q: QueryRunner) {
    await q.query(`
      create table topics (
        id uuid primary key default gen_random_uuid(),
        owner_id uuid references users (id),
        name text not null check (char_length(name) between 1 and 120),
        name_key text not null default '',
        description text not null default '' check (char_length(description) <= 1024),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`);
    await q.query(`create unique index topics_system_name_uq on topics (name_key) where owner_id is null`);
    await q.query(`create unique index topics_own_name_uq on topics (owner_id, name_key) where owner_id is not null`);
    await q.query(`create index topics_owner_id_idx on topics (owner_id, created_at, id)`);
    await q.query(`
      create trigger topics_name_key before insert or update on topics for each row execute function set_name_key()`);
    await q.query(`
      create function erase_topics_of_user() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        delete from topics where owner_id = new.id;
        return null;
      end $$`);
    await q.query(`
      create trigger users_erase_topics after update of erased_at on users for each row
      when (old.erased_at is null and new.erased_at is not null) execute function erase_topics_of_user()`);
    await q.query(`revoke execute on function erase_topics_of_user() from public`);
  }

  private async links(q: QueryRunner) {
    await q.query(`
      create table document_topics (
        document_id uuid not null,
        topic_id uuid not null references topics (id) on delete cascade,
        owner_id uuid not null,
        source text not null check (source in ('MANUAL', 'AI')),
        confidence real constraint document_topics_range_check check (confidence between 0 and 1),
        created_at timestamptz not null default now(),
        primary key (document_id, topic_id),
        constraint document_topics_document_fk foreign key (document_id, owner_id)
          references documents (id, owner_id) on delete cascade,
        constraint document_topics_confidence_check check (source = 'AI' or confidence is null)
      )`);
    await q.query(`create index document_topics_topic_id_idx on document_topics (topic_id, owner_id)`);
    await q.query(`create index document_topics_document_owner_idx on document_topics (document_id, owner_id)`);
    // Whoever writes, a document carries no topic of somebody else's.
    await q.query(`
      create function document_topic_namespace() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        if exists (select from topics t where t.id = new.topic_id and t.owner_id <> new.owner_id) then
          raise check_violation using message = 'A document carries topics of the system and of its owner.';
        end if;
        return new;
      end $$`);
    await q.query(`
      create trigger document_topic_namespace before insert or update of topic_id, owner_id on document_topics
      for each row execute function document_topic_namespace()`);
    await q.query(`revoke execute on function document_topic_namespace() from public`);
  }

  private async policies(q: QueryRunner) {
    await protect(q, 'topics', {
      app: {
        select: `(${READ} and (${MINE} or owner_id is null)) or (${CURATE})`,
        insert: `(${MANAGE}) or (${CURATE})`,
        update: `(${MANAGE}) or (${CURATE})`,
        updateColumns: ['name', 'description', 'updated_at'],
        delete: `(${MANAGE}) or (${CURATE})`,
      },
      // Whoever classifies reads what there is, and makes topics of people's own.
      system: { select: 'true', insert: 'owner_id is not null' },
    });
    // What somebody calls their own topics is nobody else's business, whoever may read the document.
    const ofPublic = `(document_id = any (array(select d.id from documents d where d.is_public and d.status = 'READY'))
      and topic_id = any (array(select t.id from topics t where t.owner_id is null)))`;
    await protect(q, 'document_topics', {
      app: {
        select: `${READ} and (${MINE} or ${ofPublic})`,
        insert: `${WRITE} and ${MINE} and source = 'MANUAL' and topic_id = any (array(select t.id from topics t))`,
        update: `${WRITE} and ${MINE}`,
        updateColumns: ['source', 'confidence'],
        delete: `${WRITE} and ${MINE}`,
      },
      system: { select: 'true', insert: `source = 'AI'`, delete: `source = 'AI'` },
    });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop trigger users_erase_topics on users`);
    await q.query(`drop table document_topics, topics`);
    await q.query(`drop function erase_topics_of_user(), document_topic_namespace()`);
  }
}
