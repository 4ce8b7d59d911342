import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { SoftDeletedEntity } from '../../platform/database/dated.entity.js';

/** What people own together. Mirrors the table `workspaces`. */
@Entity('workspaces')
@Check('workspaces_name_check', 'char_length(name) between 1 and 120')
@Check('workspaces_slug_check', `slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 64`)
@Check('workspaces_destroyed_check', 'destroyed_at is null or deleted_at is not null')
@Index('workspaces_slug_uq', ['slug'], { unique: true, where: 'deleted_at is null' })
@Index('workspaces_created_at_idx', ['createdAt', 'id'])
@Index('workspaces_deleted_at_idx', ['deletedAt'], { where: 'deleted_at is not null and destroyed_at is null' })
export class WorkspaceEntity extends SoftDeletedEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Lower-case ASCII letters, digits and single hyphens; unique among live workspaces. */
  @Column({ type: 'text' })
  slug!: string;

  /** When it ceased for ever, with its members and with what it owned. */
  @Column({ type: 'timestamptz', name: 'destroyed_at', nullable: true })
  destroyedAt!: Date | null;
}
