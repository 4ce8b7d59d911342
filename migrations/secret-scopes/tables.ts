import type { QueryRunner } from 'typeorm';

/** The columns, keys and indexes of both axes: who owns a secret, and which chat session it is bound to. */
export async function tables(q: QueryRunner): Promise<void> {
  await secrets(q);
  await told(q);
  await children(q);
  await q.query(`drop index secrets_name_uq`);
  // Within one chat session, since whoever is let into another one must not learn from a refusal what is called how here.
  await q.query(`
    create unique index secrets_name_uq on secrets (owner_id, workspace_id, chat_session_id, provider, name_key)
    nulls not distinct where deleted_at is null`);
  await q.query(`create index secrets_workspace_id_idx on secrets (workspace_id, created_at, id)`);
  await q.query(`create index secrets_chat_session_idx on secrets (chat_session_id, owner_id)`);
  await q.query(`
    create index secrets_system_idx on secrets (created_at, id) where owner_id is null and workspace_id is null`);
  await q.query(`
    create index secrets_expires_at_idx on secrets (expires_at) where expires_at is not null and deleted_at is null`);
  await q.query(`create unique index secret_shares_group_grant_uq on secret_shares (secret_id, group_id)`);
  await q.query(`create index secret_shares_group_id_idx on secret_shares (group_id, secret_id)`);
  await q.query(`create index secret_shares_secret_workspace_idx on secret_shares (secret_id, workspace_id)`);
  await q.query(`create index secret_shares_member_idx on secret_shares (workspace_id, grantee_id)`);
}

async function secrets(q: QueryRunner) {
  await q.query(`
    alter table secrets
      alter column owner_id drop not null,
      add column workspace_id uuid,
      add column chat_session_id uuid,
      add column allowed_tools jsonb not null default '[]',
      add column required_permission text,
      add column expiry_warned_for timestamptz,
      add column expiry_told_for timestamptz,
      add constraint secrets_id_workspace_uq unique (id, workspace_id),
      add constraint secrets_workspace_id_fkey foreign key (workspace_id) references workspaces (id) on delete cascade,
      add constraint secrets_chat_session_fk foreign key (chat_session_id, owner_id)
        references chat_sessions (id, owner_id),
      add constraint secrets_ownership_check check (num_nonnulls(owner_id, workspace_id) <= 1),
      add constraint secrets_binding_check check (chat_session_id is null or owner_id is not null),
      add constraint secrets_allowed_tools_check check (jsonb_typeof(allowed_tools) = 'array'),
      add constraint secrets_required_permission_check check (char_length(required_permission) between 1 and 128)`);
}

/** What has expired already is no news. */
const told = (q: QueryRunner) => q.query(`update secrets set expiry_told_for = expires_at where expires_at <= now()`);

async function children(q: QueryRunner) {
  await q.query(`
    alter table secret_versions
      alter column owner_id drop not null,
      add constraint secret_versions_secret_id_fkey foreign key (secret_id) references secrets (id) on delete cascade`);
  // A share names whose secret it is, so that its policies need not look: a user's or a workspace's, and truly so.
  // Whoever leaves a workspace loses what was shared there for good, and has none of it after coming back.
  await q.query(`
    alter table secret_shares
      alter column owner_id drop not null,
      alter column grantee_id drop not null,
      add column workspace_id uuid,
      add column group_id uuid,
      add constraint secret_shares_workspace_fk foreign key (secret_id, workspace_id)
        references secrets (id, workspace_id) on delete cascade,
      add constraint secret_shares_member_fk foreign key (workspace_id, grantee_id)
        references workspace_members (workspace_id, user_id) on delete cascade,
      add constraint secret_shares_group_id_fkey foreign key (group_id) references groups (id) on delete cascade,
      add constraint secret_shares_ownership_check check (num_nonnulls(owner_id, workspace_id) = 1),
      add constraint secret_shares_grantee_check check (num_nonnulls(grantee_id, group_id) = 1),
      add constraint secret_shares_group_access_check
        check (group_id is null or workspace_id is not null or access = 'USE')`);
  await q.query(`alter table secret_access_log alter column owner_id drop not null, add column workspace_id uuid`);
}

/** Back to secrets of users alone. */
export async function tablesBefore(q: QueryRunner): Promise<void> {
  await q.query(`alter table secret_access_log alter column owner_id set not null, drop column workspace_id`);
  await q.query(`
    alter table secret_shares
      alter column owner_id set not null,
      alter column grantee_id set not null,
      drop constraint secret_shares_ownership_check,
      drop constraint secret_shares_grantee_check,
      drop constraint secret_shares_group_access_check,
      drop column workspace_id,
      drop column group_id`);
  await q.query(`
    alter table secret_versions
      alter column owner_id set not null,
      drop constraint secret_versions_secret_id_fkey`);
  await q.query(`drop index secrets_name_uq, secrets_expires_at_idx, secrets_system_idx`);
  // Names that were told apart by their chat session alone get one that is not taken.
  await q.query(`
    update secrets s set name_key = name_key || ' ' || id where chat_session_id is not null and deleted_at is null`);
  await q.query(`
    alter table secrets
      alter column owner_id set not null,
      drop constraint secrets_ownership_check,
      drop constraint secrets_binding_check,
      drop column workspace_id,
      drop column chat_session_id,
      drop column allowed_tools,
      drop column required_permission,
      drop column expiry_warned_for,
      drop column expiry_told_for`);
  await q.query(`
    create unique index secrets_name_uq on secrets (owner_id, provider, name_key) nulls not distinct
    where deleted_at is null`);
}
