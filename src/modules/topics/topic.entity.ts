import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { DatedEntity } from '../../platform/database/dated.entity.js';

/** What documents are about. Mirrors the table `topics`. */
@Entity('topics')
@Check('topics_name_check', 'char_length(name) between 1 and 120')
@Check('topics_description_check', 'char_length(description) <= 1024')
@Index('topics_system_name_uq', ['nameKey'], { unique: true, where: 'owner_id is null' })
@Index('topics_own_name_uq', ['ownerId', 'nameKey'], { unique: true, where: 'owner_id is not null' })
@Index('topics_owner_id_idx', ['ownerId', 'createdAt', 'id'])
export class TopicEntity extends DatedEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** Whose it is; null for a system topic. */
  @Column({ type: 'uuid', name: 'owner_id', nullable: true })
  @ForeignKey('users', { name: 'topics_owner_id_fkey' })
  ownerId!: string | null;

  @Column({ type: 'text' })
  name!: string;

  /** The name as it is compared: NFKC, lower case. A trigger keeps it. */
  @Column({ type: 'text', name: 'name_key', default: '' })
  nameKey!: string;

  @Column({ type: 'text', default: '' })
  description!: string;
}
