import type { JobDefinition } from '../../../platform/jobs/job.js';
import type { ClassificationService } from './classification.service.js';

/** The background work of finding topics: at once for what was indexed or asked for, by the clock for what did not work. */
export const classificationJobs = (classification: ClassificationService): JobDefinition[] => [
  {
    name: 'topics.classify',
    on: ['document.indexed', 'document.classificationRequested'],
    lockSeconds: 180,
    // Each waits for a model, most of the time.
    concurrency: 4,
    run: async (event) => {
      if (event) await classification.classify(event.aggregateId, Number(event.payload['run']));
    },
  },
  {
    name: 'topics.classifyAgain',
    every: '1 minute',
    lockSeconds: 180,
    run: async () => {
      await classification.retry();
    },
  },
];
