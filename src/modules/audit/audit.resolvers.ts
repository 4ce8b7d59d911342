import type { Resolvers } from '../../generated/graphql.js';
import type { AuditService } from './audit.service.js';
import type { VerificationService } from './verification.service.js';

/** The audit log and its verification. */
export function auditResolvers(audit: AuditService, verification: VerificationService): Resolvers {
  return {
    Query: {
      auditLogs: (_root, { filter }, { actor }, info) => audit.page(actor, filter ?? {}, info),
      verifyAuditLog: async (_root, _args, { actor }) => {
        const { checked, unsealed, ...found } = await verification.verify(actor);
        return { ...found, checked: checked.toString(), unsealed: unsealed.toString() };
      },
    },
  };
}
