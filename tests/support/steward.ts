import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { loadConfig } from '../../src/config.js';
import { Person } from '../../src/demo/client.js';
import { temporaryFolder } from '../../src/demo/folder.js';
import { aiProviders } from '../../src/platform/ai/providers.js';
import { connectObjectStore } from '../../src/platform/objectstore/connect.js';
import { type Logger, createLogger } from '../../src/platform/log.js';
import type { ObjectStore } from '../../src/platform/objectstore/objectstore.js';
import { type Steward, serve } from '../../src/serve.js';
import { type TestDatabase, testDatabase } from './database.js';
import { type Account, signIn } from './people.js';

export interface TestSteward {
  readonly url: string;
  readonly steward: Steward;
  readonly database: TestDatabase;
  /** The object store it uses. */
  readonly store: ObjectStore;
  /** The first administrator, signed in. */
  admin(): Promise<Account>;
  /** Somebody without a token. */
  nobody(): Person;
  /** Resolves when `holds` answers true, asked after each event loop turn; the test's timeout ends what never does. */
  until(holds: () => boolean | Promise<boolean>): Promise<void>;
  close(): Promise<void>;
}

const ADMIN = { email: 'admin@steward.test', password: `admin-${randomUUID()}` };

/** A whole server in this process, on a database of its own unless one is given, listening on a free port. */
export async function startSteward(
  options: {
    readonly database?: TestDatabase;
    readonly env?: Readonly<Record<string, string>>;
    readonly log?: Logger;
  } = {},
): Promise<TestSteward> {
  const database = options.database ?? (await testDatabase());
  const folder = await temporaryFolder('steward-test-');
  const config = loadConfig({
    NODE_ENV: 'test',
    DATA_DIR: folder.path,
    PORT: '0',
    REGISTRATION: 'open',
    BCRYPT_COST: '4',
    LOG_LEVEL: 'silent',
    STEWARD_ADMIN_EMAIL: ADMIN.email,
    STEWARD_ADMIN_PASSWORD: ADMIN.password,
    ...options.env,
  });
  const log = options.log ?? createLogger(config);
  const objects = await connectObjectStore(config, log);
  const steward = await serve({
    ...{ config, log, objects, ai: aiProviders(config.ai) },
    keys: database.masterKeys,
    database: { ...database.urls, embedded: false, stop: () => Promise.resolve() },
  });
  return {
    url: steward.url,
    steward,
    database,
    store: objects.store,
    admin: () => signIn(steward.url, ADMIN.email, ADMIN.password),
    nobody: () => new Person('Nobody', 'nobody@steward.test', steward.url),
    until: async (holds) => {
      while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
    },
    close: async () => {
      await steward.close();
      await objects.stop();
      if (!options.database) await database.close();
      await folder.remove();
    },
  };
}
