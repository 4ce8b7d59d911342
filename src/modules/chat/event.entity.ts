import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Something that happened in a conversation. Mirrors the table `chat_events`. */
@Entity('chat_events')
@Check('chat_events_sequence_check', 'sequence > 0')
@Check('chat_events_type_check', 'char_length(type) between 1 and 64')
@ForeignKey('chat_sessions', ['sessionId', 'ownerId'], ['id', 'ownerId'], {
  name: 'chat_events_session_fk',
  onDelete: 'CASCADE',
})
@Index('chat_events_session_owner_idx', ['sessionId', 'ownerId'])
export class ChatEventEntity {
  @PrimaryColumn({ type: 'uuid', name: 'session_id' })
  sessionId!: string;

  /** Its number in the session, from 1 without a gap. */
  @PrimaryColumn({ type: 'integer' })
  sequence!: number;

  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  /** The GraphQL type that tells it. */
  @Column({ type: 'text' })
  type!: string;

  /** Ids, numbers and instants only. */
  @Column({ type: 'jsonb', default: () => `'{}'` })
  payload!: Record<string, unknown>;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
