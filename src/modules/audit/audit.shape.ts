import { type Column, type Shape, instant } from '../../platform/database/shape.js';

/** A column of the erasable side row. */
const personal = (column: string): Column => ({
  sql: (log) =>
    `(select p.${column} from audit_personal p where p.audit_id = ${log}.id and p.created_at = ${log}.created_at)`,
});

/** How an `AuditLog` is read. */
export const auditLogShape: Shape = {
  type: 'AuditLog',
  table: 'audit_logs',
  columns: {
    id: 'id',
    userId: 'user_id',
    username: personal('username'),
    action: 'action',
    resourceType: 'resource_type',
    resourceId: 'resource_id',
    ip: personal('ip'),
    userAgent: personal('user_agent'),
    sessionId: 'session_id',
    apiKeyId: { sql: (log) => `(${log}.details ->> 'apiKeyId')` },
    toolExecutionId: 'tool_execution_id',
    details: 'details',
    changes: 'changes',
    success: 'success',
    errorMessage: 'error_message',
    sensitiveData: 'sensitive_data',
    retentionDays: 'retention_days',
    shouldBeRetained: { sql: (log) => `${log}.created_at + make_interval(days => ${log}.retention_days) > now()` },
    ageDays: { sql: (log) => `floor(extract(epoch from now() - ${log}.created_at) / 86400)::int` },
    createdAt: instant('created_at'),
  },
};
