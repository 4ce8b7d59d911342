import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE } from '../../../src/platform/database/protect.js';
import { type Statement, poolOf, readJson } from '../../../src/platform/database/read.js';
import { createSource } from '../../../src/platform/database/sources.js';
import { InvalidInput } from '../../../src/platform/problem.js';
import { type TestDatabase, asSuperuser, testDatabase } from '../../support/database.js';
import { SILENT } from '../../support/log.js';
import { startProxy } from './proxy.js';

const CONNECTIONS = 6;
const users = [randomUUID(), randomUUID(), randomUUID()] as const;
const [alice, bob] = users;
let db: TestDatabase;
let source: DataSource;
let pool: pg.Pool;

/** A statement that is prepared from its first use on, unless told. */
const statement = (name: string, text: string, uses = 9): Statement => ({ name, text, uses });
const mine = (uses = 9) => statement('mine', 'select count(*)::text from notes', uses);
const counted = () => statement('counted', 'select count(*)::text from notes where id = $1::uuid');
/** The same on every connection of the pool. */
const everywhere = <T>(run: () => Promise<T>) => Promise.all(Array.from({ length: CONNECTIONS * 3 }, run));

async function noteOf(user: string): Promise<string> {
  const { rows } = await db.owner.query<{ id: string }>('select id from notes where owner_id = $1 limit 1', [user]);
  return rows[0]?.id ?? '';
}

/** The names of what is prepared on the only connection of a pool. */
async function prepared(single: pg.Pool): Promise<string[]> {
  const { rows } = await single.query<{ name: string }>('select name from pg_prepared_statements');
  return rows.map((row) => row.name);
}

beforeAll(async () => {
  db = await testDatabase({ empty: true });
  await db.owner.query(`
    create table notes (id uuid primary key default gen_random_uuid(), owner_id uuid not null, body text not null);
    alter table notes enable row level security;
    create policy owner_all on notes to current_user using (true);
    create policy mine on notes to ${APP_ROLE} using (owner_id = nullif(current_setting('app.user_id', true), '')::uuid);
    create policy every on notes to ${SYSTEM_ROLE} using (true);
    grant select on notes to ${APP_ROLE}, ${SYSTEM_ROLE};
    insert into notes (owner_id, body) select '${alice}', 'a' || i from generate_series(1, 45) i;
    insert into notes (owner_id, body) select '${bob}', 'b' || i from generate_series(1, 10) i`);
  source = createSource({ url: db.urls.app, role: 'app', log: SILENT, poolSize: CONNECTIONS });
  await source.initialize();
  pool = poolOf(source);
});

afterAll(async () => {
  await source.destroy();
  await db.close();
});

test('a user sees own rows; nobody, a stranger and an empty actor see none', async () => {
  for (let use = 0; use < 6; use++) expect(await readJson(pool, alice, mine(use), [])).toBe('45');
  expect(await readJson(pool, bob, mine(), [])).toBe('10');
  expect(await readJson(pool, randomUUID(), mine(), [])).toBe('0');
  expect(await readJson(pool, '', mine(), [])).toBe('0');
});

test('a malformed actor fails closed, and the connection is good for the next', async () => {
  await everywhere(() => expect(readJson(pool, 'malformed', mine(), [])).rejects.toThrow(/uuid/));
  await expect(readJson(pool, `${alice}\0`, mine(), [])).rejects.toThrow(/byte sequence/);
  await expect(readJson(pool, `' or true --`, mine(), [])).rejects.toThrow(/uuid/);
  expect(await everywhere(() => readJson(pool, alice, mine(), []))).toEqual(Array(CONNECTIONS * 3).fill('45'));
});

test('the system role reads on the same path, without an actor', async () => {
  const system = new pg.Pool({ connectionString: db.urls.system, max: 1 });
  expect(await readJson(system, '', mine(), [])).toBe('55');
  await system.end();
});

test('no row and a null column are null; only the first column of the first row is read', async () => {
  expect(await readJson(pool, alice, statement('none', 'select body from notes where false'), [])).toBeNull();
  expect(await readJson(pool, alice, statement('null', 'select null'), [])).toBeNull();
  expect(await readJson(pool, alice, statement('rows', `values ('x', 'y'), ('z', 'w')`), [])).toBe('x');
  expect(await readJson(pool, alice, statement('nothing', ''), [])).toBeNull();
});

