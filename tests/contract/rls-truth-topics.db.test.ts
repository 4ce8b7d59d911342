import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { canChange, canRead } from '../../src/modules/topics/topic.policy.js';
import { Actor } from '../../src/platform/actor.js';
import { person } from '../modules/secrets/people.js';
import { insertKey } from '../support/keys.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

/** One table of truth, read twice: what the policy answers, and what PostgreSQL lets the application role do. */
const NAMES = ['owner', 'stranger', 'reader', 'curator', 'administrator', 'superuser', 'key of the owner', 'nobody'];
let db: TestDatabase;
let client: pg.Client;
let documentId: string;
const topics = new Map<'own' | 'system' | 'untagged', string>();
const actors = new Map<string, Actor>();
const who = (name: string): Actor => actors.get(name) ?? Actor.anonymous({ requestId: '', ip: null, userAgent: null });
const idOf = (name: 'own' | 'system' | 'untagged') => topics.get(name) ?? '';

beforeAll(async () => {
  db = await testDatabase();
  client = new pg.Client({ connectionString: db.urls.app });
  await client.connect();
  for (const name of ['owner', 'stranger']) actors.set(name, await person(db.owner, name));
  actors.set('reader', await person(db.owner, 'Reader', { permissions: ['documents.read'] }));
  actors.set('curator', await person(db.owner, 'Curator', { permissions: ['documents.read', 'topics.system'] }));
  actors.set('administrator', await person(db.owner, 'Admin', { roles: ['admin'] }));
  actors.set('superuser', await person(db.owner, 'Super', { isSuperuser: true, permissions: [] }));
  const key = await insertKey(db.owner, who('owner').id, ['documents.read']);
  const identity = { username: 'o', sessionId: null, permissions: new Set(['documents.read']), expiresAt: null };
  actors.set('key of the owner', Actor.user({ ...identity, userId: who('owner').id, key }, who('owner').origin));
  const insert = async (sql: string, values: readonly unknown[]) =>
    (await db.owner.query<{ id: string }>(sql, [...values])).rows[0]?.id ?? '';
  const topic = (ownerId: string | null, name: string) =>
    insert('insert into topics (owner_id, name) values ($1, $2) returning id', [ownerId, name]);
  topics.set('own', await topic(who('owner').id, 'Own'));
  topics.set('untagged', await topic(who('owner').id, 'Untagged'));
  topics.set('system', await topic(null, 'System'));
  documentId = await insert(
    `insert into documents (owner_id, title, filename, declared_type, size_bytes, upload_expires_at, status, object_key, is_public)
     values ($1, 'x', 'x', 'text/plain', 1, now(), 'READY', 'x', true) returning id`,
    [who('owner').id],
  );
  for (const id of [idOf('own'), idOf('system')])
    await db.owner.query(
      `insert into document_topics (document_id, topic_id, owner_id, source) values ($1, $2, $3, 'AI')`,
      [documentId, id, who('owner').id],
    );
});
afterAll(async () => {
  await client.end();
  await db.close();
});

/** Whether the application role is let, and one row seen or touched. Whatever it did is undone. */
async function isLet(actor: Actor, sql: string): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query(`select set_config('app.user_id', $1, true), set_config('app.key_id', $2, true)`, [
      actor.userId ?? '',
      actor.keyId ?? '',
    ]);
    return (await client.query(sql)).rowCount === 1;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501') return false;
    throw new Error(`${sql} failed for another reason`, { cause: error });
  } finally {
    await client.query('rollback');
  }
}

const same = async (actor: Actor, questions: readonly (readonly [sql: string, expected: boolean])[]) => {
  for (const [sql, expected] of questions) expect([sql, await isLet(actor, sql)]).toEqual([sql, expected]);
};

test.each(NAMES)('PostgreSQL and the policy answer alike on topics for: %s', async (name) => {
  const actor = who(name);
  for (const [which, ownerId] of [
    ['own', who('owner').id],
    ['system', null],
  ] as const) {
    const [reads, changes] = [canRead(actor, { ownerId }), canChange(actor, { ownerId })];
    const owner = ownerId === null ? 'null' : `'${ownerId}'`;
    await same(actor, [
      [`select from topics where id = '${idOf(which)}'`, reads],
      [`update topics set name = 'Other' where id = '${idOf(which)}'`, changes],
      [`delete from topics where id = '${idOf(which)}'`, changes],
      [`insert into topics (owner_id, name) values (${owner}, 'New')`, changes],
      [`update topics set owner_id = '${who('stranger').id}' where id = '${idOf(which)}'`, false],
    ]);
  }
});

test.each(NAMES)(
  'PostgreSQL lets tag the owner alone, and shows of a public document topics of the system: %s',
  async (name) => {
    const actor = who(name);
    const [reads, isOwner] = [actor.may('documents.read'), actor.userId === who('owner').id];
    const writes = isOwner && actor.may('documents.write');
    const [own, system] = [`topic_id = '${idOf('own')}'`, `topic_id = '${idOf('system')}'`];
    const values = `values ('${documentId}', '${idOf('untagged')}', '${who('owner').id}'`;
    await same(actor, [
      [`select from document_topics where ${system}`, reads],
      [`select from document_topics where ${own}`, reads && isOwner],
      [`delete from document_topics where ${system}`, writes],
      [`update document_topics set source = 'MANUAL' where ${system}`, writes],
      [`insert into document_topics (document_id, topic_id, owner_id, source) ${values}, 'MANUAL')`, writes],
      [`insert into document_topics (document_id, topic_id, owner_id, source) ${values}, 'AI')`, false],
    ]);
  },
);

test('some are let and some are not', () => {
  const ownerId = who('owner').id;
  expect(NAMES.filter((name) => canChange(who(name), { ownerId }))).toEqual(['owner']);
  expect(NAMES.filter((name) => canChange(who(name), { ownerId: null }))).toEqual([...['curator', 'administrator']]);
  expect(NAMES.filter((name) => canRead(who(name), { ownerId }))).toEqual(['owner', 'key of the owner']);
});
