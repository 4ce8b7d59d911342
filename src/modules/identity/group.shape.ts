import type { Shape } from '../../platform/database/shape.js';

/** How a `Group` is read. */
export const groupShape: Shape = {
  type: 'Group',
  table: 'groups',
  live: (group) => `${group}.deleted_at is null`,
  columns: { id: 'id', name: 'name', description: 'description', isSystem: 'is_system' },
};
