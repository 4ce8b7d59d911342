import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AnswerError } from '../../../src/demo/client.js';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { CONFIRM, DELETE, DOCUMENT, DOWNLOAD, REQUEST, UPDATE, announce, put, ticketOf, upload } from './upload.js';

let house: TestSteward;
let ada: Account;
let eve: Account;
let admin: Account;
beforeAll(async () => {
  house = await startSteward();
  [ada, eve, admin] = [await register(house.url, 'Ada'), await register(house.url, 'Eve'), await house.admin()];
});
afterAll(() => house.close());

const confirm = (account: Account, documentId: string) => account.person.do(CONFIRM, { documentId });
const objects = async (documentId: string) =>
  (
    await house.database.owner.query<{ state: string }>(
      `select state from stored_objects where document_id = $1 order by state`,
      [documentId],
    )
  ).rows.map(({ state }) => state);

describe('administrators', () => {
  test('as such are refused on every operation before anything is looked up, and see no node', async () => {
    const id = await upload(ada, { content: 'private words' });
    const refused = async (work: Promise<unknown>) =>
      work.then(
        (outcome) => (outcome as { __typename?: string }).__typename,
        (error: unknown) => (error instanceof AnswerError ? error.code : error),
      );
    const { person } = admin;
    for (const there of [id, randomUUID()]) {
      expect(await refused(person.ask(DOCUMENT, { id: there }))).toBe('FORBIDDEN');
      expect(await refused(person.ask(DOWNLOAD, { id: there }))).toBe('FORBIDDEN');
      expect(await refused(person.do(UPDATE, { documentId: there, title: 'x' }))).toBe('Forbidden');
      expect(await refused(person.do(DELETE, { documentId: there }))).toBe('Forbidden');
      expect(await refused(person.do(CONFIRM, { documentId: there }))).toBe('Forbidden');
      expect(await person.ask('query ($id: ID!) { node(id: $id) { id } }', { id: there })).toEqual({ node: null });
    }
    expect(await refused(person.ask('{ documents { totalCount } }'))).toBe('FORBIDDEN');
    expect(await refused(person.ask('{ myQuota { usedBytes } }'))).toBe('FORBIDDEN');
    const request = { filename: 'a.txt', contentType: 'text/plain', sizeBytes: '1' };
    expect(await refused(person.do(REQUEST, request))).toBe('Forbidden');
  });
});

describe('a document', () => {
  test('is its owner’s alone until it is public and ready, and then everybody’s to read and nobody’s to change', async () => {
    const id = await upload(ada, { content: 'soon public', filename: 'public.txt' });
    expect(await ada.person.do(UPDATE, { documentId: id, isPublic: true, title: ' Now public ' })).toMatchObject({
      document: { title: 'Now public', isPublic: true },
    });
    await house.database.owner.query(`update documents set status = 'READY' where id = $1`, [id]);
    expect(await eve.person.ask(DOCUMENT, { id })).toMatchObject({ document: { title: 'Now public' } });
    expect(await eve.person.do(UPDATE, { documentId: id, title: 'Mine' })).toMatchObject({ __typename: 'Forbidden' });
    expect(await eve.person.do(DELETE, { documentId: id })).toMatchObject({ __typename: 'Forbidden' });
    expect(await confirm(eve, id)).toMatchObject({ __typename: 'Forbidden' });
    await house.database.owner.query(`update documents set required_permission = 'audit.read' where id = $1`, [id]);
    expect(await eve.person.ask(DOCUMENT, { id })).toEqual({ document: null });
    expect(await ada.person.do(UPDATE, { documentId: id, title: 'x' })).toMatchObject({ __typename: 'NotFound' });
    const other = await upload(ada, { content: 'narrow' });
    expect(await ada.person.do(UPDATE, { documentId: other, requiredPermission: 'audit.read' })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'requiredPermission',
    });
  });

  test('abandoned goes with its objects, and one that is being confirmed does not', async () => {
    const [abandoned, kept] = [await announce(ada, { content: 'left' }), await announce(ada, { content: 'kept' })];
    await put(abandoned, { content: 'left' });
    await house.database.owner.query(`update documents set created_at = now() - interval '2 hours' where id = $1`, [
      abandoned.id,
    ]);
    const { cleanup } = house.steward.app.documents;
    expect(await cleanup.abandon()).toBe(1);
    await cleanup.removeObjects();
    expect(await ada.person.ask(DOCUMENT, { id: abandoned.id })).toEqual({ document: null });
    expect(await ada.person.ask(DOCUMENT, { id: kept.id })).toMatchObject({ document: { status: 'PENDING' } });
    expect(await objects(abandoned.id)).toEqual(['DOOMED']);
    await house.database.owner.query(`update stored_objects set settles_at = now() where document_id = $1`, [
      abandoned.id,
    ]);
    await cleanup.removeObjects();
    expect(await objects(abandoned.id)).toEqual([]);
  });

  test('too many that are awaited are refused', async () => {
    const account = await register(house.url, 'Uma');
    await house.database.owner.query(
      `insert into documents (owner_id, title, filename, declared_type, size_bytes, upload_expires_at)
       select $1, 'x', 'x', 'text/plain', 1, now() from generate_series(1, 500)`,
      [account.id],
    );
    const request = { filename: 'a.txt', contentType: 'text/plain', sizeBytes: '1' };
    expect(await account.person.do(REQUEST, request)).toMatchObject({ __typename: 'RateLimited', retryAfter: 60 });
  });
});

test('whoever is erased leaves no document, and nothing in the store', async () => {
  const account = await register(house.url, 'Vera');
  const id = await upload(account, { content: 'to be forgotten' });
  const { rows } = await house.database.owner.query<{ key: string }>(
    `select object_key as key from documents where id = $1`,
    [id],
  );
  await house.database.owner.query(
    `update users set deleted_at = now(), erased_at = now(), is_active = false where id = $1`,
    [account.id],
  );
  await house.steward.app.documents.cleanup.removeObjects();
  const left = await house.database.owner.query(`select from documents where owner_id = $1`, [account.id]);
  expect(left.rows).toEqual([]);
  const { store } = house;
  await expect(store.stat(rows[0]?.key ?? '')).rejects.toThrow('no such object');
});

test('the owner hears of it, and nobody else', async () => {
  const news = await ada.person.listen(`subscription { documentEvents { __typename
    ... on DocumentStatusChanged { documentId status } ... on DocumentDeleted { documentId } } }`);
  await upload(eve, { content: 'of eve' });
  const outcome = await ada.person.must(REQUEST, { filename: 'n.txt', contentType: 'text/plain', sizeBytes: '4' });
  const ticket = ticketOf(outcome);
  await put(ticket, { content: 'news' });
  await confirm(ada, ticket.id);
  // Documents of hers that were uploaded before are still being processed.
  const next = async (): Promise<{ documentId?: string }> =>
    ((await news.next()).value as { documentEvents: { documentId?: string } }).documentEvents;
  let event = await next();
  while (event.documentId !== ticket.id) event = await next();
  expect(event).toEqual({ __typename: 'DocumentStatusChanged', documentId: ticket.id, status: 'UPLOADED' });
  await ada.person.must(DELETE, { documentId: ticket.id });
  await ada.person.leave();
});
