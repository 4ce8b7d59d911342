import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { store } from '../../support/corpus.js';
import { freePort, startModels } from '../../support/models.js';
import { type Account, register, signIn } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { giveEmbeddings, putModel } from '../documents/embeddings/vectors.js';
import { RATE, found, search } from './search.js';

/** What each text means, in three dimensions: animals, food, and houses. */
const DOG = 'A dog barked at the postman.';
const CAKE = 'Grandmother baked a cake with plums.';
const ROOF = 'The roof of the barn leaked again.';
const MEANINGS = new Map([
  [DOG, [1, 0, 0]],
  [CAKE, [0, 1, 0]],
  [ROOF, [0.2, 0, 1]],
  ['pets', [0.9, 0.1, 0]],
  ['something sweet', [0, 1, 0.1]],
  ['leaked puppy', [0.8, 0, 0]],
  ['pets -dog', [0.9, 0.1, 0]],
  ['pets "the barn"', [0.9, 0.1, 0]],
]);

const exactly = (text: string) => new RegExp(`^${text.replace(/[.]/g, '\\$&')}$`, 'u');

let models: Awaited<ReturnType<typeof startModels>>;
let house: TestSteward;
let ada: Account;
let eve: Account;
beforeAll(async () => {
  models = await startModels();
  for (const [text, embedding] of MEANINGS) models.mock.onEmbedding(exactly(text), { embedding });
  house = await startSteward({ env: { ...models.env, WORKER: 'external' } });
  [ada, eve] = [await register(house.url, 'Ada'), await register(house.url, 'Eve')];
  const { owner } = house.database;
  const modelId = await putModel(owner, 'meaning', 3, true);
  const chunks = [DOG, CAKE, ROOF];
  const { id } = await store(owner, { ownerId: ada.id, chunks });
  await giveEmbeddings(
    owner,
    modelId,
    id,
    chunks.map((text) => Float32Array.from(MEANINGS.get(text) ?? [])),
  );
});
afterAll(async () => {
  await house.close();
  await models.stop();
});

describe('with a model', () => {
  test('what means the same is found without its words, and kept with what the model made of it', async () => {
    const { mode, results } = await search(ada, 'pets', { mode: 'SEMANTIC' });
    expect(mode).toBe('SEMANTIC');
    expect(results.map(({ chunk }) => chunk.content)).toEqual([DOG, ROOF, CAKE]);
    expect(results[0]?.score).toBeCloseTo(0.9 / Math.hypot(0.9, 0.1), 5);
    expect(results[0]?.snippet).toBe(DOG);
    expect(await found(ada, 'something sweet', { mode: 'SEMANTIC', first: 1 })).toEqual([CAKE]);
    await ada.person.do(RATE, { resultId: results[0]?.id, wasHelpful: true });
    const { rows } = await house.database.owner.query<{ type: string; bytes: number }>(
      `select type, octet_length(query_embedding) as bytes from searches where query = 'pets'`,
    );
    expect(rows).toEqual([{ type: 'SEMANTIC', bytes: 12 }]);
  });

  test('both ways together put first what both find, and are what is meant where nothing is said', async () => {
    for (const more of [{ mode: 'HYBRID' }, {}]) {
      const { mode, results } = await search(ada, 'leaked puppy', more);
      expect(mode).toBe('HYBRID');
      expect(results.map(({ chunk }) => chunk.content)).toEqual([ROOF, DOG, CAKE]);
      expect(results[0]?.score).toBeCloseTo(1 / 61 + 1 / 62, 10);
      expect(results[0]?.snippet).toContain('<mark>leaked</mark>');
    }
  });

  test('quotation marks and minus signs hold whatever is meant', async () => {
    for (const mode of ['SEMANTIC', 'HYBRID']) {
      expect(await found(ada, 'pets -dog', { mode })).toEqual([ROOF, CAKE]);
      expect(await found(ada, 'pets "the barn"', { mode })).toEqual([ROOF]);
    }
  });

  test('strangers find nothing, and filters narrow', async () => {
    expect(await found(eve, 'pets', { mode: 'SEMANTIC' })).toEqual([]);
    expect(await found(eve, 'pets', { mode: 'HYBRID' })).toEqual([]);
    expect(await found(ada, 'pets', { mode: 'SEMANTIC', filter: { tags: ['none'] } })).toEqual([]);
  });

  test('where only the words are asked for the model is not', async () => {
    const { mode, results } = await search(ada, 'unknown to the model, barked', { mode: 'LEXICAL' });
    expect([mode, results.length]).toEqual(['LEXICAL', 1]);
  });
});

test.each([
  ['none configured', async () => ({})],
  ['none that answers', async () => ({ AI_BASE_URL: `http://127.0.0.1:${await freePort()}/v1`, AI_API_KEY: 'k' })],
])('with a model, but %s, the words are looked for, and the answer says so', async (_name, environment) => {
  const other = await startSteward({ database: house.database, env: { ...(await environment()), WORKER: 'external' } });
  try {
    const account = await signIn(other.url, ada.email, ada.password);
    for (const mode of ['SEMANTIC', 'HYBRID', 'SEMANTIC']) {
      const { mode: effective, results } = await search(account, 'plums', { mode });
      expect([effective, results.map(({ chunk }) => chunk.content)]).toEqual(['LEXICAL', [CAKE]]);
    }
  } finally {
    await other.close();
  }
});