test('a first use that fails leaves nothing behind that breaks the next', async () => {
  const id = await noteOf(alice);
  const failing = counted();
  await everywhere(() => expect(readJson(pool, alice, failing, ['x'])).rejects.toThrow(/uuid/));
  expect(await everywhere(() => readJson(pool, alice, failing, [id]))).toEqual(Array(CONNECTIONS * 3).fill('1'));
  const wrong = statement('wrong', 'selec 1');
  await everywhere(() => expect(readJson(pool, alice, wrong, [])).rejects.toThrow(/syntax/));
  const divided = statement('divided', 'select (1 / $1::int)::text');
  for (const value of ['0', '1', '0', '1']) {
    if (value === '0') await expect(readJson(pool, alice, divided, [value])).rejects.toThrow(/division/);
    else expect(await readJson(pool, alice, divided, [value])).toBe('1');
  }
});

test('the wrong number of values is refused by the server and harms nobody', async () => {
  await expect(readJson(pool, alice, counted(), [])).rejects.toThrow(/parameters/);
  await expect(readJson(pool, alice, mine(), ['1'])).rejects.toThrow(/parameters/);
  expect(await readJson(pool, alice, mine(), [])).toBe('45');
});

test('values travel as they are; U+0000 is refused before it is sent', async () => {
  const echo = statement('echo', 'select $1::text');
  for (const text of [``, `'; drop table notes; --`, '\\', '$1', 'é😀\u202e\n', 'x'.repeat(1_000_000)])
    expect(await readJson(pool, alice, echo, [text])).toBe(text);
  expect(await readJson(pool, alice, echo, [null])).toBeNull();
  await expect(readJson(pool, alice, echo, ['a\0b'])).rejects.toThrow(InvalidInput);
});

test('a statement is prepared under its name from its third use on', async () => {
  const single = new pg.Pool({ connectionString: db.urls.app, max: 1 });
  const third = mine(0);
  for (const names of [['steward_actor'], ['steward_actor'], ['mine', 'steward_actor'], ['mine', 'steward_actor']]) {
    await readJson(single, alice, third, []);
    expect((await prepared(single)).sort()).toEqual(names);
  }
  await single.end();
});

test('a connection holds 256 names, the most recently used, whether their statements fail or not', async () => {
  const single = new pg.Pool({ connectionString: db.urls.app, max: 1 });
  const many = (i: number) => statement(`many${i}`, `select (${i} / $1::int)::text`);
  for (let i = 0; i < 600; i++) {
    if (i % 3 === 0) await expect(readJson(single, alice, many(i), ['0'])).rejects.toThrow(/division/);
    else expect(await readJson(single, alice, many(i), ['1'])).toBe(String(i));
    expect(await readJson(single, alice, many(0), ['1'])).toBe('0');
  }
  const names = await prepared(single);
  expect(names).toHaveLength(257);
  expect(names).toEqual(expect.arrayContaining(['steward_actor', 'many0', 'many599', 'many345']));
  expect(names).not.toContain('many344');
  for (let i = 0; i < 600; i += 50) expect(await readJson(single, alice, many(i), ['1'])).toBe(String(i));
  await single.end();
});

test('an eviction in a batch that fails is an eviction all the same', async () => {
  const single = new pg.Pool({ connectionString: db.urls.app, max: 1 });
  for (let i = 0; i < 256; i++) await readJson(single, alice, statement(`n${i}`, `select '${i}'`), []);
  for (let i = 0; i < 40; i++)
    await expect(readJson(single, alice, statement(`bad${i}`, 'selec 1'), [])).rejects.toThrow(/syntax/);
  await expect(readJson(single, 'malformed', statement('x', 'select count(*)::text from notes'), [])).rejects.toThrow();
  expect((await prepared(single)).length).toBeLessThanOrEqual(257);
  for (let i = 0; i < 256; i++)
    expect(await readJson(single, alice, statement(`n${i}`, `select '${i}'`), [])).toBe(String(i));
  expect(await prepared(single)).toHaveLength(257);
  await single.end();
});

test('what somebody else deallocated is prepared again', async () => {
  const single = new pg.Pool({ connectionString: db.urls.app, max: 1 });
  expect(await readJson(single, alice, mine(), [])).toBe('45');
  await single.query('deallocate all');
  await expect(readJson(single, alice, mine(), [])).rejects.toThrow(/does not exist/);
  expect(await readJson(single, alice, mine(), [])).toBe('45');
  await single.end();
});

