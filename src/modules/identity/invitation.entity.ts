import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { GroupEntity } from './group.entity.js';
import { RoleEntity } from './role.entity.js';
import { UserEntity } from './user.entity.js';

/** A one-time permission to make an account. The token itself is never stored. */
@Entity('invitations')
@Index('invitations_token_hash_uq', ['tokenHash'], { unique: true })
@Index('invitations_created_at_idx', ['createdAt', 'id'])
@Index('invitations_created_by_idx', ['createdBy'])
@Index('invitations_consumed_by_idx', ['consumedBy'])
@Check('invitations_email_hint_check', 'char_length(email_hint) <= 254')
export class InvitationEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'bytea', name: 'token_hash' })
  tokenHash!: Buffer;

  @Column({ type: 'text', name: 'email_hint', nullable: true })
  emailHint!: string | null;

  /** Null for the invitation of the first administrator. */
  @Column({ type: 'uuid', name: 'created_by', nullable: true })
  @ForeignKey(() => UserEntity, { name: 'invitations_created_by_fkey', onDelete: 'SET NULL' })
  createdBy!: string | null;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'consumed_at', nullable: true })
  consumedAt!: Date | null;

  @Column({ type: 'uuid', name: 'consumed_by', nullable: true })
  @ForeignKey(() => UserEntity, { name: 'invitations_consumed_by_fkey', onDelete: 'SET NULL' })
  consumedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  /** When the sweep recorded that it had expired; it counts as expired from `expiresAt` on. */
  @Column({ type: 'timestamptz', name: 'expired_at', nullable: true })
  expiredAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}

/** Roles the new account is given. */
@Entity('invitation_roles')
@Index('invitation_roles_role_id_idx', ['roleId'])
export class InvitationRoleEntity {
  @PrimaryColumn({ type: 'uuid', name: 'invitation_id' })
  @ForeignKey(() => InvitationEntity, { name: 'invitation_roles_invitation_id_fkey', onDelete: 'CASCADE' })
  invitationId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'role_id' })
  @ForeignKey(() => RoleEntity, { name: 'invitation_roles_role_id_fkey', onDelete: 'CASCADE' })
  roleId!: string;
}

/** Groups the new account joins. */
@Entity('invitation_groups')
@Index('invitation_groups_group_id_idx', ['groupId'])
export class InvitationGroupEntity {
  @PrimaryColumn({ type: 'uuid', name: 'invitation_id' })
  @ForeignKey(() => InvitationEntity, { name: 'invitation_groups_invitation_id_fkey', onDelete: 'CASCADE' })
  invitationId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'group_id' })
  @ForeignKey(() => GroupEntity, { name: 'invitation_groups_group_id_fkey', onDelete: 'CASCADE' })
  groupId!: string;
}
