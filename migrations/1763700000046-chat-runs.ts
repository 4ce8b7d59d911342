import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SYSTEM_ROLE, protect } from '../src/platform/database/protect.js';

const READ = `owner_id = (select app_user()) and (select app_may('chats.read'))`;
const WRITE = `${READ} and (select app_may('chats.write'))`;
/** An agent whose key is bound to a conversation is in that one only. */
const WITHIN = `((select app_chat_session()) is null or session_id = (select app_chat_session()))`;
const LIVE = `status in ('QUEUED', 'RUNNING', 'WAITING')`;
/** The conversations in which something runs: what the system settles there, it settles for a run that died. */
const RUNNING_IN = `array(select r.session_id from chat_runs r where r.${LIVE})`;

/** Runs of models: a durable state machine, advanced by whichever process holds the lease. */
export class ChatRuns1763700000046 implements MigrationInterface {
  name = 'ChatRuns1763700000046';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.table(q);
    await this.ending(q);
    await this.ofOwners(q);
    await this.ofTheSystem(q);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    for (const command of ['select', 'update']) {
      await q.query(`drop policy system_run_${command} on chat_sessions`);
      await q.query(`drop policy system_${command} on chat_messages`);
    }
    for (const command of ['select', 'insert']) await q.query(`drop policy system_${command} on chat_events`);
    await q.query(`drop table chat_runs`);
    await q.query(`drop function chat_run_stays()`);
    await q.query(`revoke select, insert on chat_events from ${SYSTEM_ROLE}`);
    await q.query(`revoke select, update on chat_messages from ${SYSTEM_ROLE}`);
    await q.query(`revoke select (last_event), update (last_event) on chat_sessions from ${SYSTEM_ROLE}`);
  }

  private async table(q: QueryRunner) {
    await q.query(`
      create table chat_runs (
        id uuid primary key default gen_random_uuid(),
        session_id uuid not null,
        owner_id uuid not null,
        key_id uuid,
        key_is_bound boolean not null default false,
        parent_id uuid not null,
        message_id uuid,
        status text not null default 'QUEUED'
          check (status in ('QUEUED', 'RUNNING', 'WAITING', 'COMPLETED', 'FAILED', 'CANCELLED')),
        reason text check (reason in
          ('PROVIDER', 'TIMEOUT', 'TOO_LONG', 'WORKER_LOST', 'ACCESS_LOST', 'REQUESTED', 'CHAT_DELETED')),
        error text check (char_length(error) between 1 and 1000),
        finish text check (finish in ('STOP', 'LENGTH')),
        provider text not null check (provider in ('openai-compatible', 'ollama')),
        model text not null check (char_length(model) between 1 and 255),
        input_tokens integer check (input_tokens >= 0),
        output_tokens integer check (output_tokens >= 0),
        tokens_measured boolean not null default false,
        attempts integer not null default 0 check (attempts >= 0),
        steps integer not null default 0 check (steps >= 0),
        max_steps integer not null check (max_steps > 0),
        lease_id uuid,
        lease_until timestamptz,
        cancel_requested_at timestamptz,
        created_at timestamptz not null default now(),
        started_at timestamptz,
        ended_at timestamptz,
        updated_at timestamptz not null default now(),
        constraint chat_runs_lease_check
          check ((status = 'RUNNING') = (lease_id is not null) and (lease_id is null) = (lease_until is null)),
        constraint chat_runs_ended_check check ((${LIVE}) = (ended_at is null)),
        constraint chat_runs_reasoned_check check (
          (status in ('FAILED', 'CANCELLED')) = (reason is not null) and (reason is null) = (error is null)),
        constraint chat_runs_session_fk foreign key (session_id, owner_id)
          references chat_sessions (id, owner_id) on delete cascade,
        constraint chat_runs_parent_fk foreign key (parent_id, session_id)
          references chat_messages (id, session_id) on delete cascade,
        constraint chat_runs_message_fk foreign key (message_id, session_id)
          references chat_messages (id, session_id) on delete cascade
      )`);
    await q.query(`create unique index chat_runs_live_uq on chat_runs (session_id) where ${LIVE}`);
    await q.query(`create index chat_runs_session_idx on chat_runs (session_id, owner_id, created_at, id)`);
    await q.query(`create index chat_runs_parent_idx on chat_runs (parent_id, session_id)`);
    await q.query(`create index chat_runs_message_idx on chat_runs (message_id, session_id)`);
    await q.query(`create index chat_runs_due_idx on chat_runs (created_at, id) where status in ('QUEUED', 'RUNNING')`);
  }

  private async ending(q: QueryRunner) {
    await q.query(`
      create function chat_run_stays() returns trigger language plpgsql security definer
      set search_path = public, pg_temp as $$
        begin
          if old.ended_at is not null then
            raise exception 'A run that is over never changes.' using errcode = 'insufficient_privilege';
          end if;
          return new;
        end $$`);
    await q.query(`revoke execute on function chat_run_stays() from public`);
    await q.query(`
      create trigger chat_run_stays before update on chat_runs for each row execute function chat_run_stays()`);
  }

  private async ofOwners(q: QueryRunner) {
    // Whoever asks for a run by a key has it run with the rights of that key, and of no other.
    const asks = `status = 'QUEUED' and key_id is not distinct from (select app_key())
      and key_is_bound = ((select app_chat_session()) is not null)`;
    await protect(q, 'chat_runs', {
      app: {
        select: `${READ} and ${WITHIN}`,
        insert: `${WRITE} and ${WITHIN} and ${asks}`,
        update: `${WRITE} and ${WITHIN}`,
        updateColumns: [
          ...['message_id', 'status', 'reason', 'error', 'finish', 'input_tokens', 'output_tokens', 'tokens_measured'],
          ...['attempts', 'steps', 'lease_id', 'lease_until', 'cancel_requested_at', 'ended_at', 'updated_at'],
        ],
      },
      // It hands runs out, and ends those that nobody can end who may read what was said.
      system: { select: 'true' },
    });
  }

  /** What advances runs writes text without reading it, and settles what was left behind. */
  private async ofTheSystem(q: QueryRunner) {
    const policy = (table: string, name: string, rest: string) =>
      q.query(`create policy ${name} on ${table} for ${rest}`);
    await policy('chat_runs', 'system_update', `update to ${SYSTEM_ROLE} using (${LIVE}) with check (true)`);
    await q.query(`
      grant update (status, reason, error, attempts, lease_id, lease_until, started_at, ended_at, updated_at)
      on chat_runs to ${SYSTEM_ROLE}`);
    await policy('chat_messages', 'system_select', `select to ${SYSTEM_ROLE} using (role = 'ASSISTANT')`);
    await policy(
      'chat_messages',
      'system_update',
      `update to ${SYSTEM_ROLE} using (status = 'STREAMING') with check (role = 'ASSISTANT')`,
    );
    await q.query(`
      grant select (id, session_id, role, status), update (status, content, updated_at) on chat_messages to ${SYSTEM_ROLE}`);
    const inLive = `= any (${RUNNING_IN})`;
    await policy('chat_sessions', 'system_run_select', `select to ${SYSTEM_ROLE} using (id ${inLive})`);
    await policy(
      'chat_sessions',
      'system_run_update',
      `update to ${SYSTEM_ROLE} using (id ${inLive}) with check (id ${inLive})`,
    );
    await q.query(`grant select (last_event), update (last_event) on chat_sessions to ${SYSTEM_ROLE}`);
    await policy('chat_events', 'system_select', `select to ${SYSTEM_ROLE} using (session_id ${inLive})`);
    await policy('chat_events', 'system_insert', `insert to ${SYSTEM_ROLE} with check (session_id ${inLive})`);
    await q.query(`grant select (session_id, owner_id, sequence), insert on chat_events to ${SYSTEM_ROLE}`);
  }
}
