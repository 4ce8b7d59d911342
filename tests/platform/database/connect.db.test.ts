import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { MIGRATIONS } from '../../../migrations/index.js';
import { temporaryFolder } from '../../../src/demo/folder.js';
import { WrongMasterKey, verifyMasterKeys } from '../../../src/platform/crypto/canary.js';
import { type MasterKeys, masterKeyOf } from '../../../src/platform/crypto/master-key.js';
import { connectDatabase } from '../../../src/platform/database/connect.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { urlAs } from '../../../src/platform/database/roles.js';
import { createSource } from '../../../src/platform/database/sources.js';
import { type TestDatabase, asSuperuser, testDatabase, testServer } from '../../support/database.js';
import { SILENT } from '../../support/log.js';

async function who(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('select current_user as name, current_database() as database');
  await client.end();
  return rows[0];
}

describe('with an embedded database', () => {
  test('the three roles can log in, also after the master key has changed', async () => {
    const { path: dataDir, remove } = await temporaryFolder('steward-connect-');
    try {
      for (let i = 0; i < 2; i++) {
        const keys: MasterKeys = { current: masterKeyOf(randomBytes(32)), previous: [] };
        const database = await connectDatabase({ dataDir, database: null }, keys, SILENT);
        const migrator = createSource({ url: database.owner, role: 'owner', migrations: MIGRATIONS });
        expect(await migrate(migrator, SILENT)).toHaveLength(i === 0 ? MIGRATIONS.length : 0);
        expect(database.embedded).toBe(true);
        for (const role of ['owner', 'app', 'system'] as const)
          expect(await who(database[role])).toEqual({ name: `steward_${role}`, database: 'steward' });
        await database.stop();
      }
    } finally {
      await remove();
    }
  });
});

describe('with DATABASE_URL', () => {
  let db: TestDatabase;
  const made: string[] = [];
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterEach(async () => {
    for (const role of made.splice(0)) await asSuperuser(`drop role ${role}`);
  });
  afterAll(() => db.close());

  test('a wrong master key is refused before it changes a password', async () => {
    const right = db.masterKeys;
    await verifyMasterKeys(db.database, right);
    const wrong: MasterKeys = { current: masterKeyOf(randomBytes(32)), previous: [] };
    const config = { dataDir: '/nowhere', database: { owner: db.urls.owner, app: null, system: null } };
    await expect(connectDatabase(config, wrong, SILENT)).rejects.toBeInstanceOf(WrongMasterKey);
    expect(await who(db.urls.app)).toMatchObject({ name: 'steward_app' });
    expect(await connectDatabase(config, right, SILENT)).toMatchObject({ app: db.urls.app });
  });

  const connect = (app: string | null, system: string | null = null) =>
    connectDatabase({ dataDir: '/nowhere', database: { owner: db.urls.owner, app, system } }, db.masterKeys, SILENT);
  const user = async (options: string) => {
    const name = `steward_test_${randomUUID().slice(0, 8)}`;
    await asSuperuser(`create role ${name} login password 'x' ${options}`);
    made.push(name);
    return urlAs(db.urls.owner, name, 'x');
  };

  test('the roles that serve get passwords of their own on the same database', async () => {
    const { app, system, owner, embedded } = await connect(null);
    expect({ app, system, owner, embedded }).toEqual({ ...db.urls, embedded: false });
  });

  test('logins of the operator’s own serve where they are members of their roles', async () => {
    const [app, system] = [await user('in role steward_app'), await user('in role steward_system')];
    expect(await connect(app, system)).toMatchObject({ app, system });
  });

  test.each([
    ['superuser', /DATABASE_APP_URL .* bypasses row level security/],
    ['bypassrls in role steward_app', /bypasses row level security/],
    ['in role steward_owner, steward_app', /owns the tables/],
    ['in role steward_app, steward_system', /is a member of steward_system/],
    ['', /is no member of steward_app/],
  ])('a login that is %p is refused', async (options, message) => {
    await expect(connect(await user(options))).rejects.toThrow(message);
  });

  test('the owner’s own login is refused for serving, and so is the superuser’s', async () => {
    await expect(connect(db.urls.owner)).rejects.toThrow(/owns the tables/);
    const name = new URL(db.urls.owner).pathname;
    await expect(connect(null, `${testServer().url}${name}`)).rejects.toThrow(/DATABASE_SYSTEM_URL .* bypasses/);
  });

  test('a database that is not there is an error within seconds', async () => {
    const database = { owner: 'postgres://nobody@127.0.0.1:1/none', app: null, system: null };
    const connecting = connectDatabase({ dataDir: '/nowhere', database }, db.masterKeys, SILENT);
    await expect(connecting).rejects.toMatchObject({
      name: 'NoDatabase',
      message: expect.stringContaining('DATABASE_URL names a database that cannot be used: connect ECONNREFUSED'),
    });
  });
});
