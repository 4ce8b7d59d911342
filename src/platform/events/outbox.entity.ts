import { Column, Entity, Generated, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { EventPayload } from './event.js';

/** An event of a committed transaction, on its way to jobs and subscribers or past them. */
@Entity('outbox')
export class OutboxEntity {
  @Index('outbox_unpublished_idx', { where: 'published_at is null' })
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Generated('uuid')
  @Column({ name: 'event_id', type: 'uuid' })
  eventId!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null;

  @Column({ name: 'aggregate_id', type: 'uuid' })
  aggregateId!: string;

  @Column({ type: 'jsonb' })
  payload!: EventPayload;

  @Column({ type: 'uuid', array: true })
  recipients!: string[];

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Index('outbox_published_at_idx', { where: 'published_at is not null' })
  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;
}

/** What the events keep in tables. */
export const EVENT_ENTITIES = [OutboxEntity];
