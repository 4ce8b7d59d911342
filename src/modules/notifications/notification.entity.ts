import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What one person is told of one event. Mirrors the table `notifications`. */
@Entity('notifications')
@Unique('notifications_once_uq', ['recipientId', 'eventId', 'kind'])
@Check('notifications_about_pair', `(about_type is null) = (about_id is null)`)
@Index('notifications_recipient_idx', ['recipientId', 'createdAt', 'id'])
@Index('notifications_unread_idx', ['recipientId', 'createdAt', 'id'], { where: 'read_at is null' })
@Index('notifications_read_at_idx', ['readAt'], { where: 'read_at is not null' })
@Index('notifications_unread_age_idx', ['createdAt'], { where: 'read_at is null' })
export class NotificationEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'notifications_pkey' })
  id!: string;

  @Column({ type: 'uuid', name: 'recipient_id' })
  @ForeignKey('users', { name: 'notifications_recipient_id_fkey', onDelete: 'CASCADE' })
  recipientId!: string;

  @Column({ type: 'uuid', name: 'event_id' })
  eventId!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'uuid', name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column({ type: 'text', name: 'about_type', nullable: true })
  aboutType!: string | null;

  @Column({ type: 'uuid', name: 'about_id', nullable: true })
  aboutId!: string | null;

  @Column({ type: 'jsonb' })
  payload!: Readonly<Record<string, string | number | boolean | null>>;

  @Column({ type: 'timestamptz', name: 'read_at', nullable: true })
  readAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
