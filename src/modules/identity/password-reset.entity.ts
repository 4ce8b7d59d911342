import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { UserEntity } from './user.entity.js';

/** A one-time permission to set a new password. The token itself is never stored. */
@Entity('password_resets')
@Index('password_resets_token_hash_uq', ['tokenHash'], { unique: true })
@Index('password_resets_user_id_idx', ['userId'])
@Index('password_resets_open_uq', ['userId'], { unique: true, where: 'used_at is null and ended_at is null' })
@Index('password_resets_expires_at_idx', ['expiresAt'])
export class PasswordResetEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  @ForeignKey(() => UserEntity, { name: 'password_resets_user_id_fkey', onDelete: 'CASCADE' })
  userId!: string;

  @Column({ type: 'bytea', name: 'token_hash' })
  tokenHash!: Buffer;

  /** Who made it: an id without foreign key. */
  @Column({ type: 'uuid', name: 'created_by' })
  createdBy!: string;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'used_at', nullable: true })
  usedAt!: Date | null;

  /** When a newer one, or the deletion of the account, put an end to it. */
  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
