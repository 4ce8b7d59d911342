import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import * as policy from '../../src/modules/secrets/secret.policy.js';
import type { ShareAccess } from '../../src/modules/secrets/share.entity.js';
import { Actor } from '../../src/platform/actor.js';
import { type Vault, openVault } from '../modules/secrets/vault.js';

/**
 * One table of truth, read twice: what the policies of the program answer, and what PostgreSQL lets the application
 * role do for the same actor with the same row. Neither may be wider than the other.
 */
const EVERYTHING = ['secrets.read', 'secrets.create', 'secrets.reveal', 'secrets.share', 'secrets.use'];

interface Question {
  readonly about: string;
  readonly expected: boolean;
  readonly sql: string;
  readonly values: readonly unknown[];
}

interface Row {
  readonly secretId: string;
  readonly ownerId: string;
  readonly state: State;
}

const STATES = ['live', 'inactive', 'deleted', 'destroyed'] as const;
type State = (typeof STATES)[number];

const isGone = ({ state }: Row) => state === 'deleted' || state === 'destroyed';
const kindOf = (thing: string, { state }: Row) => (state === 'live' ? thing : `${thing} (${state})`);

let vault: Vault;
let client: pg.Client;
const actors = new Map<string, Actor>();
const rows: Row[] = [];
const grants: { secretId: string; ownerId: string; granteeId: string; access: ShareAccess; isExpired: boolean }[] = [];

const actor = (name: string): Actor =>
  actors.get(name) ?? Actor.anonymous({ requestId: '', ip: null, userAgent: null });

beforeAll(async () => {
  vault = await openVault();
  client = new pg.Client({ connectionString: vault.db.urls.app });
  await client.connect();
  for (const name of ['owner', 'USE grantee', 'REVEAL grantee', 'MANAGE grantee', 'expired grantee', 'stranger'])
    actors.set(name, await vault.person(name));
  const people = {
    administrator: { roles: ['admin'] },
    superuser: { roles: ['admin'], isSuperuser: true },
    'auditor who manages': { permissions: ['audit.read', 'audit.verify', ...EVERYTHING] },
    'owner who only reads': { permissions: ['secrets.read'] },
    'owner who does not read': { permissions: EVERYTHING.slice(1) },
    'disabled owner and grantee': { isActive: false },
  };
  for (const [name, of] of Object.entries(people)) actors.set(name, await vault.person(name, of));
  actors.set('nobody', Actor.anonymous({ requestId: '', ip: null, userAgent: null }));
  for (const owner of ['owner', 'owner who only reads', 'owner who does not read', 'disabled owner and grantee'])
    for (const state of STATES) await addSecret(actor(owner).id, state);
});
afterAll(async () => {
  await client.end();
  await vault.db.close();
});

/** A secret of this owner with a version, a log entry and a share for each kind of grantee. */
async function addSecret(ownerId: string, state: State) {
  const secretId = randomUUID();
  await vault.rows(
    `insert into secrets (id, owner_id, name, name_key, type, masked_value, is_active, deleted_at, destroyed_at)
     values ($1::uuid, $2, $1::text, $1::text, 'SECRET', '', $3 <> 'inactive',
       case when $3 in ('deleted', 'destroyed') then now() end, case when $3 = 'destroyed' then now() end)`,
    [secretId, ownerId, state],
  );
  await vault.rows(
    `insert into secret_versions (secret_id, owner_id, number, format, key_provider, key_id, wrapped_key, nonce, ciphertext, created_by)
     values ($1, $2, 1, 1, 'local', '', $3, $3, $3, $2)`,
    [secretId, ownerId, state === 'destroyed' ? null : Buffer.alloc(1)],
  );
  await vault.rows(
    `insert into secret_access_log (secret_id, owner_id, access_type, success) values ($1, $2, 'WRITE', true)`,
    [secretId, ownerId],
  );
  rows.push({ secretId, ownerId, state });
  const grantees = [
    ['USE grantee', 'USE'],
    ['REVEAL grantee', 'REVEAL'],
    ['MANAGE grantee', 'MANAGE'],
    ['auditor who manages', 'MANAGE'],
    ['expired grantee', 'MANAGE'],
    ['disabled owner and grantee', 'MANAGE'],
    ['owner who does not read', 'MANAGE'],
  ] as const;
  for (const [name, access] of grantees) {
    const granteeId = actor(name).id;
    if (granteeId === ownerId) continue;
    const isExpired = name === 'expired grantee';
    grants.push({ secretId, ownerId, granteeId, access, isExpired });
    await vault.rows(
      `insert into secret_shares (secret_id, owner_id, grantee_id, access, granted_by, expires_at)
       values ($1, $2, $3, $4, $2, case when $5 then now() end)`,
      [secretId, ownerId, granteeId, access, isExpired],
    );
  }
}

