import type { JobDefinition } from '../../platform/jobs/job.js';
import { RUN_CALL_DROPPED } from '../chat/index.js';
import type { DispatchService } from './dispatch.service.js';
import { EXECUTION_ENDS } from './execution.events.js';
import type { ExecutionService } from './execution.service.js';
import type { SweepService } from './sweep.service.js';

/** The background work on executions. */
export const toolJobs = (
  sweeps: SweepService,
  dispatch: DispatchService,
  executions: Pick<ExecutionService, 'drop'>,
): JobDefinition[] => {
  const wake = () => dispatch.wake();
  return [
    {
      name: 'tools.sweep',
      every: '5 seconds',
      lockSeconds: 60,
      run: async () => {
        await sweeps.sweep();
        await sweeps.forget();
      },
    },
    // What ended has left a place within the cap of its tool.
    {
      name: 'tools.dispatch',
      on: ['toolExecution.queued', ...EXECUTION_ENDS],
      lockSeconds: 60,
      run: wake,
    },
    {
      // What a model asked for whose run is over.
      name: 'tools.dropCalls',
      on: RUN_CALL_DROPPED,
      lockSeconds: 60,
      run: async (event) => {
        if (event) await executions.drop(String(event.payload['executionId']));
      },
    },
    // What no event told of: a cap that was raised, a process that died.
    { name: 'tools.dispatchWaiting', every: '5 seconds', lockSeconds: 60, run: wake },
  ];
};
