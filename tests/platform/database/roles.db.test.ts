import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { RolesNeedHelp, ensureRoles, rolesSql, urlAs } from '../../../src/platform/database/roles.js';
import { type TestDatabase, asSuperuser, testDatabase } from '../../support/database.js';

/** Roles belong to the server that all tests share: these take names of their own. */
const unique = (name: string) => `${name}_${randomUUID().slice(0, 8)}`;

let db: TestDatabase;
const made: string[] = [];
beforeAll(async () => {
  db = await testDatabase();
});
afterEach(async () => {
  for (const role of made.splice(0)) await asSuperuser(`drop role if exists ${role}`);
});
afterAll(() => db.close());

const login = (password: string | null = 'first') => {
  const role = unique('steward_test');
  made.push(role);
  return { role, password };
};

async function logIn(role: string, password: string): Promise<string> {
  const client = new pg.Client({ connectionString: urlAs(db.urls.owner, role, password) });
  try {
    await client.connect();
    return (await client.query<{ who: string }>('select current_user as who')).rows[0]?.who ?? '';
  } finally {
    await client.end();
  }
}

const shadow = async (role: string) =>
  (await asSuperuser(`select rolpassword as stored from pg_authid where rolname = '${role}'`)).rows[0]
    ?.stored as string;

describe('ensureRoles', () => {
  test('makes a role that can log in with its password and has no power', async () => {
    const wanted = login();
    await ensureRoles(db.urls.owner, [wanted]);
    expect(await logIn(wanted.role, 'first')).toBe(wanted.role);
    await expect(logIn(wanted.role, 'other')).rejects.toMatchObject({ code: '28P01' });
    const { rows } = await db.owner.query(
      `select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication as power,
              exists (select from pg_auth_members where member = r.oid) as member
         from pg_roles r where rolname = $1`,
      [wanted.role],
    );
    expect(rows).toEqual([{ power: false, member: false }]);
    expect(await shadow(wanted.role)).toMatch(/^SCRAM-SHA-256\$4096:/);
  });

  test('leaves a password alone that is right, and repairs one that is not', async () => {
    const wanted = login();
    await ensureRoles(db.urls.owner, [wanted]);
    const stored = await shadow(wanted.role);
    await ensureRoles(db.urls.owner, [wanted]);
    expect(await shadow(wanted.role)).toBe(stored);
    await ensureRoles(db.urls.owner, [{ ...wanted, password: 'second' }]);
    expect(await logIn(wanted.role, 'second')).toBe(wanted.role);
    await expect(logIn(wanted.role, 'first')).rejects.toMatchObject({ code: '28P01' });
  });

  test('lets a role log in again that lost the right to', async () => {
    const wanted = login();
    await ensureRoles(db.urls.owner, [wanted]);
    await asSuperuser(`alter role ${wanted.role} nologin`);
    await ensureRoles(db.urls.owner, [wanted]);
    expect(await logIn(wanted.role, 'first')).toBe(wanted.role);
  });

  test('does not touch the password that an operator has set', async () => {
    const wanted = login();
    await ensureRoles(db.urls.owner, [wanted]);
    await ensureRoles(db.urls.owner, [{ ...wanted, password: null }]);
    expect(await logIn(wanted.role, 'first')).toBe(wanted.role);
  });

  test('refuses a role that bypasses row level security', async () => {
    const wanted = login();
    await asSuperuser(`create role ${wanted.role} login bypassrls password 'first'`);
    await expect(ensureRoles(db.urls.owner, [wanted])).rejects.toThrow(/bypasses row level security/);
  });

  test('by two servers at once succeeds in both', async () => {
    const wanted = login();
    await Promise.all([ensureRoles(db.urls.owner, [wanted]), ensureRoles(db.urls.owner, [wanted])]);
    expect(await logIn(wanted.role, 'first')).toBe(wanted.role);
  });

  test('by an owner without CREATEROLE says which SQL a superuser has to run, and that SQL is enough', async () => {
    const owner = login('owner');
    await asSuperuser(`create role ${owner.role} login nocreaterole password 'owner'`);
    const ownerUrl = urlAs(db.urls.owner, owner.role, 'owner');
    const wanted = [login(), login()];
    const help = await ensureRoles(ownerUrl, wanted).catch((error: unknown) => error);
    if (!(help instanceof RolesNeedHelp)) throw new Error('It should have asked for help.', { cause: help });
    expect(help.message).toContain(help.sql);
    expect(help.sql).not.toContain('first');
    await asSuperuser(help.sql);
    await ensureRoles(ownerUrl, wanted);
    for (const { role } of wanted) expect(await logIn(role, 'first')).toBe(role);
  });
});

describe('the SQL for an operator', () => {
  test('makes the roles, and makes them right where they exist with too much power', async () => {
    const [fresh, powerful] = [login(), login()];
    await asSuperuser(`create role ${powerful.role} superuser bypassrls`);
    for (let i = 0; i < 2; i++) await asSuperuser(rolesSql([fresh, powerful]));
    await ensureRoles(db.urls.owner, [fresh, powerful]);
    for (const { role } of [fresh, powerful]) expect(await logIn(role, 'first')).toBe(role);
  });
});

describe('urlAs', () => {
  test('changes the user and keeps the rest', () => {
    expect(urlAs('postgres://a:b@h:5/d?sslmode=require', 'c', 'p/ä')).toBe(
      'postgres://c:p%2F%C3%A4@h:5/d?sslmode=require',
    );
  });

  test('says what to do where there is no host to log in at', () => {
    expect(() => urlAs('postgres:///d?host=/tmp', 'c', 'p')).toThrow(/DATABASE_APP_URL/);
  });
});
