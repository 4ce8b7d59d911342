import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ENTITIES } from '../../src/entities.js';
import type { MasterKeys } from '../../src/platform/crypto/master-key.js';
import { type AuditWriter, Database } from '../../src/platform/database/database.js';
import { APP_ROLE, SYSTEM_ROLE } from '../../src/platform/database/protect.js';
import { OWNER_ROLE, rolePassword, urlAs } from '../../src/platform/database/roles.js';
import { createSource } from '../../src/platform/database/sources.js';
import { MINIMAL_AUDIT } from './audit.js';
import { SILENT } from './log.js';
import { TEST_KEYS } from './master-keys.js';
import type { TestServer } from './server.js';

/** A migrated database of its own for one test file. */
export interface TestDatabase {
  readonly database: Database;
  /** Connects as the owner, and so sees and changes every row. */
  readonly owner: pg.Pool;
  /** Connection URLs by role. */
  readonly urls: { readonly owner: string; readonly app: string; readonly system: string };
  readonly masterKeys: MasterKeys;
  /** Closes every connection and drops the database. */
  close(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Writes minimal rows unless told. */
  readonly audit?: AuditWriter;
  /** Copies the migrated template unless this is true; then there is not a single table. */
  readonly empty?: boolean;
}

/** The server of this run. Throws outside of jest. */
export function testServer(): TestServer {
  const server = process.env.STEWARD_TEST_POSTGRES;
  if (!server) throw new Error('No test server: the global setup has not run.');
  return JSON.parse(server) as TestServer;
}

/** A fresh database: a copy of the migrated template, on the server of this run. */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { urls, drop } = await createDatabase(options.empty ?? false);
  const owner = new pg.Pool({ connectionString: urls.owner, max: 4 });
  // Connections that the server ends while they are idle, as tests on lost connections do.
  owner.on('error', (error) => SILENT.debug(error));
  const source = (role: 'app' | 'system') =>
    createSource({ url: urls[role], role, entities: ENTITIES, log: SILENT, poolSize: 6 });
  const [app, system] = [source('app'), source('system')];
  await Promise.all([app.initialize(), system.initialize()]);
  const close = async () => {
    await Promise.all([app.destroy(), system.destroy(), owner.end()]);
    await drop();
  };
  const database = new Database(app, system, options.audit ?? MINIMAL_AUDIT);
  return { database, owner, urls, masterKeys: TEST_KEYS, close };
}

async function createDatabase(empty: boolean) {
  const { url, template } = testServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const from = empty ? 'template1' : template;
  await asSuperuser(`create database ${name} template ${from} owner ${OWNER_ROLE}`);
  const urlOf = (role: string, password: string) => urlAs(`${url}/${name}`, role, password);
  const urls = {
    owner: urlOf(OWNER_ROLE, rolePassword(TEST_KEYS, 'owner')),
    app: urlOf(APP_ROLE, rolePassword(TEST_KEYS, 'app')),
    system: urlOf(SYSTEM_ROLE, rolePassword(TEST_KEYS, 'system')),
  };
  return { urls, drop: () => asSuperuser(`drop database if exists ${name} with (force)`) };
}

/** Runs one statement as the superuser of the test server, in its database `postgres` unless told. */
export async function asSuperuser(sql: string, database = 'postgres'): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: `${testServer().url}/${database}` });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
