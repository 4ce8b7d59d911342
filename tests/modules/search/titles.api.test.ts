import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { type Stored, store } from '../../support/corpus.js';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { search } from './search.js';

const RENAME = `mutation ($input: UpdateDocumentInput!) { updateDocument(input: $input) { __typename
  ... on UpdateDocumentSuccess { document { title } } } }`;

let house: TestSteward;
let [ada, eve]: [Account, Account] = [] as never;
let lease: Stored;
beforeAll(async () => {
  house = await startSteward({ env: { WORKER: 'external' } });
  [ada, eve] = [await register(house.url, 'Ada'), await register(house.url, 'Eve')];
  const { owner } = house.database;
  const chunks = ['The tenant pays on the first.', 'The landlord mends the roof.'];
  lease = await store(owner, { ownerId: ada.id, title: 'Apartments in Valparaíso', chunks });
  await owner.query(`update documents set filename = 'final-contract_v2.pdf' where id = $1`, [lease.id]);
  await store(owner, { ownerId: ada.id, title: 'Notes', chunks: ['Landlords own apartments.', 'Much else.'] });
});
afterAll(() => house.close());

const chunksOf = async (query: string, account = ada) =>
  (await search(account, query, { mode: 'LEXICAL' })).results.map(({ chunk }) => chunk.content);
const FIRST = 'The tenant pays on the first.';

test('a document is found by its title, in all forms of the words, and cited by its first chunk', async () => {
  const { results } = await search(ada, 'an apartment', { mode: 'LEXICAL' });
  expect(results).toMatchObject([
    {
      snippet: FIRST,
      page: 1,
      startOffset: 0,
      endOffset: FIRST.length,
      document: { id: lease.id },
      chunk: { index: 0 },
    },
    { snippet: 'Landlords own <mark>apartments</mark>' },
  ]);
  expect(await chunksOf('Valparaíso')).toEqual([FIRST]);
  expect(await chunksOf('"in Valparaíso" landlord')).toEqual([FIRST]);
});

test.each(['contract', 'v2', 'final-contract_v2.pdf', 'FINAL contract'])(
  '… and by the name of its file: %s',
  async (query) => {
    expect(await chunksOf(query)).toEqual([FIRST]);
  },
);

test('no phrase reaches from the text into the title, and none of the words are in chunks that follow', async () => {
  expect(await chunksOf('"first apartments"')).toEqual([]);
  expect(await chunksOf('"the first"')).toEqual([FIRST]);
  expect(await chunksOf('roof Valparaíso')).toHaveLength(2);
  expect(await chunksOf('roof -Valparaíso')).toEqual(['The landlord mends the roof.']);
});

test('strangers find it by nothing until it is public', async () => {
  expect(await chunksOf('Valparaíso contract', eve)).toEqual([]);
  const share = (isPublic: boolean) => ada.person.must(RENAME, { documentId: lease.id, isPublic });
  await share(true);
  expect(await chunksOf('Valparaíso contract', eve)).toEqual([FIRST]);
  await share(false);
  expect(await chunksOf('Valparaíso contract', eve)).toEqual([]);
});

test('another title is found at once, and the one before no more', async () => {
  await ada.person.must(RENAME, { documentId: lease.id, title: 'House in Lima' });
  expect([await chunksOf('Lima'), await chunksOf('Valparaíso'), await chunksOf('tenant')]).toEqual([
    [FIRST],
    [],
    [FIRST],
  ]);
  await house.database.owner.query(`update documents set filename = 'scan.pdf' where id = $1`, [lease.id]);
  expect([await chunksOf('scan'), await chunksOf('contract')]).toEqual([[FIRST], []]);
});

test('whoever renames while the chunks are written waits, or is waited for', async () => {
  const { owner } = house.database;
  const within = async (client: pg.PoolClient, work: (client: pg.PoolClient) => Promise<unknown>) => {
    await client.query('begin');
    await work(client);
  };
  const addChunk = (id: string) => (client: pg.PoolClient) =>
    client.query(
      `insert into document_chunks (document_id, owner_id, index, content, start_offset, end_offset, token_count, char_count, lexemes)
       values ($1, $2, 0, 'Text.', 0, 5, 1, 5, to_tsvector('english', 'Text.'))`,
      [id, ada.id],
    );
  const rename = (id: string) => (client: pg.PoolClient) =>
    client.query(`update documents set title = 'Afterwards' where id = $1`, [id]);
  for (const order of ['chunk first', 'name first']) {
    const { id } = await store(owner, { ownerId: ada.id, title: 'Draft', chunks: [] });
    const works = order === 'chunk first' ? [addChunk(id), rename(id)] : [rename(id), addChunk(id)];
    const [one, two] = [await owner.connect(), await owner.connect()];
    await within(one, works[0] ?? addChunk(id));
    const waiting = within(two, works[1] ?? rename(id));
    await house.until(async () => (await owner.query(`select from pg_locks where not granted`)).rowCount !== 0);
    await one.query('commit');
    await waiting;
    await two.query('commit');
    one.release();
    two.release();
    const { rows } = await owner.query<{ words: string[] }>(
      `select tsvector_to_array(lexemes) as words from document_chunks where document_id = $1`,
      [id],
    );
    expect([order, rows[0]?.words]).toEqual([order, expect.arrayContaining(['afterward', 'text', `of ${ada.id}`])]);
    expect(rows[0]?.words).not.toContain('draft');
  }
});
