import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '../../migrations/index.js';
import {
  ensureOwner,
  ensureRoles,
  OWNER_ROLE,
  rolePassword,
  servingLogins,
  urlAs,
} from '../../src/platform/database/roles.js';
import { createSource } from '../../src/platform/database/sources.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { startPostgres } from '../../src/platform/embedded/postgres.js';
import { TEST_KEYS } from './master-keys.js';
import { SILENT } from './log.js';

/** What test files need to know of the server that the whole run shares; travels in STEWARD_TEST_POSTGRES. */
export interface TestServer {
  /** The superuser's URL without a database. */
  readonly url: string;
  /** The database that test databases are copies of. */
  readonly template: string;
}

/** Starts one PostgreSQL for a whole run, with the roles and a migrated template database. */
export async function startTestServer(): Promise<TestServer & { stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'steward-test-'));
  const server = await startPostgres({ dataDir, log: SILENT, durable: false, maxConnections: 300 });
  const url = `postgres://postgres:${server.password}@${server.host}:${server.port}`;
  const template = 'steward_template';
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const password = rolePassword(TEST_KEYS, 'owner');
    await ensureOwner(`${url}/postgres`, password, template);
    const owner = urlAs(`${url}/${template}`, OWNER_ROLE, password);
    await ensureRoles(owner, servingLogins(TEST_KEYS));
    await migrate(createSource({ url: owner, role: 'owner', migrations: MIGRATIONS }), SILENT);
    return { url, template, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
