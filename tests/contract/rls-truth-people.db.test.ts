import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import * as policy from '../../src/modules/secrets/secret.policy.js';
import { EVERYTHING, type GrantOf, STATES, Scene } from './rls-truth/scene.js';
import type { Question } from './rls-truth/judge.js';
import { tellsTheTruth, yesses } from './rls-truth/truth.js';

/** Secrets of people, and those they share with users and with groups. */
const OWNERS = ['owner', 'owner who only reads', 'owner who does not read', 'disabled owner and grantee'];
const CONTENT = ['USE grantee', 'REVEAL grantee', 'MANAGE grantee', 'auditor who manages', 'group member'];
const NOTHING = ['expired grantee', 'stranger', 'administrator', 'superuser', 'newcomer', 'member of a deleted group'];
const NAMES = [...OWNERS, ...CONTENT, ...NOTHING, 'group member and REVEAL grantee', 'group manager', 'nobody'];

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.open();
  const some = ['owner', 'USE grantee', 'REVEAL grantee', 'MANAGE grantee', 'expired grantee', 'stranger'];
  for (const name of [...some, 'group member', 'member of a deleted group', 'group member and REVEAL grantee'])
    await scene.person(name);
  await scene.person('administrator', { roles: ['admin'] });
  await scene.person('superuser', { roles: ['admin'], isSuperuser: true });
  await scene.person('group manager', { permissions: ['groups.update', 'groups.read', 'users.read', 'secrets.read'] });
  await scene.person('auditor who manages', { permissions: ['audit.read', 'audit.verify', ...EVERYTHING] });
  await scene.person('owner who only reads', { permissions: ['secrets.read'] });
  await scene.person('owner who does not read', { permissions: EVERYTHING.slice(1) });
  await scene.person('disabled owner and grantee', { isActive: false });
  const grants = await everyGrant();
  for (const name of OWNERS) {
    const ownerId = scene.actor(name).id;
    const ofOthers = grants.filter(({ to }) => !('userId' in to) || to.userId !== ownerId);
    const states = name === 'owner' ? STATES : (['live', 'deleted'] as const);
    for (const state of states) await scene.secret({ ownerId, state }, ofOthers);
  }
  for (const requiredPermission of ['secrets.share', 'audit.read', 'nobody.holds'])
    await scene.secret({ ownerId: scene.actor('owner').id, requiredPermission }, grants);
  await scene.secret({ ownerId: scene.actor('owner').id });
});
afterAll(() => scene.close());

async function everyGrant(): Promise<GrantOf[]> {
  const both = scene.actor('group member and REVEAL grantee');
  const inGroup = [scene.actor('group member'), both, scene.actor('disabled owner and grantee')];
  const to = (name: string) => ({ userId: scene.actor(name).id });
  return [
    ...(['USE', 'REVEAL', 'MANAGE'] as const).map((access) => ({ to: to(`${access} grantee`), access })),
    { to: to('auditor who manages'), access: 'MANAGE' },
    { to: to('expired grantee'), access: 'MANAGE', isExpired: true },
    { to: to('disabled owner and grantee'), access: 'MANAGE' },
    { to: to('owner who does not read'), access: 'MANAGE' },
    { to: { userId: both.id }, access: 'REVEAL' },
    { to: { groupId: await scene.group(inGroup) }, access: 'USE' },
    { to: { groupId: await scene.group([scene.actor('stranger')]) }, access: 'USE', isExpired: true },
    {
      to: { groupId: await scene.group([scene.actor('member of a deleted group')], { isDeleted: true }) },
      access: 'USE',
    },
  ];
}

function* aboutMaking(_scene: Scene, name: string): Generator<Question> {
  const who = scene.actor(name);
  const sql = `insert into secrets (owner_id, name, name_key, type, masked_value, required_permission)
    values ($1, 'n', gen_random_uuid()::text, 'SECRET', '', $2)`;
  const own = who.userId ?? randomUUID();
  const nowhere = { scope: 'USER', workspaceRole: null, isChatOpen: false } as const;
  const expected = policy.canCreate(who, nowhere);
  yield { about: 'insert secret', expected, sql, values: [own, null] };
  yield {
    about: 'insert narrowed secret',
    expected: expected && who.may('secrets.use'),
    sql,
    values: [own, 'secrets.use'],
  };
  yield { about: 'insert secret out of reach', expected: false, sql, values: [own, 'nobody.holds'] };
  if (name !== 'stranger')
    yield { about: 'insert secret of another', expected: false, sql, values: [scene.actor('stranger').id, null] };
}

tellsTheTruth(NAMES, () => scene, { least: 250, besides: aboutMaking });

test('whoever has no right to content is let nothing, and whoever has is', () => {
  const none = ['administrator', 'superuser', 'owner who does not read', 'disabled owner and grantee', 'nobody'];
  for (const name of [...none, 'group manager', 'newcomer']) expect([name, yesses(scene, name)]).toEqual([name, 0]);
  for (const name of ['owner', ...CONTENT]) expect(yesses(scene, name)).toBeGreaterThan(4);
});
