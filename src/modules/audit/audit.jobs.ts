import type { JobDefinition } from '../../platform/jobs/job.js';
import type { ErasureService } from './erasure.service.js';
import type { RetentionService } from './retention.service.js';
import type { Sealer } from './sealer.service.js';

/** The background work of the audit log. */
export const auditJobs = (sealer: Sealer, erasure: ErasureService, retention: RetentionService): JobDefinition[] => [
  {
    name: 'audit.seal',
    every: '1 second',
    lockSeconds: 10,
    run: async () => {
      await sealer.seal();
    },
  },
  {
    // What was on its way while somebody was erased commits within seconds; what was only counted, within minutes.
    name: 'audit.eraseLeftOver',
    every: '10 minutes',
    lockSeconds: 60,
    run: async () => {
      await erasure.eraseLeftOver();
    },
  },
  {
    // Months are made half a year ahead, and end years after; what cannot get its lock now has hundreds of chances.
    name: 'audit.months',
    every: '6 hours',
    lockSeconds: 600,
    run: async () => {
      await retention.makePartitions();
      await retention.dropDue();
    },
  },
];
