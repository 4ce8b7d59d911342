import type { MigrationInterface, QueryRunner } from 'typeorm';
import { functions } from './workspaces/functions.js';
import { policies } from './workspaces/policies.js';
import { triggers } from './workspaces/triggers.js';

/**
 * Workspaces and who belongs to them, and what later migrations build on: the key and the chat session an actor acts
 * through, the table of chat sessions, and when a user was erased.
 */
export class Workspaces1763700000012 implements MigrationInterface {
  name = 'Workspaces1763700000012';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.tables(q);
    await this.indexes(q);
    await functions(q);
    await triggers(q);
    await policies(q);
  }

  private async tables(q: QueryRunner) {
    // Each module destroys what was the user's in a trigger of its own, after this was set.
    await q.query(`alter table users add column erased_at timestamptz`);
    // Nobody can ask for a slug in another spelling: the alphabet has no case and no second form of anything.
    await q.query(`
      create table workspaces (
        id uuid primary key default gen_random_uuid(),
        name text not null check (char_length(name) between 1 and 120),
        slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 64),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        destroyed_at timestamptz,
        constraint workspaces_destroyed_check check (destroyed_at is null or deleted_at is not null)
      )`);
    await q.query(`
      create table workspace_members (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        user_id uuid not null references users (id) on delete cascade,
        role text not null check (role in ('OWNER', 'ADMIN', 'MEMBER')),
        joined_at timestamptz not null default now(),
        primary key (workspace_id, user_id)
      )`);
    await q.query(`
      create table chat_sessions (
        id uuid primary key default gen_random_uuid(),
        owner_id uuid not null references users (id),
        is_active boolean not null default true,
        created_at timestamptz not null default now(),
        deleted_at timestamptz,
        constraint chat_sessions_id_owner_uq unique (id, owner_id)
      )`);
  }

  private async indexes(q: QueryRunner) {
    await q.query(`create unique index workspaces_slug_uq on workspaces (slug) where deleted_at is null`);
    await q.query(`create index workspaces_created_at_idx on workspaces (created_at, id)`);
    await q.query(`
      create index workspaces_deleted_at_idx on workspaces (deleted_at)
      where deleted_at is not null and destroyed_at is null`);
    await q.query(`create index workspace_members_user_id_idx on workspace_members (user_id, workspace_id)`);
    await q.query(`
      create index workspace_members_joined_at_idx on workspace_members (workspace_id, joined_at, user_id)`);
    await q.query(`create index chat_sessions_owner_id_idx on chat_sessions (owner_id, created_at, id)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop trigger users_leave_workspaces on users`);
    await q.query(`drop trigger users_end_chats on users`);
    await q.query(`drop table chat_sessions, workspace_members, workspaces cascade`);
    await q.query(`
      drop function workspace_begin(), workspace_end(), workspace_keep_owner(), workspace_member_check(),
        leave_workspaces_of_erased_user(), end_chats_of_erased_user(), app_lock_workspace(uuid),
        app_workspace_role(uuid), app_workspaces(text), app_deleted_workspaces(), app_chat_session(), app_key()`);
    await q.query(`alter table users drop column erased_at`);
  }
}
