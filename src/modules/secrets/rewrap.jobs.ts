import type { JobDefinition } from '../../platform/jobs/job.js';
import type { RewrapRunner } from './rewrap.runner.js';

/** The background work on keys. */
export const rewrapJobs = (runner: RewrapRunner): JobDefinition[] => [
  {
    // Looks for a run, which is rare, and works on it for some seconds: so it goes on wherever a process was killed.
    name: 'secrets.rewrap',
    every: '1 second',
    lockSeconds: 10,
    run: async () => {
      await runner.work();
    },
  },
];
