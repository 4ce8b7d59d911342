import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CleanupService } from '../../../src/modules/documents/cleanup.service.js';
import { StorageUnavailable, UploadMissing } from '../../../src/modules/documents/document.problems.js';
import { type Upload, UploadService } from '../../../src/modules/documents/upload.service.js';
import type { Actor } from '../../../src/platform/actor.js';
import { startObjectStore } from '../../../src/platform/embedded/objectstore.js';
import { createObjectStore } from '../../../src/platform/objectstore/minio.js';
import { ObjectMissing, type ObjectStore } from '../../../src/platform/objectstore/objectstore.js';
import { Forbidden } from '../../../src/platform/problem.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { SILENT } from '../../support/log.js';
import { person } from '../secrets/people.js';

let dataDir: string;
let embedded: Awaited<ReturnType<typeof startObjectStore>>;
let store: ObjectStore;
let db: TestDatabase;
let ada: Actor;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'steward-store-'));
  embedded = await startObjectStore({ dataDir, port: 0, origins: new Set<string>(), log: SILENT, durable: false });
  store = createObjectStore({ ...embedded, publicEndpoint: embedded.endpoint });
  db = await testDatabase();
  ada = await person(db.owner, 'Ada');
});
afterAll(async () => {
  await db.close();
  store.close();
  await embedded.stop();
  await rm(dataDir, { recursive: true });
});

const CONTENT = 'twelve bytes';
const uploadsTo = (there: ObjectStore) =>
  new UploadService({
    ...{ db: db.database, store: there, maxBytes: 1_000, defaultQuota: 1_000_000 },
    attachTopics: () => Promise.resolve(),
  });
const put = async ({ uploadUrl, uploadHeaders }: Upload, body: string) =>
  (await fetch(uploadUrl, { method: 'PUT', headers: uploadHeaders as Record<string, string>, body })).status;

/** An upload whose bytes are there. */
async function announced(): Promise<Upload> {
  const uploads = uploadsTo(store);
  const announcement = { filename: 'a.txt', contentType: 'text/plain', sizeBytes: String(CONTENT.length) };
  const upload = await uploads.request(ada, announcement);
  expect(await put(upload, CONTENT)).toBe(200);
  return upload;
}

/** The store, at which something happens before or after each copy. */
const eventful = (happens: { before?: () => Promise<unknown>; after?: () => Promise<unknown> }): ObjectStore => ({
  ...{ prepare: () => store.prepare(), close: () => store.close(), delete: (key) => store.delete(key) },
  ...{
    presignPut: (key, terms) => store.presignPut(key, terms),
    presignGet: (key, terms) => store.presignGet(key, terms),
  },
  ...{ stat: (key) => store.stat(key), list: (prefix) => store.list(prefix), read: (key) => store.read(key) },
  copy: async (from, to, etag) => {
    await happens.before?.();
    await store.copy(from, to, etag);
    await happens.after?.();
  },
});
const stateOf = async (id: string) =>
  (
    await db.owner.query<{ status: string; used: string }>(
      `select d.status, q.used_bytes::text as used from documents d join quotas q on q.user_id = d.owner_id where d.id = $1`,
      [id],
    )
  ).rows[0];
const cleanUp = () => new CleanupService(db.database, store).removeObjects();

test('bytes that change at every look are a problem of whoever changes them, and can be confirmed once they stay', async () => {
  const upload = await announced();
  let times = 0;
  const restless = eventful({ before: () => put(upload, `other bytes${++times}`) });
  await expect(uploadsTo(restless).confirm(ada, upload.documentId)).rejects.toBeInstanceOf(UploadMissing);
  expect(await stateOf(upload.documentId)).toEqual({ status: 'PENDING', used: '0' });
  await uploadsTo(store).confirm(ada, upload.documentId);
  expect(await stateOf(upload.documentId)).toMatchObject({ used: '12' });
  await uploadsTo(store).confirm(ada, upload.documentId);
});

