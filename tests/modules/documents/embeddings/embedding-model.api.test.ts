import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Account, register } from '../../../support/people.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { startModels } from '../../../support/models.js';
import {
  CREATE_MODEL,
  type ListedModel,
  MODELS,
  NOW,
  SET_DEFAULT,
  UPDATE_MODEL,
  embeddedBy,
  shelve,
} from './library.js';

let models: Awaited<ReturnType<typeof startModels>>;
let house: TestSteward;
let [admin, eve]: [Account, Account] = [] as never;
beforeAll(async () => {
  models = await startModels();
  house = await startSteward({ env: { ...models.env, WORKER: 'external', EMBEDDING_MODEL: 'first' } });
  [admin, eve] = [await house.admin(), await register(house.url, 'Eve')];
});
afterAll(async () => {
  await house.close();
  await models.stop();
});

const PROVIDER = 'openai-compatible';
const list = async () => (await admin.person.ask<{ embeddingModels: ListedModel[] }>(MODELS)).embeddingModels;
const create = async (name: string, more: object = {}) => {
  const outcome = await admin.person.must(CREATE_MODEL, { name, provider: PROVIDER, modelId: name, ...more });
  return outcome['embeddingModel'] as ListedModel;
};
const defaultName = async () => (await list()).filter(({ isDefault }) => isDefault).map(({ name }) => name);
const embeddings = () => house.steward.app.documents.embeddings;

describe('the models that embed', () => {
  test('begin with the one that the environment names, as the default', async () => {
    expect(await list()).toMatchObject([
      { name: 'first', provider: PROVIDER, modelId: 'first', dimension: 1536, isDefault: true, isWanted: false },
    ]);
    const again = await house.steward.app.documents.models.seed({
      ...{ provider: 'ollama', model: 'another', dimension: 8 },
    });
    expect([again, await defaultName()]).toEqual(['first', ['first']]);
  });

  test('are made, changed, and recorded', async () => {
    const { id } = await create('second', { dimension: 8, maxTokens: 512, costPer1kTokens: 0.02 });
    const changed = await admin.person.must(UPDATE_MODEL, { modelId: id, displayName: 'The second', dimension: 16 });
    expect(changed).toMatchObject({ embeddingModel: { name: 'second', dimension: 16, isDefault: false } });
    expect(await admin.person.ask(`query ($id: ID!) { node(id: $id) { id __typename } }`, { id })).toEqual({
      node: { id, __typename: 'EmbeddingModel' },
    });
    const { rows } = await house.database.owner.query<{ action: string; changes: unknown }>(
      `select action, changes from audit_logs where resource_id = $1 order by created_at`,
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['EMBEDDING_MODEL_CREATED', 'EMBEDDING_MODEL_UPDATED']);
    expect(rows[1]?.changes).toMatchObject({ dimension: { before: 8, after: 16 } });
  });

  test('refuse what makes no sense', async () => {
    const cases: [object, string][] = [
      [{ name: '' }, 'name'],
      [{ name: 'x'.repeat(129) }, 'name'],
      [{ provider: 'openai' }, 'provider'],
      [{ modelId: 'two words' }, 'modelId'],
      [{ dimension: 0 }, 'dimension'],
      [{ dimension: 5000 }, 'dimension'],
      [{ maxTokens: 0 }, 'maxTokens'],
      [{ costPer1kTokens: -1 }, 'costPer1kTokens'],
    ];
    for (const [wrong, field] of cases) {
      const input = { name: randomUUID(), provider: PROVIDER, modelId: 'm', ...wrong };
      expect(await admin.person.do(CREATE_MODEL, input)).toMatchObject({ __typename: 'InvalidInput', field });
    }
    const twice = await admin.person.do(CREATE_MODEL, { name: 'first', provider: PROVIDER, modelId: 'm' });
    expect(twice).toMatchObject({ __typename: 'Conflict', field: 'name' });
    for (const modelId of [randomUUID(), 'x'])
      for (const operation of [UPDATE_MODEL, SET_DEFAULT])
        expect(await admin.person.do(operation, { modelId })).toMatchObject({ __typename: 'NotFound' });
  });

  test('are nobody’s business who does not manage them', async () => {
    const [first] = await list();
    const input = { modelId: first?.id };
    await expect(eve.person.ask(MODELS)).rejects.toThrow(/models.manage/);
    const making = { name: 'mine', provider: PROVIDER, modelId: 'm' };
    expect(await eve.person.do(CREATE_MODEL, making)).toMatchObject({ __typename: 'Forbidden' });
    expect(await eve.person.do(UPDATE_MODEL, input)).toMatchObject({ __typename: 'Forbidden' });
    expect(await eve.person.do(SET_DEFAULT, input)).toMatchObject({ __typename: 'Forbidden' });
    const node = await eve.person.ask(`query ($id: ID!) { node(id: $id) { id } }`, { id: first?.id });
    expect(node).toEqual({ node: null });
  });

  test('of a provider that is not configured, and those that are not active, do not become the default', async () => {
    const elsewhere = await create('elsewhere', { provider: 'ollama' });
    expect(await admin.person.do(SET_DEFAULT, { modelId: elsewhere.id })).toMatchObject({ __typename: 'Conflict' });
    const retired = await create('retired');
    await admin.person.must(UPDATE_MODEL, { modelId: retired.id, isActive: false });
    expect(await admin.person.do(SET_DEFAULT, { modelId: retired.id })).toMatchObject({ __typename: 'Conflict' });
    const [first] = await list();
    const off = await admin.person.do(UPDATE_MODEL, { modelId: first?.id, isActive: false });
    expect(off).toMatchObject({ __typename: 'Conflict', field: 'isActive' });
  });
});

