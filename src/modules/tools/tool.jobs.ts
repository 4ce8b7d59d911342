import type { JobDefinition } from '../../platform/jobs/job.js';
import type { SweepService } from './sweep.service.js';

/** The background work on executions. */
export const toolJobs = (sweeps: SweepService): JobDefinition[] => [
  {
    name: 'tools.sweep',
    every: '5 seconds',
    lockSeconds: 60,
    run: async () => {
      await sweeps.sweep();
    },
  },
];
