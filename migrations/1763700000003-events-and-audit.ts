import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '../src/platform/database/protect.js';

const SELF = (column: string) => `${column} = (select app_user())`;
const READER = `(select app_may('audit.read')) or (select app_may('audit.verify'))`;

export class EventsAndAudit1763700000003 implements MigrationInterface {
  name = 'EventsAndAudit1763700000003';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.outbox(q);
    await this.audit(q);
    await this.functions(q);
    await protect(q, 'outbox', {
      app: { insert: SELF('actor_id') },
      system: { select: 'true', insert: 'true', update: 'true', delete: 'true' },
    });
    await protect(q, 'audit_logs', {
      app: { select: READER, insert: SELF('user_id') },
      system: { select: 'true', insert: 'true' },
    });
    await protect(q, 'audit_personal', {
      app: { select: READER, insert: SELF('user_id') },
      system: { select: 'true', insert: 'true' },
    });
    await protect(q, 'audit_chain', {
      app: { select: READER },
      system: { select: 'true', insert: 'true' },
    });
    // Whoever verifies tells an entry that waits for its link from one that has lost it.
    await protect(q, 'audit_pending', { app: { select: READER }, system: { select: 'true', delete: 'true' } });
  }

  /** Payloads carry ids, never content; recipients are fixed when the event happens. */
  private async outbox(q: QueryRunner) {
    await q.query(`
      create table outbox (
        id bigint generated always as identity primary key,
        event_id uuid not null default gen_random_uuid(),
        type text not null,
        actor_id uuid,
        aggregate_id uuid not null,
        payload jsonb not null,
        recipients uuid[] not null,
        created_at timestamptz not null default now(),
        published_at timestamptz
      )`);
    await q.query(`create index outbox_unpublished_idx on outbox (id) where published_at is null`);
    await q.query(`create index outbox_published_at_idx on outbox (published_at) where published_at is not null`);
  }

  private async audit(q: QueryRunner) {
    await q.query(`
      create table audit_logs (
        id uuid primary key,
        format smallint not null,
        key_id text not null,
        user_id uuid,
        action text not null,
        resource_type text,
        resource_id uuid,
        session_id uuid,
        tool_execution_id uuid,
        details jsonb not null,
        changes jsonb,
        success boolean not null,
        error_message text,
        sensitive_data boolean not null,
        retention_days integer not null,
        personal_digest bytea not null,
        hmac bytea not null,
        created_at timestamptz not null
      )`);
    await q.query(`create index audit_logs_created_at_idx on audit_logs (created_at, id)`);
    await q.query(`create index audit_logs_user_id_idx on audit_logs (user_id, created_at)`);
    await q.query(`create index audit_logs_resource_id_idx on audit_logs (resource_id, created_at)`);
    await q.query(`
      create table audit_personal (
        audit_id uuid primary key references audit_logs (id) on delete cascade,
        user_id uuid,
        username text,
        ip text,
        user_agent text,
        salt bytea not null
      )`);
    // No foreign key: the chain must be able to say that the row it sealed is gone.
    await q.query(`
      create table audit_chain (
        seq bigint primary key,
        key_id text not null,
        audit_id uuid not null,
        previous bytea not null,
        hash bytea not null,
        sealed_at timestamptz not null default now()
      )`);
    await q.query(`create unique index audit_chain_audit_id_uq on audit_chain (audit_id)`);
    await q.query(`
      create table audit_pending (
        audit_id uuid primary key,
        created_at timestamptz not null
      )`);
  }

  private async functions(q: QueryRunner) {
    const trigger = `returns trigger language plpgsql security definer set search_path = public, pg_temp`;
    await q.query(`
      create function outbox_wake() ${trigger} as $$ begin perform pg_notify('steward_outbox', ''); return null; end $$`);
    await q.query(
      `create trigger outbox_wake after insert on outbox for each statement execute function outbox_wake()`,
    );
    await q.query(`
      create function audit_enqueue() ${trigger} as $$
      begin insert into audit_pending (audit_id, created_at) values (new.id, new.created_at); return null; end $$`);
    await q.query(
      `create trigger audit_enqueue after insert on audit_logs for each row execute function audit_enqueue()`,
    );
    await q.query(`revoke execute on function outbox_wake(), audit_enqueue() from public`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop table audit_pending, audit_chain, audit_personal, audit_logs, outbox`);
    await q.query(`drop function audit_enqueue(), outbox_wake()`);
  }
}
