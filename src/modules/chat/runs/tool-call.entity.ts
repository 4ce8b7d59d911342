import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Something that a model asked to have done. Mirrors the table `chat_tool_calls`. */
@Entity('chat_tool_calls')
@Check('chat_tool_calls_position_check', 'position >= 0')
@Check('chat_tool_calls_call_id_check', 'char_length(call_id) between 1 and 255')
@Check('chat_tool_calls_name_check', 'char_length(name) between 1 and 128')
@Check('chat_tool_calls_arguments_check', 'octet_length(arguments) <= 65536')
@Check('chat_tool_calls_refusal_check', 'char_length(refusal) between 1 and 4096')
@Check('chat_tool_calls_refusal_check1', 'refusal is null or (execution_id is null and ended_at is not null)')
@ForeignKey('chat_sessions', ['sessionId', 'ownerId'], ['id', 'ownerId'], {
  name: 'chat_tool_calls_session_fk',
  onDelete: 'CASCADE',
})
@ForeignKey('chat_messages', ['messageId', 'sessionId'], ['id', 'sessionId'], {
  name: 'chat_tool_calls_message_fk',
  onDelete: 'CASCADE',
})
@Index('chat_tool_calls_session_idx', ['sessionId', 'ownerId'])
@Index('chat_tool_calls_position_uq', ['messageId', 'sessionId', 'position'], { unique: true })
@Index('chat_tool_calls_run_idx', ['runId'])
@Index('chat_tool_calls_execution_uq', ['executionId'], { unique: true })
export class ChatToolCallEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'session_id' })
  sessionId!: string;

  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  @Column({ type: 'uuid', name: 'run_id' })
  @ForeignKey('chat_runs', { name: 'chat_tool_calls_run_id_fkey', onDelete: 'CASCADE' })
  runId!: string;

  /** The message of the model in which it asked. */
  @Column({ type: 'uuid', name: 'message_id' })
  messageId!: string;

  /** Which of the calls of its message it is, from 0. */
  @Column({ type: 'integer' })
  position!: number;

  /** What the provider calls it. */
  @Column({ type: 'text', name: 'call_id' })
  callId!: string;

  /** The tool, as the model named it. */
  @Column({ type: 'text' })
  name!: string;

  /** As the model wrote them: JSON, or not. */
  @Column({ type: 'text' })
  arguments!: string;

  @Column({ type: 'uuid', name: 'execution_id', nullable: true })
  @ForeignKey('tool_executions', { name: 'chat_tool_calls_execution_id_fkey', onDelete: 'SET NULL' })
  executionId!: string | null;

  /** Why it was not requested; null where it was. */
  @Column({ type: 'text', nullable: true })
  refusal!: string | null;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
