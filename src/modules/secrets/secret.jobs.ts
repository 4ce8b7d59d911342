import type { JobDefinition } from '../../platform/jobs/job.js';
import type { ExpiryService } from './expiry.service.js';
import type { LifecycleService } from './lifecycle.service.js';
import type { LinkService } from './link.service.js';
import type { ScheduleService } from './schedule.service.js';
import type { SharingService } from './sharing.service.js';

/** Whose work is done in the background. */
export interface SecretJobServices {
  readonly sharing: SharingService;
  readonly lifecycle: LifecycleService;
  readonly schedules: ScheduleService;
  readonly links: LinkService;
  readonly expiries: ExpiryService;
}

const sweep = (
  name: string,
  when: { readonly every: string; readonly lockSeconds: number },
  work: () => Promise<unknown>,
): JobDefinition => ({
  name: `secrets.${name}`,
  ...when,
  run: async () => {
    await work();
  },
});

/** The background work on secrets. */
export const secretJobs = ({ sharing, lifecycle, schedules, links, expiries }: SecretJobServices): JobDefinition[] => [
  // An expired share opens nothing from the moment it expires; this is for those who want to hear of it.
  sweep('expireShares', { every: '10 seconds', lockSeconds: 60 }, () => sharing.expire()),
  // The same is true of links.
  sweep('expireLinks', { every: '1 minute', lockSeconds: 60 }, () => links.expire()),
  sweep('tellExpiries', { every: '1 minute', lockSeconds: 60 }, () => expiries.sweep()),
  sweep('remindRotation', { every: '1 minute', lockSeconds: 60 }, () => schedules.remind()),
  // What was deleted so long ago cannot be restored any more; this is for what lies encrypted in the tables.
  sweep('destroyDeleted', { every: '10 minutes', lockSeconds: 300 }, () => lifecycle.destroyDeleted()),
];
