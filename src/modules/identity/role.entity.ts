import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { NamedSetEntity } from './named-set.entity.js';
import { UserEntity } from './user.entity.js';

/** A right to do one kind of thing; the catalogue is code, and a migration keeps the table in step. */
@Entity('permissions')
@Check('permissions_code_check', `code ~ '^[a-z]+\\.[a-z-]+$'`)
export class PermissionEntity {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column({ type: 'boolean', name: 'is_administrative' })
  isAdministrative!: boolean;
}

/** A named set of permissions. */
@Entity('roles')
@Index('roles_name_uq', ['nameKey'], { unique: true, where: 'deleted_at is null' })
@Index('roles_created_at_idx', ['createdAt', 'id'])
@Check('roles_name_check', 'char_length(name) between 1 and 120')
@Check('roles_description_check', 'char_length(description) <= 1024')
export class RoleEntity extends NamedSetEntity {}

/** Which permissions a role gives. */
@Entity('role_permissions')
@Index('role_permissions_permission_code_idx', ['permissionCode'])
export class RolePermissionEntity {
  @PrimaryColumn({ type: 'uuid', name: 'role_id' })
  @ForeignKey(() => RoleEntity, { name: 'role_permissions_role_id_fkey', onDelete: 'CASCADE' })
  roleId!: string;

  @PrimaryColumn({ type: 'text', name: 'permission_code' })
  @ForeignKey(() => PermissionEntity, {
    name: 'role_permissions_permission_code_fkey',
    onDelete: 'CASCADE',
    onUpdate: 'CASCADE',
  })
  permissionCode!: string;
}

/** Which roles a user holds directly. */
@Entity('user_roles')
@Index('user_roles_role_id_idx', ['roleId'])
export class UserRoleEntity {
  @PrimaryColumn({ type: 'uuid', name: 'user_id' })
  @ForeignKey(() => UserEntity, { name: 'user_roles_user_id_fkey', onDelete: 'CASCADE' })
  userId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'role_id' })
  @ForeignKey(() => RoleEntity, { name: 'user_roles_role_id_fkey', onDelete: 'CASCADE' })
  roleId!: string;
}