test('4,000 interleaved reads of three users: no foreign row, and nothing stays on a connection', async () => {
  const who = statement('who', `select current_setting('app.user_id') || (select count(*) from notes)`, 0);
  const expected = [`${users[0]}45`, `${users[1]}10`, `${users[2]}0`];
  const read = (i: number) =>
    i % 50 === 7
      ? readJson(pool, 'malformed', mine(), []).catch(() => 'refused')
      : readJson(pool, users[i % 3] ?? '', who, []);
  const answers: (string | null)[] = [];
  // Many more than there are connections, and not so many that the last of them would wait too long on a slow machine.
  const lanes = Array.from({ length: 100 }, async (_, lane) => {
    for (let i = lane; i < 4_000; i += 100) answers[i] = await read(i);
  });
  await Promise.all(lanes);
  expect(answers).toHaveLength(4_000);
  answers.forEach((answer, i) => expect(answer).toBe(i % 50 === 7 ? 'refused' : expected[i % 3]));
  await everywhere(async () => {
    const { rows } = await pool.query(`select current_setting('app.user_id', true) v, count(*)::int n from notes`);
    expect(rows).toEqual([{ v: '', n: 0 }]);
  });
});

test('reads share a pool with transactions of the library', async () => {
  await everywhere(async () => {
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`select set_config('app.user_id', $1, true)`, [bob]);
    expect(await runner.query('select count(*)::text n from notes')).toEqual([{ n: '10' }]);
    await runner.rollbackTransaction();
    await runner.release();
    expect(await readJson(pool, alice, mine(), [])).toBe('45');
    await expect(readJson(pool, alice, counted(), ['x'])).rejects.toThrow(/uuid/);
  });
});

test('a killed backend is an error of its read, and no connection of the pool afterwards', async () => {
  const database = new URL(db.urls.app).pathname.slice(1);
  const sleeping = `from pg_stat_activity where datname = '${database}' and query like '%pg_sleep(100)%' and state = 'active'`;
  const slow = readJson(pool, alice, statement('slow', 'select pg_sleep(100)::text'), []);
  const lost = expect(slow).rejects.toThrow(/terminat/);
  while ((await asSuperuser(`select ${sleeping}`)).rowCount === 0);
  await asSuperuser(`select pg_terminate_backend(pid) ${sleeping}`);
  await lost;
  expect(await everywhere(() => readJson(pool, alice, mine(), []))).toEqual(Array(CONNECTIONS * 3).fill('45'));
});

test('a connection that is cut rejects its read, ends no process, and is replaced', async () => {
  const proxy = await startProxy(db.urls.app);
  const single = proxy.pool();
  expect(await readJson(single, alice, mine(), [])).toBe('45');
  proxy.holdBack();
  const cut = readJson(single, alice, mine(), []);
  const rejected = expect(cut).rejects.toThrow(/terminated|ECONNRESET/);
  await once(proxy.events, 'held');
  proxy.cut();
  await rejected;
  proxy.letThrough();
  expect(await readJson(single, alice, mine(), [])).toBe('45');
  await single.end();
  await proxy.close();
});

test('a database that no longer answers is an error before long, and its connection is closed', async () => {
  const proxy = await startProxy(db.urls.app);
  const single = proxy.pool();
  expect(await readJson(single, alice, mine(), [])).toBe('45');
  const closed = once(single, 'remove');
  proxy.holdBack();
  const hanging = expect(readJson(single, alice, mine(), [])).rejects.toThrow(/in time/);
  const waiting = expect(readJson(single, alice, mine(), [])).rejects.toThrow(/in time/);
  await Promise.all([hanging, waiting, closed]);
  proxy.letThrough();
  expect(await readJson(single, bob, mine(), [])).toBe('10');
  expect(single.totalCount).toBe(1);
  await single.end();
  await proxy.close();
});

test('by a key, the database knows the key and its chat session, and the next read knows neither', async () => {
  const told = statement(
    'told',
    `select current_setting('app.key_id') || ':' || current_setting('app.chat_session_id')`,
  );
  const key = { id: randomUUID(), chatSessionId: randomUUID() };
  expect(await readJson(pool, alice, told, [], key)).toBe(`${key.id}:${key.chatSessionId}`);
  expect(await readJson(pool, alice, told, [], { ...key, chatSessionId: null })).toBe(`${key.id}:`);
  expect(await readJson(pool, alice, told, [])).toBe(':');
});
