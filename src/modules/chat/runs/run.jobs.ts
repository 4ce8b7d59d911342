import type { JobDefinition } from '../../../platform/jobs/job.js';
import { RUN_REQUESTED } from './run.events.js';
import type { RunWorker } from './worker.js';

/** After these somebody may write in no conversation any more, or only in some. */
const RIGHTS_LOST = [
  ...['user.disabled', 'user.deleted', 'user.rightsChanged', 'serviceAccount.deleted', 'workspace.deleted'],
  ...['apiKey.revoked', 'apiKey.expired', 'chat.closed'],
];

/**
 * Hands runs to this process. The jobs only take them: a run is its own durable state, holds a lease of its own, and a
 * process works on more of them at a time than there are places for jobs.
 */
export const runJobs = (worker: RunWorker, endings: readonly string[]): JobDefinition[] => [
  {
    name: 'chats.run',
    on: RUN_REQUESTED,
    lockSeconds: 30,
    concurrency: 10,
    run: async (event) => {
      if (event) await worker.take(String(event.payload['runId']));
    },
  },
  {
    // What a run waited for has ended: whoever hears of the last of it goes on.
    name: 'chats.continueRun',
    on: endings,
    lockSeconds: 30,
    concurrency: 10,
    run: async (event) => {
      if (event) await worker.takeWaiting(String(event.payload['executionId']));
    },
  },
  ...clearings(worker),
];

/** Ends what cannot go on, and finds what was lost. */
const clearings = (worker: RunWorker): JobDefinition[] => [
  {
    name: 'chats.dropRuns',
    on: 'chat.deleted',
    lockSeconds: 30,
    run: async (event) => {
      if (event) await worker.drop(event.aggregateId);
    },
  },
  {
    // Whoever may not go on waits for nothing, and nobody is asked to agree to it any more.
    name: 'chats.dropForbiddenRuns',
    on: RIGHTS_LOST,
    lockSeconds: 60,
    run: () => worker.dropForbidden(),
  },
  {
    // Rights can end without an event.
    name: 'chats.findForbiddenRuns',
    every: '1 minute',
    lockSeconds: 60,
    run: () => worker.dropForbidden(),
  },
  {
    name: 'chats.resumeRuns',
    every: '5 seconds',
    lockSeconds: 30,
    run: () => worker.resume(),
  },
];
