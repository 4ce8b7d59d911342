import type { JobDefinition } from '../../../platform/jobs/job.js';
import type { EmbeddingService, SweepLimits } from './embedding.service.js';

const LOCK_SECONDS = 300;
const LIMITS: SweepLimits = { minAgeSeconds: 120, graceSeconds: 300, budgetMs: 55_000 };

/** The background work on embeddings. What a provider does not do now, the sweep tries again. */
export const embeddingJobs = (embeddings: EmbeddingService): JobDefinition[] => [
  {
    name: 'documents.embed',
    on: 'document.indexed',
    lockSeconds: LOCK_SECONDS,
    concurrency: 2,
    run: async (event) => {
      const run = event?.payload['run'];
      if (event) await embeddings.embedDocument(event.aggregateId, typeof run === 'number' ? run : null);
    },
  },
  {
    name: 'documents.embedMissing',
    every: '1 minute',
    lockSeconds: LOCK_SECONDS,
    run: () => embeddings.sweep(LIMITS),
  },
  {
    // At once where another model is wanted.
    name: 'documents.embedAnew',
    on: 'embeddingModel.wanted',
    lockSeconds: LOCK_SECONDS,
    run: () => embeddings.sweep(LIMITS),
  },
];