describe('another default', () => {
  test('is there at once where there is nothing to embed, whoever of several asks last', async () => {
    const [a, b] = [await create('a'), await create('b')];
    const outcomes = await Promise.all([a, b, a, b].map(({ id }) => admin.person.do(SET_DEFAULT, { modelId: id })));
    expect(new Set(outcomes.map(({ __typename }) => __typename))).toEqual(new Set(['SetDefaultEmbeddingModelSuccess']));
    expect(await defaultName()).toHaveLength(1);
    await admin.person.must(SET_DEFAULT, { modelId: b.id });
    expect(await defaultName()).toEqual(['b']);
    expect((await list()).filter(({ isWanted }) => isWanted)).toEqual([]);
  });

  test('takes over when it has embedded everything, and search goes on with the old one until then', async () => {
    const { owner } = house.database;
    const document = await shelve(owner, { ownerId: eve.id, chunks: ['one', 'two', 'three'] });
    await embeddings().sweep(NOW);
    const c = await create('c', { costPer1kTokens: 2 });
    const wanted = await admin.person.must(SET_DEFAULT, { modelId: c.id });
    expect(wanted).toMatchObject({ embeddingModel: { isDefault: false, isWanted: true } });
    expect(await defaultName()).toEqual(['b']);
    const late = await shelve(owner, { ownerId: eve.id, chunks: ['four'] });
    await embeddings().embedDocument(late, 1);
    expect(await embeddedBy(owner, late)).toEqual({ b: 1, c: 1 });
    expect(await defaultName()).toEqual(['b']);
    await embeddings().sweep({ ...NOW, graceSeconds: 3600 });
    expect(await embeddedBy(owner, document)).toEqual({ b: 3, c: 3 });
    const [now] = await list();
    expect(now).toMatchObject({ name: 'c', isDefault: true, isWanted: false, embeddedChunks: 4, totalChunks: 4 });
    expect(now?.usedCost).toBeCloseTo((Number(now?.usedTokens) * 2) / 1000);
    await embeddings().sweep(NOW);
    expect(await embeddedBy(owner, document)).toEqual({ c: 3 });
    const { rows } = await owner.query(
      `select changes from audit_logs where action = 'EMBEDDING_MODEL_SWITCHED' and resource_id = $1`,
      [c.id],
    );
    expect(rows).toEqual([{ changes: { default: { before: 'b', after: 'c' } } }]);
  });

  test('takes over also where its provider refuses what somebody wrote', async () => {
    const { owner } = house.database;
    const document = await shelve(owner, { ownerId: eve.id, chunks: ['qqqqqqqq'] });
    await embeddings().sweep(NOW);
    const picky = await create('picky');
    const refusal = { error: { message: 'refused', type: 'invalid_request_error' }, status: 400 };
    models.mock.onEmbedding(/q/, refusal);
    await admin.person.must(SET_DEFAULT, { modelId: picky.id });
    await embeddings().sweep(NOW);
    expect(await defaultName()).toEqual(['picky']);
    expect(await embeddedBy(owner, document)).toEqual({});
    models.mock.reset();
    await owner.query('delete from documents where id = $1', [document]);
  });

  test('is called off by choosing the present one again', async () => {
    const d = await create('d');
    const present = (await list()).find(({ isDefault }) => isDefault);
    await admin.person.must(SET_DEFAULT, { modelId: d.id });
    await admin.person.must(SET_DEFAULT, { modelId: present?.id });
    expect((await list()).filter(({ isWanted }) => isWanted)).toEqual([]);
    await embeddings().sweep(NOW);
    expect(await defaultName()).toEqual([present?.name]);
  });

  test('does not change how many numbers its embeddings have', async () => {
    const present = (await list()).find(({ isDefault }) => isDefault);
    const outcome = await admin.person.do(UPDATE_MODEL, { modelId: present?.id, dimension: 9 });
    expect(outcome).toMatchObject({ __typename: 'Conflict', field: 'dimension' });
  });
});
