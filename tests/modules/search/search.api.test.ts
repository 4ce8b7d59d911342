import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AnswerError } from '../../../src/demo/client.js';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { type Stored, store } from '../../support/corpus.js';
import { SEARCH, found, search } from './search.js';

const SOLAR = 'Solar panels turn the light of the sun into electricity on many roofs of the village.';
const BEES = 'The beekeeper opened the hive and counted the bees that had survived the winter.';
const BREAD = 'Bread rises because yeast eats sugar and gives off gas; the panel of judges liked it.';

let house: TestSteward;
let ada: Account;
let eve: Account;
let paper: Stored;
beforeAll(async () => {
  house = await startSteward();
  [ada, eve] = [await register(house.url, 'Ada'), await register(house.url, 'Eve')];
  paper = await store(house.database.owner, { ownerId: ada.id, chunks: [SOLAR, BEES, BREAD], title: 'Notes' });
});
afterAll(() => house.close());

describe('searching by words', () => {
  test('finds what says any of them, in all their forms, and cites where', async () => {
    const { mode, results } = await search(ada, 'How did the bee survive winters?');
    expect(mode).toBe('LEXICAL');
    expect(results.map(({ chunk }) => chunk.content)).toEqual([BEES]);
    const [result] = results;
    expect(result).toMatchObject({ rank: 1, page: 2, document: { id: paper.id, title: 'Notes' } });
    expect(result?.document.content.slice(result.startOffset, result.endOffset)).toBe(BEES);
    expect(result?.snippet).toContain('<mark>bees</mark>');
    expect(result?.snippet).toContain('<mark>winter</mark>');
  });

  test('ranks what says more of them, and rarer ones, first', async () => {
    expect(await found(ada, 'solar panels')).toEqual([SOLAR, BREAD]);
    expect(await found(ada, 'panel of judges')).toEqual([BREAD, SOLAR]);
    expect(await found(ada, 'solar panels', { first: 1 })).toEqual([SOLAR]);
  });

  test('honours quotation marks and minus signs, and nothing else', async () => {
    expect(await found(ada, '"panel of judges" solar bees')).toEqual([BREAD]);
    expect(await found(ada, '“panel of judges”')).toEqual([BREAD]);
    expect(await found(ada, 'panel -solar')).toEqual([BREAD]);
    expect(await found(ada, 'panel -"of judges"')).toEqual([SOLAR]);
    expect(await found(ada, '-solar')).toEqual([]);
    expect(await found(ada, '"light of judges"')).toEqual([]);
    const operators = `sun & !bees | (yeast:*) <-> \\ ' '' :A "`;
    expect(new Set(await found(ada, operators))).toEqual(new Set([BEES, BREAD, SOLAR]));
  });

  test.each(['the of and', '?', '"', '-', '""', '日本語', 'zzz'])(
    'finds nothing for %s, and says so',
    async (query) => {
      expect(await search(ada, query)).toEqual({ mode: 'LEXICAL', results: [] });
    },
  );

  test('reads each language by its own rules, and texts of unknown language to the letter', async () => {
    const account = await register(house.url, 'Greta');
    const german = 'Die Häuser standen leer, und niemand goss die Blumen.';
    const unknown = 'The xylophones of 10.0.0.1 run node.js; write to a@example.org.';
    await store(house.database.owner, { ownerId: account.id, chunks: [german], language: 'de' });
    await store(house.database.owner, { ownerId: account.id, chunks: [unknown], language: null });
    expect(await found(account, 'Wer goss das Haus und die Blume?')).toEqual([german]);
    expect(await found(account, 'the die and')).toEqual([]);
    expect(await found(account, 'Was sagt the')).toEqual([]);
    expect(await found(account, 'xylophones')).toEqual([unknown]);
    for (const exact of ['10.0.0.1', 'node.js', '<a@example.org>,', 'XYLOPHONES!'])
      expect([exact, await found(account, exact)]).toEqual([exact, [unknown]]);
  });
});

