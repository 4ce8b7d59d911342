import { Jobs } from '../../../src/platform/jobs/jobs.js';
import { SILENT } from '../../support/log.js';

// A process that begins a job, says so, and never ends it; its parent kills it.
const [connectionString = '', kind] = process.argv.slice(2);
const jobs = new Jobs({
  connection: { connectionString },
  definitions: [
    {
      name: 'test.doomed',
      lockSeconds: 2,
      ...(kind === 'repeated' ? { every: '1 hour' } : { on: 'test.happened' }),
      run: () => {
        process.stdout.write('begun\n');
        return new Promise(() => undefined);
      },
    },
  ],
  log: SILENT,
});
await jobs.start();
