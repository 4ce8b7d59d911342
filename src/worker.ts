import 'reflect-metadata';
import { createApp } from './app.js';
import { publicUrl } from './config.js';
import { runProcess } from './process.js';

/** `npm run worker`: the jobs in a process of their own, for servers that run with WORKER=external. */
await runProcess(async ({ config, log, keys, database, objects, ai }) => {
  if (database.embedded)
    throw new Error('A worker of its own needs DATABASE_URL: the embedded database belongs to one server.');
  if (objects.embedded)
    throw new Error('A worker of its own needs S3_ENDPOINT: the embedded object store belongs to one server.');
  const app = await createApp({
    ...{ config, log, keys, urls: database, store: objects.store, ai },
    publicUrl: () => publicUrl(config, config.port),
    denialLost: ({ field }, error) => log.error({ err: error, field }, 'A denial could not be written down'),
  });
  await app.start({ jobs: true });
  process.stdout.write('Steward’s worker is running jobs.\n');
  return () => app.stop();
});
