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

/** What a grantee may do: let tools use the value; see it as well; change and rotate it as well. */
export type ShareAccess = 'USE' | 'REVEAL' | 'MANAGE';

/** One grant of one secret to one user. Mirrors the table `secret_shares`. */
@Entity('secret_shares')
@Check('secret_shares_access_check', `access in ('USE', 'REVEAL', 'MANAGE')`)
@Check('secret_shares_not_owner', `grantee_id <> owner_id`)
@Index('secret_shares_grant_uq', ['secretId', 'granteeId'], { unique: true })
@Index('secret_shares_grantee_id_idx', ['granteeId', 'secretId'])
@Index('secret_shares_secret_owner_idx', ['secretId', 'ownerId'])
@Index('secret_shares_expires_at_idx', ['expiresAt'], { where: 'expires_at is not null' })
export class ShareEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'secret_shares_pkey' })
  id!: string;

  @Column({ type: 'uuid', name: 'secret_id' })
  secretId!: string;

  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  @Column({ type: 'uuid', name: 'grantee_id' })
  @ForeignKey('users', { name: 'secret_shares_grantee_id_fkey', onDelete: 'CASCADE' })
  granteeId!: string;

  @Column({ type: 'text' })
  access!: ShareAccess;

  @Column({ type: 'timestamptz', name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @Column({ type: 'uuid', name: 'granted_by' })
  grantedBy!: string;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @ManyToOne(() => SecretEntity, { onDelete: 'CASCADE' })
  @JoinColumn([
    { name: 'secret_id', referencedColumnName: 'id', foreignKeyConstraintName: 'secret_shares_secret_fk' },
    { name: 'owner_id', referencedColumnName: 'ownerId', foreignKeyConstraintName: 'secret_shares_secret_fk' },
  ])
  secret!: Relation<SecretEntity>;
}
