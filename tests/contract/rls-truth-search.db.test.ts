import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { canRead, type DocumentFacts } from '../../src/modules/documents/document.policy.js';
import { Actor } from '../../src/platform/actor.js';
import { putModel } from '../modules/documents/embeddings/vectors.js';
import { actorOf, person } from '../modules/secrets/people.js';
import { store } from '../support/corpus.js';
import { insertKey } from '../support/keys.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

/**
 * `search_chunks` runs as the owner of the tables, past row level security: for every actor and every document it must find
 * what row level security shows, and what the policy of the program answers. Asked of documents, chunks and
 * embeddings themselves, too.
 */
const NOWHERE = { requestId: '', ip: null, userAgent: null };
const STATES = ['UPLOADED', 'PROCESSING', 'READY', 'FAILED'] as const;
const ACTORS = [
  ...[
    'owner',
    'stranger',
    'auditor',
    'owner who audits',
    'without documents.read',
    'administrator',
    'superuser',
    'disabled',
  ],
  ...['key of the owner', 'key for secrets', 'key of the auditor without audit.read', 'service account', 'nobody'],
];

let db: TestDatabase;
const actors = new Map<string, Actor>();
const cells: (DocumentFacts & { readonly id: string })[] = [];

const keyed = async (of: Actor, scopes: readonly string[]) => {
  const key = await insertKey(db.owner, of.id, scopes);
  const permissions = new Set(scopes.filter((scope) => of.may(scope)));
  return Actor.user({ userId: of.id, username: 'k', sessionId: null, permissions, expiresAt: null, key }, NOWHERE);
};

async function serviceAccount(of: Actor): Promise<Actor> {
  const { rows } = await db.owner.query<{ id: string }>(
    `insert into service_accounts (owner_id, created_by, name) values ($1, $1, 'robot') returning user_id as id`,
    [of.id],
  );
  return actorOf(rows[0]?.id ?? '', ['documents.read', 'audit.read']);
}

beforeAll(async () => {
  db = await testDatabase();
  const owner = await person(db.owner, 'owner');
  const audits = await person(db.owner, 'owner who audits', { roles: ['member', 'auditor'] });
  const auditor = await person(db.owner, 'auditor', { roles: ['member', 'auditor'] });
  const add = (name: string, actor: Actor) => actors.set(name, actor);
  add('owner', owner).set('owner who audits', audits).set('auditor', auditor);
  add('stranger', await person(db.owner, 'stranger'));
  add('without documents.read', await person(db.owner, 'less', { permissions: ['documents.write', 'secrets.read'] }));
  add('administrator', await person(db.owner, 'admin', { roles: ['admin'] }));
  add('superuser', await person(db.owner, 'super', { roles: [], isSuperuser: true }));
  add('disabled', await person(db.owner, 'disabled', { isActive: false }));
  add('key of the owner', await keyed(owner, ['documents.read']));
  add('key for secrets', await keyed(owner, ['secrets.read']));
  add('key of the auditor without audit.read', await keyed(auditor, ['documents.read']));
  add('service account', await serviceAccount(auditor));
  add('nobody', Actor.anonymous(NOWHERE));
  const owners = ['owner', 'owner who audits', 'without documents.read', 'disabled', 'service account'];
  for (const name of owners)
    for (const status of STATES)
      for (const isPublic of [false, true])
        for (const requiredPermission of [null, 'audit.read']) {
          const ownerId = actors.get(name)?.id ?? '';
          const facts = { ownerId, status, isPublic, requiredPermission };
          cells.push({ ...facts, id: (await store(db.owner, { ...facts, chunks: ['one wombat', 'two wombats'] })).id });
        }
  const modelId = await putModel(db.owner, 'truth', 1, true);
  await db.owner.query(
    `insert into chunk_embeddings (chunk_id, model_id, document_id, owner_id, embedding)
     select id, $1, document_id, owner_id, '\\x0000803f' from document_chunks`,
    [modelId],
  );
});
afterAll(() => db.close());

/** The documents that a statement names, with how often, run as this user by this key under the application role. */
async function run(userId: string | null, keyId: string | null, sql: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: db.urls.app });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.user_id', $1, true), set_config('app.key_id', $2, true)`, [
      userId ?? '',
      keyId ?? '',
    ]);
    const { rows } = await client.query<{ id: string; n: number }>(sql);
    return Object.fromEntries(rows.map(({ id, n }) => [id, n]));
  } finally {
    await client.end();
  }
}

const answers = (who: Actor, sql: string) => run(who.userId, who.keyId, sql);

test.each(ACTORS)('the search, row level security and the policy answer alike for: %s', async (name) => {
  const who = actors.get(name);
  if (!who) throw new Error(`There is no ${name}.`);
  const visible = cells.filter((facts) => canRead(who, facts)).map(({ id }) => id);
  const expected = (n: number) => Object.fromEntries(visible.map((id) => [id, n]));
  const all = `'{wombat}', '{}', '{}'`;
  const count = (from: string) => `select document_id as id, count(*)::int as n from ${from} group by 1`;
  expect(await answers(who, `select id, 1 as n from documents`)).toEqual(expected(1));
  expect(await answers(who, count('document_chunks'))).toEqual(expected(2));
  expect(await answers(who, count('chunk_embeddings'))).toEqual(expected(2));
  expect(await answers(who, count(`search_chunks(${all}, null, 10000)`))).toEqual(expected(2));
  const [some] = cells;
  const one = count(`search_chunks(${all}, '{${some?.id}}', 10000)`);
  expect(await answers(who, one)).toEqual(visible.includes(some?.id ?? '') ? { [some?.id ?? '']: 2 } : {});
});

test('everybody was asked, and somebody sees something that is narrowed, public, and their own', () => {
  expect([...actors.keys()].sort()).toEqual([...ACTORS].sort());
  process.stdout.write(
    `rls-truth: ${ACTORS.length} actors × ${cells.length} documents = ${ACTORS.length * cells.length} cells\n`,
  );
  const seen = (name: string) =>
    cells.filter((facts) => canRead(actors.get(name) ?? Actor.anonymous(NOWHERE), facts)).length;
  for (const name of ['administrator', 'superuser', 'disabled', 'without documents.read', 'key for secrets', 'nobody'])
    expect([name, seen(name)]).toEqual([name, 0]);
  expect(seen('auditor')).toBeGreaterThan(seen('stranger'));
  expect(seen('owner')).toBeGreaterThan(seen('stranger'));
});

test('a context that is not there, or is made up, finds nothing', async () => {
  const sql = `select document_id as id, 1 as n from search_chunks('{wombat}', '{}', '{}', null, 100)`;
  expect(await run(null, null, sql)).toEqual({});
  expect(await run('00000000-0000-4000-8000-000000000000', null, sql)).toEqual({});
  await expect(run("' or true --", null, sql)).rejects.toThrow('invalid input syntax for type uuid');
});

test('the system role may not call it at all', async () => {
  const client = new pg.Client({ connectionString: db.urls.system });
  await client.connect();
  await expect(client.query(`select search_chunks('{wombat}', '{}', '{}', null, 100)`)).rejects.toMatchObject({
    code: '42501',
  });
  await client.end();
});
