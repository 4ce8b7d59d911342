import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { CONFIRM, DELETE, DOCUMENT, DOWNLOAD, REQUEST, announce, put, upload } from './upload.js';

let house: TestSteward;
let ada: Account;
let eve: Account;
beforeAll(async () => {
  house = await startSteward();
  [ada, eve] = [await register(house.url, 'Ada'), await register(house.url, 'Eve')];
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
