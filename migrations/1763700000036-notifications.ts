import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '../src/platform/database/protect.js';

/** What a person is told is for nobody else, and for no key that acts for the person. */
const MINE = 'recipient_id = (select app_user()) and (select app_key()) is null';

/** What people are told of what others did. */
export class Notifications1763700000036 implements MigrationInterface {
  name = 'Notifications1763700000036';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    // Ids, numbers and instants: the words are made at reading, of the names the reader sees then.
    await q.query(`
      create table notifications (
        id uuid primary key default gen_random_uuid(),
        recipient_id uuid not null references users (id) on delete cascade,
        event_id uuid not null,
        kind text not null,
        actor_id uuid,
        about_type text,
        about_id uuid,
        payload jsonb not null,
        read_at timestamptz,
        created_at timestamptz not null default now(),
        constraint notifications_once_uq unique (recipient_id, event_id, kind),
        constraint notifications_about_pair check ((about_type is null) = (about_id is null))
      )`);
    await q.query(`create index notifications_recipient_idx on notifications (recipient_id, created_at, id)`);
    await q.query(`
      create index notifications_unread_idx on notifications (recipient_id, created_at, id) where read_at is null`);
    await q.query(`create index notifications_read_at_idx on notifications (read_at) where read_at is not null`);
    await q.query(`create index notifications_unread_age_idx on notifications (created_at) where read_at is null`);
    await protect(q, 'notifications', {
      app: { select: MINE, update: MINE, updateColumns: ['read_at'], delete: MINE },
      system: {
        select: 'true',
        insert: 'true',
        delete: `read_at is not null or created_at < now() - interval '365 days'`,
      },
    });
    await q.query(`
      create function notifications_of_erased_user() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin delete from notifications where recipient_id = new.id; return null; end $$`);
    await q.query(`
      create trigger users_forget_notifications after update of erased_at on users for each row
      when (old.erased_at is null and new.erased_at is not null) execute function notifications_of_erased_user()`);
    await q.query(`revoke execute on function notifications_of_erased_user() from public`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop trigger users_forget_notifications on users`);
    await q.query(`drop function notifications_of_erased_user()`);
    await q.query(`drop table notifications`);
  }
}
