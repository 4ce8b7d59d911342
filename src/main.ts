import 'reflect-metadata';
import { banner } from './banner.js';
import { runProcess } from './process.js';
import { serve } from './serve.js';

/** `npm start`: the server process, with the jobs inside unless WORKER=external. */
await runProcess(async (platform) => {
  const steward = await serve(platform);
  process.stdout.write(banner(platform.config, platform.database.embedded, steward));
  return steward.close;
});
