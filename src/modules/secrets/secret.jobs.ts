import type { JobDefinition } from '../../platform/jobs/job.js';
import type { SharingService } from './sharing.service.js';

/** The background work on secrets. */
export const secretJobs = (sharing: SharingService): JobDefinition[] => [
  {
    // An expired share opens nothing from the moment it expires; this is for those who want to hear of it.
    name: 'secrets.expireShares',
    every: '10 seconds',
    lockSeconds: 60,
    run: async () => {
      await sharing.expire();
    },
  },
];
