import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { SoftDeletedEntity } from '../../platform/database/dated.entity.js';

/** What the value of a secret is. */
export type SecretType =
  | 'API_KEY'
  | 'OAUTH_TOKEN'
  | 'ACCESS_TOKEN'
  | 'PASSWORD'
  | 'SECRET'
  | 'CERTIFICATE'
  | 'SSH_KEY'
  | 'CONNECTION_STRING'
  | 'CUSTOM';

/** A secret as it is described; its values are its versions. Mirrors the table `secrets`. */
@Entity('secrets')
@Unique('secrets_id_owner_uq', ['id', 'ownerId'])
@Unique('secrets_id_workspace_uq', ['id', 'workspaceId'])
@ForeignKey('chat_sessions', ['chatSessionId', 'ownerId'], ['id', 'ownerId'], { name: 'secrets_chat_session_fk' })
@Check('secrets_ownership_check', `num_nonnulls(owner_id, workspace_id) <= 1`)
@Check('secrets_binding_check', `chat_session_id is null or owner_id is not null`)
@Check('secrets_allowed_tools_check', `jsonb_typeof(allowed_tools) = 'array'`)
@Check('secrets_required_permission_check', `char_length(required_permission) between 1 and 128`)
@Check('secrets_name_check', `char_length(name) between 1 and 256`)
@Check('secrets_display_name_check', `char_length(display_name) <= 256`)
@Check('secrets_description_check', `char_length(description) <= 1024`)
@Check('secrets_provider_check', `char_length(provider) <= 128`)
@Check('secrets_rotation_days_check', `rotation_days between 1 and 3650`)
@Check(
  'secrets_rotation_check',
  `rotation_enabled = (next_rotation_at is not null) and (not rotation_enabled or rotation_days is not null)`,
)
@Check('secrets_destroyed_check', `destroyed_at is null or deleted_at is not null`)
@Index('secrets_next_rotation_at_idx', ['nextRotationAt'], {
  where: 'next_rotation_at is not null and deleted_at is null',
})
@Index('secrets_deleted_at_idx', ['deletedAt'], { where: 'deleted_at is not null and destroyed_at is null' })
@Index('secrets_name_uq', ['ownerId', 'workspaceId', 'chatSessionId', 'provider', 'nameKey'], {
  unique: true,
  where: 'deleted_at is null',
})
@Index('secrets_workspace_id_idx', ['workspaceId', 'createdAt', 'id'])
@Index('secrets_chat_session_idx', ['chatSessionId', 'ownerId'])
@Index('secrets_system_idx', ['createdAt', 'id'], { where: 'owner_id is null and workspace_id is null' })
@Index('secrets_expires_at_idx', ['expiresAt'], { where: 'expires_at is not null and deleted_at is null' })
@Index('secrets_owner_id_idx', ['ownerId', 'createdAt', 'id'])
export class SecretEntity extends SoftDeletedEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'secrets_pkey' })
  id!: string;

  /** Whose it is; null for one of a workspace, and for one of the house. */
  @Column({ type: 'uuid', name: 'owner_id', nullable: true })
  @ForeignKey('users', { name: 'secrets_owner_id_fkey' })
  ownerId!: string | null;

  /** Whose it is; null for one of a user, and for one of the house. */
  @Column({ type: 'uuid', name: 'workspace_id', nullable: true })
  @ForeignKey('workspaces', { name: 'secrets_workspace_id_fkey', onDelete: 'CASCADE' })
  workspaceId!: string | null;

  /** The chat session of its owner that it is bound to, if any. */
  @Column({ type: 'uuid', name: 'chat_session_id', nullable: true })
  chatSessionId!: string | null;

  @Column({ type: 'text' })
  name!: string;

  /** The name in NFKC and lower case, by which names are told apart. */
  @Column({ type: 'text', name: 'name_key' })
  nameKey!: string;

  @Column({ type: 'text', name: 'display_name', nullable: true })
  displayName!: string | null;

  @Column({ type: 'text', nullable: true })
  description!: string | null;

  @Column({ type: 'text', nullable: true })
  provider!: string | null;

  @Column({ type: 'text' })
  type!: SecretType;

  @Column({ type: 'text', array: true, default: () => `'{}'` })
  tags!: string[];

  @Column({ type: 'jsonb', default: () => `'{}'` })
  metadata!: Record<string, unknown>;

  @Column({ type: 'text', name: 'masked_value' })
  maskedValue!: string;

  @Column({ type: 'integer', name: 'current_version', default: 1 })
  currentVersion!: number;

  @Column({ type: 'boolean', name: 'is_active', default: true })
  isActive!: boolean;

  @Column({ type: 'timestamptz', name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  /** Whether its value is revealed only to somebody who has just proved who it is. */
  @Column({ type: 'boolean', name: 'require_step_up', default: false })
  requireStepUp!: boolean;

  /** The tools that may use it, each with the hash of the definition it is bound to; null until it is bound to one. */
  @Column({ type: 'jsonb', name: 'allowed_tools', default: () => `'[]'` })
  allowedTools!: readonly { readonly tool: string; readonly definitionHash: string | null }[];

  /** A permission that every way to it asks for besides. */
  @Column({ type: 'text', name: 'required_permission', nullable: true })
  requiredPermission!: string | null;

  /** The expiry that was last warned of, and the one that was last told to have come. */
  @Column({ type: 'timestamptz', name: 'expiry_warned_for', nullable: true })
  expiryWarnedFor!: Date | null;

  @Column({ type: 'timestamptz', name: 'expiry_told_for', nullable: true })
  expiryToldFor!: Date | null;

  @Column({ type: 'timestamptz', name: 'last_accessed_at', nullable: true })
  lastAccessedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  /** When nothing was left of its values. */
  @Column({ type: 'timestamptz', name: 'destroyed_at', nullable: true })
  destroyedAt!: Date | null;

  @Column({ type: 'boolean', name: 'rotation_enabled', default: false })
  rotationEnabled!: boolean;

  @Column({ type: 'integer', name: 'rotation_days', nullable: true })
  rotationDays!: number | null;

  @Column({ type: 'timestamptz', name: 'last_rotated_at', nullable: true })
  lastRotatedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'next_rotation_at', nullable: true })
  nextRotationAt!: Date | null;

  /** The due date that was last reminded of. */
  @Column({ type: 'timestamptz', name: 'rotation_reminded_for', nullable: true })
  rotationRemindedFor!: Date | null;
}