/** What the repository would tell the policies: a share opens nothing once it has expired or the secret is deleted. */
function factsFor(who: Actor, row: Row): policy.Ownership {
  const { secretId, ownerId } = row;
  const grant = grants.find((g) => g.secretId === secretId && g.granteeId === who.userId && !g.isExpired);
  return { ownerId, access: isGone(row) ? null : (grant?.access ?? null) };
}

function* aboutSecret(who: Actor, row: Row): Generator<Question> {
  const facts = factsFor(who, row);
  const values = [row.secretId];
  const kind = kindOf('secret', row);
  const isThere = row.state !== 'destroyed';
  yield {
    about: `select ${kind}`,
    expected: policy.canRead(who, facts),
    sql: `select from secrets where id = $1`,
    values,
  };
  yield {
    about: `update ${kind}`,
    expected: isThere && policy.canUpdate(who, facts),
    sql: `update secrets set display_name = 'x' where id = $1`,
    values,
  };
  yield { about: `delete ${kind}`, expected: false, sql: `delete from secrets where id = $1`, values };
  yield {
    about: `lock ${kind}`,
    expected: isThere && policy.canUpdate(who, facts),
    sql: `select from secrets where id = $1 for update`,
    values,
  };
}

/** What leads from one state to another. None leads back from destroyed. */
function* aboutStates(who: Actor, row: Row): Generator<Question> {
  const facts = factsFor(who, row);
  const values = [row.secretId];
  const isThere = row.state !== 'destroyed';
  const change = (verb: string, isAllowed: boolean, set: string): Question => ({
    about: `${verb} ${kindOf('secret', row)}`,
    expected: isThere && isAllowed,
    sql: `update secrets set ${set} where id = $1`,
    values,
  });
  yield change('switch', policy.canSetActive(who, facts), 'is_active = not is_active');
  yield change('rename', policy.canRename(who, facts), `name = 'another', name_key = gen_random_uuid()::text`);
  yield change(
    'schedule',
    policy.canSchedule(who, facts),
    'rotation_enabled = true, rotation_days = 1, next_rotation_at = now()',
  );
  if (!isGone(row)) yield change('delete', policy.canDelete(who, facts), 'deleted_at = now()');
  else {
    const deleted = { ...facts, isDeleted: true, isRestorable: isThere };
    yield change('restore', policy.canRestore(who, deleted), 'deleted_at = null, destroyed_at = null');
  }
  yield change(
    'destroy',
    policy.canDestroy(who, facts),
    'destroyed_at = now(), deleted_at = coalesce(deleted_at, now())',
  );
  yield change('give away', false, 'owner_id = gen_random_uuid()');
  yield change('hide the end of', false, 'rotation_reminded_for = now()');
}

function* aboutVersion(who: Actor, row: Row): Generator<Question> {
  const facts = factsFor(who, row);
  const kind = kindOf('version', row);
  const one = 'where secret_id = $1 and number = 1';
  const values = [row.secretId];
  const insert = `insert into secret_versions
    (secret_id, owner_id, number, format, key_provider, key_id, wrapped_key, nonce, ciphertext, created_by)
    values ($1, $2, 2, 1, '', '', '', '', '', $3)`;
  yield {
    about: `select ${kind}`,
    expected: policy.canRead(who, facts),
    sql: `select from secret_versions ${one}`,
    values,
  };
  yield {
    about: `insert ${kind}`,
    expected: row.state !== 'destroyed' && policy.canRotate(who, facts),
    sql: insert,
    values: [row.secretId, row.ownerId, who.userId ?? row.ownerId],
  };
  yield {
    about: `insert ${kind} in the name of another`,
    expected: false,
    sql: insert,
    values: [row.secretId, row.ownerId, randomUUID()],
  };
  yield { about: `update ${kind}`, expected: false, sql: `update secret_versions set reason = 'x' ${one}`, values };
  yield { about: `erase ${kind}`, expected: false, sql: `update secret_versions set ciphertext = null ${one}`, values };
  yield { about: `delete ${kind}`, expected: false, sql: `delete from secret_versions ${one}`, values };
}

