import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { WorkspaceRole } from '../../src/modules/workspaces/member.entity.js';
import * as policy from '../../src/modules/workspaces/workspace.policy.js';
import { Actor } from '../../src/platform/actor.js';
import { insertKey } from '../support/keys.js';
import { type House, openHouse } from '../modules/workspaces/house.js';

/** One table of truth about workspaces, read twice: by the policies of the program, and by PostgreSQL. */
interface Question {
  readonly about: string;
  readonly expected: boolean;
  readonly sql: string;
  readonly values: readonly unknown[];
}

interface Row {
  readonly id: string;
  readonly state: State;
}

const STATES = ['live', 'deleted', 'deleted long ago', 'destroyed'] as const;
type State = (typeof STATES)[number];
const ROLES = ['OWNER', 'ADMIN', 'MEMBER'] as const;
const ORIGIN = { requestId: '', ip: null, userAgent: null };
const MEMBERS: Readonly<Record<string, WorkspaceRole>> = {
  owner: 'OWNER',
  'another owner': 'OWNER',
  'disabled owner': 'OWNER',
  admin: 'ADMIN',
  member: 'MEMBER',
  agent: 'MEMBER',
  'owner without permissions': 'OWNER',
};
const NAMES = [
  ...Object.keys(MEMBERS),
  ...['key of the owner', 'stranger', 'administrator', 'superuser', 'disabled stranger', 'deleted stranger', 'nobody'],
];

let house: House;
let client: pg.Client;
const actors = new Map<string, Actor>();
const rows: Row[] = [];
const actor = (name: string): Actor => actors.get(name) ?? Actor.anonymous(ORIGIN);

beforeAll(async () => {
  house = await openHouse();
  client = new pg.Client({ connectionString: house.db.urls.app });
  await client.connect();
  for (const name of NAMES.filter((each) => each !== 'nobody' && !each.startsWith('key')))
    actors.set(
      name,
      await house.person(name, {
        ...(name === 'administrator' && { roles: ['admin'] }),
        ...(name === 'superuser' && { roles: ['admin'], isSuperuser: true }),
        ...(name === 'owner without permissions' && { permissions: [] }),
      }),
    );
  for (const state of STATES) rows.push({ id: await workspaceIn(state), state });
  await house.rows(`update users set kind = 'SERVICE' where id = $1`, [actor('agent').id]);
  for (const name of ['disabled owner', 'disabled stranger', 'deleted stranger'])
    await house.rows(`update users set is_active = false where id = $1`, [actor(name).id]);
  await house.rows(`update users set deleted_at = now() where id = $1`, [actor('deleted stranger').id]);
  const permissions = new Set(['workspaces.create']);
  const key = await insertKey(house.db.owner, actor('owner').id, [...permissions]);
  const identity = { userId: actor('owner').id, username: 'owner', sessionId: null, permissions, expiresAt: null, key };
  actors.set('key of the owner', Actor.user(identity, ORIGIN));
  actors.set('nobody', Actor.anonymous(ORIGIN));
});
afterAll(async () => {
  await client.end();
  await house.db.close();
});

async function workspaceIn(state: State): Promise<string> {
  const id = await house.workspaceOf(...Object.entries(MEMBERS).map(([name, role]) => [actor(name), role] as const));
  const age = { live: null, deleted: 29, 'deleted long ago': 31, destroyed: 31 }[state];
  await house.rows(`update workspaces set deleted_at = now() - make_interval(days => $2) where id = $1`, [id, age]);
  // Without the trigger, which would leave no membership to ask about.
  if (state === 'destroyed') {
    await house.rows('alter table workspaces disable trigger workspace_end');
    await house.rows('update workspaces set destroyed_at = now() where id = $1', [id]);
    await house.rows('alter table workspaces enable trigger workspace_end');
  }
  return id;
}

const isInUse = (name: string) => !/^(disabled|deleted)|^nobody$/.test(name);
const isPerson = (name: string) => name !== 'agent';
const roleOf = (name: string): WorkspaceRole | null => MEMBERS[name.replace('key of the ', '')] ?? null;

/** What the repository would tell the policies. */
function factsFor(name: string, { state }: Row): policy.WorkspaceFacts {
  const isKnown = isInUse(name) && (state === 'live' || state === 'deleted');
  return { role: isKnown ? roleOf(name) : null, isDeleted: state !== 'live' };
}

