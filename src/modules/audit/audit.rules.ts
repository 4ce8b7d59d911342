import { type ShieldRule, holds } from '../../graphql/guard.js';

/** The access rules this module adds to the schema. */
export type AuditRule = 'AUDIT_READER' | 'AUDIT_VERIFIER';

/** Each asks for one permission. */
export const auditRules: Readonly<Record<AuditRule, ShieldRule>> = {
  AUDIT_READER: holds('AUDIT_READER', 'audit.read'),
  AUDIT_VERIFIER: holds('AUDIT_VERIFIER', 'audit.verify'),
};
