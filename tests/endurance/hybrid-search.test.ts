import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { temporaryFolder } from '../../src/demo/folder.js';
import { IndexedVectorRepository } from '../../src/modules/documents/embeddings/indexed-vectors.repository.js';
import { cosine, encodeVector } from '../../src/modules/documents/embeddings/vector.js';
import type { NearestQuery } from '../../src/modules/documents/index.js';
import type { Tx } from '../../src/platform/database/database.js';
import { fillChunks, questionsOf } from '../bench/search/many-chunks.js';
import { printPlans } from '../bench/search/plans.js';
import { actorOf, meanings, putModel } from '../modules/documents/embeddings/vectors.js';
import { search } from '../modules/search/search.js';
import { type TestDatabase, asSuperuser, testDatabase } from '../support/database.js';
import { startModels } from '../support/models.js';
import { type Account, register, signIn } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';
import { nameOf, startEnabling } from '../vector/library.js';
import { report } from './report.js';

/**
 * 10,000 chunks of one among 300,000 of others, one of whom has half of these: how quickly passages are found by their words, and
 * by words and meaning together, and whether what is nearest is found. On a PostgreSQL that has pgvector:
 * `scripts/pgvector.sh npm run test:endurance -- tests/endurance/hybrid-search`. Environment: DIMENSION (256), OTHERS (300,000).
 */
const OTHERS = Number(process.env['OTHERS'] ?? 300_000);
const [OWN, QUESTIONS, WARM, NEAREST] = [10_000, 400, 200, 10];
const DIMENSION = Number(process.env['DIMENSION'] ?? 256);
const BATCH = 2_000;
const PRECISION = 1e-5;

let models: Awaited<ReturnType<typeof startModels>>;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: TestDatabase;
let house: TestSteward;
let [ada, bea]: [Account, Account] = [] as never;
let modelId: string;
let questions: readonly string[];
let asked: Float32Array[];
const embedded = new Map<string, Map<string, Float32Array>>();

const seconds = async (work: () => Promise<unknown>): Promise<string> => {
  const began = performance.now();
  await work();
  return ((performance.now() - began) / 1_000).toFixed(0);
};

beforeAll(async () => {
  [models, folder] = await Promise.all([startModels(), temporaryFolder('steward-vector-')]);
  database = await testDatabase();
  const { owner } = database;
  house = await startSteward({ database, env: { ...models.env, WORKER: 'external', LOG_LEVEL: 'silent' } });
  [ada, bea] = [await register(house.url, 'Ada'), await register(house.url, 'Bea')];
  // With the first administrator, somebody who has the other half.
  modelId = await putModel(owner, 'bench', DIMENSION, true);
  report('Chunks', { 'seconds to make': await seconds(() => fillChunks(owner, ada.id, OWN, OTHERS)) });
  report('Embeddings', { 'seconds to make': await seconds(embedAll) });
  report('Index', { 'seconds to make': await seconds(makeIndex) });
  report('Settling', { seconds: await seconds(settle) });
  // Making all this may take longer than a token lasts.
  ada = await signIn(house.url, ada.email, ada.password);
  questions = await questionsOf(owner, QUESTIONS);
  asked = questions.map(meanings(DIMENSION, 31, 1));
  for (const [n, text] of questions.entries())
    models.mock.onEmbedding(new RegExp(`^${text}$`, 'u'), { embedding: Array.from(asked[n] ?? []) });
}, 3_600_000);
afterAll(async () => {
  await house.close();
  await Promise.all([database.close(), models.stop(), folder.remove()]);
});

/** Gives every chunk an embedding, and remembers them by their owners. */
async function embedAll(): Promise<void> {
  const { owner } = database;
  const meaning = meanings(DIMENSION, 31);
  // As long as nobody else is there: looking every chunk up takes longer than all the rest.
  const constraints = (are: string) => asSuperuser(`alter table chunk_embeddings ${are} trigger all`, nameOf(database));
  await constraints('disable');
  const { rows } = await owner.query<{ id: string; documentId: string; ownerId: string }>(
    `select id, document_id as "documentId", owner_id as "ownerId" from document_chunks order by document_id, index`,
  );
  for (let from = 0; from < rows.length; from += BATCH) {
    const part = rows.slice(from, from + BATCH).map((row) => ({ ...row, vector: meaning() }));
    for (const { id, ownerId, vector } of part)
      embedded.set(ownerId, (embedded.get(ownerId) ?? new Map<string, Float32Array>()).set(id, vector));
    await owner.query(
      `insert into chunk_embeddings (chunk_id, model_id, document_id, owner_id, embedding)
       select v.id, $1, v.document_id, v.owner_id, v.embedding
         from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::bytea[]) v (id, document_id, owner_id, embedding)`,
      [
        ...[modelId, part.map(({ id }) => id), part.map(({ documentId }) => documentId)],
        ...[part.map(({ ownerId }) => ownerId), part.map(({ vector }) => encodeVector(vector))],
      ],
    );
  }
  await constraints('enable');
  await owner.query('update embedding_models set first_used_at = now() where id = $1', [modelId]);
  await owner.query('analyze chunk_embeddings');
}

