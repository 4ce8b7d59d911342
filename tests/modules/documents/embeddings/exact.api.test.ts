import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Person } from '../../../../src/demo/client.js';
import { ExactVectorIndex } from '../../../../src/modules/documents/embeddings/exact.service.js';
import { cosine } from '../../../../src/modules/documents/embeddings/vector.js';
import { SILENT } from '../../../support/log.js';
import { type Account, register } from '../../../support/people.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { shelve } from './library.js';
import { actorOf, clustered, giveEmbeddings, putModel } from './vectors.js';

const DIMENSION = 8;
const CREATE_KEY = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename
  ... on CreateApiKeySuccess { key } ... on Problem { message } } }`;
const [QUERY = new Float32Array(DIMENSION)] = clustered(1, DIMENSION, 99);

let house: TestSteward;
let [admin, eve, bob]: [Account, Account, Account] = [] as never;
let modelId: string;
const shelf = new Map<string, { id: string; chunkIds: string[]; vectors: Float32Array[] }>();

beforeAll(async () => {
  house = await startSteward({ env: { WORKER: 'external' } });
  [admin, eve, bob] = [await house.admin(), await register(house.url, 'Eve'), await register(house.url, 'Bob')];
  const { owner } = house.database;
  modelId = await putModel(owner, 'm', DIMENSION, true);
  const put = async (name: string, more: Omit<Parameters<typeof shelve>[1], 'chunks'>, seed: number) => {
    const vectors = clustered(10, DIMENSION, seed);
    const id = await shelve(owner, { chunks: vectors.map((_, n) => `chunk ${n}`), ...more });
    shelf.set(name, { id, vectors, chunkIds: await giveEmbeddings(owner, modelId, id, vectors) });
  };
  await put('eve', { ownerId: eve.id }, 1);
  await put('eve2', { ownerId: eve.id }, 2);
  await put('bob', { ownerId: bob.id }, 3);
  await put('public', { ownerId: bob.id, isPublic: true }, 4);
  await put('locked', { ownerId: bob.id, isPublic: true, requiredPermission: 'audit.read' }, 5);
});
afterAll(() => house.close());

const nearest = (account: Account, permissions: string[], more: object = {}) =>
  house.steward.app.documents.vectors.nearest(actorOf(account, permissions), {
    ...{ modelId, vector: QUERY, limit: 100, ...more },
  });

/** What the nearest of these documents must be. */
const expected = (...names: string[]) =>
  names
    .flatMap((name) => {
      const { id, chunkIds, vectors } = shelf.get(name) ?? { id: '', chunkIds: [], vectors: [] };
      return vectors.map((vector, n) => ({ chunkId: chunkIds[n], documentId: id, score: cosine(QUERY, vector) }));
    })
    .sort((a, b) => b.score - a.score);

test('the nearest are those of the own documents and of public ones, in their order', async () => {
  expect(await nearest(eve, ['documents.read'])).toEqual(expected('eve', 'eve2', 'public'));
  expect(await nearest(eve, ['documents.read'], { limit: 3 })).toEqual(expected('eve', 'eve2', 'public').slice(0, 3));
});

test('a filter narrows, and opens nothing', async () => {
  const ids = ['eve2', 'bob', 'locked'].map((name) => shelf.get(name)?.id);
  expect(await nearest(eve, ['documents.read'], { filter: { documentIds: ids } })).toEqual(expected('eve2'));
  expect(await nearest(eve, ['documents.read'], { filter: { documentIds: [] } })).toEqual([]);
  const all = await nearest(eve, ['documents.read'], { filter: { documentIds: null } });
  expect(all).toEqual(expected('eve', 'eve2', 'public'));
});

test('another model knows none of them', async () => {
  const other = await putModel(house.database.owner, 'other', DIMENSION);
  expect(await nearest(eve, ['documents.read'], { modelId: other })).toEqual([]);
});

test('whoever reads no documents is near to nothing', async () => {
  expect(await nearest(admin, ['documents.read'])).toEqual([]);
});

test('whoever sees more than are compared at any time waits for their turn, and loses nothing', async () => {
  const logged: object[] = [];
  const index = new ExactVectorIndex(house.database.database, { ...SILENT, warn: (of: object) => logged.push(of) }, 15);
  const ask = (account: Account, more: object = {}) =>
    index.nearest(actorOf(account), { ...{ modelId, vector: QUERY, limit: 100 }, ...more });
  const broken = ask(eve, { modelId: 'no id' });
  const [first, second, few] = await Promise.all([
    ...[ask(eve), ask(eve)],
    ask(eve, { filter: { documentIds: [shelf.get('eve')?.id] } }),
    expect(broken).rejects.toThrow('invalid input syntax'),
  ]);
  expect([first, second]).toEqual([expected('eve', 'eve2', 'public'), expected('eve', 'eve2', 'public')]);
  expect(few).toEqual(expected('eve'));
  expect(logged).toEqual([{ chunks: 15 }]);
});

describe('what the model made of a chunk', () => {
  const EMBEDDING =
    'query ($id: ID!) { document(id: $id) { chunks(first: 2) { nodes { embedding content: embedding } } } }';
  const CHUNK = 'query ($id: ID!) { node(id: $id) { ... on DocumentChunk { embedding } } }';
  const documentOf = (account: Account, name: string) =>
    account.person.ask<{ document: object | null }>(EMBEDDING, { id: shelf.get(name)?.id });

  test('is told to whoever may read the chunk, as the numbers of 32 bits that it is', async () => {
    const nodes = (name: string) =>
      shelf
        .get(name)
        ?.vectors.slice(0, 2)
        .map((vector) => ({ embedding: [...vector], content: [...vector] }));
    expect(await documentOf(eve, 'eve')).toEqual({ document: { chunks: { nodes: nodes('eve') } } });
    expect(await documentOf(eve, 'public')).toEqual({ document: { chunks: { nodes: nodes('public') } } });
  });

  test('is told to nobody else', async () => {
    const id = shelf.get('bob')?.chunkIds[0];
    expect(await documentOf(eve, 'bob')).toEqual({ document: null });
    expect(await documentOf(eve, 'locked')).toEqual({ document: null });
    expect(await eve.person.ask(CHUNK, { id })).toEqual({ node: null });
    expect(await admin.person.ask(CHUNK, { id })).toEqual({ node: null });
    await expect(documentOf(admin, 'public')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { key } = await bob.person.must(CREATE_KEY, { name: 'secrets alone', scopes: ['secrets.read'] });
    const keyed = new Person('key', 'key@steward.test', house.url);
    keyed.signIn({ __typename: 'Key', accessToken: key });
    expect(await keyed.ask(CHUNK, { id })).toEqual({ node: null });
  });

  test('is null where the model of the search has made nothing of it, whatever others have', async () => {
    const { owner } = house.database;
    await owner.query('update embedding_models set is_default = false');
    const id = shelf.get('eve')?.chunkIds[0];
    expect(await eve.person.ask(CHUNK, { id })).toEqual({ node: { embedding: null } });
    await owner.query('update embedding_models set is_default = true where id = $1', [modelId]);
    expect(await eve.person.ask(CHUNK, { id })).toEqual({
      node: { embedding: [...(shelf.get('eve')?.vectors[0] ?? [])] },
    });
  });
});
