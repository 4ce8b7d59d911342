import { type Shape, instant } from '../../platform/database/shape.js';
import { userShape } from '../identity/index.js';

/** How a `SecretAccessLogEntry` is read. */
export const accessShape: Shape = {
  type: 'SecretAccessLogEntry',
  table: 'secret_access_log',
  key: ['accessed_at', 'id'],
  columns: {
    accessType: 'access_type',
    success: 'success',
    reason: 'reason',
    apiKeyId: 'key_id',
    toolName: 'tool',
    toolExecutionId: 'tool_execution_id',
    ip: 'ip',
    userAgent: 'user_agent',
    accessedAt: instant('accessed_at'),
  },
  one: {
    user: { shape: () => userShape, on: (user, entry) => `${user}.id = ${entry}.user_id` },
  },
};
