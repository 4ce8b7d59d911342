import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { EmbeddingUnavailable } from '../../../../src/modules/documents/index.js';
import { type Account, register } from '../../../support/people.js';
import { startModels } from '../../../support/models.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { type ListedModel, MODELS, NOW, UPDATE_MODEL, embeddedBy, shelve } from './library.js';

const MODEL = 'text-embedding-3-small';
const AWAY = { error: { message: 'Overloaded', type: 'server_error' }, status: 503 };

let models: Awaited<ReturnType<typeof startModels>>;
let house: TestSteward;
let [admin, eve]: [Account, Account] = [] as never;
beforeAll(async () => {
  models = await startModels();
  house = await startSteward({ env: { ...models.env, WORKER: 'external', EMBEDDING_MODEL: MODEL } });
  [admin, eve] = [await house.admin(), await register(house.url, 'Eve')];
});
afterAll(async () => {
  await house.close();
  await models.stop();
});
beforeEach(async () => {
  models.mock.reset();
  await house.steward.app.documents.models.seed(null);
});

const owner = () => house.database.owner;
const service = () => house.steward.app.documents.embeddings;
const questions = () => house.steward.app.documents.queryEmbeddings;
const model = async (): Promise<ListedModel> => {
  const [first] = (await admin.person.ask<{ embeddingModels: ListedModel[] }>(MODELS)).embeddingModels;
  if (!first) throw new Error('There is no model.');
  return first;
};
/** How many texts each call had. */
const calls = () =>
  models.mock.getRequests().map(({ body }) => (body as unknown as { embeddingInput: string }).embeddingInput);

describe('the chunks of a document', () => {
  test('are embedded in few calls, with progress, tokens and time', async () => {
    const chunks = Array.from({ length: 70 }, (_, n) => `chunk number ${n}`);
    const id = await shelve(owner(), { ownerId: eve.id, chunks });
    await service().embedDocument(id, 1);
    expect(await embeddedBy(owner(), id)).toEqual({ [MODEL]: 70 });
    expect(calls()).toHaveLength(2);
    const { rows } = await owner().query<{ payload: object; recipients: string[] }>(
      `select payload, recipients from outbox where type = 'document.progressed' and aggregate_id = $1 order by (payload ->> 'done')::int`,
      [id],
    );
    expect(rows.map(({ payload }) => payload)).toEqual([
      { documentId: id, step: 'EMBED', done: 64, total: 70 },
      { documentId: id, step: 'EMBED', done: 70, total: 70 },
    ]);
    expect(rows[0]?.recipients).toEqual([eve.id]);
    const { usedTokens, avgLatencyMs, lastError } = await model();
    expect([Number(usedTokens) > 70, avgLatencyMs !== null && avgLatencyMs > 0, lastError]).toEqual([true, true, null]);
    await service().embedDocument(id, 1);
    expect(calls()).toHaveLength(2);
  });

  test('are not for a run that another has overtaken, nor for a document that is gone', async () => {
    const id = await shelve(owner(), { ownerId: eve.id, chunks: ['old'] });
    await service().embedDocument(id, 0);
    await owner().query('delete from document_chunks where document_id = $1', [id]);
    await owner().query('delete from documents where id = $1', [id]);
    await service().embedDocument(id, 1);
    expect(calls()).toEqual([]);
  });

  test('of a duplicate are copied', async () => {
    const original = await shelve(owner(), { ownerId: eve.id, chunks: ['same', 'same too'] });
    await service().embedDocument(original, 1);
    models.mock.clearRequests();
    const copy = await shelve(owner(), { ownerId: eve.id, chunks: ['same', 'differs'], duplicateOf: original });
    await service().embedDocument(copy, 1);
    expect(await embeddedBy(owner(), copy)).toEqual({ [MODEL]: 2 });
    expect(calls()).toEqual(['differs']);
  });

  test('are cut to what the model takes, and halved where it takes less than it says', async () => {
    await admin.person.must(UPDATE_MODEL, { modelId: (await model()).id, maxTokens: 4 });
    const id = await shelve(owner(), { ownerId: eve.id, chunks: ['the quick brown fox jumps over the lazy dog'] });
    models.mock.onEmbedding(/fox/, { error: { message: 'too long', type: 'invalid_request_error' }, status: 400 });
    await service().embedDocument(id, 1);
    expect(calls()).toEqual(['the quick brown fox', 'the quick']);
    expect(await embeddedBy(owner(), id)).toEqual({ [MODEL]: 1 });
    await admin.person.must(UPDATE_MODEL, { modelId: (await model()).id, maxTokens: 8191 });
  });

  test('that the provider refuses leave the others alone', async () => {
    models.mock.onEmbedding(/z/, { error: { message: 'refused', type: 'invalid_request_error' }, status: 400 });
    const id = await shelve(owner(), { ownerId: eve.id, chunks: ['good', 'zzzzzzzz', 'fine'] });
    await service().embedDocument(id, 1);
    expect(await embeddedBy(owner(), id)).toEqual({ [MODEL]: 2 });
    expect((await model()).lastError).toBe('The provider refuses the text of 1 chunk.');
    const asked = calls().length;
    await service().sweep(NOW);
    expect(calls()).toHaveLength(asked);
    await admin.person.must(UPDATE_MODEL, { modelId: (await model()).id, maxTokens: 8190 });
    models.mock.reset();
    await service().sweep(NOW);
    expect(await embeddedBy(owner(), id)).toEqual({ [MODEL]: 3 });
  });

  test('of which the provider takes none keep it neither from questions nor from the documents of others', async () => {
    models.mock.onEmbedding(/z/, { error: { message: 'refused', type: 'invalid_request_error' }, status: 400 });
    const chunks = Array.from({ length: 4 }, (_, n) => `zzzzzzzz${n}`);
    const id = await shelve(owner(), { ownerId: eve.id, chunks });
    await service().embedDocument(id, 1);
    expect(await questions().embedQuery('even')).toMatchObject({ modelId: (await model()).id });
    const other = await shelve(owner(), { ownerId: admin.id, chunks: ['fine'] });
    await service().sweep(NOW);
    expect(await embeddedBy(owner(), other)).toEqual({ [MODEL]: 1 });
    expect(await embeddedBy(owner(), id)).toEqual({});
    await owner().query('delete from documents where id = $1', [id]);
  });

  test('are left for later where the provider takes nothing at all', async () => {
    models.mock.onEmbedding(/./, { error: { message: 'no such model', type: 'invalid_request_error' }, status: 400 });
    const id = await shelve(owner(), { ownerId: eve.id, chunks: ['good', 'fine'] });
    await service().embedDocument(id, 1);
    expect((await model()).lastError).toBe('The provider answered 400: no such model');
    models.mock.reset();
    await owner().query('update embedding_models set retry_at = now()');
    await service().sweep(NOW);
    expect(await embeddedBy(owner(), id)).toEqual({ [MODEL]: 2 });
  });

  test('go with it', async () => {
    const id = await shelve(owner(), { ownerId: eve.id, chunks: ['short-lived'] });
    await service().embedDocument(id, 1);
    await owner().query('delete from documents where id = $1', [id]);
    expect(await embeddedBy(owner(), id)).toEqual({});
  });
});

