import { type Shape, instant } from '../../platform/database/shape.js';

/** How a `Rewrap` is read. */
export const rewrapShape: Shape = {
  type: 'Rewrap',
  table: 'rewraps',
  key: ['started_at', 'id'],
  columns: {
    id: 'id',
    status: 'status',
    total: 'total',
    done: 'done',
    failed: 'failed',
    reason: 'reason',
    fromKeys: 'from_keys',
    toKey: 'to_key',
    startedAt: instant('started_at'),
    completedAt: instant('completed_at'),
  },
};
