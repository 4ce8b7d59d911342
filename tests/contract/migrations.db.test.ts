import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MIGRATIONS } from '../../migrations/index.js';
import { migrate, migrateDown } from '../../src/platform/database/migrate.js';
import { createSource } from '../../src/platform/database/sources.js';
import { describeSchema } from '../support/catalogue.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { SILENT } from '../support/log.js';

describe('migrations', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase({ empty: true });
  });
  afterAll(() => db.close());

  test('each goes up, down to nothing of it, and up again to the same schema', async () => {
    const source = createSource({ url: db.urls.owner, role: 'owner', migrations: MIGRATIONS });
    await source.initialize();
    try {
      const names = MIGRATIONS.map(({ name }) => name);
      const states = [await describeSchema(db.owner)];
      for (let n = 1; n <= MIGRATIONS.length; n++) {
        source.migrations.splice(0, Infinity, ...MIGRATIONS.slice(0, n).map((Migration) => new Migration()));
        expect(await migrate(source, SILENT)).toEqual([names[n - 1]]);
        states.push(await describeSchema(db.owner));
      }
      for (let n = MIGRATIONS.length; n >= 1; n--) {
        expect(await migrateDown(source, SILENT)).toBe(names[n - 1]);
        expect(await describeSchema(db.owner)).toEqual(states[n - 1]);
      }
      expect(await migrateDown(source, SILENT)).toBeNull();
      expect(await migrate(source, SILENT)).toEqual(names);
      expect(await describeSchema(db.owner)).toEqual(states.at(-1));
    } finally {
      await source.destroy();
    }
  });
});
