import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { ToolKind } from './tool.entity.js';

/** Where an execution is in its life. */
export type ExecutionStatus =
  'PENDING' | 'AWAITING_APPROVAL' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'REJECTED' | 'CANCELLED';
/** Why an execution failed. */
export type FailureReason = 'ERROR' | 'TIMEOUT' | 'WORKER_LOST' | 'RESULT_TOO_LARGE';
/** Why an execution was not begun. */
export type RejectionReason = 'DENIED' | 'EXPIRED' | 'POLICY';

/** Something that was asked to be done. Mirrors the table `tool_executions`. */
@Entity('tool_executions')
@Unique('tool_executions_id_owner_uq', ['id', 'ownerId'])
@ForeignKey('chat_sessions', ['chatSessionId', 'ownerId'], ['id', 'ownerId'], {
  name: 'tool_executions_session_fk',
  onDelete: 'CASCADE',
})
@Check('tool_executions_kind_check', `kind in ('BUILTIN', 'HTTP', 'MCP', 'CLIENT')`)
@Check('tool_executions_revision_check', `revision > 0`)
@Check(
  'tool_executions_status_check',
  `status in ('PENDING', 'AWAITING_APPROVAL', 'RUNNING', 'COMPLETED', 'FAILED', 'REJECTED', 'CANCELLED')`,
)
@Check(
  'tool_executions_reason_check',
  `reason in ('ERROR', 'TIMEOUT', 'WORKER_LOST', 'RESULT_TOO_LARGE', 'DENIED', 'EXPIRED', 'POLICY')`,
)
@Check(
  'tool_executions_reason_check1',
  `case status when 'FAILED' then coalesce(reason, '') in ('ERROR', 'TIMEOUT', 'WORKER_LOST', 'RESULT_TOO_LARGE') when 'REJECTED' then coalesce(reason, '') in ('DENIED', 'EXPIRED', 'POLICY') else reason is null end`,
)
@Check('tool_executions_error_check', `char_length(error) <= 4096`)
@Check('tool_executions_idempotency_key_check', `char_length(idempotency_key) between 1 and 128`)
@Check(
  'tool_executions_running_check',
  `status <> 'RUNNING' or (lease_hash is not null and lease_expires_at is not null and deadline_at is not null)`,
)
@Check(
  'tool_executions_completed_check',
  `(completed_at is null) = (status in ('PENDING', 'AWAITING_APPROVAL', 'RUNNING'))`,
)
@Index('tool_executions_owner_id_idx', ['ownerId', 'createdAt', 'id'])
@Index('tool_executions_tool_id_idx', ['toolId', 'createdAt'])
@Index('tool_executions_session_idx', ['chatSessionId', 'ownerId'])
@Index('tool_executions_idempotency_key_uq', ['ownerId', 'idempotencyKey'], {
  unique: true,
  where: 'idempotency_key is not null',
})
@Index('tool_executions_open_idx', ['ownerId'], { where: `status in ('PENDING', 'AWAITING_APPROVAL', 'RUNNING')` })
@Index('tool_executions_pending_idx', ['createdAt'], { where: `status = 'PENDING'` })
@Index('tool_executions_running_idx', ['toolId', 'leaseExpiresAt'], { where: `status = 'RUNNING'` })
@Index('tool_executions_flight_uq', ['cacheKey'], { unique: true, where: `status = 'RUNNING'` })
@Index('tool_executions_claim_idx', ['claimExpiresAt'], {
  where: `status = 'PENDING' and claim_expires_at is not null`,
})
@Index('tool_executions_awaiting_idx', ['approvalExpiresAt'], { where: `status = 'AWAITING_APPROVAL'` })
export class ExecutionEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'tool_executions_pkey' })
  id!: string;

  /** Who asked for it. */
  @Column({ type: 'uuid', name: 'owner_id' })
  @ForeignKey('users', { name: 'tool_executions_owner_id_fkey' })
  ownerId!: string;

  /** The API key by which it was asked for: an id without foreign key. */
  @Column({ type: 'uuid', name: 'key_id', nullable: true })
  keyId!: string | null;

  @Column({ type: 'uuid', name: 'chat_session_id', nullable: true })
  chatSessionId!: string | null;

  @Column({ type: 'uuid', name: 'tool_id' })
  @ForeignKey('tools', { name: 'tool_executions_tool_id_fkey' })
  toolId!: string;

  @Column({ type: 'text', name: 'tool_name' })
  toolName!: string;

  @Column({ type: 'text' })
  kind!: ToolKind;

  @Column({ type: 'text', name: 'definition_hash' })
  definitionHash!: string;

  @Column({ type: 'boolean', name: 'is_idempotent' })
  isIdempotent!: boolean;

  @Column({ type: 'integer', name: 'timeout_seconds' })
  timeoutSeconds!: number;

  @Column({ type: 'jsonb' })
  parameters!: Record<string, unknown>;

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ type: 'boolean', name: 'requires_approval' })
  requiresApproval!: boolean;

  /** The standing rule that admitted it; null where somebody was asked, or nobody had to be. */
  @Column({ type: 'uuid', name: 'rule_id', nullable: true })
  ruleId!: string | null;

  /** Whether its turn had content in it that others wrote. */
  @Column({ type: 'boolean', name: 'is_tainted', default: false })
  isTainted!: boolean;

  /** The message at which its turn was when it was asked for: an id without foreign key; null for the active leaf. */
  @Column({ type: 'uuid', name: 'turn_message_id', nullable: true })
  turnMessageId!: string | null;

  @Column({ type: 'text' })
  status!: ExecutionStatus;

  @Column({ type: 'text', nullable: true })
  reason!: FailureReason | RejectionReason | null;

  @Column({ type: 'text', nullable: true })
  error!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  result!: unknown;

  @Column({ type: 'boolean', default: false })
  cached!: boolean;

  @Column({ type: 'text', name: 'cache_key', nullable: true })
  cacheKey!: string | null;

  @Column({ type: 'text', name: 'idempotency_key', nullable: true })
  idempotencyKey!: string | null;

  /** SHA-256 of what was asked for, which an idempotency key stands for. */
  @Column({ type: 'text', name: 'request_hash' })
  requestHash!: string;

  @Column({ type: 'timestamptz', name: 'approval_expires_at', nullable: true })
  approvalExpiresAt!: Date | null;

  /** Until when it waits to be claimed, or did: of the kind CLIENT alone. The database says so when it is queued. */
  @Column({ type: 'timestamptz', name: 'claim_expires_at', nullable: true })
  claimExpiresAt!: Date | null;

  /** SHA-256 of the token of whoever runs it. */
  @Column({ type: 'text', name: 'lease_hash', nullable: true })
  leaseHash!: string | null;

  @Column({ type: 'timestamptz', name: 'lease_expires_at', nullable: true })
  leaseExpiresAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'deadline_at', nullable: true })
  deadlineAt!: Date | null;

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'completed_at', nullable: true })
  completedAt!: Date | null;
}
