import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { temporaryFolder } from '../../src/demo/folder.js';
import { type TestDatabase, testDatabase } from './database.js';
import { type Household, household } from './process.js';
import { runScript } from './processes.js';

type Env = Readonly<Record<string, string>>;

/** What servers and workers of one Steward share. */
export interface World {
  readonly db: TestDatabase;
  readonly home: Household;
  /** Points a server or a worker to it; jobs are the workers'. */
  readonly env: Env;
  readonly end: () => Promise<void>;
}

/** A database and an object store that live on while servers and workers die. */
export async function world(): Promise<World> {
  const [db, home, folder] = await Promise.all([testDatabase(), household(), temporaryFolder('steward-store-')]);
  const store = runScript('objectstore/store-child.ts', [folder.path]);
  const { endpoint, accessKey, secretKey, bucket, region } = JSON.parse(await store.line());
  const { owner, app, system } = db.urls;
  const env = {
    ...{ DATABASE_URL: owner, DATABASE_APP_URL: app, DATABASE_SYSTEM_URL: system },
    ...{ S3_ENDPOINT: endpoint, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey, S3_BUCKET: bucket },
    ...{ S3_REGION: region, STEWARD_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'), WORKER: 'external' },
  };
  const end = async () => {
    store.child.kill('SIGTERM');
    await store.ended;
    await Promise.all([db.close(), home.remove(), folder.remove()]);
  };
  return { db, home, env, end };
}

/** Starts a worker, a process of its own. Resolves once it runs jobs, with the way to kill it. */
export async function startWorker({ env, home }: Pick<World, 'env' | 'home'>): Promise<() => Promise<unknown>> {
  const child = spawn(process.execPath, ['dist/src/worker.js'], {
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'warn', ...env, DATA_DIR: home.dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const gone = exited.then(([code]) => {
    throw new Error(`The worker ended with ${code} before it ran jobs.`);
  });
  await Promise.race([once(createInterface({ input: child.stdout }), 'line'), gone]);
  gone.catch(() => undefined);
  return () => {
    child.kill('SIGKILL');
    return exited;
  };
}
