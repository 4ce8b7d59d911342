import { MIGRATIONS } from '../../migrations/index.js';
import { temporaryFolder } from '../../src/demo/folder.js';
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

/**
 * One PostgreSQL for a whole run, with the roles and a migrated template database: the one that TEST_DATABASE_URL names as its
 * superuser, or one of our own.
 */
export async function startTestServer(): Promise<TestServer & { stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  const { url, stop } = given ? givenServer(given) : await ownServer();
  const template = given ? `steward_template_${process.pid}` : 'steward_template';
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

/** The roles of Steward are the server's, and are given passwords that only tests know: never name one that is in use. */
function givenServer(given: string) {
  const url = new URL(given);
  url.pathname = '';
  return { url: url.href.replace(/\/$/, ''), stop: () => Promise.resolve() };
}

async function ownServer() {
  const folder = await temporaryFolder('steward-test-');
  const server = await startPostgres({ dataDir: folder.path, log: SILENT, durable: false, maxConnections: 300 });
  const stop = async () => {
    await server.stop();
    await folder.remove();
  };
  return { url: `postgres://postgres:${server.password}@${server.host}:${server.port}`, stop };
}
