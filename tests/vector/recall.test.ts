import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../../src/demo/folder.js';
import type { VectorIndex } from '../../src/modules/documents/index.js';
import { cosine } from '../../src/modules/documents/embeddings/vector.js';
import { report } from '../endurance/report.js';
import { shelve } from '../modules/documents/embeddings/library.js';
import { actorOf, giveEmbeddings, meanings, putModel } from '../modules/documents/embeddings/vectors.js';
import { search } from '../modules/search/search.js';
import { type TestDatabase, asSuperuser, testDatabase } from '../support/database.js';
import { startModels } from '../support/models.js';
import { type Account, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';
import { indexAlone, nameOf, startEnabling, usesOf } from './library.js';

/** How many of all chunks are whose: half, 3 % and 0.1 %, and a stranger's. */
const CHUNKS = { half: 6_000, part: 360, few: 12, stranger: 5_628 };
const [DIMENSION, NEAREST, QUESTIONS, A_DOCUMENT] = [256, 10, 40, 200];
/** Numbers of 32 bits, added up in another order, differ by so much. */
const PRECISION = 1e-5;

/** Asked by nobody before, and in no document; about the matters that the documents are about. */
const next = meanings(DIMENSION, 20, 1);
const questions = Array.from({ length: QUESTIONS }, next);

interface Shelved {
  readonly id: string;
  readonly n: number;
  readonly chunks: readonly (readonly [id: string, vector: Float32Array])[];
}
type Whose = keyof typeof CHUNKS;

let models: Awaited<ReturnType<typeof startModels>>;
let database: TestDatabase;
let house: TestSteward;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let modelId: string;
const accounts = new Map<Whose, Account>();
const shelves = new Map<Whose, Shelved[]>();

beforeAll(async () => {
  [models, folder] = await Promise.all([startModels(), temporaryFolder('steward-vector-')]);
  database = await testDatabase();
  house = await startSteward({ database, env: { ...models.env, WORKER: 'external' } });
  modelId = await putModel(database.owner, 'recall', DIMENSION, true);
  const meaning = meanings(DIMENSION, 20);
  for (const [whose, count] of Object.entries(CHUNKS) as [Whose, number][]) {
    const account = await register(house.url, whose);
    accounts.set(whose, account);
    shelves.set(whose, await fill(account.id, count, meaning));
  }
  await asSuperuser('create extension vector', nameOf(database));
  const { code, output } = await startEnabling(database, folder.path).ended;
  expect([code, output]).toEqual([0, expect.stringContaining('Embeddings have an index.')]);
  for (const [n, vector] of questions.entries())
    models.mock.onEmbedding(new RegExp(`^question ${n}$`, 'u'), { embedding: Array.from(vector) });
});
afterAll(async () => {
  await house.close();
  await Promise.all([database.close(), models.stop(), folder.remove()]);
});

async function fill(ownerId: string, count: number, meaning: () => Float32Array): Promise<Shelved[]> {
  const { owner } = database;
  const shelved: Shelved[] = [];
  for (let from = 0, n = 0; from < count; from += A_DOCUMENT, n++) {
    const vectors = Array.from({ length: Math.min(A_DOCUMENT, count - from) }, meaning);
    const id = await shelve(owner, { ownerId, chunks: vectors.map(() => 'text') });
    const chunkIds = await giveEmbeddings(owner, modelId, id, vectors);
    shelved.push({ id, n, chunks: chunkIds.map((chunkId, at) => [chunkId, vectors[at] ?? new Float32Array()]) });
    await owner.query('update documents set language = $2, tags = $3 where id = $1', [
      id,
      LANGUAGES[n % 3],
      [`t${n % 4}`],
    ]);
  }
  return shelved;
}
const LANGUAGES = ['en', 'de', 'fr'] as const;

/** How many of the nearest of these documents were found, by comparing with each here. */
function kept(found: readonly string[], vector: Float32Array, of: readonly Shelved[]): number {
  const scores = new Map(of.flatMap(({ chunks }) => chunks.map(([id, each]) => [id, cosine(vector, each)] as const)));
  const best = [...scores.values()].sort((a, b) => b - a).slice(0, NEAREST);
  expect(found).toHaveLength(best.length);
  const least = (best.at(-1) ?? 1) - PRECISION;
  return new Set(found.filter((id) => (scores.get(id) ?? -1) >= least)).size / best.length;
}

const accountOf = (whose: Whose): Account => accounts.get(whose) ?? raise();
const shelfOf = (whose: Whose): readonly Shelved[] => shelves.get(whose) ?? raise();
const raise = (): never => {
  throw new Error('Nobody of this name.');
};
const idsOf = (of: readonly Shelved[]) => of.map(({ id }) => id);

/** Gives a topic to documents, as their owner. Answers its id. */
async function topicOf(whose: Whose, of: readonly Shelved[]): Promise<string> {
  const { rows } = await database.owner.query<{ id: string }>(
    `with topic as (insert into topics (owner_id, name) values ($1, 'A topic') returning id),
          links as (insert into document_topics (document_id, topic_id, owner_id, source)
                    select document, topic.id, $1, 'MANUAL' from topic, unnest($2::uuid[]) document)
     select id from topic`,
    [accountOf(whose).id, idsOf(of)],
  );
  return rows[0]?.id ?? '';
}

/** The share of the nearest that searching as somebody would finds, on average over some questions. */
async function recall(count: number, ask: (n: number) => Promise<readonly string[]>, of: readonly Shelved[]) {
  let sum = 0;
  for (let n = 0; n < count; n++) sum += kept(await ask(n), questions[n] ?? new Float32Array(), of);
  return sum / count;
}

const searching = (whose: Whose, filter: object) => async (n: number) => {
  const more = { mode: 'SEMANTIC', first: NEAREST, filter };
  return (await search(accountOf(whose), `question ${n}`, more)).results.map(({ chunk }) => chunk.id);
};

describe('compared one by one, as long as they are no more than 20,000, recall', () => {
  test.each(['half', 'part', 'few'] as const)('is 1 for who has %s of them', async (whose) => {
    expect(await recall(QUESTIONS, searching(whose, {}), shelfOf(whose))).toBe(1);
  });

  test.each<[string, (of: readonly Shelved[]) => readonly Shelved[], (of: readonly Shelved[]) => Promise<object>]>([
    ['a document', (of) => of.slice(3, 4), async (of) => ({ documentIds: idsOf(of) })],
    ['many documents', (of) => of.filter(({ n }) => n % 8 !== 0), async (of) => ({ documentIds: idsOf(of) })],
    ['a language', (of) => of.filter(({ n }) => n % 3 === 1), async () => ({ language: 'de' })],
    ['a tag', (of) => of.filter(({ n }) => n % 4 === 2), async () => ({ tags: ['t2'] })],
    ['a topic', (of) => of.slice(0, 9), async (of) => ({ topicIds: [await topicOf('half', of)] })],
  ])('is 1 with a filter by %s', async (_by, narrowed, filter) => {
    const of = narrowed(shelfOf('half'));
    expect(await recall(QUESTIONS / 4, searching('half', await filter(of)), of)).toBe(1);
  });
});

describe('the index itself, where everybody had to ask it', () => {
  let index: VectorIndex;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ index, close } = await indexAlone(database));
  });
  afterAll(() => close());

  test.each<[Whose, string, (n: number) => boolean]>([
    ['half', 'everything', () => true],
    ['half', 'every fourth document', (n) => n % 4 === 0],
    ['half', 'one document', (n) => n === 7],
    ['part', 'everything', () => true],
    ['few', 'everything', () => true],
  ])('loses next to none of the nearest: %s, %s', async (whose, what, has) => {
    const of = shelfOf(whose).filter(({ n }) => has(n));
    const filter = { documentIds: what === 'everything' ? null : idsOf(of) };
    const ask = async (n: number) => {
      const vector = questions[n] ?? new Float32Array();
      const near = await index.nearest(actorOf(accountOf(whose)), { modelId, vector, limit: NEAREST, filter });
      return near.map(({ chunkId }) => chunkId);
    };
    const share = await recall(QUESTIONS, ask, of);
    const chunks = of.reduce((sum, each) => sum + each.chunks.length, 0);
    report('Asking the index alone', { whose, what, chunks, 'recall@10': share.toFixed(4) });
    expect(share).toBeGreaterThanOrEqual(0.99);
  });

  test('was asked', async () => {
    await close();
    close = () => Promise.resolve();
    await house.until(async () => (await usesOf(database, modelId)) >= QUESTIONS * 5);
  });
});
