import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DocumentTopicRepository } from '../../../src/modules/topics/document-topic.repository.js';
import { TopicRepository } from '../../../src/modules/topics/topic.repository.js';
import type { Actor } from '../../../src/platform/actor.js';
import { NotFound } from '../../../src/platform/problem.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { person } from '../secrets/people.js';
import { linksOf, readyDocument, topic } from './classifying.js';

let db: TestDatabase;
let ada: Actor;
beforeAll(async () => {
  db = await testDatabase();
  ada = await person(db.owner, 'Ada');
});
afterAll(() => db.close());

test.each(['own', 'system'])('a topic of the %s kind that goes between two statements is missing', async (kind) => {
  const documentId = await readyDocument(db, ada.id, 'Minutes');
  const topicId = await topic(db, 'Passing', kind === 'own' ? ada.id : null);
  const tagging = db.database.as(ada, async (tx) => {
    expect(await new TopicRepository(tx).find(topicId)).toMatchObject({ id: topicId });
    await db.owner.query('delete from topics where id = $1', [topicId]);
    return new DocumentTopicRepository(tx).tag(documentId, topicId);
  });
  await expect(tagging).rejects.toEqual(new NotFound('Topic'));
});

test('a topic that is given twice is told of once, and one of the model’s becomes the owner’s', async () => {
  const documentId = await readyDocument(db, ada.id, 'Letters');
  const [first, second] = [await topic(db, 'Post', ada.id), await topic(db, 'Paper')];
  await db.owner.query(
    `insert into document_topics (document_id, topic_id, owner_id, source, confidence) values ($1, $2, $3, 'AI', 0.5)`,
    [documentId, second, ada.id],
  );
  const tag = (topicId: string) =>
    db.database.as(ada, (tx) => new DocumentTopicRepository(tx).tag(documentId, topicId));
  const told = [];
  for (const topicId of [first, first, second, second]) told.push(await tag(topicId));
  expect(told).toEqual([true, false, true, false]);
  expect(await linksOf(db, documentId)).toMatchObject([
    { name: 'Paper', source: 'MANUAL', confidence: null },
    { name: 'Post', source: 'MANUAL', confidence: null },
  ]);
});
