import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startObjectStore } from '../../../src/platform/embedded/objectstore.js';
import { SILENT } from '../../support/log.js';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { type Unreliable, unreliable } from '../../support/unreliable.js';
import { CONFIRM, DELETE, announce, put } from './upload.js';

let dataDir: string;
let store: Awaited<ReturnType<typeof startObjectStore>>;
let way: Unreliable;
let house: TestSteward;
let ada: Account;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'steward-store-'));
  store = await startObjectStore({ dataDir, port: 0, origins: new Set<string>(), log: SILENT });
  way = await unreliable(store.endpoint);
  house = await startSteward({
    env: {
      ...{ S3_ENDPOINT: way.endpoint, S3_PUBLIC_ENDPOINT: store.endpoint, S3_REGION: store.region },
      ...{ S3_ACCESS_KEY: store.accessKey, S3_SECRET_KEY: store.secretKey, S3_BUCKET: store.bucket },
      WORKER: 'external',
    },
  });
  ada = await register(house.url, 'Ada');
});
afterEach(() => way.behave('forward'));
afterAll(async () => {
  await house.close();
  await way.close();
  await store.stop();
  await rm(dataDir, { recursive: true });
});

const FILE = { content: 'twelve bytes' };
const confirm = (documentId: string) => ada.person.do(CONFIRM, { documentId });
const used = async () =>
  (await ada.person.ask<{ myQuota: { usedBytes: string } }>('{ myQuota { usedBytes } }')).myQuota.usedBytes;
const statusOf = async (id: string) =>
  (await house.database.owner.query<{ status: string }>(`select status from documents where id = $1`, [id])).rows[0]
    ?.status;
const keys = async () => {
  const found: string[] = [];
  for await (const { key } of house.store.list('')) found.push(key);
  return found;
};
/** The store is cleaned up when nothing that was begun can come late any more. */
const cleanUp = async () => {
  await house.database.owner.query(`update stored_objects set settles_at = now() - interval '1 hour'`);
  await house.steward.app.documents.cleanup.removeObjects();
};

test.each(['refuse', 'hang', 'deafen'] as const)(
  'where the store would %s, nothing is half-confirmed, and the same confirmation succeeds when it is back',
  async (behaviour) => {
    const { id } = await announced();
    way.behave(behaviour);
    expect(await confirm(id)).toMatchObject({ __typename: 'StorageUnavailable' });
    expect([await used(), await statusOf(id)]).toEqual(['0', 'PENDING']);
    way.behave('forward');
    expect(await confirm(id)).toMatchObject({ __typename: 'ConfirmDocumentUploadSuccess' });
    expect(await used()).toBe('12');
    await cleanUp();
    expect(await keys()).toHaveLength(1);
    await ada.person.must(DELETE, { documentId: id });
    await cleanUp();
    expect([await used(), await keys()]).toEqual(['0', []]);
  },
);

test('a document can be deleted while the store is away; its bytes go when it is back', async () => {
  const { id } = await announced();
  await confirm(id);
  way.behave('refuse');
  await ada.person.must(DELETE, { documentId: id });
  expect(await used()).toBe('0');
  way.behave('forward');
  await cleanUp();
  expect(await keys()).toEqual([]);
});

async function announced() {
  const ticket = await announce(ada, FILE);
  expect(await put(ticket, FILE)).toBe(200);
  return ticket;
}
