import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { outboxJobs } from '../../../src/platform/events/outbox.jobs.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test('what was published a week ago is pruned, and nothing else', async () => {
  const ages = ['8 days', '7 days 1 minute', '6 days 23 hours', '0 days'];
  for (const age of ages)
    await db.owner.query(
      `insert into outbox (type, aggregate_id, payload, recipients, created_at, published_at)
       values ($1, gen_random_uuid(), '{}', '{}', now() - $2::interval, now() - $2::interval)`,
      [age, age],
    );
  await db.owner.query(
    `insert into outbox (type, aggregate_id, payload, recipients, created_at)
     values ('waiting', gen_random_uuid(), '{}', '{}', now() - interval '30 days')`,
  );
  for (const job of outboxJobs(db.database)) await job.run(null);
  const { rows } = await db.owner.query('select type from outbox order by id');
  expect(rows.map(({ type }) => type)).toEqual(['6 days 23 hours', '0 days', 'waiting']);
});
