import { type Shape, instant } from '../../platform/database/shape.js';
import { permissionShape } from './permission.shape.js';

/** How a `Role` is read. */
export const roleShape: Shape = {
  type: 'Role',
  table: 'roles',
  live: (role) => `${role}.deleted_at is null`,
  columns: {
    id: 'id',
    name: 'name',
    description: 'description',
    isSystem: 'is_system',
    createdAt: instant('created_at'),
  },
  many: {
    permissions: {
      shape: () => permissionShape,
      on: (permission, role) =>
        `${permission}.code in (select rp.permission_code from role_permissions rp where rp.role_id = ${role}.id)`,
      order: (permission) => `${permission}.code`,
    },
  },
};
