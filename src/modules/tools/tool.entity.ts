import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { SoftDeletedEntity } from '../../platform/database/dated.entity.js';

/** What a tool is for. */
export type ToolCategory =
  'DATA_ACCESS' | 'API_CALL' | 'CODE_EXECUTION' | 'FILE_OPERATION' | 'COMMUNICATION' | 'SEARCH' | 'SYSTEM' | 'CUSTOM';
/** What runs a tool. */
export type ToolKind = 'BUILTIN' | 'HTTP' | 'MCP' | 'CLIENT';
/** How much harm a tool can do. */
export type RiskLevel = 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
/** Who decides about executions of a tool. */
export type DecidedBy = 'OWNER' | 'APPROVER';
/** Whom a remembered result serves. */
export type CacheScope = 'USER' | 'GLOBAL';

/** What an agent can ask to have done. Mirrors the table `tools`. */
@Entity('tools')
@Check('tools_name_check', `name ~ '^[A-Za-z][A-Za-z0-9_-]{0,63}$'`)
@Check('tools_name_key_check', `name_key = lower(name)`)
@Check('tools_display_name_check', `char_length(display_name) between 1 and 120`)
@Check('tools_description_check', `char_length(description) between 1 and 4096`)
@Check(
  'tools_category_check',
  `category in ('DATA_ACCESS', 'API_CALL', 'CODE_EXECUTION', 'FILE_OPERATION', 'COMMUNICATION', 'SEARCH', 'SYSTEM', 'CUSTOM')`,
)
@Check('tools_kind_check', `kind in ('BUILTIN', 'HTTP', 'MCP', 'CLIENT')`)
@Check('tools_parameters_check', `jsonb_typeof(parameters) = 'object'`)
@Check('tools_configuration_check', `jsonb_typeof(configuration) = 'object'`)
@Check('tools_risk_level_check', `risk_level in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')`)
@Check('tools_decided_by_check', `decided_by in ('OWNER', 'APPROVER')`)
@Check('tools_required_count_check', `required_count between 1 and 10`)
@Check('tools_cache_ttl_seconds_check', `cache_ttl_seconds between 1 and 604800`)
@Check('tools_cache_scope_check', `cache_scope in ('USER', 'GLOBAL')`)
@Check('tools_max_concurrent_executions_check', `max_concurrent_executions between 0 and 10000`)
@Check('tools_timeout_seconds_check', `timeout_seconds between 1 and 3600`)
@Check('tools_claim_timeout_seconds_check', `claim_timeout_seconds between 1 and 86400`)
@Check('tools_definition_hash_check', `definition_hash ~ '^[0-9a-f]{64}$'`)
@Check('tools_owner_alone_check', `decided_by = 'APPROVER' or required_count = 1`)
@Check('tools_critical_check', `risk_level <> 'CRITICAL' or (requires_approval and requires_elevated_approval)`)
@Check('tools_cache_check', `cache_ttl_seconds is null or is_read_only`)
@Index('tools_name_key_uq', ['nameKey'], { unique: true, where: 'deleted_at is null' })
@Index('tools_created_at_idx', ['createdAt', 'id'])
@Index('tools_required_permission_idx', ['requiredPermission'])
@Index('tools_deleted_at_idx', ['deletedAt', 'id'], { where: 'deleted_at is not null' })
export class ToolEntity extends SoftDeletedEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'tools_pkey' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'name_key' })
  nameKey!: string;

  @Column({ type: 'text', name: 'display_name' })
  displayName!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column({ type: 'text' })
  category!: ToolCategory;

  @Column({ type: 'text' })
  kind!: ToolKind;

  /** JSON Schema of its arguments. */
  @Column({ type: 'jsonb' })
  parameters!: Record<string, unknown>;

  /** What whoever runs its kind has to know: of HTTP tools, the request they make. */
  @Column({ type: 'jsonb', default: () => `'{}'` })
  configuration!: Record<string, unknown>;

  @Column({ type: 'boolean', name: 'requires_approval', default: true })
  requiresApproval!: boolean;

  @Column({ type: 'text', name: 'risk_level' })
  riskLevel!: RiskLevel;

  @Column({ type: 'text', name: 'decided_by' })
  decidedBy!: DecidedBy;

  @Column({ type: 'integer', name: 'required_count', default: 1 })
  requiredCount!: number;

  @Column({ type: 'boolean', name: 'requires_elevated_approval', default: false })
  requiresElevatedApproval!: boolean;

  @Column({ type: 'text', name: 'required_permission', nullable: true })
  @ForeignKey('permissions', 'code', { name: 'tools_required_permission_fkey' })
  requiredPermission!: string | null;

  @Column({ type: 'boolean', name: 'is_active', default: true })
  isActive!: boolean;

  @Column({ type: 'boolean', name: 'is_system', default: false })
  isSystem!: boolean;

  @Column({ type: 'boolean', name: 'is_read_only', default: false })
  isReadOnly!: boolean;

  @Column({ type: 'boolean', name: 'is_idempotent', default: false })
  isIdempotent!: boolean;

  @Column({ type: 'integer', name: 'cache_ttl_seconds', nullable: true })
  cacheTtlSeconds!: number | null;

  @Column({ type: 'text', name: 'cache_scope', default: 'USER' })
  cacheScope!: CacheScope;

  /** Null for as many as there are, 0 while it is paused. */
  @Column({ type: 'integer', name: 'max_concurrent_executions', nullable: true })
  maxConcurrentExecutions!: number | null;

  @Column({ type: 'integer', name: 'timeout_seconds', default: 60 })
  timeoutSeconds!: number;

  /** How long an execution waits to be claimed: of the kind CLIENT alone. */
  @Column({ type: 'integer', name: 'claim_timeout_seconds', default: 300 })
  claimTimeoutSeconds!: number;

  @Column({ type: 'text', name: 'allowed_hosts', array: true, default: () => `'{}'` })
  allowedHosts!: string[];

  @Column({ type: 'text', name: 'definition_hash' })
  definitionHash!: string;

  /** Whether its results have text that others wrote, which a model may take for an order. The database says so by its kind. */
  @Column({ type: 'boolean', name: 'brings_content', default: false })
  bringsContent!: boolean;

  /** Who registered it: an id without foreign key. */
  @Column({ type: 'uuid', name: 'created_by', nullable: true })
  createdBy!: string | null;
}
