import type { JobDefinition } from '../../platform/jobs/job.js';
import type { WorkspaceEndService } from './workspace-end.service.js';

/** The background work on workspaces. */
export const workspaceJobs = (ends: WorkspaceEndService): JobDefinition[] => [
  {
    // What was deleted so long ago cannot be restored any more; this is for what it owned.
    name: 'workspaces.destroyDeleted',
    every: '10 minutes',
    lockSeconds: 300,
    run: async () => {
      await ends.destroyDeleted();
    },
  },
  ...(['inherited', 'destroyed'] as const).map((what): JobDefinition => ({
    name: `workspaces.record.${what}`,
    on: `workspace.${what}`,
    lockSeconds: 60,
    run: async (event) => {
      if (event) await ends.recordErasure(event);
    },
  })),
];
