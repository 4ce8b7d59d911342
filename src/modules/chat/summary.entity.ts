import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What stands for the beginning of a branch where a model cannot be given all of it. Mirrors the table `chat_summaries`. */
@Entity('chat_summaries')
@Check('chat_summaries_content_check', 'octet_length(content) between 1 and 262144')
@Check('chat_summaries_tokens_check', 'tokens >= 0')
@Check('chat_summaries_model_check', 'char_length(model) between 1 and 255')
@ForeignKey('chat_sessions', ['sessionId', 'ownerId'], ['id', 'ownerId'], {
  name: 'chat_summaries_session_fk',
  onDelete: 'CASCADE',
})
@ForeignKey('chat_messages', ['throughId', 'sessionId'], ['id', 'sessionId'], {
  name: 'chat_summaries_through_fk',
  onDelete: 'CASCADE',
})
@Index('chat_summaries_session_idx', ['sessionId', 'ownerId'])
@Index('chat_summaries_through_idx', ['throughId', 'sessionId'])
export class ChatSummaryEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'session_id' })
  sessionId!: string;

  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  /** The last message that it stands for, with everything that leads to it. */
  @Column({ type: 'uuid', name: 'through_id' })
  throughId!: string;

  @Column({ type: 'text' })
  content!: string;

  @Column({ type: 'integer', default: 0 })
  tokens!: number;

  /** Whether a model counted them; else they are an estimate. */
  @Column({ type: 'boolean', name: 'tokens_measured', default: false })
  tokensMeasured!: boolean;

  @Column({ type: 'text', nullable: true })
  model!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