function* aboutWorkspace(name: string, row: Row): Generator<Question> {
  const [who, facts, values] = [actor(name), factsFor(name, row), [row.id]];
  const question = (verb: string, expected: boolean, sql: string): Question => ({
    about: `${verb} workspace (${row.state})`,
    ...{ expected, sql, values },
  });
  const change = (set: string) => `update workspaces set ${set} where id = $1`;
  const isChanged = policy.canUpdate(who, facts) || policy.canRestore(who, facts);
  yield question('select', policy.canRead(who, facts), 'select from workspaces where id = $1');
  yield question('rename', isChanged, change(`name = 'x', slug = 'x'`));
  yield question('lock', isChanged, 'select from workspaces where id = $1 for update');
  yield question('destroy', false, change('destroyed_at = now(), deleted_at = now()'));
  yield question('backdate', false, change('created_at = now()'));
  yield question('remove', false, 'delete from workspaces where id = $1');
  if (row.state === 'live') yield question('delete', policy.canDelete(who, facts), change('deleted_at = now()'));
  else yield question('restore', policy.canRestore(who, facts), change('deleted_at = null'));
  const isHeld = row.state === 'live' && facts.role !== null;
  yield question('have a role in', isHeld, 'select where app_workspace_role($1) is not null');
  yield question('take turns in', isHeld, 'select where app_lock_workspace($1) is not null');
  for (const least of ROLES) {
    const reaches = isHeld && ROLES.indexOf(facts.role) <= ROLES.indexOf(least);
    yield question(`be ${least} in`, reaches, `select where $1::uuid = any (array(select app_workspaces('${least}')))`);
  }
}

function* aboutMember(name: string, row: Row, target: string): Generator<Question> {
  const [who, facts, role] = [actor(name), factsFor(name, row), MEMBERS[target] ?? 'MEMBER'];
  const values = [row.id, actor(target).id];
  const one = 'where workspace_id = $1 and user_id = $2';
  const about = (verb: string) => `${verb} ${target} in workspace (${row.state})`;
  const sees = policy.canRead(who, facts);
  yield { about: about('select'), expected: sees, sql: `select from workspace_members ${one}`, values };
  const leaves = policy.canRemove(who, facts, { userId: actor(target).id, role });
  yield { about: about('delete'), expected: leaves, sql: `delete from workspace_members ${one}`, values };
  for (const to of ROLES) {
    const expected = policy.canChange(who, facts, role, to) && (to !== 'OWNER' || isPerson(target));
    const sql = `update workspace_members set role = '${to}' ${one}`;
    yield { about: about(`make ${to} of`), expected, sql, values };
  }
  const move = `update workspace_members set workspace_id = gen_random_uuid() ${one}`;
  yield { about: about('move'), expected: false, sql: move, values };
}

function* aboutAdding(name: string, row: Row, target: string): Generator<Question> {
  const [who, facts] = [actor(name), factsFor(name, row)];
  for (const role of ROLES)
    yield {
      about: `add ${target} as ${role} to workspace (${row.state})`,
      expected: policy.canAdd(who, facts, role) && isInUse(target) && isPerson(target),
      sql: `insert into workspace_members (workspace_id, user_id, role) values ($1, $2, $3)`,
      values: [row.id, actor(target).id, role],
    };
}

function* questionsFor(name: string): Generator<Question> {
  const sql = `insert into workspaces (name, slug) values ('A team', 'team')`;
  const isMade = policy.canCreate(actor(name)) && isInUse(name) && isPerson(name);
  yield { about: 'insert workspace', expected: isMade, sql, values: [] };
  for (const row of rows) {
    yield* aboutWorkspace(name, row);
    for (const target of Object.keys(MEMBERS)) yield* aboutMember(name, row, target);
    for (const target of ['stranger', 'superuser', 'disabled stranger', 'deleted stranger'])
      yield* aboutAdding(name, row, target);
  }
}

/** Whether the application role is let, and one row seen or touched. Whatever it did is undone. */
async function isLet(who: Actor, { sql, values }: Question): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query(`select set_config('app.user_id', $1, true), set_config('app.key_id', $2, true)`, [
      who.userId ?? '',
      who.keyId ?? '',
    ]);
    return (await client.query(sql, [...values])).rowCount === 1;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501') return false;
    throw new Error(`${sql} failed for another reason`, { cause: error });
  } finally {
    await client.query('rollback');
  }
}

test('every kind of actor is asked about, in more than three thousand cells', () => {
  expect([...actors.keys()].sort()).toEqual([...NAMES].sort());
  expect(NAMES.flatMap((name) => [...questionsFor(name)]).length).toBeGreaterThan(3_000);
});

test.each(NAMES)('PostgreSQL and the policies answer alike for: %s', async (name) => {
  const differences: string[] = [];
  for (const question of questionsFor(name)) {
    const isAllowed = await isLet(actor(name), question);
    if (isAllowed !== question.expected) differences.push(`${question.about}: PostgreSQL says ${isAllowed}`);
  }
  expect(differences).toEqual([]);
});

test('whoever does not belong to it is let nothing, and whoever does is', () => {
  const yes = (name: string) =>
    [...questionsFor(name)].filter(({ expected, about }) => expected && about !== 'insert workspace').length;
  for (const name of ['stranger', 'administrator', 'superuser', 'disabled owner', 'disabled stranger', 'nobody'])
    expect([name, yes(name)]).toEqual([name, 0]);
  for (const name of ['owner', 'admin', 'member', 'key of the owner']) expect(yes(name)).toBeGreaterThan(4);
});
