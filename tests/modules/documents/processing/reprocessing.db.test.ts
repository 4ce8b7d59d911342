import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DocumentUnderWay } from '../../../../src/modules/documents/document.problems.js';
import { ReprocessingService } from '../../../../src/modules/documents/processing/reprocessing.service.js';
import type { Actor } from '../../../../src/platform/actor.js';
import { store } from '../../../support/corpus.js';
import { type TestDatabase, testDatabase } from '../../../support/database.js';
import { person } from '../../secrets/people.js';

let db: TestDatabase;
let ada: Actor;
beforeAll(async () => {
  db = await testDatabase();
  ada = await person(db.owner, 'Ada');
});
afterAll(() => db.close());

// Where nothing processes, no run ends before the last one has asked.
test('one run begins however many ask at once', async () => {
  const { id } = await store(db.owner, { ownerId: ada.id, chunks: ['Asked for five times at once.'] });
  const service = new ReprocessingService(db.database);
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => service.reprocess(ada, id)));
  const refused = outcomes.filter(({ status }) => status === 'rejected');
  expect(refused).toEqual(Array(4).fill({ status: 'rejected', reason: new DocumentUnderWay() }));
  const { rows } = await db.owner.query(`select status, processing_run as run from documents where id = $1`, [id]);
  expect(rows).toEqual([{ status: 'UPLOADED', run: 1 }]);
  const events = await db.owner.query(`select from outbox where aggregate_id = $1`, [id]);
  expect(events.rowCount).toBe(1);
});
