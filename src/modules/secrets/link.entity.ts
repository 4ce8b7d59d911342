import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import { SecretEntity } from './secret.entity.js';

/** A link that reveals the value of one secret once. Mirrors the table `secret_links`. */
@Entity('secret_links')
@Check('secret_links_comment_check', `char_length(comment) <= 256`)
@Check('secret_links_span_check', `expires_at - created_at <= interval '168 hours'`)
@Check('secret_links_opened_check', `(opened_at is null) = (opened_by is null)`)
@Index('secret_links_token_hash_uq', ['tokenHash'], { unique: true })
@Index('secret_links_secret_idx', ['secretId', 'createdAt', 'id'])
@Index('secret_links_secret_owner_idx', ['secretId', 'ownerId'])
@Index('secret_links_created_by_idx', ['createdBy'])
@Index('secret_links_user_id_idx', ['userId'])
@Index('secret_links_expires_at_idx', ['expiresAt'], {
  where: 'opened_at is null and revoked_at is null and expired_at is null',
})
export class LinkEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'secret_links_pkey' })
  id!: string;

  @Column({ type: 'uuid', name: 'secret_id' })
  secretId!: string;

  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  @Column({ type: 'uuid', name: 'created_by' })
  @ForeignKey('users', { name: 'secret_links_created_by_fkey', onDelete: 'CASCADE' })
  createdBy!: string;

  /** Who alone may open it; null for whoever is signed in and has the token. */
  @Column({ type: 'uuid', name: 'user_id', nullable: true })
  @ForeignKey('users', { name: 'secret_links_user_id_fkey', onDelete: 'CASCADE' })
  userId!: string | null;

  /** SHA-256 of the token, which is nowhere else. */
  @Column({ type: 'bytea', name: 'token_hash' })
  tokenHash!: Buffer;

  @Column({ type: 'text', nullable: true })
  comment!: string | null;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'opened_at', nullable: true })
  openedAt!: Date | null;

  @Column({ type: 'uuid', name: 'opened_by', nullable: true })
  openedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  /** When the end of its time was told. */
  @Column({ type: 'timestamptz', name: 'expired_at', nullable: true })
  expiredAt!: Date | null;

  /** How often somebody tried it after it was used up. */
  @Column({ type: 'integer', default: 0 })
  reopenings!: number;

  @Column({ type: 'timestamptz', name: 'reopened_at', nullable: true })
  reopenedAt!: Date | null;

  @ManyToOne(() => SecretEntity, { onDelete: 'CASCADE' })
  @JoinColumn([
    { name: 'secret_id', referencedColumnName: 'id', foreignKeyConstraintName: 'secret_links_secret_fk' },
    { name: 'owner_id', referencedColumnName: 'ownerId', foreignKeyConstraintName: 'secret_links_secret_fk' },
  ])
  secret!: Relation<SecretEntity>;
}
