import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { REQUEST, UPDATE as UPDATE_DOCUMENT, upload } from '../documents/upload.js';
import { CREATE_SYSTEM, DELETE, TAG, TOPICS, TOPICS_OF, UNTAG, make, topicsOf } from './operations.js';

let house: TestSteward;
let ada: Account;
let eve: Account;
let admin: Account;
let documentId: string;
let law: string;
let own: string;
beforeAll(async () => {
  house = await startSteward();
  [ada, eve, admin] = [await register(house.url, 'Ada'), await register(house.url, 'Eve'), await house.admin()];
  documentId = await upload(ada, { content: 'On contracts.' });
  [law, own] = [await make(admin, 'Law', CREATE_SYSTEM), await make(ada, 'Archive')];
});
afterAll(() => house.close());

const NO_DOCUMENT = { __typename: 'NotFound', message: 'Document not found.' };
const NO_TOPIC = { __typename: 'NotFound', message: 'Topic not found.' };
const link = (id: string, topicId: string) =>
  house.database.owner.query(
    `insert into document_topics (document_id, topic_id, owner_id, source, confidence)
     select id, $2, owner_id, 'AI', 0.5 from documents where id = $1`,
    [id, topicId],
  );

describe('a document', () => {
  test('is given topics and loses them, and doing it twice is no error', async () => {
    for (let time = 1; time <= 2; time++) {
      expect(await ada.person.must(TAG, { documentId, topicId: law })).toMatchObject({
        document: { topicLinks: [{ source: 'MANUAL', confidence: null, topic: { name: 'Law' } }] },
      });
    }
    await Promise.all([1, 2, 3].map(() => ada.person.must(TAG, { documentId, topicId: own })));
    expect(await topicsOf(ada, documentId)).toEqual(['Archive', 'Law']);
    const { topics } = await ada.person.ask<{ topics: { nodes: object[] } }>(TOPICS, { filter: { search: 'Law' } });
    expect(topics.nodes).toEqual([{ id: law, name: 'Law', isSystem: true, documentCount: 1 }]);
    for (let time = 1; time <= 2; time++) await ada.person.must(UNTAG, { documentId, topicId: own });
    expect(await topicsOf(ada, documentId)).toEqual(['Law']);
    const { rows } = await house.database.owner.query<{ action: string }>(
      `select action from audit_logs where resource_id = $1 and action like 'DOCUMENT_%TAGGED' order by created_at`,
      [documentId],
    );
    expect(rows.map(({ action }) => action)).toEqual(['DOCUMENT_TAGGED', 'DOCUMENT_TAGGED', 'DOCUMENT_UNTAGGED']);
  });

  test('makes a topic of the model its owner’s when it is given by hand', async () => {
    const id = await upload(ada, { content: 'Found by a model.' });
    await link(id, own);
    const before = await ada.person.ask(TOPICS_OF, { id });
    expect(before).toMatchObject({ document: { topicLinks: [{ source: 'AI', confidence: 0.5 }] } });
    await ada.person.must(TAG, { documentId: id, topicId: own });
    const after = await ada.person.ask(TOPICS_OF, { id });
    expect(after).toMatchObject({ document: { topicLinks: [{ source: 'MANUAL', confidence: null }] } });
  });

  test('is found by its topic, and by nobody’s else', async () => {
    const id = await upload(ada, { content: 'Filed.' });
    const topicId = await make(ada, 'Filed');
    await ada.person.must(TAG, { documentId: id, topicId });
    const find = (account: Account, wanted: string) =>
      account.person.ask('query ($filter: DocumentFilter) { documents(filter: $filter) { nodes { id } } }', {
        filter: { topicId: wanted },
      });
    expect(await find(ada, topicId)).toEqual({ documents: { nodes: [{ id }] } });
    for (const wanted of [topicId, randomUUID(), 'x'])
      expect(await find(eve, wanted)).toEqual({ documents: { nodes: [] } });
    await ada.person.must(DELETE, { topicId });
    expect(await find(ada, topicId)).toEqual({ documents: { nodes: [] } });
    expect(await topicsOf(ada, id)).toEqual([]);
  });

  test('carries at most fifty', async () => {
    const id = await upload(ada, { content: 'Much.' });
    await house.database.owner.query(
      `with made as (insert into topics (owner_id, name) select $2, 'many ' || n from generate_series(1, 50) n returning id)
       insert into document_topics (document_id, topic_id, owner_id, source) select $1, id, $2, 'MANUAL' from made`,
      [id, ada.id],
    );
    expect(await ada.person.do(TAG, { documentId: id, topicId: own })).toMatchObject({ __typename: 'Conflict' });
    expect(await topicsOf(ada, id)).toHaveLength(50);
  });

  test('is announced with topics, or not at all', async () => {
    const file = { filename: 'a.txt', contentType: 'text/plain', sizeBytes: '3' };
    const ticket = await ada.person.must(REQUEST, { ...file, topicIds: [law, own, law] });
    expect(await topicsOf(ada, (ticket['document'] as { id: string }).id)).toEqual(['Archive', 'Law']);
    const count = async () => (await house.database.owner.query('select from documents')).rowCount;
    const before = await count();
    const foreign = await make(eve, 'Of Eve');
    for (const topicId of [foreign, randomUUID(), 'x'])
      expect(await ada.person.do(REQUEST, { ...file, topicIds: [law, topicId] })).toEqual(NO_TOPIC);
    expect(
      await ada.person.do(REQUEST, { ...file, topicIds: Array.from({ length: 51 }, () => randomUUID()) }),
    ).toMatchObject({ __typename: 'InvalidInput', field: 'topicIds' });
    expect(await count()).toBe(before);
  });
});

describe('somebody else', () => {
  test('neither gives nor takes topics, and learns nothing of either id', async () => {
    const foreign = await make(eve, 'Of Eve, too');
    for (const operation of [TAG, UNTAG]) {
      for (const id of [documentId, randomUUID(), 'x'])
        expect(await eve.person.do(operation, { documentId: id, topicId: law })).toEqual(NO_DOCUMENT);
      for (const topicId of [foreign, randomUUID(), 'x'])
        expect(await ada.person.do(operation, { documentId, topicId })).toEqual(NO_TOPIC);
      expect(await admin.person.do(operation, { documentId, topicId: law })).toMatchObject({ __typename: 'Forbidden' });
    }
  });

  test('sees of a public document the topics of the system alone, and changes none', async () => {
    const id = await upload(ada, { content: 'For all.' });
    for (const topicId of [law, own]) await ada.person.must(TAG, { documentId: id, topicId });
    await ada.person.must(UPDATE_DOCUMENT, { documentId: id, isPublic: true });
    await house.database.owner.query(`update documents set status = 'READY' where id = $1`, [id]);
    expect(await eve.person.ask(TOPICS_OF, { id })).toEqual({
      document: {
        topics: [{ name: 'Law', isSystem: true }],
        topicLinks: [{ source: 'MANUAL', confidence: null, topic: { name: 'Law' } }],
      },
    });
    for (const operation of [TAG, UNTAG])
      expect((await eve.person.do(operation, { documentId: id, topicId: law })).__typename).toBe('Forbidden');
  });
});

test('no document carries a topic of somebody else’s, whoever writes', async () => {
  const foreign = await make(eve, 'Not Ada’s');
  await expect(link(documentId, foreign)).rejects.toThrow('of the system and of its owner');
});
