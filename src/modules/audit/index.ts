import type { GraphqlModule } from '../../graphql/module.js';
import type { Actor } from '../../platform/actor.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import type { Database } from '../../platform/database/database.js';
import type { JobDefinition } from '../../platform/jobs/job.js';
import type { Logger } from '../../platform/log.js';
import { auditJobs } from './audit.jobs.js';
import { auditResolvers } from './audit.resolvers.js';
import { type AuditRule, auditRules } from './audit.rules.js';
import { AuditService } from './audit.service.js';
import { auditLogShape } from './audit.shape.js';
import { CheckpointFile } from './checkpoint-file.js';
import { CHECKPOINT_KEY } from './checkpoint.js';
import { Checkpoints } from './checkpoint.service.js';
import type { Denial } from './denial.js';
import { DenialRecorder } from './denial.service.js';
import { ErasureService } from './erasure.service.js';
import { ENTRY_KEY } from './integrity.js';
import { RetentionService } from './retention.service.js';
import { Sealer } from './sealer.service.js';
import { VerificationService } from './verification.service.js';

export { AUDIT_ENTITIES } from './audit.entity.js';
export { AuditTrail } from './audit-trail.js';
export type { AuditVerification } from './verification.service.js';
export type { AuditRule, Denial };

/** What is kept of a master key that is retired: what it wrote must verify as long as the log lasts. */
export const AUDIT_KEY_LABELS: readonly string[] = [ENTRY_KEY, CHECKPOINT_KEY];

/** What the module works with. */
export interface AuditOptions {
  /** Opened with an `AuditTrail` of the same keys. */
  readonly db: Database;
  readonly keys: MasterKeys;
  readonly log: Logger;
  /** The folder with the file of checkpoints: DATA_DIR. */
  readonly dataDir: string;
}

/** What can be done with the audit log. */
export interface AuditServices {
  readonly audit: AuditService;
  readonly verification: VerificationService;
  readonly sealer: Sealer;
  /** `erase(tx, userId, requestedBy)`: for the erasure of a user, in its transaction. */
  readonly erasure: ErasureService;
  /** The months the log is kept in. */
  readonly retention: RetentionService;
}

/** The audit log: reading, verifying, sealing, and what is written of denials. */
export interface AuditModule extends GraphqlModule<AuditRule> {
  readonly services: AuditServices;
  readonly jobs: readonly JobDefinition[];
  /** Writes a denial down; rejects where it cannot. */
  recordDenial(denial: Denial): Promise<void>;
  /** Records that `node(id:)` found an entry of the log, before it is answered. */
  entryRead(actor: Actor, id: string): Promise<void>;
  /** Writes what is only counted so far, and the last checkpoint; before the database is closed. */
  close(): Promise<void>;
}

/** Puts the module together. */
export function auditModule({ db, keys, log, dataDir }: AuditOptions): AuditModule {
  const audit = new AuditService(db);
  const file = new CheckpointFile(dataDir);
  const verification = new VerificationService(db, keys, file);
  const checkpoints = new Checkpoints(db, keys, file, log);
  const sealer = new Sealer(db, keys, checkpoints);
  const erasure = new ErasureService(db, keys);
  const retention = new RetentionService(db, keys, log);
  const denials = new DenialRecorder(db, log);
  return {
    services: { audit, verification, sealer, erasure, retention },
    resolvers: auditResolvers(audit, verification),
    rules: auditRules,
    nodes: [auditLogShape],
    jobs: auditJobs(sealer, erasure, retention),
    recordDenial: (denial) => denials.record(denial),
    entryRead: (actor, id) => audit.entryRead(actor, id),
    close: async () => {
      await denials.close();
      await checkpoints.close();
    },
  };
}
