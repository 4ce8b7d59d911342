import type { JobDefinition } from '../../platform/jobs/job.js';
import type { CleanupService } from './cleanup.service.js';

/** The background work on what is not wanted any more. */
export const documentJobs = (cleanup: CleanupService): JobDefinition[] => {
  const removeObjects = async () => {
    await cleanup.removeObjects();
  };
  return [
    {
      name: 'documents.abandonUploads',
      every: '30 minutes',
      lockSeconds: 300,
      run: async () => {
        await cleanup.abandon();
      },
    },
    // At once for what somebody just deleted; by the clock for what was put late, or while the store was away.
    { name: 'documents.removeObjectsOfDeleted', on: 'document.deleted', lockSeconds: 300, run: removeObjects },
    { name: 'documents.removeObjects', every: '5 minutes', lockSeconds: 300, run: removeObjects },
  ];
};
