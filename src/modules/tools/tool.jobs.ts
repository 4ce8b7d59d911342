import type { JobDefinition } from '../../platform/jobs/job.js';
import type { DispatchService } from './dispatch.service.js';
import { EXECUTION_ENDS } from './execution.events.js';
import type { SweepService } from './sweep.service.js';

/** The background work on executions. */
export const toolJobs = (sweeps: SweepService, dispatch: DispatchService): JobDefinition[] => {
  const wake = () => dispatch.wake();
  return [
    {
      name: 'tools.sweep',
      every: '5 seconds',
      lockSeconds: 60,
      run: async () => {
        await sweeps.sweep();
      },
    },
    // What ended has left a place within the cap of its tool.
    {
      name: 'tools.dispatch',
      on: ['toolExecution.queued', ...EXECUTION_ENDS],
      lockSeconds: 60,
      run: wake,
    },
    // What no event told of: a cap that was raised, a process that died.
    { name: 'tools.dispatchWaiting', every: '5 seconds', lockSeconds: 60, run: wake },
  ];
};
