import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AnswerError } from '../../../src/demo/client.js';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import {
  CONFIRM,
  DELETE,
  DOCUMENT,
  DOWNLOAD,
  REQUEST,
  SET_QUOTA,
  type Ticket,
  UPDATE,
  announce,
  put,
  ticketOf,
  upload,
} from './upload.js';

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
const quotaOf = async (account: Account) =>
  (await account.person.ask<{ myQuota: { usedBytes: string } }>('{ myQuota { usedBytes } }')).myQuota.usedBytes;
const objects = async (documentId: string) =>
  (
    await house.database.owner.query<{ state: string }>(
      `select state from stored_objects where document_id = $1 order by state`,
      [documentId],
    )
  ).rows.map(({ state }) => state);

describe('an upload', () => {
  test('is announced, put to the store, confirmed, counted, and can be fetched', async () => {
    const before = BigInt(await quotaOf(ada));
    const file = { content: 'The quick brown fox.', filename: 'C:\\papers\\fox.txt' };
    const ticket = await announce(ada, file);
    expect(ticket.headers).not.toHaveProperty('host');
    expect(await put(ticket, file)).toBe(200);
    const outcome = await confirm(ada, ticket.id);
    expect(outcome).toMatchObject({
      __typename: 'ConfirmDocumentUploadSuccess',
      document: { id: ticket.id, sizeBytes: '20' },
      quota: { usedBytes: String(before + 20n), level: 'OK' },
    });
    const { documentDownloadUrl } = await ada.person.ask<{ documentDownloadUrl: { url: string } }>(DOWNLOAD, {
      id: ticket.id,
      disposition: 'INLINE',
    });
    const response = await fetch(documentDownloadUrl.url);
    expect(await response.text()).toBe(file.content);
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="fox.txt"; filename*=UTF-8''fox.txt`);
    const { rows } = await house.database.owner.query(
      `select action from audit_logs where resource_id = $1 order by created_at`,
      [ticket.id],
    );
    expect(rows.map((row: { action: string }) => row.action)).toEqual(
      expect.arrayContaining(['DOCUMENT_ANNOUNCED', 'DOCUMENT_UPLOADED', 'DOCUMENT_DOWNLOADED']),
    );
  });

  test('takes exactly what was announced: another size or type, and somebody else’s key, are refused by the store', async () => {
    const ticket = await announce(ada, { content: 'twelve bytes' });
    expect(await put(ticket, { content: 'thirteen byte' })).toBe(403);
    const headers = { 'Content-Type': 'text/html' };
    expect(await put({ ...ticket, headers }, { content: 'twelve bytes' })).toBe(403);
    const url = new URL(ticket.url);
    url.pathname = url.pathname.replace(/[^/]+$/, randomUUID());
    expect(await put({ ...ticket, url: url.href }, { content: 'twelve bytes' })).toBe(403);
    expect(await confirm(ada, ticket.id)).toMatchObject({ __typename: 'UploadMissing' });
    expect(await put(ticket, { content: 'twelve bytes' })).toBe(200);
    expect((await confirm(ada, ticket.id)).__typename).toBe('ConfirmDocumentUploadSuccess');
  });

  test('confirmed twice, and twenty times at once, is one document counted once', async () => {
    const before = BigInt(await quotaOf(ada));
    const file = { content: 'x'.repeat(1000) };
    const ticket = await announce(ada, file);
    await put(ticket, file);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => confirm(ada, ticket.id)));
    for (const outcome of [...outcomes, await confirm(ada, ticket.id)])
      expect(outcome).toMatchObject({ __typename: 'ConfirmDocumentUploadSuccess', document: { id: ticket.id } });
    expect(BigInt(await quotaOf(ada)) - before).toBe(1000n);
    await house.steward.app.documents.cleanup.removeObjects();
    const kept = await objects(ticket.id);
    expect(kept.filter((state) => state === 'LIVE')).toHaveLength(1);
    expect(kept).not.toContain('STAGED');
  });

  test('put again after it was confirmed changes nothing that anybody fetches', async () => {
    const ticket = await announce(ada, { content: 'the original' });
    await put(ticket, { content: 'the original' });
    await confirm(ada, ticket.id);
    await put(ticket, { content: 'the replaced' });
    await confirm(ada, ticket.id);
    const { documentDownloadUrl } = await ada.person.ask<{ documentDownloadUrl: { url: string } }>(DOWNLOAD, {
      id: ticket.id,
    });
    expect(await (await fetch(documentDownloadUrl.url)).text()).toBe('the original');
  });

  test.each([
    ['filename', { filename: 'a'.repeat(10_000) }],
    ['filename', { filename: 'a\0.txt' }],
    ['filename', { filename: 'photo\u202egpj.exe' }],
    ['filename', { filename: '../..' }],
    ['filename', { filename: ' ' }],
    ['contentType', { contentType: 'text' }],
    ['contentType', { contentType: 'text/plain\r\nX-Evil: 1' }],
    ['sizeBytes', { sizeBytes: '0' }],
    ['sizeBytes', { sizeBytes: '-1' }],
    ['sizeBytes', { sizeBytes: '5368709120' }],
    ['sha256', { sha256: 'abc' }],
    ['tags', { tags: [''] }],
    ['title', { title: 'a'.repeat(257) }],
  ])('with a bad %s is refused (%#)', async (field, bad) => {
    const input = { filename: 'a.txt', contentType: 'text/plain', sizeBytes: '3', ...bad };
    expect(await ada.person.do(REQUEST, input)).toMatchObject({ __typename: 'InvalidInput', field });
  });

  test('of somebody else, of nobody and of a deleted one are answered alike', async () => {
    const mine = await announce(ada, { content: 'abc' });
    const gone = await upload(ada, { content: 'abc' });
    await ada.person.must(DELETE, { documentId: gone });
    const asked = [
      [eve, mine.id],
      [eve, gone],
      [ada, gone],
      [eve, randomUUID()],
      [eve, 'x'],
    ] as const;
    for (const [account, id] of asked)
      expect(await confirm(account, id)).toEqual({ __typename: 'NotFound', message: 'Document not found.' });
    for (const [account, id] of asked) {
      expect(await account.person.ask(DOCUMENT, { id })).toEqual({ document: null });
      expect(await account.person.ask(DOWNLOAD, { id })).toEqual({ documentDownloadUrl: null });
      expect(await account.person.do(DELETE, { documentId: id }).catch((error: unknown) => error)).toEqual(
        account === eve || id === gone ? { __typename: 'NotFound', message: 'Document not found.' } : undefined,
      );
    }
  });
});

describe('quotas', () => {
  const small = async (name: string, limitBytes: string) => {
    const account = await register(house.url, name);
    await admin.person.must(SET_QUOTA, { userId: account.id, limitBytes });
    return account;
  };
  const putAll = async (account: Account, count: number, size: number): Promise<Ticket[]> => {
    const file = { content: 'q'.repeat(size) };
    return Promise.all(
      Array.from({ length: count }, async () => {
        const ticket = await announce(account, file);
        await put(ticket, file);
        return ticket;
      }),
    );
  };

  test('of 20 confirmations at once exactly those succeed that fit', async () => {
    const account = await small('Quinn', '700');
    const tickets = await putAll(account, 20, 100);
    const outcomes = await Promise.all(tickets.map(({ id }) => confirm(account, id)));
    const typenames = outcomes.map(({ __typename }) => __typename).sort();
    expect(typenames).toEqual([
      ...Array<string>(7).fill('ConfirmDocumentUploadSuccess'),
      ...Array<string>(13).fill('QuotaExceeded'),
    ]);
    const refused = outcomes.find(({ __typename }) => __typename === 'QuotaExceeded');
    expect(refused).toMatchObject({ usedBytes: '700', limitBytes: '700', rejectedBytes: '100' });
    expect(await quotaOf(account)).toBe('700');
    const { documents } = await account.person.ask<{ documents: { totalCount: string } }>(
      '{ documents { totalCount } }',
    );
    expect(documents.totalCount).toBe('7');
  });

  test('come back once, however often a document is deleted at once', async () => {
    const account = await small('Rita', '1000');
    const [first, second] = await putAll(account, 2, 300);
    await Promise.all([confirm(account, first?.id ?? ''), confirm(account, second?.id ?? '')]);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => account.person.do(DELETE, { documentId: first?.id })),
    );
    expect(outcomes.filter(({ __typename }) => __typename === 'DeleteDocumentSuccess')).toHaveLength(1);
    expect(await quotaOf(account)).toBe('300');
  });

  test('have levels, are set by whoever may, and say who may not', async () => {
    const account = await small('Sam', '100');
    await Promise.all((await putAll(account, 1, 81)).map(({ id }) => confirm(account, id)));
    const level = async () => account.person.ask('{ myQuota { percent level limitBytes } }');
    expect(await level()).toEqual({ myQuota: { percent: 81, level: 'WARNING', limitBytes: '100' } });
    await admin.person.must(SET_QUOTA, { userId: account.id, limitBytes: '85' });
    expect(await level()).toEqual({ myQuota: { percent: 95.29, level: 'CRITICAL', limitBytes: '85' } });
    await admin.person.must(SET_QUOTA, { userId: account.id, limitBytes: '0' });
    expect(await level()).toMatchObject({ myQuota: { percent: 100 } });
    expect(await eve.person.do(SET_QUOTA, { userId: eve.id, limitBytes: '9' })).toMatchObject({
      __typename: 'Forbidden',
    });
    for (const userId of [randomUUID(), 'x'])
      expect(await admin.person.do(SET_QUOTA, { userId, limitBytes: '9' })).toMatchObject({ __typename: 'NotFound' });
    expect(await admin.person.do(SET_QUOTA, { userId: eve.id, limitBytes: '-1' })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'limitBytes',
    });
  });

  test('are counted anew where they differ', async () => {
    const account = await small('Tess', '1000');
    await Promise.all((await putAll(account, 2, 40)).map(({ id }) => confirm(account, id)));
    await house.database.owner.query(`update quotas set used_bytes = 999 where user_id = $1`, [account.id]);
    const told = [];
    for await (const difference of house.steward.app.documents.quotas.reconcile()) told.push(difference);
    expect(told).toEqual([{ userId: account.id, counted: '999', stored: '80' }]);
    expect(await quotaOf(account)).toBe('80');
  });
});

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
  expect((await news.next()).value).toEqual({
    documentEvents: { __typename: 'DocumentStatusChanged', documentId: ticket.id, status: 'UPLOADED' },
  });
  await ada.person.must(DELETE, { documentId: ticket.id });
  await ada.person.leave();
});