test.each([
  ['query', { query: '' }],
  ['query', { query: ' \n ' }],
  ['query', { query: 'x'.repeat(10_000) }],
  ['query', { query: 'a\0b' }],
  ['query', { query: 'half a \ud800' }],
  ['first', { query: 'bees', first: 0 }],
  ['first', { query: 'bees', first: 101 }],
  ['first', { query: 'bees', first: -1 }],
  ['tags', { query: 'bees', filter: { tags: Array<string>(1_001).fill('x') } }],
  ['tags', { query: 'bees', filter: { tags: ['a\0'] } }],
])('a bad %s is refused (%#)', async (_field, input) => {
  const refused = ada.person.ask(SEARCH, { input });
  await expect(refused).rejects.toBeInstanceOf(AnswerError);
  await expect(refused).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('what a document says becomes nothing but text in a snippet', async () => {
  const account = await register(house.url, 'Mallory');
  const evil = `<script>alert("bees")</script> & 'bees' <mark onclick=x>\uE000bees\uE001 a <b and c> d`;
  await store(house.database.owner, { ownerId: account.id, chunks: [evil] });
  const { results } = await search(account, '"bees" onclick <script>');
  const snippet = results[0]?.snippet ?? '';
  expect(snippet.replace(/<\/?mark>/g, '')).not.toMatch(/[<>"']/);
  expect(snippet).toContain('<mark>script</mark>&gt;alert(&quot;<mark>bees</mark>&quot;)');
  expect(snippet.split('<mark>')).toHaveLength(snippet.split('</mark>').length);
});

describe('others', () => {
  test('find what is public and ready, and with the permission it asks for', async () => {
    const { owner } = house.database;
    const word = 'quokka';
    const doc = await store(owner, { ownerId: ada.id, chunks: [`A ${word} smiled.`] });
    const sees = async () => [await found(ada, word), await found(eve, word)].map((texts) => texts.length);
    const set = (what: string) => owner.query(`update documents set ${what} where id = $1`, [doc.id]);
    expect(await sees()).toEqual([1, 0]);
    await set('is_public = true');
    expect(await sees()).toEqual([1, 1]);
    await set(`status = 'PROCESSING'`);
    expect(await sees()).toEqual([1, 0]);
    await set(`status = 'READY', required_permission = 'audit.read'`);
    expect(await sees()).toEqual([0, 0]);
    await set('required_permission = null, is_public = false');
    expect(await sees()).toEqual([1, 0]);
  });

  test('are not told apart from nothing by filters or by scores', async () => {
    const before = await search(eve, 'bees');
    expect(before.results).toEqual([]);
    expect(await found(eve, 'bees', { filter: { documentIds: [paper.id] } })).toEqual([]);
    const alone = await register(house.url, 'Alone');
    const mine = { ownerId: alone.id, chunks: ['One wombat.'] };
    await store(house.database.owner, mine);
    const score = async () => (await search(alone, 'wombat')).results[0]?.score;
    const first = await score();
    for (let n = 0; n < 5; n += 1) await store(house.database.owner, { ...mine, ownerId: eve.id });
    expect(await score()).toBe(first);
  });
});

test('filters narrow, together', async () => {
  const account = await register(house.url, 'Filip');
  const { owner } = house.database;
  const put = async (text: string, of: object) =>
    store(owner, { ownerId: account.id, chunks: [`${text} okapi`], ...of });
  const red = await put('red', { tags: ['a', 'b'] });
  await put('blue', { tags: ['c'], language: 'de' });
  await put('gray', { contentType: 'application/pdf' });
  await store(owner, { ownerId: eve.id, chunks: ['others okapi'], isPublic: true });
  await owner.query(`update documents set created_at = '2020-05-05' where id = $1`, [red.id]);
  const { rows } = await owner.query<{ id: string }>(
    `with topic as (insert into topics (owner_id, name) values ($1, 'colours') returning id)
     insert into document_topics (document_id, topic_id, owner_id, source) select $2, id, $1, 'MANUAL' from topic
     returning topic_id as id`,
    [account.id, red.id],
  );
  const ask = async (filter: object) =>
    (await found(account, 'okapi', { filter })).map((text) => text.split(' ')[0]).sort();
  expect(await ask({})).toEqual(['blue', 'gray', 'others', 'red']);
  expect(await ask({ documentIds: [red.id, 'x', paper.id] })).toEqual(['red']);
  expect(await ask({ documentIds: [] })).toEqual([]);
  expect(await ask({ tags: ['b', 'c'] })).toEqual(['blue', 'red']);
  expect(await ask({ topicIds: [rows[0]?.id, 'x'] })).toEqual(['red']);
  expect(await found(eve, 'okapi', { filter: { topicIds: [rows[0]?.id] } })).toEqual([]);
  expect(await ask({ language: 'de' })).toEqual(['blue']);
  expect(await ask({ contentType: 'application/pdf' })).toEqual(['gray']);
  expect(await ask({ isMine: false })).toEqual(['others']);
  expect(await ask({ isMine: true, tags: null })).toEqual(['blue', 'gray', 'red']);
  expect(await ask({ createdBefore: '2021-01-01T00:00:00Z' })).toEqual(['red']);
  expect(await ask({ createdFrom: '2021-01-01T00:00:00Z', isMine: true })).toEqual(['blue', 'gray']);
});
