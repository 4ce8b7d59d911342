import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/platform/actor.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { freePort, startModels } from '../../support/models.js';
import { person } from '../secrets/people.js';
import { answer, classificationOf, linksOf, makeDue, readyDocument, standOf } from './classifying.js';

let db: TestDatabase;
let models: Awaited<ReturnType<typeof startModels>>;
let other: Awaited<ReturnType<typeof startModels>>;
let ada: Actor;
let env: Record<string, string>;
beforeAll(async () => {
  [db, models, other] = [await testDatabase(), await startModels(), await startModels()];
  env = { ...models.env, DEFAULT_AI_PROVIDER: 'openai-compatible', DEFAULT_AI_MODEL: 'gpt-5' };
});
beforeEach(async () => {
  models.mock.reset();
  other.mock.reset();
  ada = await person(db.owner, 'Ada');
});
afterAll(async () => {
  await Promise.all([models.stop(), other.stop()]);
  await db.close();
});

const choose = (provider: string, model: string) =>
  db.owner.query('update user_accounts set ai_provider = $2, ai_model = $3 where user_id = $1', [
    ...[ada.id, provider, model],
  ]);
const audited = async (id: string) =>
  (
    await db.owner.query<{ details: unknown }>(
      `select details from audit_logs where resource_id = $1 and action = 'DOCUMENT_CLASSIFICATION_STARTED'`,
      [id],
    )
  ).rows.map(({ details }) => details);

describe('an answer that is none', () => {
  test.each([
    ['no JSON', 'Certainly! This document is about the law.'],
    ['JSON of another shape', '{"subjects": ["law"]}'],
    ['a list of another shape', '{"topics": ["law"]}'],
    ['too much', JSON.stringify({ topics: Array(101).fill({ name: 'a', description: '', confidence: 1 }) })],
  ])('(%s) leaves the document as it was, to be asked about again', async (_what, content) => {
    const id = await readyDocument(db, ada.id, 'Junk');
    models.mock.onMessage(/Junk/, { content });
    await classificationOf(db, env).classify(id, 0);
    expect(await standOf(db, id)).toEqual({
      ...{ status: 'FAILED', attempts: 1, minutes: 2 },
      error: 'The model answered something else than topics.',
    });
    expect(await linksOf(db, id)).toEqual([]);
    const { rows } = await db.owner.query('select status from documents where id = $1', [id]);
    expect(rows).toEqual([{ status: 'READY' }]);
    await db.owner.query('delete from documents where id = $1', [id]);
  });
});

