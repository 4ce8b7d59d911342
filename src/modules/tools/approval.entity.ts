import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { ExcerptLine } from '../chat/index.js';
import type { DecidedBy, RiskLevel } from './tool.entity.js';

/** Where an approval is in its life. */
export type ApprovalStatus = 'AWAITING' | 'APPROVED' | 'DENIED' | 'EXPIRED' | 'CANCELLED';
/** What somebody said. */
export type Decision = 'APPROVED' | 'DENIED';
/** For how long a rule stands. */
export type RuleScope = 'SESSION' | 'ALWAYS';
/** A secret that arguments refer to, by the name that whoever asked sees. */
export interface NamedSecret {
  readonly id: string;
  readonly name: string;
}

/** What somebody has to agree to. Mirrors the table `tool_approvals`. */
@Entity('tool_approvals')
@ForeignKey('tool_executions', ['executionId', 'ownerId'], ['id', 'ownerId'], {
  name: 'tool_approvals_execution_fk',
  onDelete: 'CASCADE',
})
@Check('tool_approvals_secrets_check', `jsonb_typeof(secrets) = 'array'`)
@Check('tool_approvals_conversation_check', `jsonb_typeof(conversation) = 'array'`)
@Check('tool_approvals_revision_check', `revision > 0`)
@Check('tool_approvals_digest_check', `digest ~ '^[0-9a-f]{64}$'`)
@Check('tool_approvals_status_check', `status in ('AWAITING', 'APPROVED', 'DENIED', 'EXPIRED', 'CANCELLED')`)
@Check('tool_approvals_risk_level_check', `risk_level in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')`)
@Check('tool_approvals_decided_by_check', `decided_by in ('OWNER', 'APPROVER')`)
@Check('tool_approvals_required_count_check', `required_count between 1 and 10`)
@Check('tool_approvals_response_check', `char_length(response) <= 1024`)
@Check('tool_approvals_responded_check', `(status = 'AWAITING') = (responded_at is null)`)
@Index('tool_approvals_execution_uq', ['executionId', 'ownerId'], { unique: true })
@Index('tool_approvals_owner_idx', ['ownerId', 'requestedAt', 'id'])
@Index('tool_approvals_tool_idx', ['toolId'])
@Index('tool_approvals_excerpt_idx', ['chatSessionId'], { where: 'conversation is not null' })
@Index('tool_approvals_awaiting_idx', ['requestedAt', 'id'], { where: `status = 'AWAITING'` })
export class ApprovalEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'tool_approvals_pkey' })
  id!: string;

  @Column({ type: 'uuid', name: 'execution_id' })
  executionId!: string;

  /** Who asked. */
  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  /** The person that whoever asked works for: an id without foreign key; null for an agent of a workspace. */
  @Column({ type: 'uuid', name: 'principal_id', nullable: true })
  principalId!: string | null;

  /** The session of the execution. */
  @Column({ type: 'uuid', name: 'chat_session_id', nullable: true })
  chatSessionId!: string | null;

  @Column({ type: 'uuid', name: 'tool_id' })
  @ForeignKey('tools', { name: 'tool_approvals_tool_id_fkey' })
  toolId!: string;

  @Column({ type: 'text', name: 'tool_name' })
  toolName!: string;

  @Column({ type: 'text', name: 'definition_hash' })
  definitionHash!: string;

  @Column({ type: 'jsonb' })
  parameters!: Record<string, unknown>;

  @Column({ type: 'jsonb', default: () => `'[]'` })
  secrets!: NamedSecret[];

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'text', default: 'AWAITING' })
  status!: ApprovalStatus;

  @Column({ type: 'text', name: 'risk_level' })
  riskLevel!: RiskLevel;

  @Column({ type: 'text', name: 'decided_by' })
  decidedBy!: DecidedBy;

  @Column({ type: 'integer', name: 'required_count' })
  requiredCount!: number;

  @Column({ type: 'boolean', name: 'is_elevated' })
  isElevated!: boolean;

  /** Whether content had come into its turn that others wrote. */
  @Column({ type: 'boolean', name: 'is_tainted', default: false })
  isTainted!: boolean;

  /** What was said last when it was asked, where whoever asked shares it. */
  @Column({ type: 'jsonb', nullable: true })
  conversation!: readonly ExcerptLine[] | null;

  @Column({ type: 'text', name: 'risk_assessment' })
  riskAssessment!: string;

  /** What whoever asked is told: never by whom. */
  @Column({ type: 'text', nullable: true })
  response!: string | null;

  /** Everybody who voted, on whichever revision. */
  @Column({ type: 'uuid', array: true, default: () => `'{}'` })
  voters!: string[];

  @Column({ type: 'timestamptz', name: 'requested_at', default: () => 'now()' })
  requestedAt!: Date;

  @Column({ type: 'timestamptz', name: 'responded_at', nullable: true })
  respondedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}

