import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { isMine } from '../../src/modules/notifications/notification.policy.js';
import { Actor } from '../../src/platform/actor.js';
import { person } from '../modules/secrets/people.js';
import { insertKey } from '../support/keys.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

/** One table of truth, read twice: what the policy answers, and what PostgreSQL lets the application role do. */
const NAMES = ['recipient', 'stranger', 'administrator', 'superuser', 'key of the recipient', 'nobody'];
const NOWHERE = { requestId: '', ip: null, userAgent: null };
let db: TestDatabase;
let client: pg.Client;
let id: string;
const actors = new Map<string, Actor>();
const actorOf = (name: string): Actor => actors.get(name) ?? Actor.anonymous(NOWHERE);

beforeAll(async () => {
  db = await testDatabase();
  client = new pg.Client({ connectionString: db.urls.app });
  await client.connect();
  for (const name of ['recipient', 'stranger']) actors.set(name, await person(db.owner, name));
  actors.set('administrator', await person(db.owner, 'Admin', { roles: ['admin'] }));
  actors.set('superuser', await person(db.owner, 'Super', { isSuperuser: true }));
  const identity = { username: 'r', sessionId: null, permissions: new Set<string>(), expiresAt: null };
  const key = await insertKey(db.owner, actorOf('recipient').id, ['secrets.read']);
  actors.set('key of the recipient', Actor.user({ ...identity, userId: actorOf('recipient').id, key }, NOWHERE));
  const { rows } = await db.owner.query<{ id: string }>(
    `insert into notifications (recipient_id, event_id, kind, payload)
     values ($1, gen_random_uuid(), 'MFA_ENABLED', '{}') returning id`,
    [actorOf('recipient').id],
  );
  id = rows[0]?.id ?? '';
});
afterAll(async () => {
  await client.end();
  await db.close();
});

/** Whether the application role is let, and one row seen or touched. Whatever it did is undone. */
async function isLet(who: Actor, sql: string): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query(`select set_config('app.user_id', $1, true), set_config('app.key_id', $2, true)`, [
      who.userId ?? '',
      who.keyId ?? '',
    ]);
    return (await client.query(sql)).rowCount === 1;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501') return false;
    throw new Error(`${sql} failed for another reason`, { cause: error });
  } finally {
    await client.query('rollback');
  }
}

test.each(NAMES)('PostgreSQL and the policy answer alike for: %s', async (name) => {
  const who = actorOf(name);
  const mine = isMine(who, { recipientId: actorOf('recipient').id });
  const self = who.userId ?? actorOf('recipient').id;
  const insert = `insert into notifications (recipient_id, event_id, kind, payload) values ('${self}', gen_random_uuid(), 'X', '{}')`;
  const questions: readonly [sql: string, expected: boolean][] = [
    [`select from notifications where id = '${id}'`, mine],
    [`update notifications set read_at = now() where id = '${id}'`, mine],
    [`delete from notifications where id = '${id}'`, mine],
    [`update notifications set payload = '{}' where id = '${id}'`, false],
    [`update notifications set recipient_id = '${self}' where id = '${id}'`, false],
    [insert, false],
  ];
  for (const [sql, expected] of questions) expect([sql, await isLet(who, sql)]).toEqual([sql, expected]);
});

test('one actor in the table is let something', () => {
  expect(NAMES.filter((name) => isMine(actorOf(name), { recipientId: actorOf('recipient').id }))).toEqual([
    'recipient',
  ]);
});
