import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { canReadSettings, canUpdateSettings } from '../../src/modules/settings/setting.policy.js';
import { Actor } from '../../src/platform/actor.js';
import { type Person, person } from '../modules/secrets/people.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

/** One table of truth, read twice: what the policies answer, and what PostgreSQL lets the application role do. */
const PEOPLE: Readonly<Record<string, Person>> = {
  administrator: { roles: ['admin'] },
  'who reads': { permissions: ['settings.read'] },
  'who changes': { permissions: ['settings.update'] },
  member: {},
  superuser: { permissions: [], isSuperuser: true },
  'disabled administrator': { roles: ['admin'], isActive: false },
};

let db: TestDatabase;
let client: pg.Client;
const actors = new Map<string, Actor>();
const actorOf = (name: string): Actor =>
  actors.get(name) ?? Actor.anonymous({ requestId: '', ip: null, userAgent: null });

beforeAll(async () => {
  db = await testDatabase();
  client = new pg.Client({ connectionString: db.urls.app });
  await client.connect();
  for (const [name, of] of Object.entries(PEOPLE)) actors.set(name, await person(db.owner, name, of));
  await db.owner.query(`insert into settings (key, value) values ('registration', '"OPEN"')`);
});
afterAll(async () => {
  await client.end();
  await db.close();
});

/** Whether the application role is let, and one row seen or touched. Whatever it did is undone. */
async function isLet(who: Actor, sql: string): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query(`select set_config('app.user_id', $1, true)`, [who.userId ?? '']);
    return (await client.query(sql)).rowCount === 1;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501') return false;
    throw new Error(`${sql} failed for another reason`, { cause: error });
  } finally {
    await client.query('rollback');
  }
}

const no = () => false;
const QUESTIONS: readonly [sql: string, policy: (actor: Actor) => boolean][] = [
  [`select from settings where key = 'registration'`, canReadSettings],
  [`insert into settings (key, value) values ('another', '1')`, canUpdateSettings],
  [`update settings set value = '1' where key = 'registration'`, canUpdateSettings],
  [`select from settings where key = 'registration' for no key update`, canUpdateSettings],
  [`update settings set key = 'another' where key = 'registration'`, no],
  [`delete from settings where key = 'registration'`, no],
  // What is in force concerns everybody who is signed in.
  [`select where app_setting('registration') is not null`, (actor) => actor.isUser],
];

test.each([...Object.keys(PEOPLE), 'nobody'])('PostgreSQL and the policies answer alike for: %s', async (name) => {
  const who = actorOf(name);
  const answers = [];
  for (const [sql] of QUESTIONS) answers.push([sql, await isLet(who, sql)]);
  expect(answers).toEqual(QUESTIONS.map(([sql, policy]) => [sql, policy(who)]));
});
