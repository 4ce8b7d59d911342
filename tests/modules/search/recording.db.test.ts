import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type SearchRecord, SearchRepository } from '../../../src/modules/search/search.repository.js';
import type { Actor } from '../../../src/platform/actor.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { person } from '../secrets/people.js';

let db: TestDatabase;
let ada: Actor;
let eve: Actor;
beforeAll(async () => {
  db = await testDatabase();
  [ada, eve] = [await person(db.owner, 'Ada'), await person(db.owner, 'Eve')];
});
afterAll(() => db.close());

const record = (query: string): SearchRecord => ({
  ...{ id: randomUUID(), query, type: 'SEMANTIC', filters: {} },
  queryEmbedding: Buffer.from(Float32Array.of(0.5, -1).buffer),
  results: [{ id: randomUUID(), chunkId: randomUUID(), documentId: randomUUID(), rank: 1, score: 0.25 }],
});
const keep = (actor: Actor, search: SearchRecord) =>
  db.database.as(actor, (tx) => new SearchRepository(tx).keep(search));
const kept = async (actor: Actor) =>
  (await db.owner.query<{ query: string }>(`select query from searches where user_id = $1`, [actor.id])).rows.map(
    ({ query }) => query,
  );

test('a search is kept with what it found and with what the model made of it, also where it found nothing', async () => {
  await keep(ada, record('a search'));
  await keep(eve, { ...record('another one'), results: [] });
  expect([await kept(ada), await kept(eve)]).toEqual([['a search'], ['another one']]);
  const { rows } = await db.owner.query<{ bytes: string; results: number }>(
    `select encode(s.query_embedding, 'hex') as bytes, count(r.id)::int as results
       from searches s left join search_results r on r.search_id = s.id group by s.id order by s.query`,
  );
  expect(rows).toEqual([
    { bytes: '0000003f000080bf', results: 1 },
    { bytes: '0000003f000080bf', results: 0 },
  ]);
});

test('to PostgreSQL what was searched is whose it is, and nobody writes in the name of another', async () => {
  const client = new pg.Client({ connectionString: db.urls.app });
  await client.connect();
  const as = async (actor: Actor | null, sql: string) => {
    await client.query('begin');
    try {
      await client.query(`select set_config('app.user_id', $1, true)`, [actor?.userId ?? '']);
      return (await client.query(sql)).rowCount;
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === '42501') return 'refused';
      throw error;
    } finally {
      await client.query('rollback');
    }
  };
  const admin = await person(db.owner, 'Admin', { roles: ['admin'] });
  const total = (await kept(ada)).length;
  const insert = `insert into searches (id, user_id, query, type) values (gen_random_uuid(), '${ada.id}', 'x', 'LEXICAL')`;
  const rate = `update search_results set was_helpful = true, rated_at = now() where user_id = '${ada.id}'`;
  const asked = [
    `select from searches where user_id = '${ada.id}'`,
    `select from search_results where user_id = '${ada.id}'`,
  ];
  for (const sql of asked)
    expect([await as(ada, sql), await as(eve, sql), await as(admin, sql), await as(null, sql)]).toEqual([
      total,
      0,
      0,
      0,
    ]);
  expect([await as(ada, insert), await as(eve, insert), await as(admin, insert)]).toEqual([1, 'refused', 'refused']);
  expect([await as(ada, rate), await as(eve, rate), await as(admin, rate)]).toEqual([total, 0, 0]);
  for (const sql of ['delete from searches', `update searches set query = 'x'`, 'update search_results set score = 1'])
    expect([sql, await as(ada, sql)]).toEqual([sql, 'refused']);
  await client.end();
});