async function makeIndex(): Promise<void> {
  await asSuperuser('create extension vector', nameOf(database));
  const { code, output } = await startEnabling(database, folder.path).ended;
  expect([code, output]).toEqual([0, expect.stringContaining('Embeddings have an index.')]);
}

/** What PostgreSQL does by itself after so much was written, before anything is measured beside it. */
async function settle(): Promise<void> {
  await asSuperuser('vacuum (analyze)', nameOf(database));
  await asSuperuser('checkpoint');
}

/**
 * How long each of the questions took, in milliseconds, without the first ones: after them what is searched is in memory, and
 * the disk of the machine is not measured.
 */
async function times(ask: (n: number) => Promise<unknown>): Promise<Record<string, string>> {
  const all: number[] = [];
  for (let n = 0; n < QUESTIONS; n++) {
    const began = performance.now();
    await ask(n);
    if (n >= WARM) all.push(performance.now() - began);
  }
  all.sort((a, b) => a - b);
  const at = (share: number) => (all[Math.ceil(all.length * share) - 1] ?? NaN).toFixed(0);
  return { 'p50 in ms': at(0.5), 'p95 in ms': at(0.95), 'longest in ms': at(1) };
}

const nearestTo = (n: number): NearestQuery => ({
  ...{ modelId, vector: asked[n] ?? new Float32Array(DIMENSION), limit: NEAREST, filter: { documentIds: null } },
});

/** The share of the nearest of somebody's that are found, by comparing with each here. */
async function recall(account: Account, count: number): Promise<number> {
  let sum = 0;
  for (let n = 0; n < count; n++) {
    const query = nearestTo(n);
    const found = await house.steward.app.documents.vectors.nearest(actorOf(account), query);
    const own = embedded.get(account.id) ?? new Map<string, Float32Array>();
    const scores = [...own.values()].map((vector) => cosine(query.vector, vector)).sort((a, b) => b - a);
    const least = (scores[NEAREST - 1] ?? 1) - PRECISION;
    const isNear = ({ chunkId }: { chunkId: string }) =>
      cosine(query.vector, own.get(chunkId) ?? query.vector.map(() => 0)) >= least;
    sum += found.filter(isNear).length / NEAREST;
  }
  return sum / count;
}

/** Prints what PostgreSQL does to find the nearest, one way or the other. */
async function printPlan(account: Account, way: 'compared' | 'indexed'): Promise<void> {
  await house.steward.app.documents.vectors.nearest(actorOf(account), nearestTo(0));
  await database.database.snapshot(actorOf(account), async (tx) => {
    const query: Tx['query'] = async (sql, values) => {
      if (!sql.includes('vectors.chunk_vectors')) return tx.query(sql, values);
      const plan = await tx.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers, costs off) ${sql}`, values);
      process.stdout.write(`\n${way}\n${plan.map((row) => `  ${row['QUERY PLAN'].slice(0, 160)}\n`).join('')}`);
      return [];
    };
    const explained = new IndexedVectorRepository({ ...tx, query });
    await explained[way]((await new IndexedVectorRepository(tx).schemaOf(modelId)) ?? '', nearestTo(0));
  });
}

test('10,000 of 310,000: by words, by words and meaning', async () => {
  const ask = (mode: string) => async (n: number) => {
    const found = await search(ada, questions[n] ?? '', { mode, first: 20 });
    expect(found.mode).toBe(mode);
  };
  for (const mode of ['LEXICAL', 'SEMANTIC', 'HYBRID'])
    report(mode, { own: OWN, others: OTHERS, dimension: DIMENSION, ...(await times(ask(mode))) });
  await printPlan(ada, 'compared');
  const app = new pg.Pool({ connectionString: database.urls.app, options: '-c jit=off', max: 1 });
  const say = (line: string) => process.stdout.write(`${line}\n`);
  await printPlans(database.owner, app, { ownerId: ada.id, question: questions[7] ?? '' }, say);
  await app.end();
});

test('what is compared with all loses none of the nearest, and what the index is asked for next to none', async () => {
  expect(embedded.get(ada.id)?.size).toBe(OWN);
  expect(await recall(ada, 50)).toBe(1);
  const chunks = embedded.get(bea.id)?.size ?? 0;
  expect(chunks).toBeGreaterThan(20_000);
  const share = await recall(bea, 50);
  const took = await times((n) => house.steward.app.documents.vectors.nearest(actorOf(bea), nearestTo(n)));
  report('Asking the index', { chunks, 'recall@10': share.toFixed(4), ...took });
  await printPlan(bea, 'indexed');
  expect(share).toBeGreaterThanOrEqual(0.99);
});