function* aboutShare(who: Actor, row: Row, grantee: Actor): Generator<Question> {
  const facts = factsFor(who, row);
  const kind = kindOf('share', row);
  const one = `where secret_id = $1 and grantee_id = $2`;
  const values = [row.secretId, grantee.id];
  const isShared = grants.some(({ secretId, granteeId }) => secretId === row.secretId && granteeId === grantee.id);
  if (isShared) {
    const isSeen = policy.canReadShare(who, { ownerId: row.ownerId, granteeId: grantee.id });
    const update = `update secret_shares set access = 'USE' ${one}`;
    yield { about: `select ${kind}`, expected: isSeen, sql: `select from secret_shares ${one}`, values };
    yield { about: `update ${kind}`, expected: policy.canShare(who, facts), sql: update, values };
    yield {
      about: `delete ${kind}`,
      expected: policy.canUnshare(who, facts),
      sql: `delete from secret_shares ${one}`,
      values,
    };
  } else {
    const insert = `insert into secret_shares (secret_id, owner_id, grantee_id, access, granted_by) values ($1, $2, $3, 'USE', $4)`;
    const [by, another] = [who.userId ?? row.ownerId, randomUUID()];
    const share = [row.secretId, row.ownerId, grantee.id];
    yield { about: `insert ${kind}`, expected: policy.canShare(who, facts), sql: insert, values: [...share, by] };
    yield { about: `insert ${kind} in the name of another`, expected: false, sql: insert, values: [...share, another] };
  }
}

function* aboutAccess(who: Actor, row: Row): Generator<Question> {
  const facts = factsFor(who, row);
  const kind = kindOf('access', row);
  const one = 'where secret_id = $1';
  const values = [row.secretId];
  const insert = `insert into secret_access_log (secret_id, owner_id, access_type, success, user_id) values ($1, $2, 'READ', true, $3)`;
  const [by, another] = [who.userId ?? row.ownerId, randomUUID()];
  const isSeen = policy.canReadAccessLog(who, facts);
  yield { about: `select ${kind}`, expected: isSeen, sql: `select from secret_access_log ${one}`, values };
  yield {
    about: `insert ${kind}`,
    expected: policy.canRead(who, facts),
    sql: insert,
    values: [row.secretId, row.ownerId, by],
  };
  yield {
    about: `insert ${kind} of another`,
    expected: false,
    sql: insert,
    values: [row.secretId, row.ownerId, another],
  };
  yield {
    about: `insert ${kind} for another owner`,
    expected: false,
    sql: insert,
    values: [row.secretId, another, by],
  };
  yield {
    about: `update ${kind}`,
    expected: false,
    sql: `update secret_access_log set success = false ${one}`,
    values,
  };
  yield { about: `delete ${kind}`, expected: false, sql: `delete from secret_access_log ${one}`, values };
}

function* aboutMaking(who: Actor): Generator<Question> {
  const sql = `insert into secrets (owner_id, name, name_key, type, masked_value) values ($1, 'n', gen_random_uuid()::text, 'SECRET', '')`;
  const own = who.userId ?? actor('owner').id;
  yield { about: 'insert secret', expected: policy.canCreate(who), sql, values: [own] };
  if (own !== actor('stranger').id)
    yield { about: 'insert secret of another', expected: false, sql, values: [actor('stranger').id] };
}

function* questionsFor(who: Actor): Generator<Question> {
  yield* aboutMaking(who);
  for (const row of rows) {
    yield* aboutSecret(who, row);
    yield* aboutStates(who, row);
    yield* aboutVersion(who, row);
    yield* aboutAccess(who, row);
    for (const grantee of actors.values())
      if (grantee.isUser && grantee.id !== row.ownerId) yield* aboutShare(who, row, grantee);
  }
}

/** Whether the application role is let, and one row seen or touched. Whatever it did is undone. */
async function isLet(who: Actor, { sql, values }: Question): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query(`select set_config('app.user_id', $1, true)`, [who.userId ?? '']);
    return (await client.query(sql, [...values])).rowCount === 1;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501') return false;
    throw new Error(`${sql} failed for another reason`, { cause: error });
  } finally {
    await client.query('rollback');
  }
}

const NAMES = [
  ...['owner', 'USE grantee', 'REVEAL grantee', 'MANAGE grantee', 'expired grantee', 'stranger'],
  ...['administrator', 'superuser', 'auditor who manages', 'owner who only reads', 'owner who does not read'],
  ...['disabled owner and grantee', 'nobody'],
];

test('every kind of actor is asked about', () => {
  expect([...actors.keys()].sort()).toEqual([...NAMES].sort());
});

test.each(NAMES)('PostgreSQL and the policies answer alike for: %s', async (name) => {
  const who = actor(name);
  const differences: string[] = [];
  for (const question of questionsFor(who)) {
    const isAllowed = await isLet(who, question);
    if (isAllowed !== question.expected) differences.push(`${question.about}: PostgreSQL says ${isAllowed}`);
  }
  expect(differences).toEqual([]);
});

test('whoever has no right to content is let nothing, and whoever has is', async () => {
  const yes = (name: string) => [...questionsFor(actor(name))].filter(({ expected }) => expected).length;
  for (const name of ['administrator', 'superuser', 'owner who does not read', 'disabled owner and grantee', 'nobody'])
    expect([name, yes(name)]).toEqual([name, 0]);
  for (const name of ['owner', 'USE grantee', 'REVEAL grantee', 'MANAGE grantee']) expect(yes(name)).toBeGreaterThan(4);
});
