import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { migrate, migrateDown } from '../../src/platform/database/migrate.js';
import { createSource } from '../../src/platform/database/sources.js';
import { describeSchema } from '../support/catalogue.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { SILENT } from '../support/log.js';
import { countRows } from '../support/rows.js';

const NAMES = MIGRATIONS.map(({ name }) => name);
/** In milliseconds: each migration is gone through three times, so that the test grows with their number. */
const PATIENCE = 180_000;

describe('migrations', () => {
  let db: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    db = await testDatabase({ empty: true });
    source = createSource({ url: db.urls.owner, role: 'owner', migrations: MIGRATIONS });
    await source.initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await db.close();
  });

  /** Tables, rights and functions, and how many rows there are; all but what TypeORM keeps of the migrations themselves. */
  async function state() {
    const { migrations: _kept, ...rows } = await countRows(db.owner);
    return { schema: await describeSchema(db.owner), rows };
  }

  test(
    'each goes up, back down to exactly what was before it, and all go up again to the same',
    async () => {
      const all = source.migrations.splice(0);
      const states = [await state()];
      for (const migration of all) {
        source.migrations.push(migration);
        expect(await migrate(source, SILENT)).toEqual([migration.name]);
        states.push(await state());
      }
      for (const [n, name] of [...NAMES.entries()].reverse()) {
        expect(await migrateDown(source, SILENT)).toBe(name);
        expect(await state()).toEqual(states[n]);
      }
      expect(await migrateDown(source, SILENT)).toBeNull();
      expect(await migrate(source, SILENT)).toEqual(NAMES);
      expect(await state()).toEqual(states.at(-1));
    },
    PATIENCE,
  );
});
