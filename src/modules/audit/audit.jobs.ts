import type { JobDefinition } from '../../platform/jobs/job.js';
import type { Sealer } from './sealer.service.js';

/** The background work of the audit log. */
export const auditJobs = (sealer: Sealer): JobDefinition[] => [
  {
    name: 'audit.seal',
    every: '1 second',
    lockSeconds: 10,
    run: async () => {
      await sealer.seal();
    },
  },
];
