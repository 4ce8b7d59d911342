import type { JobDefinition } from '../../platform/jobs/job.js';
import { NOTICES } from './catalogue.js';
import type { NoticeService } from './notice.service.js';

/** The background work of the module. */
export const notificationJobs = (notices: NoticeService): JobDefinition[] => [
  {
    name: 'notifications.tell',
    on: NOTICES.map(({ on }) => on),
    lockSeconds: 60,
    concurrency: 2,
    run: async (event) => {
      if (event) await notices.tell(event);
    },
  },
  { name: 'notifications.prune', every: '1 hour', lockSeconds: 300, run: () => notices.prune() },
];
