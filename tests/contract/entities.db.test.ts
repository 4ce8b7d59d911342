import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ENTITIES } from '../../src/entities.js';
import { createSource } from '../../src/platform/database/sources.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { tablesOf } from '../support/rows.js';

/** Tables that no entity maps, and why that is right. */
const WITHOUT_ENTITY: Readonly<Record<string, string>> = {
  migrations: 'TypeORM keeps it.',
};

let db: TestDatabase;
let source: DataSource;
beforeAll(async () => {
  db = await testDatabase();
  source = createSource({ url: db.urls.owner, role: 'owner', entities: ENTITIES });
  await source.initialize();
});
afterAll(async () => {
  await source.destroy();
  await db.close();
});

test('every table has an entity', async () => {
  const mapped = new Set(source.entityMetadatas.map(({ tableName }) => tableName));
  const unmapped = (await tablesOf(db.owner)).filter((table) => !mapped.has(table));
  expect(unmapped).toEqual(Object.keys(WITHOUT_ENTITY).sort());
});

test('entities and migrations say the same: TypeORM finds nothing to change', async () => {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
