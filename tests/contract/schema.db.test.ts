import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BUILT_IN_GROUPS, BUILT_IN_ROLES, PERMISSIONS } from '../../src/modules/identity/catalogue.js';
import { describeSchema } from '../support/catalogue.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

const SNAPSHOT = new URL('./schema.snapshot.txt', import.meta.url);
const SERVING = ['steward_app', 'steward_system'];

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

describe('the schema', () => {
  test('is the one that was agreed on (UPDATE_SNAPSHOT=1 writes tests/contract/schema.snapshot.txt anew)', async () => {
    const schema = `${(await describeSchema(db.owner)).join('\n')}\n`;
    if (process.env.UPDATE_SNAPSHOT) await writeFile(SNAPSHOT, schema);
    expect(schema).toBe(await readFile(SNAPSHOT, 'utf8'));
  });

  test('has an index for every foreign key, or deleting the other side reads the whole table', async () => {
    const { rows } = await db.owner.query(
      `select k.conrelid::regclass::text as table, k.conname as key from pg_constraint k
        where k.contype = 'f' and k.connamespace = 'public'::regnamespace and not exists (
          select from pg_index i where i.indrelid = k.conrelid and i.indisvalid and i.indpred is null
             and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`,
    );
    expect(rows).toEqual([]);
  });
});

describe('functions', () => {
  test('that run as their owner pin the search path, with pg_temp last', async () => {
    const { rows } = await db.owner.query<{ name: string; config: string[] | null }>(
      `select proname as name, proconfig as config from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { name, config } of rows) expect([name, config]).toEqual([name, ['search_path=public, pg_temp']]);
  });

  test('cannot be called by everybody', async () => {
    const { rows } = await db.owner.query(
      `select proname from pg_proc f, aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) acl
        where f.pronamespace = 'public'::regnamespace and acl.grantee = 0`,
    );
    expect(rows).toEqual([]);
  });
});

describe('the roles that serve', () => {
  test('have no power but what they are granted', async () => {
    const { rows } = await db.owner.query(
      `select rolname from pg_roles where rolname = any ($1) and
          (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or not rolcanlogin)`,
      [SERVING],
    );
    expect(rows).toEqual([]);
  });

  test('own nothing, are members of nothing, and create nothing', async () => {
    const { rows: owned } = await db.owner.query(
      `select relname from pg_class where relowner::regrole::text = any ($1)
       union all select proname from pg_proc where proowner::regrole::text = any ($1)`,
      [SERVING],
    );
    expect(owned).toEqual([]);
    const { rows: memberships } = await db.owner.query(
      `select roleid::regrole, member::regrole from pg_auth_members where member::regrole::text = any ($1)`,
      [SERVING],
    );
    expect(memberships).toEqual([]);
    const { rows: creators } = await db.owner.query(
      `select role, nspname from unnest($1::text[]) role, pg_namespace n where has_schema_privilege(role, n.oid, 'create')`,
      [SERVING],
    );
    expect(creators).toEqual([]);
  });
});

describe('the catalogue of rights', () => {
  test('has exactly the permissions of the code', async () => {
    const { rows } = await db.owner.query(
      `select code, description, is_administrative as "isAdministrative" from permissions order by code collate "C"`,
    );
    expect(rows).toEqual([...PERMISSIONS].sort((a, b) => (a.code < b.code ? -1 : 1)));
  });

  test('has exactly the built-in roles with their permissions', async () => {
    const { rows } = await db.owner.query<{ name: string; description: string; permissions: string[] }>(
      `select name, description, array(select permission_code from role_permissions where role_id = r.id) as permissions
         from roles r where is_system`,
    );
    const comparable = (roles: readonly { name: string; description: string; permissions: readonly string[] }[]) =>
      new Map(roles.map((role) => [role.name, [role.description, new Set(role.permissions)]]));
    expect(comparable(rows)).toEqual(comparable(BUILT_IN_ROLES));
  });

  test('has exactly the built-in groups', async () => {
    const { rows } = await db.owner.query('select name, description from groups where is_system order by name');
    expect(rows).toEqual([...BUILT_IN_GROUPS].sort((a, b) => (a.name < b.name ? -1 : 1)));
  });
});
