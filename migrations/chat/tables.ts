import type { QueryRunner } from 'typeorm';

const TOKENS = `tokens integer not null default 0 check (tokens >= 0),
        tokens_measured boolean not null default false,
        model text check (char_length(model) between 1 and 255)`;

/** What is kept of a conversation. */
export async function tables(q: QueryRunner): Promise<void> {
  await sessions(q);
  await messages(q);
  await events(q);
  await summaries(q);
}

async function sessions(q: QueryRunner) {
  await q.query(`
    alter table chat_sessions
      add column title text not null default 'New chat' check (char_length(title) between 1 and 256),
      add column model text check (char_length(model) between 1 and 255),
      add column temperature double precision check (temperature between 0 and 2),
      add column context_window_size integer not null default 32768 check (context_window_size between 256 and 10000000),
      add column system_prompt text check (char_length(system_prompt) <= 32768),
      add column system_prompt_tokens integer not null default 0 check (system_prompt_tokens >= 0),
      add column context_strategy text not null default 'SLIDING_WINDOW'
        check (context_strategy in ('SLIDING_WINDOW', 'SUMMARIZE', 'FULL')),
      add column active_leaf_id uuid,
      add column last_sequence integer not null default 0 check (last_sequence >= 0),
      add column last_event integer not null default 0 check (last_event >= 0),
      add column last_message_at timestamptz,
      add column updated_at timestamptz not null default now()`);
  await q.query(`create index chat_sessions_active_leaf_idx on chat_sessions (active_leaf_id, id)`);
  await q.query(
    `create index chat_sessions_deleted_at_idx on chat_sessions (deleted_at, id) where deleted_at is not null`,
  );
}

/** A tree: a message comes after its parent, for ever, and knows how long and how heavy the way from the root is. */
async function messages(q: QueryRunner) {
  await q.query(`
    create table chat_messages (
      id uuid primary key default gen_random_uuid(),
      session_id uuid not null,
      owner_id uuid not null,
      parent_id uuid,
      sequence integer not null check (sequence > 0),
      depth integer not null check (depth > 0),
      role text not null check (role in ('USER', 'ASSISTANT', 'SYSTEM', 'TOOL')),
      status text not null default 'COMPLETE' check (status in ('COMPLETE', 'STREAMING', 'FAILED', 'CANCELLED')),
      content text not null check (octet_length(content) <= 1048576),
      lexemes tsvector not null,
      ${TOKENS},
      path_tokens bigint not null,
      metadata jsonb not null default '{}',
      idempotency_key text check (char_length(idempotency_key) between 1 and 128),
      idempotency_digest text check (idempotency_digest ~ '^[0-9a-f]{64}$'),
      created_at timestamptz not null,
      updated_at timestamptz not null default now(),
      constraint chat_messages_path_tokens_check check (path_tokens >= tokens),
      constraint chat_messages_id_session_uq unique (id, session_id),
      constraint chat_messages_sequence_uq unique (session_id, sequence),
      constraint chat_messages_session_fk foreign key (session_id, owner_id)
        references chat_sessions (id, owner_id) on delete cascade,
      constraint chat_messages_parent_fk foreign key (parent_id, session_id) references chat_messages (id, session_id),
      constraint chat_messages_parent_check check (parent_id <> id and (parent_id is null) = (depth = 1)),
      constraint chat_messages_idempotency_check check ((idempotency_key is null) = (idempotency_digest is null))
    )`);
  await q.query(`create index chat_messages_session_idx on chat_messages (session_id, owner_id, created_at, id)`);
  await q.query(`create index chat_messages_parent_idx on chat_messages (parent_id, session_id)`);
  await q.query(`create index chat_messages_owner_idx on chat_messages (owner_id, created_at, id)`);
  await q.query(`
    create unique index chat_messages_idempotency_uq on chat_messages (session_id, idempotency_key)
    where idempotency_key is not null`);
  await q.query(`
    alter table chat_sessions add constraint chat_sessions_active_leaf_fk foreign key (active_leaf_id, id)
      references chat_messages (id, session_id)`);
}

/** What happened in a conversation, in its order; `type` is the name of the GraphQL type that tells it. */
async function events(q: QueryRunner) {
  await q.query(`
    create table chat_events (
      session_id uuid not null,
      sequence integer not null check (sequence > 0),
      owner_id uuid not null,
      type text not null check (char_length(type) between 1 and 64),
      payload jsonb not null default '{}',
      created_at timestamptz not null default clock_timestamp(),
      primary key (session_id, sequence),
      constraint chat_events_session_fk foreign key (session_id, owner_id)
        references chat_sessions (id, owner_id) on delete cascade
    )`);
  await q.query(`create index chat_events_session_owner_idx on chat_events (session_id, owner_id)`);
}

/** What a model wrote to stand for everything from the root up to a message, that message included. */
async function summaries(q: QueryRunner) {
  await q.query(`
    create table chat_summaries (
      id uuid primary key default gen_random_uuid(),
      session_id uuid not null,
      owner_id uuid not null,
      through_id uuid not null,
      content text not null check (octet_length(content) between 1 and 262144),
      ${TOKENS},
      created_at timestamptz not null default now(),
      constraint chat_summaries_session_fk foreign key (session_id, owner_id)
        references chat_sessions (id, owner_id) on delete cascade,
      constraint chat_summaries_through_fk foreign key (through_id, session_id)
        references chat_messages (id, session_id) on delete cascade
    )`);
  await q.query(`create index chat_summaries_session_idx on chat_summaries (session_id, owner_id)`);
  await q.query(`create index chat_summaries_through_idx on chat_summaries (through_id, session_id)`);
}

/** Takes away what `tables` made. */
export async function dropTables(q: QueryRunner): Promise<void> {
  await q.query(`alter table chat_sessions drop constraint chat_sessions_active_leaf_fk`);
  await q.query(`drop table chat_summaries, chat_events, chat_messages`);
  await q.query(`drop index chat_sessions_deleted_at_idx`);
  await q.query(`
    alter table chat_sessions
      drop column title, drop column model, drop column temperature, drop column context_window_size,
      drop column system_prompt, drop column system_prompt_tokens, drop column context_strategy,
      drop column active_leaf_id, drop column last_sequence, drop column last_event, drop column last_message_at,
      drop column updated_at`);
}
