import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Who speaks. */
export type ChatRole = 'USER' | 'ASSISTANT' | 'SYSTEM' | 'TOOL';
/** Where a message is in its life: STREAMING grows, every other is final. */
export type MessageStatus = 'COMPLETE' | 'STREAMING' | 'FAILED' | 'CANCELLED';

/** A message in the tree of its conversation. Mirrors the table `chat_messages`. */
@Entity('chat_messages')
@Unique('chat_messages_id_session_uq', ['id', 'sessionId'])
@Unique('chat_messages_sequence_uq', ['sessionId', 'sequence'])
@Check('chat_messages_sequence_check', 'sequence > 0')
@Check('chat_messages_depth_check', 'depth > 0')
@Check('chat_messages_role_check', `role in ('USER', 'ASSISTANT', 'SYSTEM', 'TOOL')`)
@Check('chat_messages_status_check', `status in ('COMPLETE', 'STREAMING', 'FAILED', 'CANCELLED')`)
@Check('chat_messages_content_check', 'octet_length(content) <= 1048576')
@Check('chat_messages_tokens_check', 'tokens >= 0')
@Check('chat_messages_model_check', 'char_length(model) between 1 and 255')
@Check('chat_messages_path_tokens_check', 'path_tokens >= tokens')
@Check('chat_messages_idempotency_key_check', 'char_length(idempotency_key) between 1 and 128')
@Check('chat_messages_idempotency_digest_check', `idempotency_digest ~ '^[0-9a-f]{64}$'`)
@Check('chat_messages_parent_check', 'parent_id <> id and (parent_id is null) = (depth = 1)')
@Check('chat_messages_idempotency_check', '(idempotency_key is null) = (idempotency_digest is null)')
@ForeignKey('chat_sessions', ['sessionId', 'ownerId'], ['id', 'ownerId'], {
  name: 'chat_messages_session_fk',
  onDelete: 'CASCADE',
})
@ForeignKey('chat_messages', ['parentId', 'sessionId'], ['id', 'sessionId'], { name: 'chat_messages_parent_fk' })
@ForeignKey('chat_tool_calls', ['toolCallId'], ['id'], {
  name: 'chat_messages_tool_call_fk',
  deferrable: 'INITIALLY DEFERRED',
})
@Index('chat_messages_session_idx', ['sessionId', 'ownerId', 'createdAt', 'id'])
@Index('chat_messages_parent_idx', ['parentId', 'sessionId'])
@Index('chat_messages_owner_idx', ['ownerId', 'createdAt', 'id'])
@Index('chat_messages_tool_call_idx', ['toolCallId'])
@Index('chat_messages_idempotency_uq', ['sessionId', 'idempotencyKey'], {
  unique: true,
  where: 'idempotency_key is not null',
})
export class ChatMessageEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'session_id' })
  sessionId!: string;

  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  /** What it answers or goes on from; null at a root. */
  @Column({ type: 'uuid', name: 'parent_id', nullable: true })
  parentId!: string | null;

  /** Its number in the session, from 1 without a gap. */
  @Column({ type: 'integer' })
  sequence!: number;

  /** How many messages lead to it from the root, itself included. */
  @Column({ type: 'integer' })
  depth!: number;

  @Column({ type: 'text' })
  role!: ChatRole;

  @Column({ type: 'text', default: 'COMPLETE' })
  status!: MessageStatus;

  @Column({ type: 'text' })
  content!: string;

  /** What full text search looks through. */
  @Column({ type: 'tsvector' })
  lexemes!: string;

  @Column({ type: 'integer', default: 0 })
  tokens!: number;

  /** Whether a model counted them; else they are an estimate. */
  @Column({ type: 'boolean', name: 'tokens_measured', default: false })
  tokensMeasured!: boolean;

  @Column({ type: 'text', nullable: true })
  model!: string | null;

  /** The tokens of everything that leads to it from the root, itself included. */
  @Column({ type: 'bigint', name: 'path_tokens' })
  pathTokens!: string;

  @Column({ type: 'jsonb', default: () => `'{}'` })
  metadata!: Record<string, unknown>;

  /** The call that it answers, of a message of the tool; null for every other one. */
  @Column({ type: 'uuid', name: 'tool_call_id', nullable: true })
  toolCallId!: string | null;

  /** The API key by which it was said: an id without foreign key; null where a person did. */
  @Column({ type: 'uuid', name: 'key_id', nullable: true, default: () => 'app_key()' })
  keyId!: string | null;

  @Column({ type: 'text', name: 'idempotency_key', nullable: true })
  idempotencyKey!: string | null;

  /** SHA-256 of what came with the key. */
  @Column({ type: 'text', name: 'idempotency_digest', nullable: true })
  idempotencyDigest!: string | null;

  /** Later than that of every message with a smaller sequence, so that pages are in their order. */
  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
