import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A conversation, as far as secrets and keys can be bound to it. Mirrors the table `chat_sessions`. */
@Entity('chat_sessions')
@Unique('chat_sessions_id_owner_uq', ['id', 'ownerId'])
@Index('chat_sessions_owner_id_idx', ['ownerId', 'createdAt', 'id'])
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
}
