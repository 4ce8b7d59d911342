import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { temporaryFolder } from '../../src/demo/folder.js';
import type { NearChunk, VectorIndex } from '../../src/modules/documents/index.js';
import { CREATE_MODEL, NOW, SET_DEFAULT, embeddedBy, shelve } from '../modules/documents/embeddings/library.js';
import { actorOf, clustered, putModel } from '../modules/documents/embeddings/vectors.js';
import { type TestDatabase, asSuperuser, testDatabase } from '../support/database.js';
import { startModels } from '../support/models.js';
import { type Account, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';
import { indexAlone, nameOf, shelveEmbedded, startEnabling, usesOf } from './library.js';

const [DIMENSION, WIDE] = [64, 2500];
/** Like the documents of the first person, and none of them: they are about the same matters. */
const QUERIES = clustered(2012, DIMENSION, 1).slice(-12);
const WIDE_QUERIES = clustered(3, WIDE, 8);

let models: Awaited<ReturnType<typeof startModels>>;
let database: TestDatabase;
let house: TestSteward;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let [eve, bob, admin]: [Account, Account, Account] = [] as never;
let [narrow, wide]: [string, string] = ['', ''];
let documents: string[];

beforeAll(async () => {
  [models, folder] = await Promise.all([startModels(), temporaryFolder('steward-vector-')]);
  database = await testDatabase();
  house = await startSteward({ database, env: { ...models.env, WORKER: 'external' } });
  [eve, bob] = [await register(house.url, 'Eve'), await register(house.url, 'Bob')];
  admin = await house.admin();
  const { owner } = house.database;
  narrow = await putModel(owner, 'narrow', DIMENSION, true);
  wide = await putModel(owner, 'wide', WIDE);
  documents = await shelveEmbedded(house.database, narrow, DIMENSION, { ownerId: eve.id, count: 2000, seed: 1 });
  await shelveEmbedded(house.database, narrow, DIMENSION, { ownerId: bob.id, count: 2200, seed: 2 });
  await shelveEmbedded(house.database, narrow, DIMENSION, { ownerId: bob.id, count: 200, seed: 3, isPublic: true });
  await shelveEmbedded(house.database, wide, WIDE, { ownerId: eve.id, count: 300, seed: 4 });
});
afterAll(async () => {
  await house.close();
  await Promise.all([database.close(), models.stop(), folder.remove()]);
});

const byDefault = (): VectorIndex => house.steward.app.documents.vectors;
const idsOf = (chunks: readonly NearChunk[]) => chunks.map(({ chunkId }) => chunkId);

/** What every question of this file is answered, by whichever index there is. */
async function answers(index = byDefault()): Promise<NearChunk[][]> {
  const ask = (account: Account, modelId: string, vector: Float32Array, documentIds: readonly string[] | null = null) =>
    index.nearest(actorOf(account), { modelId, vector, limit: 10, filter: { documentIds } });
  const all: (readonly NearChunk[])[] = [];
  for (const [n, vector] of QUERIES.entries()) {
    all.push(await ask(eve, narrow, vector), await ask(bob, narrow, vector));
    all.push(await ask(eve, narrow, vector, [documents[n % 2] ?? '']), await ask(admin, narrow, vector));
  }
  for (const vector of WIDE_QUERIES) all.push(await ask(eve, wide, vector), await ask(bob, wide, vector));
  return all.map((chunks) => [...chunks]);
}

let exact: NearChunk[][];

/** The nearest are the same, in the same order, and as near but for the precision of 32 bits. */
function expectExact(found: readonly NearChunk[][]): void {
  for (const [n, chunks] of found.entries()) {
    expect([n, idsOf(chunks)]).toEqual([n, idsOf(exact[n] ?? [])]);
    for (const [i, { score }] of chunks.entries()) expect(score).toBeCloseTo(exact[n]?.[i]?.score ?? 0, 4);
  }
}

test('without an index everything is compared', async () => {
  exact = await answers();
  expect(exact.map(({ length }) => length)).toEqual([
    ...QUERIES.flatMap(() => [10, 10, 10, 0]),
    ...WIDE_QUERIES.flatMap(() => [10, 0]),
  ]);
});

test('vectors:enable says what a superuser has to do first', async () => {
  const { code, output } = await startEnabling(house.database, folder.path).ended;
  expect([code, output]).toEqual([1, expect.stringContaining('create extension vector;')]);
  await asSuperuser('create extension vector', nameOf(database));
});

test('vectors:enable makes one from what there is, also after it was killed, and loses none of the nearest', async () => {
  const first = startEnabling(house.database, folder.path);
  await house.until(() => /[1-9]\d* of \d+ copied, copying/.test(first.told.output) || first.child.exitCode !== null);
  first.child.kill('SIGKILL');
  await first.ended;
  expect(first.told.output).not.toContain('search uses the index');
  expect(await answers()).toEqual(exact);

  const second = await startEnabling(house.database, folder.path).ended;
  expect([second.code, second.output]).toEqual([0, expect.stringContaining('Embeddings have an index.')]);
  expect(second.output).toContain('narrow: 4400 of 4400 copied, search uses the index.');
  expectExact(await answers());
});

test('the index answers the same where it is asked', async () => {
  const { index, close } = await indexAlone(database);
  expectExact(await answers(index));
  await close();
  await house.until(async () => (await usesOf(database, narrow)) >= QUERIES.length);
});

test('running it again changes nothing', async () => {
  const { code, output } = await startEnabling(house.database, folder.path).ended;
  expect([code, output]).toEqual([0, expect.stringContaining('wide: 300 of 300 copied, search uses the index.')]);
});

describe('the tables beside the others', () => {
  test('have row level security, forced, and are granted to the roles that serve only as far as they need', async () => {
    const { owner } = house.database;
    const { rows } = await owner.query(
      `select relname from pg_class where relnamespace = 'vectors'::regnamespace and relkind in ('r', 'p')
          and not (relrowsecurity and relforcerowsecurity)`,
    );
    expect(rows).toEqual([]);
    const grants = await owner.query(
      `select c.relname, acl.grantee::regrole::text as role, acl.privilege_type as may
         from pg_class c, aclexplode(c.relacl) acl
        where c.relnamespace = 'vectors'::regnamespace and c.relkind in ('r', 'p') and acl.grantee <> c.relowner
        order by 1, 2, 3`,
    );
    expect(grants.rows).toEqual([
      { relname: 'chunk_vectors', role: 'steward_app', may: 'SELECT' },
      { relname: 'chunk_vectors', role: 'steward_system', may: 'INSERT' },
      { relname: 'chunk_vectors', role: 'steward_system', may: 'SELECT' },
      { relname: 'models', role: 'steward_app', may: 'SELECT' },
      { relname: 'models', role: 'steward_system', may: 'SELECT' },
    ]);
    const { rows: functions } = await owner.query(
      `select f.proname from pg_proc f, aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) acl
        where f.pronamespace = 'vectors'::regnamespace and f.prosecdef
          and acl.grantee not in (f.proowner, 'steward_system'::regrole)`,
    );
    expect(functions).toEqual([]);
  });

  test('show everybody what their documents are, and nobody anything without an actor', async () => {
    const client = new pg.Client({ connectionString: house.database.urls.app });
    await client.connect();
    const seen = async (userId: string) => {
      await client.query('begin');
      await client.query(`select set_config('app.user_id', $1, true)`, [userId]);
      const { rows } = await client.query<{ n: number }>('select count(*)::int as n from vectors.chunk_vectors');
      await client.query('commit');
      return rows[0]?.n;
    };
    expect([await seen(''), await seen(eve.id), await seen(bob.id), await seen(admin.id)]).toEqual([
      ...[0, 2000 + 200 + 300, 2400, 0],
    ]);
    for (const sql of ['delete from vectors.chunk_vectors', `select vectors.settle(gen_random_uuid())`])
      await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
    await client.end();
  });

  test('lose what is deleted', async () => {
    const { owner } = house.database;
    const [gone] = await shelveEmbedded(house.database, wide, WIDE, { ownerId: bob.id, count: 3, seed: 9 });
    await startEnabling(house.database, folder.path).ended;
    const count = async () =>
      (await owner.query('select from vectors.chunk_vectors where document_id = $1', [gone])).rowCount;
    expect(await count()).toBe(3);
    await owner.query('delete from documents where id = $1', [gone]);
    expect(await count()).toBe(0);
  });
});

test('another default gets an index of its own, that is in use as soon as it is', async () => {
  const { owner } = house.database;
  const { embeddings } = house.steward.app.documents;
  await owner.query('delete from documents where owner_id = $1 or id = any ($2)', [bob.id, documents]);
  const made = await admin.person.must(CREATE_MODEL, { name: 'next', provider: 'openai-compatible', modelId: 'next' });
  const { id } = made['embeddingModel'] as { id: string };
  await admin.person.must(SET_DEFAULT, { modelId: id });
  const late = await shelve(owner, { ownerId: eve.id, chunks: ['late'] });
  await embeddings.sweep(NOW);
  await embeddings.sweep(NOW);
  expect(await embeddedBy(owner, late)).toEqual({ next: 1 });
  const { rows } = await owner.query('select ready_at is not null as ready from vectors.models where model_id = $1', [
    id,
  ]);
  expect(rows).toEqual([{ ready: true }]);
  const query = await house.steward.app.documents.queryEmbeddings.embedQuery('late');
  expect(query?.modelId).toBe(id);
  const near = await byDefault().nearest(actorOf(eve), {
    ...{ modelId: id, vector: query?.vector ?? new Float32Array(1536), limit: 1 },
  });
  expect(near).toMatchObject([{ documentId: late }]);
  const parts = await owner.query('select count(*)::int as n from vectors.chunk_vectors where model_id = $1', [id]);
  const kept = await owner.query('select count(*)::int as n from chunk_embeddings where model_id = $1', [id]);
  expect(parts.rows).toEqual(kept.rows);
});
