import type { JobDefinition } from '../../platform/jobs/job.js';
import type { ChatSessionService } from './session.service.js';

/** The background work on conversations. */
export const chatJobs = (sessions: ChatSessionService): JobDefinition[] => [
  {
    // What was deleted so long ago cannot be restored any more; this is for what was said, and for what was bound to it.
    name: 'chats.destroyDeleted',
    every: '10 minutes',
    lockSeconds: 300,
    run: async () => {
      await sessions.destroyDeleted();
    },
  },
];
