import type { Shape } from '../../platform/database/shape.js';

/** How a `Permission` is read. */
export const permissionShape: Shape = {
  type: 'Permission',
  table: 'permissions',
  columns: { code: 'code', description: 'description', isAdministrative: 'is_administrative' },
};
