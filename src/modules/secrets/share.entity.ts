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

/** One grant of one secret to one user or group. Mirrors the table `secret_shares`. */
@Entity('secret_shares')
@Check('secret_shares_access_check', `access in ('USE', 'REVEAL', 'MANAGE')`)
@Check('secret_shares_not_owner', `grantee_id <> owner_id`)
@Check('secret_shares_ownership_check', `num_nonnulls(owner_id, workspace_id) = 1`)
@Check('secret_shares_grantee_check', `num_nonnulls(grantee_id, group_id) = 1`)
@Check('secret_shares_group_access_check', `group_id is null or workspace_id is not null or access = 'USE'`)
@ForeignKey('secrets', ['secretId', 'workspaceId'], ['id', 'workspaceId'], {
  name: 'secret_shares_workspace_fk',
  onDelete: 'CASCADE',
})
@ForeignKey('workspace_members', ['workspaceId', 'granteeId'], ['workspaceId', 'userId'], {
  name: 'secret_shares_member_fk',
  onDelete: 'CASCADE',
})
@Index('secret_shares_group_grant_uq', ['secretId', 'groupId'], { unique: true })
@Index('secret_shares_group_id_idx', ['groupId', 'secretId'])
@Index('secret_shares_secret_workspace_idx', ['secretId', 'workspaceId'])
@Index('secret_shares_member_idx', ['workspaceId', 'granteeId'])
@Index('secret_shares_grant_uq', ['secretId', 'granteeId'], { unique: true })
@Index('secret_shares_grantee_id_idx', ['granteeId', 'secretId'])
@Index('secret_shares_secret_owner_idx', ['secretId', 'ownerId'])
@Index('secret_shares_expires_at_idx', ['expiresAt'], { where: 'expires_at is not null' })
export class ShareEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'secret_shares_pkey' })
  id!: string;

  @Column({ type: 'uuid', name: 'secret_id' })
  secretId!: string;

  /** The secret's owner or, of a workspace's secret, the workspace: one of both. */
  @Column({ type: 'uuid', name: 'owner_id', nullable: true })
  ownerId!: string | null;

  @Column({ type: 'uuid', name: 'workspace_id', nullable: true })
  workspaceId!: string | null;

  /** The user it is shared with, of a workspace's secret a member; or the group: one of both. */
  @Column({ type: 'uuid', name: 'grantee_id', nullable: true })
  @ForeignKey('users', { name: 'secret_shares_grantee_id_fkey', onDelete: 'CASCADE' })
  granteeId!: string | null;

  @Column({ type: 'uuid', name: 'group_id', nullable: true })
  @ForeignKey('groups', { name: 'secret_shares_group_id_fkey', onDelete: 'CASCADE' })
  groupId!: string | null;

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