test('whoever loses the right to write while the bytes are copied is not told that they are confirmed', async () => {
  const upload = await announced();
  const [reader, member] = [
    await person(db.owner, 'Reader', { permissions: ['documents.read'] }),
    await person(db.owner, 'Member'),
  ];
  /** Gives her the role of the other one. */
  const become = ({ id }: Actor) =>
    db.owner.query(
      `update user_roles set role_id = (select role_id from user_roles where user_id = $2) where user_id = $1`,
      [ada.id, id],
    );
  const demoted = eventful({ after: () => become(reader) });
  await expect(uploadsTo(demoted).confirm(ada, upload.documentId)).rejects.toBeInstanceOf(Forbidden);
  expect((await stateOf(upload.documentId))?.status).toBe('PENDING');
  await become(member);
  await uploadsTo(store).confirm(ada, upload.documentId);
  expect((await stateOf(upload.documentId))?.status).toBe('UPLOADED');
});

test('a copy that was so long under way that it was cleaned up does not become a document without bytes', async () => {
  const upload = await announced();
  const before = await stateOf(upload.documentId);
  const late = eventful({
    after: async () => {
      await db.owner.query(`update stored_objects set settles_at = now() where state = 'COPYING'`);
      await cleanUp();
    },
  });
  await expect(uploadsTo(late).confirm(ada, upload.documentId)).rejects.toBeInstanceOf(StorageUnavailable);
  expect(await stateOf(upload.documentId)).toEqual({ ...before, status: 'PENDING' });
  await uploadsTo(store).confirm(ada, upload.documentId);
  const { rows } = await db.owner.query<{ key: string }>(`select object_key as key from documents where id = $1`, [
    upload.documentId,
  ]);
  expect(await store.stat(rows[0]?.key ?? '')).toMatchObject({ size: CONTENT.length });
});

test('bytes that are still coming when their URL ends are cleaned up all the same', async () => {
  const { uploadUrl, uploadHeaders, documentId } = await announced();
  await uploadsTo(store).confirm(ada, documentId);
  const headers = { ...(uploadHeaders as Record<string, string>), 'Content-Length': CONTENT.length };
  const slow = request(uploadUrl, { method: 'PUT', headers });
  slow.write(CONTENT.slice(0, 6));
  const pass = (minutes: number) =>
    db.owner.query(`update stored_objects set settles_at = settles_at - make_interval(mins => $1)`, [minutes]);
  await pass(16);
  await cleanUp();
  slow.end(CONTENT.slice(6));
  const [response] = (await once(slow, 'response')) as [IncomingMessage];
  expect(response.resume().statusCode).toBe(200);
  await pass(60);
  await cleanUp();
  const kept: string[] = [];
  for await (const { key } of store.list('')) kept.push(key);
  const { rows } = await db.owner.query<{ key: string }>(
    `select object_key as key from documents where object_key is not null order by 1`,
  );
  expect(kept.sort()).toEqual(rows.map(({ key }) => key));
});

test('an object that the store does not remove keeps none of the others from going', async () => {
  await db.owner.query(`update stored_objects set state = 'LIVE' where state <> 'LIVE'`);
  const keys = ['a', 'b', 'c'].map((name) => `held/${name}`);
  await db.owner.query(
    `insert into stored_objects (key, owner_id, document_id, state, settles_at)
     select key, $1, gen_random_uuid(), 'DOOMED', now() from unnest($2::text[]) key`,
    [ada.id, keys],
  );
  const held: ObjectStore = {
    ...eventful({}),
    delete: async (key) => {
      if (key === keys[0]) await store.stat(key);
      await store.delete(key);
    },
  };
  const cleanup = new CleanupService(db.database, held);
  await expect(cleanup.removeObjects()).rejects.toMatchObject({ errors: [expect.any(ObjectMissing)] });
  const { rows } = await db.owner.query<{ key: string }>(`select key from stored_objects where state = 'DOOMED'`);
  expect(rows).toEqual([{ key: keys[0] }]);
  expect(await cleanUp()).toBe(1);
});

test('twenty that are announced at once are counted one after the other', async () => {
  const busy = await person(db.owner, 'Busy');
  await db.owner.query(
    `insert into documents (owner_id, title, filename, declared_type, size_bytes, upload_expires_at)
     select $1, 'x', 'x', 'text/plain', 1, now() from generate_series(1, 495)`,
    [busy.id],
  );
  const announcement = { filename: 'a.txt', contentType: 'text/plain', sizeBytes: '1' };
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () => uploadsTo(store).request(busy, announcement)),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
});