describe('a provider that does not answer', () => {
  test('is asked again by the clock, at growing distances, until it is back', async () => {
    const id = await readyDocument(db, ada.id, 'Away');
    const away = classificationOf(db, { ...env, AI_BASE_URL: `http://127.0.0.1:${await freePort()}/v1` });
    await away.classify(id, 0);
    expect(await standOf(db, id)).toMatchObject({ status: 'FAILED', attempts: 1, minutes: 2 });
    expect(await away.retry()).toBe(0);
    expect(await standOf(db, id)).toMatchObject({ attempts: 1 });
    for (const [attempts, minutes] of [
      [2, 4],
      [3, 8],
    ]) {
      await makeDue(db, id);
      expect(await away.retry()).toBe(0);
      expect(await standOf(db, id)).toMatchObject({ status: 'FAILED', attempts, minutes });
    }
    await makeDue(db, id);
    models.mock.onMessage(/Away/, answer('Back'));
    const back = classificationOf(db, env);
    // Several servers look at once: one of them asks.
    expect((await Promise.all([back.retry(), back.retry(), back.retry()])).sort()).toEqual([0, 0, 1]);
    expect(models.mock.getRequests()).toHaveLength(1);
    expect(await standOf(db, id)).toEqual({ status: 'DONE', error: null, attempts: 4, minutes: null });
    expect((await linksOf(db, id)).map(({ name }) => name)).toEqual(['Back']);
  });

  test('is left alone after twelve attempts', async () => {
    const id = await readyDocument(db, ada.id, 'Hopeless');
    models.mock.onMessage(/Hopeless/, { content: 'no' });
    const service = classificationOf(db, env);
    await service.classify(id, 0);
    await db.owner.query('update document_classifications set attempts = 11 where document_id = $1', [id]);
    await makeDue(db, id);
    expect(await service.retry()).toBe(0);
    expect(await standOf(db, id)).toMatchObject({ status: 'FAILED', attempts: 12, minutes: null });
  });

  test('is left alone, too, where every attempt died, and the document says so', async () => {
    const id = await readyDocument(db, ada.id, 'Deadly');
    const service = classificationOf(db, env);
    models.mock.onMessage(/Deadly/, { content: 'no' });
    await service.classify(id, 0);
    await db.owner.query(`update documents set classification_status = 'PENDING' where id = $1`, [id]);
    await db.owner.query('update document_classifications set attempts = 12, error = null where document_id = $1', [
      id,
    ]);
    await makeDue(db, id);
    models.mock.clearRequests();
    expect(await service.retry()).toBe(0);
    expect(models.mock.getRequests()).toHaveLength(0);
    expect(await standOf(db, id)).toEqual({
      ...{ status: 'FAILED', attempts: 12, minutes: null },
      error: 'Looking for topics was broken off time and again. Try it again later.',
    });
  });

  test('is not asked about what is no longer there to be asked about', async () => {
    const service = classificationOf(db, env);
    const rerun = await readyDocument(db, ada.id, 'Gone');
    models.mock.onMessage(/Gone/, { content: 'no' });
    await service.classify(rerun, 0);
    await db.owner.query(`update documents set status = 'PROCESSING' where id = $1`, [rerun]);
    await makeDue(db, rerun);
    models.mock.clearRequests();
    expect(await service.retry()).toBe(0);
    expect(models.mock.getRequests()).toHaveLength(0);
    expect(await standOf(db, rerun)).toMatchObject({ minutes: null });
  });
});

describe('whose model it is', () => {
  test('is nobody’s where nothing is configured: nothing is sent, and the reason says how to configure it', async () => {
    const id = await readyDocument(db, ada.id, 'Unconfigured');
    await classificationOf(db, {}).classify(id, 0);
    expect(await standOf(db, id)).toMatchObject({
      status: 'FAILED',
      error: 'The provider ollama is not configured: OLLAMA_BASE_URL says where it is reached.',
    });
    expect(await audited(id)).toEqual([]);
  });

  test('is the default’s unless an administrator chose another, and the audit log says which before it is sent', async () => {
    const both = classificationOf(db, { ...env, OLLAMA_BASE_URL: other.mock.url });
    for (const { mock } of [models, other]) mock.onMessage(/Chosen/, answer('Law'));
    const byDefault = await readyDocument(db, ada.id, 'Chosen');
    await both.classify(byDefault, 0);
    expect(await audited(byDefault)).toEqual([{ provider: 'openai-compatible', model: 'gpt-5' }]);
    await choose('ollama', 'mistral');
    const byChoice = await readyDocument(db, ada.id, 'Chosen');
    await both.classify(byChoice, 0);
    expect(await audited(byChoice)).toEqual([{ provider: 'ollama', model: 'mistral' }]);
    expect([models.mock.getRequests().length, other.mock.getRequests().length]).toEqual([1, 1]);
    expect(other.mock.getLastRequest()).toMatchObject({ body: { model: 'mistral' } });
  });

  test('is never another’s where the chosen one is away or not configured', async () => {
    models.mock.onMessage(/Loyal/, answer('Law'));
    await choose('ollama', 'mistral');
    for (const more of [env, { ...env, OLLAMA_BASE_URL: `http://127.0.0.1:${await freePort()}` }]) {
      const id = await readyDocument(db, ada.id, 'Loyal');
      await classificationOf(db, more).classify(id, 0);
      expect(await standOf(db, id)).toMatchObject({ status: 'FAILED' });
    }
    expect(models.mock.getRequests()).toHaveLength(0);
  });
});
