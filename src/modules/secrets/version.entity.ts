import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { SecretEntity } from './secret.entity.js';

/**
 * A value a secret has or had, sealed. Never changed; null is what is left of a value that was destroyed. Mirrors the
 * table `secret_versions`.
 */
@Entity('secret_versions')
@Check('secret_versions_number_check', `number > 0`)
@Check('secret_versions_reason_check', `char_length(reason) <= 256`)
@Check('secret_versions_erased_check', `num_nulls(wrapped_key, nonce, ciphertext) in (0, 3)`)
@Index('secret_versions_secret_owner_idx', ['secretId', 'ownerId'])
@Index('secret_versions_key_idx', ['keyProvider', 'keyId', 'secretId', 'number'], { where: 'wrapped_key is not null' })
export class VersionEntity {
  @PrimaryColumn({ type: 'uuid', name: 'secret_id', primaryKeyConstraintName: 'secret_versions_pkey' })
  @ForeignKey('secrets', { name: 'secret_versions_secret_id_fkey', onDelete: 'CASCADE' })
  secretId!: string;

  /** Counted from 1. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'secret_versions_pkey' })
  number!: number;

  /** Null where the secret belongs to no user. */
  @Column({ type: 'uuid', name: 'owner_id', nullable: true })
  ownerId!: string | null;

  @Column({ type: 'smallint' })
  format!: number;

  @Column({ type: 'text', name: 'key_provider' })
  keyProvider!: string;

  @Column({ type: 'text', name: 'key_id' })
  keyId!: string;

  @Column({ type: 'bytea', name: 'wrapped_key', nullable: true })
  wrappedKey!: Buffer | null;

  @Column({ type: 'bytea', nullable: true })
  nonce!: Buffer | null;

  @Column({ type: 'bytea', nullable: true })
  ciphertext!: Buffer | null;

  /** Whoever made it; no foreign key, for it outlives the account. */
  @Column({ type: 'uuid', name: 'created_by' })
  createdBy!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @ManyToOne(() => SecretEntity, { onDelete: 'CASCADE' })
  @JoinColumn([
    { name: 'secret_id', referencedColumnName: 'id', foreignKeyConstraintName: 'secret_versions_secret_fk' },
    { name: 'owner_id', referencedColumnName: 'ownerId', foreignKeyConstraintName: 'secret_versions_secret_fk' },
  ])
  secret!: Relation<SecretEntity>;
}
