import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { WorkspaceEntity } from './workspace.entity.js';

/** What a member may: belong; manage members but the owners as well; everything. */
export type WorkspaceRole = 'OWNER' | 'ADMIN' | 'MEMBER';

/** That a user belongs to a workspace. Mirrors the table `workspace_members`. */
@Entity('workspace_members')
@Check('workspace_members_role_check', `role in ('OWNER', 'ADMIN', 'MEMBER')`)
@Index('workspace_members_user_id_idx', ['userId', 'workspaceId'])
@Index('workspace_members_joined_at_idx', ['workspaceId', 'joinedAt', 'userId'])
export class WorkspaceMemberEntity {
  @PrimaryColumn({ type: 'uuid', name: 'workspace_id' })
  @ForeignKey(() => WorkspaceEntity, { name: 'workspace_members_workspace_id_fkey', onDelete: 'CASCADE' })
  workspaceId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'user_id' })
  @ForeignKey('users', { name: 'workspace_members_user_id_fkey', onDelete: 'CASCADE' })
  userId!: string;

  @Column({ type: 'text' })
  role!: WorkspaceRole;

  @Column({ type: 'timestamptz', name: 'joined_at', default: () => 'now()' })
  joinedAt!: Date;
}
