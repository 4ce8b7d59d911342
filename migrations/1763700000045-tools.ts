import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '../src/platform/database/protect.js';

const MANAGE = `(select app_may('tools.manage'))`;
/** Whoever executes tools, manages them, or decides about their executions. */
const READ = `((select app_may('tools.read')) or (select app_may('approvals.read')))`;
/** A permission that narrows further who may see and execute; asked only where there is one. */
const NARROWED = '(required_permission is null or app_may(required_permission))';

/** What agents can ask to have done. A row opens no way to data: it says what may be asked for, and who decides. */
export class Tools1763700000045 implements MigrationInterface {
  name = 'Tools1763700000045';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      create table tools (
        id uuid primary key default gen_random_uuid(),
        name text not null check (name ~ '^[A-Za-z][A-Za-z0-9_-]{0,63}$'),
        name_key text not null,
        display_name text not null check (char_length(display_name) between 1 and 120),
        description text not null check (char_length(description) between 1 and 4096),
        category text not null check (category in ('DATA_ACCESS', 'API_CALL', 'CODE_EXECUTION', 'FILE_OPERATION',
          'COMMUNICATION', 'SEARCH', 'SYSTEM', 'CUSTOM')),
        kind text not null check (kind in ('BUILTIN', 'HTTP', 'MCP', 'CLIENT')),
        parameters jsonb not null check (jsonb_typeof(parameters) = 'object'),
        configuration jsonb not null default '{}' check (jsonb_typeof(configuration) = 'object'),
        requires_approval boolean not null default true,
        risk_level text not null check (risk_level in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
        decided_by text not null check (decided_by in ('OWNER', 'APPROVER')),
        required_count integer not null default 1 check (required_count between 1 and 10),
        requires_elevated_approval boolean not null default false,
        required_permission text references permissions (code),
        is_active boolean not null default true,
        is_system boolean not null default false,
        is_read_only boolean not null default false,
        is_idempotent boolean not null default false,
        cache_ttl_seconds integer check (cache_ttl_seconds between 1 and 604800),
        cache_scope text not null default 'USER' check (cache_scope in ('USER', 'GLOBAL')),
        max_concurrent_executions integer check (max_concurrent_executions between 0 and 10000),
        timeout_seconds integer not null default 60 check (timeout_seconds between 1 and 3600),
        allowed_hosts text[] not null default '{}',
        definition_hash text not null check (definition_hash ~ '^[0-9a-f]{64}$'),
        created_by uuid,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        constraint tools_name_key_check check (name_key = lower(name)),
        constraint tools_owner_alone_check check (decided_by = 'APPROVER' or required_count = 1),
        constraint tools_critical_check check (risk_level <> 'CRITICAL'
          or (requires_approval and requires_elevated_approval)),
        constraint tools_cache_check check (cache_ttl_seconds is null or is_read_only)
      )`);
    await q.query(`create unique index tools_name_key_uq on tools (name_key) where deleted_at is null`);
    await q.query(`create index tools_created_at_idx on tools (created_at, id)`);
    await q.query(`create index tools_required_permission_idx on tools (required_permission)`);
    await protect(q, 'tools', {
      app: {
        select: `${MANAGE} or (${READ} and ${NARROWED})`,
        insert: `${MANAGE} and not is_system and kind <> 'BUILTIN' and created_by = (select app_user())`,
        update: MANAGE,
        updateColumns: [
          ...['display_name', 'description', 'category', 'parameters', 'configuration', 'requires_approval'],
          ...['risk_level', 'decided_by', 'required_count', 'requires_elevated_approval', 'required_permission'],
          ...['is_active', 'is_read_only', 'is_idempotent', 'cache_ttl_seconds', 'cache_scope', 'updated_at'],
          ...['max_concurrent_executions', 'timeout_seconds', 'allowed_hosts', 'definition_hash', 'deleted_at'],
        ],
      },
      system: { select: 'true' },
    });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop table tools`);
  }
}
