import type { JobDefinition } from '../../platform/jobs/job.js';
import type { SearchService } from './search.service.js';

/** The background work of the module. */
export const searchJobs = (searches: SearchService): JobDefinition[] => [
  {
    name: 'search.forget',
    every: '1 day',
    lockSeconds: 300,
    run: async () => {
      await searches.forget();
    },
  },
];
