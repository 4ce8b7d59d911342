import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { NamedSetEntity } from './named-set.entity.js';
import { PermissionEntity, RoleEntity } from './role.entity.js';
import { UserEntity } from './user.entity.js';

/** A named set of users, with roles and permissions of its own. */
@Entity('groups')
@Index('groups_name_uq', ['nameKey'], { unique: true, where: 'deleted_at is null' })
@Index('groups_created_at_idx', ['createdAt', 'id'])
@Index('groups_deleted_at_idx', ['deletedAt', 'id'], { where: 'deleted_at is not null' })
@Check('groups_name_check', 'char_length(name) between 1 and 120')
@Check('groups_description_check', 'char_length(description) <= 1024')
export class GroupEntity extends NamedSetEntity {}

/** Permissions a group gives its members directly. */
@Entity('group_permissions')
@Index('group_permissions_permission_code_idx', ['permissionCode'])
export class GroupPermissionEntity {
  @PrimaryColumn({ type: 'uuid', name: 'group_id' })
  @ForeignKey(() => GroupEntity, { name: 'group_permissions_group_id_fkey', onDelete: 'CASCADE' })
  groupId!: string;

  @PrimaryColumn({ type: 'text', name: 'permission_code' })
  @ForeignKey(() => PermissionEntity, {
    name: 'group_permissions_permission_code_fkey',
    onDelete: 'CASCADE',
    onUpdate: 'CASCADE',
  })
  permissionCode!: string;
}

/** Roles a group gives its members. */
@Entity('group_roles')
@Index('group_roles_role_id_idx', ['roleId'])
export class GroupRoleEntity {
  @PrimaryColumn({ type: 'uuid', name: 'group_id' })
  @ForeignKey(() => GroupEntity, { name: 'group_roles_group_id_fkey', onDelete: 'CASCADE' })
  groupId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'role_id' })
  @ForeignKey(() => RoleEntity, { name: 'group_roles_role_id_fkey', onDelete: 'CASCADE' })
  roleId!: string;
}

/** Who belongs to a group. */
@Entity('group_members')
@Index('group_members_user_id_idx', ['userId'])
export class GroupMemberEntity {
  @PrimaryColumn({ type: 'uuid', name: 'group_id' })
  @ForeignKey(() => GroupEntity, { name: 'group_members_group_id_fkey', onDelete: 'CASCADE' })
  groupId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'user_id' })
  @ForeignKey(() => UserEntity, { name: 'group_members_user_id_fkey', onDelete: 'CASCADE' })
  userId!: string;
}