describe('a provider that is away', () => {
  test('leaves documents ready, and is caught up with when it is back', async () => {
    const id = await shelve(owner(), { ownerId: eve.id, chunks: ['patience'] });
    models.mock.onEmbedding(/./, AWAY);
    await service().embedDocument(id, 1);
    const { rows } = await owner().query(`select status from documents where id = $1`, [id]);
    expect(rows).toEqual([{ status: 'READY' }]);
    expect((await model()).lastError).toBe('The provider answered 503: Overloaded');
    const asked = calls().length;
    await service().sweep(NOW);
    expect(calls()).toHaveLength(asked);

    models.mock.reset();
    await owner().query('update embedding_models set retry_at = now()');
    await service().sweep(NOW);
    expect(await embeddedBy(owner(), id)).toEqual({ [MODEL]: 1 });
    expect((await model()).lastError).toBeNull();
  });

  test('is not waited for by questions twice', async () => {
    models.mock.onEmbedding(/./, AWAY);
    await expect(questions().embedQuery('where?')).rejects.toThrow(EmbeddingUnavailable);
    expect(calls()).toHaveLength(1);
    await expect(questions().embedQuery('where?')).rejects.toThrow(EmbeddingUnavailable);
    expect(calls()).toHaveLength(1);
  });

  test('is no matter of one question that it refuses', async () => {
    models.mock.onEmbedding(/odd/, { error: { message: 'no', type: 'invalid_request_error' }, status: 400 });
    await expect(questions().embedQuery('odd')).rejects.toThrow(EmbeddingUnavailable);
    expect(await questions().embedQuery('even')).toMatchObject({ modelId: (await model()).id });
  });
});

describe('a model that gives something else than was said', () => {
  const refusalOf = async (embedding: number[]) => {
    const id = await shelve(owner(), { ownerId: eve.id, chunks: ['something'] });
    models.mock.onEmbedding(/./, { embedding });
    await service().embedDocument(id, 1);
    expect(await embeddedBy(owner(), id)).toEqual({});
    return (await model()).lastError;
  };

  test('says of which dimension its embeddings are', async () => {
    expect(await refusalOf([1, 2, 3])).toBe('The model gives embeddings of 3 numbers, and 1536 are expected.');
  });

  test('says that they point nowhere', async () => {
    expect(await refusalOf(Array<number>(1536).fill(0))).toBe('The model gives embeddings of nothing but zeros.');
  });
});

describe('a question', () => {
  test('is embedded by the default model, and null without one', async () => {
    const query = await questions().embedQuery('what is it?');
    expect(query).toMatchObject({ modelId: (await model()).id });
    expect(query?.vector).toHaveLength(1536);
    await owner().query('update embedding_models set is_default = false');
    expect(await questions().embedQuery('what is it?')).toBeNull();
    await owner().query('update embedding_models set is_default = true');
  });
});

test('the event of an indexed document sets it off', async () => {
  const worker = await startSteward({ database: house.database, env: { ...models.env } });
  try {
    const id = await shelve(owner(), { ownerId: eve.id, chunks: ['by event'] });
    await owner().query(
      `insert into outbox (type, aggregate_id, payload, recipients)
       values ('document.indexed', $1, $2, '{}')`,
      [id, { documentId: id, run: 1 }],
    );
    await worker.until(async () => (await embeddedBy(owner(), id))[MODEL] === 1);
  } finally {
    await worker.close();
  }
});
