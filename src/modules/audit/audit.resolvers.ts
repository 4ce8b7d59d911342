import type { Resolvers } from '../../generated/graphql.js';
import type { AuditService } from './audit.service.js';
import type { VerificationService } from './verification.service.js';

/** The audit log and its verification. */
export function auditResolvers(audit: AuditService, verification: VerificationService): Resolvers {
  return {
    Query: {
      myAuditTrail: (_root, { filter }, { actor }, info) => audit.own(actor, filter ?? {}, info),
      auditLogs: (_root, { filter }, { actor }, info) => audit.page(actor, filter ?? {}, info),
      verifyAuditLog: async (_root, _args, { actor }) => {
        const { checked, unsealed, dropped, checkpoints, ...found } = await verification.verify(actor);
        const { inFile, inTable, coveredUpTo } = checkpoints;
        return {
          ...found,
          checked: checked.toString(),
          unsealed: unsealed.toString(),
          dropped: dropped.toString(),
          checkpoints: {
            inFile: inFile.toString(),
            inTable: inTable.toString(),
            coveredUpTo: coveredUpTo?.toString() ?? null,
          },
        };
      },
    },
  };
}
