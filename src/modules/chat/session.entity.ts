import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What of a conversation a model is given where it does not fit as a whole. */
export type ContextStrategy = 'SLIDING_WINDOW' | 'SUMMARIZE' | 'FULL';

/** A conversation. Mirrors the table `chat_sessions`. */
@Entity('chat_sessions')
@Unique('chat_sessions_id_owner_uq', ['id', 'ownerId'])
@Check('chat_sessions_title_check', 'char_length(title) between 1 and 256')
@Check('chat_sessions_model_check', 'char_length(model) between 1 and 255')
@Check('chat_sessions_temperature_check', 'temperature between 0 and 2')
@Check('chat_sessions_context_window_size_check', 'context_window_size between 256 and 10000000')
@Check('chat_sessions_system_prompt_check', 'char_length(system_prompt) <= 32768')
@Check('chat_sessions_system_prompt_tokens_check', 'system_prompt_tokens >= 0')
@Check('chat_sessions_context_strategy_check', `context_strategy in ('SLIDING_WINDOW', 'SUMMARIZE', 'FULL')`)
@Check('chat_sessions_last_sequence_check', 'last_sequence >= 0')
@Check('chat_sessions_last_event_check', 'last_event >= 0')
@Index('chat_sessions_owner_id_idx', ['ownerId', 'createdAt', 'id'])
@Index('chat_sessions_active_leaf_idx', ['activeLeafId', 'id'])
@Index('chat_sessions_deleted_at_idx', ['deletedAt', 'id'], { where: 'deleted_at is not null' })
@ForeignKey('chat_messages', ['activeLeafId', 'id'], ['id', 'sessionId'], { name: 'chat_sessions_active_leaf_fk' })
export class ChatSessionEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'owner_id' })
  @ForeignKey('users', { name: 'chat_sessions_owner_id_fkey' })
  ownerId!: string;

  @Column({ type: 'boolean', name: 'is_active', default: true })
  isActive!: boolean;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  @Column({ type: 'text', default: 'New chat' })
  title!: string;

  @Column({ type: 'text', nullable: true })
  model!: string | null;

  @Column({ type: 'double precision', nullable: true })
  temperature!: number | null;

  /** In tokens. */
  @Column({ type: 'integer', name: 'context_window_size', default: 32768 })
  contextWindowSize!: number;

  @Column({ type: 'text', name: 'system_prompt', nullable: true })
  systemPrompt!: string | null;

  /** An estimate; 0 where there is no prompt. */
  @Column({ type: 'integer', name: 'system_prompt_tokens', default: 0 })
  systemPromptTokens!: number;

  @Column({ type: 'text', name: 'context_strategy', default: 'SLIDING_WINDOW' })
  contextStrategy!: ContextStrategy;

  /** Whether models may call tools in it. */
  @Column({ type: 'boolean', name: 'use_tools', default: true })
  useTools!: boolean;

  /** Whether whoever decides about what is asked for in it reads what was said last. */
  @Column({ type: 'boolean', name: 'share_with_approvers', default: false })
  shareWithApprovers!: boolean;

  /** The end of the branch that is shown and continued. */
  @Column({ type: 'uuid', name: 'active_leaf_id', nullable: true })
  activeLeafId!: string | null;

  /** The number of the newest message, and so how many there are. */
  @Column({ type: 'integer', name: 'last_sequence', default: 0 })
  lastSequence!: number;

  /** The number of the newest event. */
  @Column({ type: 'integer', name: 'last_event', default: 0 })
  lastEvent!: number;

  @Column({ type: 'timestamptz', name: 'last_message_at', nullable: true })
  lastMessageAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
