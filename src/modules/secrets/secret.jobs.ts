import type { JobDefinition } from '../../platform/jobs/job.js';
import type { LifecycleService } from './lifecycle.service.js';
import type { ScheduleService } from './schedule.service.js';
import type { SharingService } from './sharing.service.js';

/** The background work on secrets. */
export const secretJobs = (
  sharing: SharingService,
  lifecycle: LifecycleService,
  schedules: ScheduleService,
): JobDefinition[] => [
  {
    // An expired share opens nothing from the moment it expires; this is for those who want to hear of it.
    name: 'secrets.expireShares',
    every: '10 seconds',
    lockSeconds: 60,
    run: async () => {
      await sharing.expire();
    },
  },
  {
    name: 'secrets.remindRotation',
    every: '1 minute',
    lockSeconds: 60,
    run: async () => {
      await schedules.remind();
    },
  },
  {
    // What was deleted so long ago cannot be restored any more; this is for what lies encrypted in the tables.
    name: 'secrets.destroyDeleted',
    every: '10 minutes',
    lockSeconds: 300,
    run: async () => {
      await lifecycle.destroyDeleted();
    },
  },
];
