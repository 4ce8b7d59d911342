import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Account, register } from '../../support/people.js';
import { startModels } from '../../support/models.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { announce, upload } from '../documents/upload.js';
import { answer, indexed, linksOf, readyDocument, standOf } from './classifying.js';

const RECLASSIFY = `mutation ($input: ReclassifyDocumentInput!) { reclassifyDocument(input: $input) { __typename
  ... on ReclassifyDocumentSuccess { document { id classificationStatus } } ... on Problem { message } } }`;
const STATUS = `query ($id: ID!) { document(id: $id) { status classificationStatus classificationError } }`;

let house: TestSteward;
let models: Awaited<ReturnType<typeof startModels>>;
let ada: Account;
let eve: Account;
let admin: Account;
beforeAll(async () => {
  models = await startModels();
  const env = { ...models.env, DEFAULT_AI_PROVIDER: 'openai-compatible', DEFAULT_AI_MODEL: 'gpt-5' };
  house = await startSteward({ env });
  [ada, eve, admin] = [await register(house.url, 'Ada'), await register(house.url, 'Eve'), await house.admin()];
});
beforeEach(() => void models.mock.reset());
afterAll(async () => {
  await house.close();
  await models.stop();
});

const ready = (title: string) => readyDocument(house.database, ada.id, title);
const settled = (id: string, status: string) =>
  house.until(async () => (await standOf(house.database, id))?.status === status);

test('what is uploaded is classified once it is ready, and its owner hears how far that is and how it ended', async () => {
  const news = await ada.person.listen(`subscription { documentEvents { __typename
    ... on DocumentProgress { step done total }
    ... on DocumentClassified { classificationStatus document { status topics { name } } } } }`);
  models.mock.onMessage(/Minutes of the board/, answer('Meetings'));
  await upload(ada, { content: 'Minutes of the board: everybody was there.' });
  const heard: object[] = [];
  const isOver = () => heard.some((each) => '__typename' in each && each.__typename === 'DocumentClassified');
  while (!isOver()) {
    const { documentEvents } = (await news.next()).value as { documentEvents: { step?: string; __typename: string } };
    if (documentEvents.step === 'CLASSIFY' || documentEvents.__typename === 'DocumentClassified')
      heard.push(documentEvents);
  }
  expect(heard).toEqual([
    { __typename: 'DocumentProgress', step: 'CLASSIFY', done: 0, total: 1 },
    { __typename: 'DocumentProgress', step: 'CLASSIFY', done: 1, total: 1 },
    {
      __typename: 'DocumentClassified',
      classificationStatus: 'DONE',
      document: { status: 'READY', topics: [{ name: 'Meetings' }] },
    },
  ]);
  await ada.person.leave();
});

test('what could not be classified says why to its owner alone, stays ready, and is classified when asked', async () => {
  const id = await ready('Letters');
  models.mock.onMessage(/Letters/, { content: 'no' });
  await indexed(house.database, id, ada.id);
  await settled(id, 'FAILED');
  expect(await ada.person.ask(STATUS, { id })).toEqual({
    document: {
      ...{ status: 'READY', classificationStatus: 'FAILED' },
      classificationError: 'The model answered something else than topics.',
    },
  });
  await house.database.owner.query('update documents set is_public = true where id = $1', [id]);
  expect(await eve.person.ask(STATUS, { id })).toMatchObject({ document: { classificationError: null } });
  expect(await eve.person.do(RECLASSIFY, { documentId: id })).toMatchObject({ __typename: 'Forbidden' });
  models.mock.reset();
  models.mock.onMessage(/Letters/, answer('Correspondence'));
  expect(await ada.person.must(RECLASSIFY, { documentId: id })).toMatchObject({ document: { id } });
  await settled(id, 'DONE');
  expect(await linksOf(house.database, id)).toMatchObject([{ name: 'Correspondence', source: 'AI' }]);
  expect(await ada.person.ask(STATUS, { id })).toMatchObject({ document: { classificationError: null } });
  const { rows } = await house.database.owner.query<{ action: string }>(
    `select action from audit_logs where resource_id = $1 and action like 'DOCUMENT_CLASS%' and success order by created_at`,
    [id],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    ...['DOCUMENT_CLASSIFICATION_STARTED', 'DOCUMENT_CLASSIFICATION_REQUESTED', 'DOCUMENT_CLASSIFICATION_STARTED'],
  ]);
});

test('asking for it is its owner’s: others find nothing, administrators are refused, and there must be a text', async () => {
  const id = await ready('Diary');
  const missing = { __typename: 'NotFound', message: 'Document not found.' };
  for (const documentId of [id, randomUUID(), 'x']) {
    expect(await eve.person.do(RECLASSIFY, { documentId })).toEqual(missing);
    expect(await admin.person.do(RECLASSIFY, { documentId })).toMatchObject({ __typename: 'Forbidden' });
  }
  const awaited = await announce(ada, { content: 'not there yet' });
  expect(await ada.person.do(RECLASSIFY, { documentId: awaited.id })).toMatchObject({ __typename: 'Conflict' });
  expect(models.mock.getRequests()).toHaveLength(0);
});
