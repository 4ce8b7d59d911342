import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { UserEntity } from './user.entity.js';

/** An account that agents use, of a person or of a workspace. Mirrors the table `service_accounts`. */
@Entity('service_accounts')
@Check('service_accounts_name_check', 'char_length(name) between 1 and 120')
@Check('service_accounts_owner_check', 'num_nonnulls(owner_id, workspace_id) = 1')
@Index('service_accounts_user_id_uq', ['userId'], { unique: true })
@Index('service_accounts_owner_id_idx', ['ownerId', 'createdAt', 'id'])
@Index('service_accounts_workspace_id_idx', ['workspaceId', 'createdAt', 'id'])
export class ServiceAccountEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** The user that it is, whom secrets are shared with; a trigger makes it. */
  @Column({ type: 'uuid', name: 'user_id' })
  @ForeignKey(() => UserEntity, { name: 'service_accounts_user_id_fkey', onDelete: 'CASCADE' })
  userId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'uuid', name: 'owner_id', nullable: true })
  @ForeignKey(() => UserEntity, { name: 'service_accounts_owner_id_fkey', onDelete: 'CASCADE' })
  ownerId!: string | null;

  @Column({ type: 'uuid', name: 'workspace_id', nullable: true })
  @ForeignKey('workspaces', { name: 'service_accounts_workspace_id_fkey', onDelete: 'CASCADE' })
  workspaceId!: string | null;

  @Column({ type: 'uuid', name: 'created_by' })
  createdBy!: string;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;
}

/** A key by which a program acts for a user. The key itself is never stored. Mirrors the table `api_keys`. */
@Entity('api_keys')
@Check('api_keys_name_check', 'char_length(name) between 1 and 120')
@ForeignKey('chat_sessions', ['chatSessionId', 'userId'], ['id', 'ownerId'], {
  name: 'api_keys_chat_session_fk',
  onDelete: 'CASCADE',
})
@Index('api_keys_hash_uq', ['hash'], { unique: true })
@Index('api_keys_user_id_idx', ['userId', 'createdAt', 'id'])
@Index('api_keys_chat_session_idx', ['chatSessionId', 'userId'])
@Index('api_keys_expires_at_idx', ['expiresAt'], { where: 'revoked_at is null and expired_at is null' })
export class ApiKeyEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** Whom it acts for. */
  @Column({ type: 'uuid', name: 'user_id' })
  @ForeignKey(() => UserEntity, { name: 'api_keys_user_id_fkey', onDelete: 'CASCADE' })
  userId!: string;

  @Column({ type: 'uuid', name: 'created_by' })
  createdBy!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Its beginning, by which people tell keys apart. */
  @Column({ type: 'text' })
  prefix!: string;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  /** Counts its secrets: one more with each rotation. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'text', array: true })
  scopes!: string[];

  @Column({ type: 'uuid', name: 'chat_session_id', nullable: true })
  chatSessionId!: string | null;

  @Column({ type: 'timestamptz', name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  /** When everybody was told that it has expired. */
  @Column({ type: 'timestamptz', name: 'expired_at', nullable: true })
  expiredAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'rotated_at', nullable: true })
  rotatedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
