import type { QueryRunner } from 'typeorm';

/** Approvals, the votes on them, and rules that stand for one. */
export async function tables(q: QueryRunner): Promise<void> {
  await q.query(`
    create table tool_approvals (
      id uuid primary key default gen_random_uuid(),
      execution_id uuid not null,
      owner_id uuid not null,
      principal_id uuid,
      chat_session_id uuid,
      tool_id uuid not null references tools (id),
      tool_name text not null,
      definition_hash text not null,
      parameters jsonb not null,
      secrets jsonb not null default '[]' check (jsonb_typeof(secrets) = 'array'),
      revision integer not null default 1 check (revision > 0),
      digest text not null check (digest ~ '^[0-9a-f]{64}$'),
      status text not null default 'AWAITING' check (status in ('AWAITING', 'APPROVED', 'DENIED', 'EXPIRED', 'CANCELLED')),
      risk_level text not null check (risk_level in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
      decided_by text not null check (decided_by in ('OWNER', 'APPROVER')),
      required_count integer not null check (required_count between 1 and 10),
      is_elevated boolean not null,
      risk_assessment text not null,
      response text check (char_length(response) <= 1024),
      voters uuid[] not null default '{}',
      requested_at timestamptz not null default now(),
      responded_at timestamptz,
      expires_at timestamptz not null,
      constraint tool_approvals_execution_fk foreign key (execution_id, owner_id)
        references tool_executions (id, owner_id) on delete cascade,
      constraint tool_approvals_responded_check check ((status = 'AWAITING') = (responded_at is null))
    )`);
  await q.query(`create unique index tool_approvals_execution_uq on tool_approvals (execution_id, owner_id)`);
  await q.query(`create index tool_approvals_owner_idx on tool_approvals (owner_id, requested_at, id)`);
  await q.query(`create index tool_approvals_tool_idx on tool_approvals (tool_id)`);
  await q.query(`
    create index tool_approvals_awaiting_idx on tool_approvals (requested_at, id) where status = 'AWAITING'`);
  await q.query(`
    create table approval_votes (
      id uuid primary key default gen_random_uuid(),
      approval_id uuid not null references tool_approvals (id) on delete cascade,
      owner_id uuid not null,
      voter_id uuid not null,
      revision integer not null,
      decision text not null check (decision in ('APPROVED', 'DENIED')),
      comment text check (char_length(comment) <= 1024),
      created_at timestamptz not null default now(),
      constraint approval_votes_once_uq unique (approval_id, revision, voter_id)
    )`);
  await q.query(`create index approval_votes_voter_idx on approval_votes (voter_id)`);
  await q.query(`
    create table approval_rules (
      id uuid primary key default gen_random_uuid(),
      owner_id uuid not null references users (id),
      created_by uuid not null references users (id),
      approval_id uuid not null,
      tool_id uuid not null references tools (id),
      tool_name text not null,
      definition_hash text not null,
      scope text not null check (scope in ('SESSION', 'ALWAYS')),
      chat_session_id uuid,
      match jsonb not null check (jsonb_typeof(match) = 'object'),
      is_exact boolean not null,
      created_at timestamptz not null default now(),
      revoked_at timestamptz,
      constraint approval_rules_session_fk foreign key (chat_session_id, owner_id)
        references chat_sessions (id, owner_id) on delete cascade,
      constraint approval_rules_scope_check1 check ((scope = 'SESSION') = (chat_session_id is not null))
    )`);
  await q.query(`create index approval_rules_owner_idx on approval_rules (owner_id, tool_id, created_at, id)`);
  await q.query(`create index approval_rules_created_by_idx on approval_rules (created_by, created_at, id)`);
  await q.query(`create index approval_rules_tool_idx on approval_rules (tool_id)`);
  await q.query(`create index approval_rules_session_idx on approval_rules (chat_session_id, owner_id)`);
}
