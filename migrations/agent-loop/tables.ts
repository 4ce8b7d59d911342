import type { QueryRunner } from 'typeorm';

const TRIGGER = `returns trigger language plpgsql security definer set search_path = public, pg_temp`;

/** What a model asked for in one of its messages: each call an execution, or the reason why it is none. */
export async function calls(q: QueryRunner): Promise<void> {
  await q.query(`
    create table chat_tool_calls (
      id uuid primary key default gen_random_uuid(),
      session_id uuid not null,
      owner_id uuid not null,
      run_id uuid not null references chat_runs (id) on delete cascade,
      message_id uuid not null,
      position integer not null check (position >= 0),
      call_id text not null check (char_length(call_id) between 1 and 255),
      name text not null check (char_length(name) between 1 and 128),
      arguments text not null check (octet_length(arguments) <= 65536),
      execution_id uuid references tool_executions (id) on delete set null,
      refusal text check (char_length(refusal) between 1 and 4096),
      ended_at timestamptz,
      created_at timestamptz not null default now(),
      constraint chat_tool_calls_refusal_check1 check (refusal is null or (execution_id is null and ended_at is not null)),
      constraint chat_tool_calls_session_fk foreign key (session_id, owner_id)
        references chat_sessions (id, owner_id) on delete cascade,
      constraint chat_tool_calls_message_fk foreign key (message_id, session_id)
        references chat_messages (id, session_id) on delete cascade
    )`);
  await q.query(`create index chat_tool_calls_session_idx on chat_tool_calls (session_id, owner_id)`);
  await q.query(
    `create unique index chat_tool_calls_position_uq on chat_tool_calls (message_id, session_id, position)`,
  );
  await q.query(`create index chat_tool_calls_run_idx on chat_tool_calls (run_id)`);
  await q.query(`create unique index chat_tool_calls_execution_uq on chat_tool_calls (execution_id)`);
  // Looked at when a transaction ends: a conversation goes with both, in whatever order.
  await q.query(`
    alter table chat_messages add column tool_call_id uuid
      constraint chat_messages_tool_call_fk references chat_tool_calls (id) deferrable initially deferred`);
  await q.query(`create index chat_messages_tool_call_idx on chat_messages (tool_call_id)`);
  await ends(q);
}

/** A call has ended as soon as its execution has, in the same transaction, whoever ended it. */
async function ends(q: QueryRunner) {
  await q.query(`
    create function chat_tool_call_ends() ${TRIGGER} as $$
      begin
        update chat_tool_calls c set ended_at = now() where c.execution_id = new.id and c.ended_at is null;
        return null;
      end $$`);
  await q.query(`revoke execute on function chat_tool_call_ends() from public`);
  await q.query(`
    create trigger chat_tool_call_ends after update of status on tool_executions for each row
    when (new.status in ('COMPLETED', 'FAILED', 'REJECTED', 'CANCELLED')) execute function chat_tool_call_ends()`);
}

/** Takes away what `calls` made. */
export async function dropCalls(q: QueryRunner): Promise<void> {
  await q.query(`drop trigger chat_tool_call_ends on tool_executions`);
  await q.query(`drop function chat_tool_call_ends()`);
  await q.query(`drop index chat_messages_tool_call_idx`);
  await q.query(`alter table chat_messages drop column tool_call_id`);
  await q.query(`drop table chat_tool_calls`);
}
