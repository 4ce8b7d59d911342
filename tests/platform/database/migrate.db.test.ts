import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { MIGRATIONS } from '../../../migrations/index.js';
import { SchemaNewer, migrate, migrateDown } from '../../../src/platform/database/migrate.js';
import { createSource } from '../../../src/platform/database/sources.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { SILENT } from '../../support/log.js';

const NAMES = MIGRATIONS.map(({ name }) => name);

let db: TestDatabase;
beforeEach(async () => {
  db = await testDatabase({ empty: true });
});
afterEach(() => db.close());

const source = (migrations = MIGRATIONS) => createSource({ url: db.urls.owner, role: 'owner', migrations });

describe('migrate', () => {
  test('answers what it ran, and nothing the second time', async () => {
    expect(await migrate(source(), SILENT)).toEqual(NAMES);
    expect(await migrate(source(), SILENT)).toEqual([]);
  });

  test('by several processes at once runs each migration once', async () => {
    const ran = await Promise.all(Array.from({ length: 4 }, () => migrate(source(), SILENT)));
    expect(ran.flat()).toEqual(NAMES);
    expect((await db.owner.query('select name from migrations order by id')).rows.map(({ name }) => name)).toEqual(
      NAMES,
    );
  });

  test('refuses a database that a newer version has migrated, and changes nothing in it', async () => {
    await migrate(source(), SILENT);
    await db.owner.query(`insert into migrations (timestamp, name) values (99, 'FromTheFuture99')`);
    const older = source(MIGRATIONS.slice(0, 2));
    await expect(migrate(older, SILENT)).rejects.toThrow(SchemaNewer);
    await expect(migrate(source(), SILENT)).rejects.toThrow(/newer than this server.*FromTheFuture99/);
    await expect(migrateDown(source(), SILENT)).rejects.toThrow(SchemaNewer);
    expect((await db.owner.query('select from migrations')).rowCount).toBe(MIGRATIONS.length + 1);
  });

  test('keeps what ran before a migration that fails, and runs the rest when it is repaired', async () => {
    class Broken1763799999999 {
      name = 'Broken1763799999999';
      up = async (q: { query(sql: string): Promise<unknown> }) => {
        await q.query('create table half (id integer)');
        await q.query('select from nowhere');
      };
      down = async () => undefined;
    }
    await expect(migrate(source([...MIGRATIONS, Broken1763799999999]), SILENT)).rejects.toThrow(/nowhere/);
    expect((await db.owner.query(`select to_regclass('half') as half`)).rows).toEqual([{ half: null }]);
    expect(await migrate(source(), SILENT)).toEqual([]);
  });

  test('lets the system role read the revision, and the application role not', async () => {
    await migrate(source(), SILENT);
    const read = async (url: string) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client.query('select from migrations').finally(() => client.end());
    };
    expect((await read(db.urls.system)).rowCount).toBe(MIGRATIONS.length);
    await expect(read(db.urls.app)).rejects.toMatchObject({ code: '42501' });
  });
});
