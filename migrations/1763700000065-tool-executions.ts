import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '../src/platform/database/protect.js';
import { dropFunctions, functions } from './tool-executions/functions.js';

/** One's own; of an agent that is bound to a chat session, those of that session. */
const MINE = `owner_id = (select app_user())
  and ((select app_chat_session()) is null or chat_session_id = (select app_chat_session()))`;
const READ = `(select app_may('tools.read'))`;
const EXECUTE = `${READ} and (select app_may('tools.execute'))`;
const OPEN = `status in ('PENDING', 'AWAITING_APPROVAL', 'RUNNING')`;

/** What was asked to be done, and what came of it. */
export class ToolExecutions1763700000065 implements MigrationInterface {
  name = 'ToolExecutions1763700000065';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.table(q);
    await this.indexes(q);
    await functions(q);
    await protect(q, 'tool_executions', {
      app: {
        select: `${READ} and ${MINE}`,
        insert: `${EXECUTE} and ${MINE} and key_id is not distinct from (select app_key())
          and status in ('PENDING', 'AWAITING_APPROVAL')`,
        update: `${EXECUTE} and ${MINE}`,
        updateColumns: MOVED,
      },
      system: { select: 'true', update: 'true', updateColumns: MOVED },
    });
  }

  private async table(q: QueryRunner) {
    await q.query(`
      create table tool_executions (
        id uuid primary key default gen_random_uuid(),
        owner_id uuid not null references users (id),
        key_id uuid,
        chat_session_id uuid,
        tool_id uuid not null references tools (id),
        tool_name text not null,
        kind text not null check (kind in ('BUILTIN', 'HTTP', 'MCP', 'CLIENT')),
        definition_hash text not null,
        is_idempotent boolean not null,
        timeout_seconds integer not null,
        parameters jsonb not null,
        revision integer not null default 1 check (revision > 0),
        requires_approval boolean not null,
        rule_id uuid,
        status text not null check (status in ('PENDING', 'AWAITING_APPROVAL', 'RUNNING', 'COMPLETED', 'FAILED', 'REJECTED', 'CANCELLED')),
        reason text check (reason in ('ERROR', 'TIMEOUT', 'WORKER_LOST', 'RESULT_TOO_LARGE', 'DENIED', 'EXPIRED', 'POLICY')),
        error text check (char_length(error) <= 4096),
        result jsonb,
        cached boolean not null default false,
        cache_key text,
        idempotency_key text check (char_length(idempotency_key) between 1 and 128),
        request_hash text not null,
        approval_expires_at timestamptz,
        lease_hash text,
        lease_expires_at timestamptz,
        deadline_at timestamptz,
        attempts integer not null default 0,
        created_at timestamptz not null default now(),
        started_at timestamptz,
        completed_at timestamptz,
        constraint tool_executions_id_owner_uq unique (id, owner_id),
        constraint tool_executions_session_fk foreign key (chat_session_id, owner_id)
          references chat_sessions (id, owner_id) on delete cascade,
        constraint tool_executions_running_check check (status <> 'RUNNING'
          or (lease_hash is not null and lease_expires_at is not null and deadline_at is not null)),
        constraint tool_executions_completed_check check (
          (completed_at is null) = (status in ('PENDING', 'AWAITING_APPROVAL', 'RUNNING'))),
        constraint tool_executions_reason_check1 check (case status
          when 'FAILED' then coalesce(reason, '') in ('ERROR', 'TIMEOUT', 'WORKER_LOST', 'RESULT_TOO_LARGE')
          when 'REJECTED' then coalesce(reason, '') in ('DENIED', 'EXPIRED', 'POLICY') else reason is null end)
      )`);
  }

  private async indexes(q: QueryRunner) {
    await q.query(`create index tool_executions_owner_id_idx on tool_executions (owner_id, created_at, id)`);
    await q.query(`create index tool_executions_tool_id_idx on tool_executions (tool_id, created_at)`);
    await q.query(`create index tool_executions_session_idx on tool_executions (chat_session_id, owner_id)`);
    await q.query(`
      create unique index tool_executions_idempotency_key_uq on tool_executions (owner_id, idempotency_key)
      where idempotency_key is not null`);
    await q.query(`create index tool_executions_open_idx on tool_executions (owner_id) where ${OPEN}`);
    await q.query(`create index tool_executions_pending_idx on tool_executions (created_at) where status = 'PENDING'`);
    await q.query(`
      create index tool_executions_running_idx on tool_executions (tool_id, lease_expires_at) where status = 'RUNNING'`);
    await q.query(`
      create index tool_executions_awaiting_idx on tool_executions (approval_expires_at)
      where status = 'AWAITING_APPROVAL'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await dropFunctions(q);
  }
}

/** What changes in the life of an execution; what was asked for does not. */
const MOVED = [
  ...['status', 'reason', 'error', 'result', 'cached', 'cache_key', 'approval_expires_at', 'lease_hash'],
  ...['lease_expires_at', 'deadline_at', 'attempts', 'started_at', 'completed_at'],
];
