import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AnswerError, Person } from '../../../src/demo/client.js';
import { type Account, assign, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { type Stored, store } from '../../support/corpus.js';
import { RATE, SEARCH, found, search } from './search.js';

const NOT_FOUND = { __typename: 'NotFound', message: 'Search result not found.' };
const CREATE_KEY = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename
  ... on CreateApiKeySuccess { key } ... on Problem { message } } }`;

let house: TestSteward;
let ada: Account;
let eve: Account;
let admin: Account;
let doc: Stored;
beforeAll(async () => {
  house = await startSteward();
  [ada, eve, admin] = [await register(house.url, 'Ada'), await register(house.url, 'Eve'), await house.admin()];
  const chunks = ['A narwhal has one tusk.', 'The tusk of a narwhal is a tooth.'];
  doc = await store(house.database.owner, { ownerId: ada.id, chunks });
});
afterAll(() => house.close());

const rows = async (sql: string, ...values: readonly unknown[]) =>
  (await house.database.owner.query<Record<string, unknown>>(sql, [...values])).rows;
const searchesOf = (account: Account) =>
  rows(`select * from searches where user_id = $1 order by created_at`, account.id);

describe('a search', () => {
  test('is kept with what it found, and can be rated at once, again, and otherwise', async () => {
    const { results } = await search(ada, ' narwhal tooth ', { mode: 'HYBRID', filter: { isMine: true } });
    const [best, second] = results;
    for (const wasHelpful of [true, false, true])
      expect(await ada.person.do(RATE, { resultId: best?.id, wasHelpful })).toEqual({
        __typename: 'RateSearchResultSuccess',
        resultId: best?.id,
        wasHelpful,
      });
    expect(await searchesOf(ada)).toMatchObject([
      { query: 'narwhal tooth', type: 'LEXICAL', filters: { isMine: true }, query_embedding: null },
    ]);
    expect((await searchesOf(ada))[0]?.['session_id']).toEqual(expect.any(String));
    const kept = await rows(`select * from search_results where user_id = $1 order by rank`, ada.id);
    expect(kept).toMatchObject([
      { id: best?.id, rank: 1, chunk_id: doc.chunkIds[1], document_id: doc.id, score: best?.score, was_helpful: true },
      { id: second?.id, rank: 2, chunk_id: doc.chunkIds[0], was_helpful: null, rated_at: null },
    ]);
    expect(kept[0]?.['rated_at']).toBeInstanceOf(Date);
  });

  test('that found nothing is kept, too, and one that was refused is not', async () => {
    const before = (await searchesOf(ada)).length;
    expect(await found(ada, 'unicorn')).toEqual([]);
    await expect(search(ada, '')).rejects.toBeInstanceOf(AnswerError);
    expect((await searchesOf(ada)).slice(before)).toMatchObject([{ query: 'unicorn' }]);
  });

  test('a hundred at once are all answered and all kept', async () => {
    const account = await register(house.url, 'Busy');
    await Promise.all(Array.from({ length: 100 }, (_, n) => found(account, `narwhal ${n}`)));
    expect(new Set((await searchesOf(account)).map(({ query }) => query)).size).toBe(100);
  });
});

test('nothing of what was found is told before it is written down, and nothing at all where it cannot be', async () => {
  const { owner } = house.database;
  const meanwhile = await owner.connect();
  await meanwhile.query('begin');
  await meanwhile.query('lock table searches in exclusive mode');
  let isTold = false;
  const answer = found(ada, 'narwhal tooth').finally(() => (isTold = true));
  const waiting = `select from pg_locks where relation = 'searches'::regclass and not granted`;
  await house.until(async () => (await rows(waiting)).length > 0);
  await ada.person.ask('{ me { id } }');
  expect(isTold).toBe(false);
  await meanwhile.query('commit');
  meanwhile.release();
  expect(await answer).toHaveLength(2);

  await rows('revoke insert on searches from steward_app');
  try {
    for (const selection of ['edges { node { snippet } }', 'effectiveMode'])
      await expect(
        ada.person.ask(`{ searchDocuments(input: { query: "narwhal" }) { ${selection} } }`),
      ).rejects.toMatchObject({ code: 'INTERNAL' });
  } finally {
    await rows('grant insert on searches to steward_app');
  }
});

test.each([{ tags: ['\ud800'] }, { language: '\0' }, { documentIds: ['\udc00'] }])(
  'a filter of %j, which could not be written down, is refused',
  async (filter) => {
    await expect(search(ada, 'narwhal', { filter })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  },
);

test('what somebody else found, what never was and what is no id are rated alike', async () => {
  const [result] = (await search(ada, 'narwhal')).results;
  for (const resultId of [result?.id, randomUUID(), 'x', "' or true"])
    expect(await eve.person.do(RATE, { resultId, wasHelpful: true })).toEqual(NOT_FOUND);
  expect(await ada.person.do(RATE, { resultId: result?.id, wasHelpful: false })).toMatchObject({ wasHelpful: false });
});

test('administrators as such are refused before anything is looked up, and others who may not read', async () => {
  const [result] = (await search(ada, 'narwhal')).results;
  await assign(admin, eve, 'auditor');
  for (const query of ['narwhal', '', 'x'.repeat(10_000)])
    await expect(admin.person.ask(SEARCH, { input: { query } })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  for (const resultId of [result?.id, randomUUID(), 'x'])
    expect(await admin.person.do(RATE, { resultId, wasHelpful: true })).toMatchObject({ __typename: 'Forbidden' });
  await expect(house.nobody().ask(SEARCH, { input: { query: 'narwhal' } })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  expect(await searchesOf(admin)).toEqual([]);
});

test('a key searches for whom it acts for where its scopes let it, and rates', async () => {
  const keyed = async (scopes: readonly string[]) => {
    const { key } = await ada.person.must(CREATE_KEY, { name: randomUUID(), scopes });
    const person = new Person('key', 'key@steward.test', house.url);
    person.signIn({ __typename: 'Key', accessToken: key });
    return { ...ada, person };
  };
  const reader = await keyed(['documents.read']);
  const { results } = await search(reader, 'narwhal tooth');
  expect(results.map(({ chunk }) => chunk.id)).toEqual([doc.chunkIds[1], doc.chunkIds[0]]);
  expect(await reader.person.do(RATE, { resultId: results[0]?.id, wasHelpful: true })).toMatchObject({
    wasHelpful: true,
  });
  expect((await searchesOf(ada)).at(-1)).toMatchObject({ query: 'narwhal tooth', session_id: null });
  const other = await keyed(['secrets.read']);
  await expect(search(other, 'narwhal')).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('what was found and has gone is neither shown nor in the way', async () => {
  const account = await register(house.url, 'Leaving');
  const gone = await store(house.database.owner, { ownerId: account.id, chunks: ['A dodo.'] });
  const [result] = (await search(account, 'dodo')).results;
  await rows(`delete from documents where id = $1`, gone.id);
  expect(await found(account, 'dodo')).toEqual([]);
  expect(await account.person.do(RATE, { resultId: result?.id, wasHelpful: true })).toMatchObject({ wasHelpful: true });
});

test('searches of more than 90 days ago are forgotten, and all of whoever is erased', async () => {
  const account = await register(house.url, 'Vera');
  await store(house.database.owner, { ownerId: account.id, chunks: ['Okapi.'] });
  for (const query of ['okapi', 'old okapi']) await found(account, query);
  await rows(`update searches set created_at = now() - interval '91 days' where query = 'old okapi'`);
  expect(await house.steward.app.searches.forget()).toBe(1);
  const results = () =>
    rows(`select query from search_results join searches s on s.id = search_id where s.user_id = $1`, account.id);
  expect(await results()).toEqual([{ query: 'okapi' }]);
  await rows(`update users set deleted_at = now(), erased_at = now(), is_active = false where id = $1`, account.id);
  expect(await searchesOf(account)).toEqual([]);
  expect(await rows(`select from search_results where user_id = $1`, account.id)).toEqual([]);
});
