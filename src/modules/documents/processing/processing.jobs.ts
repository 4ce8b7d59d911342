import type { PublishedEvent } from '../../../platform/events/event.js';
import type { JobDefinition } from '../../../platform/jobs/job.js';
import type { Run } from './processing.repository.js';
import type { ProcessingService } from './processing.service.js';

/** After so many seconds a run whose process was killed is taken up by another. */
const LOCK_SECONDS = 20;

const runOf = ({ aggregateId, payload }: PublishedEvent): Run => ({
  documentId: aggregateId,
  // Documents that were uploaded before runs were counted are in their first.
  run: Number(payload['run'] ?? 0),
});

/** The processing of documents, so many at a time in each process that runs jobs. */
export const processingJobs = (processing: ProcessingService, concurrency: number): JobDefinition[] => [
  {
    name: 'documents.process',
    on: ['document.uploaded', 'document.reprocessRequested', 'document.forgotten'],
    lockSeconds: LOCK_SECONDS,
    concurrency,
    run: async (event) => {
      if (event) await processing.process(runOf(event));
    },
    gaveUp: (event, error) => processing.giveUp(runOf(event), error),
  },
  {
    name: 'documents.resumeForgotten',
    every: '1 hour',
    lockSeconds: 60,
    run: async () => {
      await processing.resumeForgotten();
    },
  },
];
