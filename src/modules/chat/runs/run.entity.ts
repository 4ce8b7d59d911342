import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { AiProvider } from '../../../platform/ai/choice.js';

/** Where a run is: the last three are final. */
export type RunStatus = 'QUEUED' | 'RUNNING' | 'WAITING' | 'COMPLETED' | 'FAILED' | 'CANCELLED';

/** Why a run failed or was cancelled. */
export type RunReason =
  'PROVIDER' | 'TIMEOUT' | 'TOO_LONG' | 'WORKER_LOST' | 'ACCESS_LOST' | 'REQUESTED' | 'CHAT_DELETED' | 'MAX_STEPS';

/** How an answer came to its end. */
export type RunFinish = 'STOP' | 'LENGTH';

const LIVE = `status in ('QUEUED', 'RUNNING', 'WAITING')`;
const REASONS = `'PROVIDER', 'TIMEOUT', 'TOO_LONG', 'WORKER_LOST', 'ACCESS_LOST', 'REQUESTED', 'CHAT_DELETED', 'MAX_STEPS'`;

/** The work of a model on an answer. Mirrors the table `chat_runs`. */
@Entity('chat_runs')
@Check('chat_runs_status_check', `status in ('QUEUED', 'RUNNING', 'WAITING', 'COMPLETED', 'FAILED', 'CANCELLED')`)
@Check('chat_runs_reason_check', `reason in (${REASONS})`)
@Check('chat_runs_error_check', 'char_length(error) between 1 and 1000')
@Check('chat_runs_summary_error_check', 'char_length(summary_error) between 1 and 1000')
@Check('chat_runs_finish_check', `finish in ('STOP', 'LENGTH')`)
@Check('chat_runs_provider_check', `provider in ('openai-compatible', 'ollama')`)
@Check('chat_runs_model_check', 'char_length(model) between 1 and 255')
@Check('chat_runs_input_tokens_check', 'input_tokens >= 0')
@Check('chat_runs_output_tokens_check', 'output_tokens >= 0')
@Check('chat_runs_attempts_check', 'attempts >= 0')
@Check('chat_runs_steps_check', 'steps >= 0')
@Check('chat_runs_max_steps_check', 'max_steps > 0')
@Check(
  'chat_runs_lease_check',
  `(status = 'RUNNING') = (lease_id is not null) and (lease_id is null) = (lease_until is null)`,
)
@Check('chat_runs_ended_check', `(${LIVE}) = (ended_at is null)`)
@Check(
  'chat_runs_reasoned_check',
  `(status in ('FAILED', 'CANCELLED')) = (reason is not null) and (reason is null) = (error is null)`,
)
@ForeignKey('chat_sessions', ['sessionId', 'ownerId'], ['id', 'ownerId'], {
  name: 'chat_runs_session_fk',
  onDelete: 'CASCADE',
})
@ForeignKey('chat_messages', ['parentId', 'sessionId'], ['id', 'sessionId'], {
  name: 'chat_runs_parent_fk',
  onDelete: 'CASCADE',
})
@ForeignKey('chat_messages', ['messageId', 'sessionId'], ['id', 'sessionId'], {
  name: 'chat_runs_message_fk',
  onDelete: 'CASCADE',
})
@Index('chat_runs_live_uq', ['sessionId'], { unique: true, where: LIVE })
@Index('chat_runs_session_idx', ['sessionId', 'ownerId', 'createdAt', 'id'])
@Index('chat_runs_parent_idx', ['parentId', 'sessionId'])
@Index('chat_runs_message_idx', ['messageId', 'sessionId'])
@Index('chat_runs_due_idx', ['createdAt', 'id'], { where: `status in ('QUEUED', 'RUNNING')` })
@Index('chat_runs_waiting_idx', ['createdAt', 'id'], { where: `status = 'WAITING'` })
export class ChatRunEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'session_id' })
  sessionId!: string;

  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  /** The API key that asked for it, with whose rights it runs; null where its owner did. */
  @Column({ type: 'uuid', name: 'key_id', nullable: true })
  keyId!: string | null;

  /** Whether that key is bound to the conversation. */
  @Column({ type: 'boolean', name: 'key_is_bound', default: false })
  keyIsBound!: boolean;

  /** The message that is answered. */
  @Column({ type: 'uuid', name: 'parent_id' })
  parentId!: string;

  /** The message that is being written, or was last. */
  @Column({ type: 'uuid', name: 'message_id', nullable: true })
  messageId!: string | null;

  @Column({ type: 'text', default: 'QUEUED' })
  status!: RunStatus;

  @Column({ type: 'text', nullable: true })
  reason!: RunReason | null;

  /** The reason in words. */
  @Column({ type: 'text', nullable: true })
  error!: string | null;

  @Column({ type: 'text', nullable: true })
  finish!: RunFinish | null;

  @Column({ type: 'text' })
  provider!: AiProvider;

  @Column({ type: 'text' })
  model!: string;

  @Column({ type: 'integer', name: 'input_tokens', nullable: true })
  inputTokens!: number | null;

  @Column({ type: 'integer', name: 'output_tokens', nullable: true })
  outputTokens!: number | null;

  /** Whether the provider counted them; else they are an estimate. */
  @Column({ type: 'boolean', name: 'tokens_measured', default: false })
  tokensMeasured!: boolean;

  /** Why what the context window left out could not be summarised; null where it could, or did not have to be. */
  @Column({ type: 'text', name: 'summary_error', nullable: true })
  summaryError!: string | null;

  /** How many processes have begun it. */
  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  /** How often the model was called. */
  @Column({ type: 'integer', default: 0 })
  steps!: number;

  @Column({ type: 'integer', name: 'max_steps' })
  maxSteps!: number;

  /** Whoever advances it knows this; null while nobody does. */
  @Column({ type: 'uuid', name: 'lease_id', nullable: true })
  leaseId!: string | null;

  @Column({ type: 'timestamptz', name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  @Column({ type: 'timestamptz', name: 'cancel_requested_at', nullable: true })
  cancelRequestedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
