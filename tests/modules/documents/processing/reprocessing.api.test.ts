import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Account, register } from '../../../support/people.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { UPDATE, announce } from '../upload.js';
import { processed, settled } from './processed.js';

const REPROCESS = `mutation ($input: ReprocessDocumentInput!) { reprocessDocument(input: $input) { __typename
  ... on ReprocessDocumentSuccess { document { id status processingError classificationStatus } }
  ... on Problem { message } } }`;

let house: TestSteward;
let ada: Account;
let eve: Account;
beforeAll(async () => {
  house = await startSteward();
  [ada, eve] = [await register(house.url, 'Ada'), await register(house.url, 'Eve')];
});
afterAll(() => house.close());

const reprocess = (account: Account, documentId: string) => account.person.do(REPROCESS, { documentId });
const chunkIds = async (id: string) =>
  (
    await house.database.owner.query<{ id: string }>(
      `select id from document_chunks where document_id = $1 order by index`,
      [id],
    )
  ).rows.map((row) => row.id);

describe('reprocessDocument', () => {
  test('reads a document again, replaces its chunks, and is recorded', async () => {
    const { id } = await processed(house, ada, { content: 'Words that are read twice.' });
    const before = await chunkIds(id);
    const end = settled(house, ada, id);
    expect(await reprocess(ada, id)).toMatchObject({
      __typename: 'ReprocessDocumentSuccess',
      document: { id, classificationStatus: 'PENDING' },
    });
    expect(await end).toBe('READY');
    const after = await chunkIds(id);
    expect(after).toHaveLength(before.length);
    expect(after).not.toEqual(before);
    const { rows } = await house.database.owner.query(
      `select action from audit_logs where resource_id = $1 and action = 'DOCUMENT_REPROCESS_REQUESTED'`,
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  test('is its owner’s alone: missing to strangers, forbidden to readers, refused to administrators at once', async () => {
    const { id } = await processed(house, ada, { content: 'Of Ada.' });
    for (const there of [id, randomUUID(), 'no-id']) {
      expect(await reprocess(eve, there)).toEqual({ __typename: 'NotFound', message: 'Document not found.' });
      expect(await reprocess(await house.admin(), there)).toMatchObject({ __typename: 'Forbidden' });
    }
    await ada.person.must(UPDATE, { documentId: id, isPublic: true });
    expect(await reprocess(eve, id)).toMatchObject({ __typename: 'Forbidden' });
  });

  test('is refused while there are no bytes', async () => {
    const { id } = await announce(ada, { content: 'never put' });
    expect(await reprocess(ada, id)).toMatchObject({ __typename: 'UploadMissing' });
  });
});
