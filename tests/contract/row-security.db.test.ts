import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, asSuperuser, testDatabase } from '../support/database.js';
import { type ColumnSample, countRows, insertSql, sampleRow, tablesOf } from '../support/rows.js';

/** Tables without row level security, and why that is right. */
const UNPROTECTED: Readonly<Record<string, string>> = {
  migrations: 'Names and times of migrations; only the owner writes it, and only the system reads it, for /readyz.',
};

let db: TestDatabase;
let tables: string[];
const samples = new Map<string, ColumnSample[]>();

beforeAll(async () => {
  db = await testDatabase();
  tables = await tablesOf(db.owner);
  for (const table of tables) samples.set(table, await sampleRow(db.owner, table));
  await fillEveryTable();
});
afterAll(() => db.close());

/** One row at least everywhere, so that seeing none means something. Foreign keys are out of force meanwhile. */
async function fillEveryTable() {
  const inserts = tables.map((table) => `${insertSql(table, samples.get(table) ?? [])} on conflict do nothing`);
  const name = new URL(db.urls.owner).pathname.slice(1);
  await asSuperuser(['set session_replication_role = replica', ...inserts].join(';\n'), name);
  for (const [table, count] of Object.entries(await countRows(db.owner)))
    if (count === 0) throw new Error(`The table ${table} has no row: these tests would prove nothing about it.`);
}

describe('every table', () => {
  test('has row level security enabled and forced, and a policy for a role that serves', async () => {
    const { rows } = await db.owner.query<{ name: string; secured: boolean; forced: boolean; policies: number }>(
      `select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
              (select count(*)::int from pg_policy p where p.polrelid = c.oid
                and p.polroles && array['steward_app'::regrole::oid, 'steward_system'::regrole::oid]) as policies
         from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
    );
    const open = rows.filter(({ secured, forced, policies }) => !secured || !forced || policies === 0);
    expect(open.map(({ name }) => name).sort()).toEqual(Object.keys(UNPROTECTED).sort());
  });

  test('that is part of another has row level security of its own, and is granted to nobody', async () => {
    const { rows } = await db.owner.query<{ parent: string; secured: boolean; granted: boolean }>(
      `select i.inhparent::regclass::text as parent, c.relrowsecurity and c.relforcerowsecurity as secured,
              exists (select from aclexplode(c.relacl) acl where acl.grantee <> c.relowner) as granted
         from pg_class c join pg_inherits i on i.inhrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relispartition`,
    );
    expect(new Set(rows.map(({ parent }) => parent))).toEqual(new Set(['audit_logs', 'audit_personal']));
    expect(rows.filter(({ secured, granted }) => !secured || granted)).toEqual([]);
  });

  test('has a policy for its owner, whom FORCE binds too: else data migrations do nothing and say nothing', async () => {
    const { rows } = await db.owner.query<{ name: string }>(
      `select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and relrowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'
            and p.polroles = array[c.relowner] and pg_get_expr(p.polqual, p.polrelid) = 'true')`,
    );
    expect(rows).toEqual([]);
  });

  test('is granted to nobody but the roles that serve', async () => {
    const { rows } = await db.owner.query(
      `select c.relname, acl.grantee::regrole::text from pg_class c, aclexplode(c.relacl) acl
        where c.relnamespace = 'public'::regnamespace and acl.grantee not in
          (c.relowner, 'steward_app'::regrole::oid, 'steward_system'::regrole::oid)`,
    );
    expect(rows).toEqual([]);
  });

  test('has no policy that lets rows pass where there is no actor', async () => {
    const { rows } = await db.owner.query<{ name: string; expression: string }>(
      `select c.relname || '.' || p.polname as name,
              concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) as expression
         from pg_policy p join pg_class c on c.oid = p.polrelid where 'steward_app'::regrole = any (p.polroles)`,
    );
    const careless = rows.filter(({ expression }) => !/app_user\(\)|app_person\(\)|app_may\(/.test(expression));
    expect(careless).toEqual([]);
  });
});

const CONTEXTS: readonly [name: string, userId: string | null][] = [
  ['no app.user_id', null],
  ['an empty app.user_id', ''],
  ['a malformed app.user_id', "' or true --"],
  ['an app.user_id that is a word', 'null'],
];
/** Not granted, or refused by row level security; and not a uuid. */
const REFUSED = ['42501', '22P02'];

describe.each(CONTEXTS)('with %s the application role', (_name, userId) => {
  let client: pg.Client;
  beforeAll(async () => {
    client = new pg.Client({ connectionString: db.urls.app });
    await client.connect();
  });
  afterAll(() => client.end());

  /** How many rows a statement saw or changed; 0 where it was refused. Any other error is a mistake of this test. */
  async function rowsOf(sql: string): Promise<number> {
    await client.query('begin');
    try {
      if (userId !== null) await client.query(`select set_config('app.user_id', $1, true)`, [userId]);
      return (await client.query(sql)).rowCount ?? 0;
    } catch (error) {
      if (error instanceof pg.DatabaseError && REFUSED.includes(error.code ?? '')) return 0;
      throw new Error(`${sql} failed for another reason`, { cause: error });
    } finally {
      await client.query('commit'); // a rollback where the statement failed; what passed stays, and is found below
    }
  }

  test('sees no row of any table', async () => {
    for (const table of tables) expect([table, await rowsOf(`select from ${table}`)]).toEqual([table, 0]);
  });

  test('writes, changes and deletes no row of any table', async () => {
    const before = await countRows(db.owner);
    for (const table of tables) {
      expect([table, await rowsOf(insertSql(table, samples.get(table) ?? []))]).toEqual([table, 0]);
      expect([table, await rowsOf(`delete from ${table}`)]).toEqual([table, 0]);
      for (const column of await updatable(table))
        expect([table, column, await rowsOf(`update ${table} set ${column} = ${column}`)]).toEqual([table, column, 0]);
    }
    expect(await countRows(db.owner)).toEqual(before);
  });

  test('cannot empty a table, nor reach the jobs', async () => {
    for (const sql of [...tables.map((table) => `truncate ${table} cascade`), 'select from agenda.agenda_jobs'])
      await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
  });
});

async function updatable(table: string): Promise<string[]> {
  const { rows } = await db.owner.query<{ name: string }>(
    `select a.attname as name from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0
        and not a.attisdropped and a.attidentity = ''
        and (a.attnum = 1 or has_column_privilege('steward_app', a.attrelid, a.attnum, 'update'))`,
    [`public.${table}`],
  );
  return rows.map(({ name }) => name);
}

describe('a context that ends', () => {
  test('leaves the connection without one, where the setting reads as empty and not as null', async () => {
    const client = new pg.Client({ connectionString: db.urls.app });
    await client.connect();
    try {
      const { rows: users } = await db.owner.query<{ id: string }>('select id from users limit 1');
      await client.query('begin');
      await client.query(`select set_config('app.user_id', $1, true)`, [users[0]?.id]);
      expect((await client.query('select from users')).rowCount).toBeGreaterThan(0);
      await client.query('commit');
      expect((await client.query(`select current_setting('app.user_id', true) as id`)).rows).toEqual([{ id: '' }]);
      expect((await client.query('select from users')).rowCount).toBe(0);
    } finally {
      await client.end();
    }
  });
});
