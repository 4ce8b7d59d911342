import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

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
@Index('secrets_name_uq', ['ownerId', 'provider', 'nameKey'], { unique: true, where: 'deleted_at is null' })
@Index('secrets_owner_id_idx', ['ownerId', 'createdAt', 'id'])
export class SecretEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'secrets_pkey' })
  id!: string;

  @Column({ type: 'uuid', name: 'owner_id' })
  @ForeignKey('users', { name: 'secrets_owner_id_fkey' })
  ownerId!: string;

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

  @Column({ type: 'timestamptz', name: 'last_accessed_at', nullable: true })
  lastAccessedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'timestamptz', name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

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