/** What somebody said about a revision. Mirrors the table `approval_votes`. */
@Entity('approval_votes')
@Unique('approval_votes_once_uq', ['approvalId', 'revision', 'voterId'])
@Check('approval_votes_decision_check', `decision in ('APPROVED', 'DENIED')`)
@Check('approval_votes_comment_check', `char_length(comment) <= 1024`)
@Index('approval_votes_voter_idx', ['voterId'])
export class VoteEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'approval_votes_pkey' })
  id!: string;

  @Column({ type: 'uuid', name: 'approval_id' })
  @ForeignKey('tool_approvals', { name: 'approval_votes_approval_id_fkey', onDelete: 'CASCADE' })
  approvalId!: string;

  /** Who asked: an id without foreign key. */
  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  /** Who voted: an id without foreign key. */
  @Column({ type: 'uuid', name: 'voter_id' })
  voterId!: string;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'text' })
  decision!: Decision;

  @Column({ type: 'text', nullable: true })
  comment!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}

/** What stands for an approval. Mirrors the table `approval_rules`. */
@Entity('approval_rules')
@ForeignKey('chat_sessions', ['chatSessionId', 'ownerId'], ['id', 'ownerId'], {
  name: 'approval_rules_session_fk',
  onDelete: 'CASCADE',
})
@Check('approval_rules_scope_check', `scope in ('SESSION', 'ALWAYS')`)
@Check('approval_rules_match_check', `jsonb_typeof(match) = 'object'`)
@Check('approval_rules_scope_check1', `(scope = 'SESSION') = (chat_session_id is not null)`)
@Index('approval_rules_owner_idx', ['ownerId', 'toolId', 'createdAt', 'id'])
@Index('approval_rules_created_by_idx', ['createdBy', 'createdAt', 'id'])
@Index('approval_rules_tool_idx', ['toolId'])
@Index('approval_rules_session_idx', ['chatSessionId', 'ownerId'])
export class RuleEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'approval_rules_pkey' })
  id!: string;

  /** Whose executions it admits. */
  @Column({ type: 'uuid', name: 'owner_id' })
  @ForeignKey('users', { name: 'approval_rules_owner_id_fkey' })
  ownerId!: string;

  @Column({ type: 'uuid', name: 'created_by' })
  @ForeignKey('users', { name: 'approval_rules_created_by_fkey' })
  createdBy!: string;

  /** The approval it was made with: an id without foreign key. */
  @Column({ type: 'uuid', name: 'approval_id' })
  approvalId!: string;

  @Column({ type: 'uuid', name: 'tool_id' })
  @ForeignKey('tools', { name: 'approval_rules_tool_id_fkey' })
  toolId!: string;

  @Column({ type: 'text', name: 'tool_name' })
  toolName!: string;

  @Column({ type: 'text', name: 'definition_hash' })
  definitionHash!: string;

  @Column({ type: 'text' })
  scope!: RuleScope;

  @Column({ type: 'uuid', name: 'chat_session_id', nullable: true })
  chatSessionId!: string | null;

  /** The arguments that have to be just these. */
  @Column({ type: 'jsonb' })
  match!: Record<string, unknown>;

  /** Whether there may be no others. */
  @Column({ type: 'boolean', name: 'is_exact' })
  isExact!: boolean;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
