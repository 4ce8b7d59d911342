import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, protect } from '../src/platform/database/protect.js';
import { underMasterKey } from './master-keys.js';

const MANAGE = `(select app_may('tools.manage'))`;
/** Servers of the Model Context Protocol, and which tools came from which of them. */
export class McpServers1763700000068 implements MigrationInterface {
  name = 'McpServers1763700000068';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      create table mcp_servers (
        id uuid primary key default gen_random_uuid(),
        name text not null check (name ~ '^[A-Za-z][A-Za-z0-9-]{0,31}$'),
        name_key text not null,
        url text not null check (char_length(url) between 1 and 2048),
        header_names text[] not null default '{}',
        reported_name text check (char_length(reported_name) <= 200),
        reported_version text check (char_length(reported_version) <= 200),
        refreshed_at timestamptz not null default now(),
        created_by uuid,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        constraint mcp_servers_name_key_check check (name_key = lower(name))
      )`);
    await q.query(`create unique index mcp_servers_name_key_uq on mcp_servers (name_key) where deleted_at is null`);
    await q.query(`create index mcp_servers_created_at_idx on mcp_servers (created_at, id)`);
    await q.query(`
      create table mcp_credentials (
        server_id uuid primary key references mcp_servers (id) on delete cascade,
        headers bytea not null,
        wrapping_key_id text not null
      )`);
    await q.query(`
      create table mcp_tools (
        tool_id uuid primary key references tools (id) on delete cascade,
        server_id uuid not null references mcp_servers (id) on delete cascade,
        remote_name text not null check (char_length(remote_name) between 1 and 128),
        definition text not null check (definition ~ '^[0-9a-f]{64}$'),
        vanished_at timestamptz,
        constraint mcp_tools_remote_name_uq unique (server_id, remote_name)
      )`);
    await this.policies(q);
    await underMasterKey(q, ['signing_keys', 'totp_factors', 'retained_keys', 'mcp_credentials']);
    await q.query(`
      create trigger master_key_in_force before insert or update of wrapping_key_id on mcp_credentials
      for each row execute function master_key_in_force()`);
  }

  private async policies(q: QueryRunner) {
    await protect(q, 'mcp_servers', {
      app: {
        select: MANAGE,
        insert: `${MANAGE} and created_by = (select app_user())`,
        update: MANAGE,
        updateColumns: [
          ...['header_names', 'reported_name', 'reported_version', 'refreshed_at', 'updated_at', 'deleted_at'],
        ],
      },
      system: { select: 'true' },
    });
    await protect(q, 'mcp_credentials', {
      app: { select: MANAGE, insert: MANAGE, delete: MANAGE },
      system: { select: 'true', update: 'true', updateColumns: ['headers', 'wrapping_key_id'] },
    });
    // Whoever registers a server says what is sent to it, and reads it no more: only the background does, to send it.
    await q.query(`revoke select on mcp_credentials from ${APP_ROLE}`);
    await q.query(`grant select (server_id) on mcp_credentials to ${APP_ROLE}`);
    await protect(q, 'mcp_tools', {
      app: { select: MANAGE, insert: MANAGE, update: MANAGE, updateColumns: ['definition', 'vanished_at'] },
      system: { select: 'true' },
    });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await underMasterKey(q, ['signing_keys', 'totp_factors', 'retained_keys']);
    const theirs = `select id from tools where kind = 'MCP'`;
    // Where this was undone last of all it was there before approvals were.
    for (const table of ['approval_rules', 'tool_approvals', 'tool_executions'])
      await q.query(`
        do $$ begin
          if to_regclass('${table}') is not null then delete from ${table} where tool_id in (${theirs}); end if;
        end $$`);
    await q.query(`drop table mcp_tools, mcp_credentials, mcp_servers`);
    await q.query(`delete from tools where kind = 'MCP'`);
  }
}
