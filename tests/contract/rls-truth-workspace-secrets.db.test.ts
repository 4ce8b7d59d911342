import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import * as policy from '../../src/modules/secrets/secret.policy.js';
import { EVERYTHING, type GrantOf, STATES, Scene } from './rls-truth/scene.js';
import type { Question } from './rls-truth/judge.js';
import { tellsTheTruth, yesses } from './rls-truth/truth.js';

/** Secrets of workspaces, shared with members and with groups in which there are members and others. */
const DECIDE = ['workspace owner', 'workspace admin'];
const REACH = ['USE member', 'REVEAL member', 'MANAGE member', 'member in the group'];
const NOTHING = ['member', 'other member', 'expired member', 'ex-member', 'outsider in the group', 'outsider', 'admin'];
const SILENT = ['workspace owner who does not read', 'owner of the deleted workspace', 'newcomer', 'nobody'];
const NAMES = [...DECIDE, ...REACH, ...NOTHING, ...SILENT, 'workspace admin who only reads'];

let scene: Scene;
let workspaceId: string;
let deletedId: string;

beforeAll(async () => {
  scene = await Scene.open();
  const plain = [...DECIDE, ...REACH, ...NOTHING.filter((name) => name !== 'admin'), 'owner of the deleted workspace'];
  for (const name of plain) await scene.person(name);
  await scene.person('admin', { roles: ['admin'] });
  await scene.person('workspace owner who does not read', { permissions: EVERYTHING.slice(1) });
  await scene.person('workspace admin who only reads', { permissions: ['secrets.read'] });
  const members = [...REACH, 'member', 'other member', 'expired member', 'ex-member'];
  workspaceId = await scene.workspace([
    [scene.actor('workspace owner'), 'OWNER'],
    [scene.actor('workspace owner who does not read'), 'OWNER'],
    [scene.actor('workspace admin'), 'ADMIN'],
    [scene.actor('workspace admin who only reads'), 'ADMIN'],
    ...members.map((name) => [scene.actor(name), 'MEMBER'] as const),
  ]);
  deletedId = await scene.workspace(
    [
      [scene.actor('owner of the deleted workspace'), 'OWNER'],
      [scene.actor('MANAGE member'), 'MEMBER'],
    ],
    { isDeleted: true },
  );
  const grants = await everyGrant();
  for (const state of STATES) await scene.secret({ workspaceId, state }, grants);
  for (const requiredPermission of ['secrets.share', 'nobody.holds'])
    await scene.secret({ workspaceId, requiredPermission }, grants);
  const ofManager: GrantOf = { to: { userId: scene.actor('MANAGE member').id }, access: 'MANAGE' };
  await scene.secret({ workspaceId: deletedId }, [ofManager]);
  const another = await scene.workspace([[scene.actor('outsider'), 'OWNER']]);
  await scene.secret({ workspaceId: another });
  for (const name of ['workspace owner', 'outsider', 'other member'])
    await scene.secret({ ownerId: scene.actor(name).id });
  for (const access of ['REVEAL', 'MANAGE'] as const)
    await scene.secret({ workspaceId }, [{ to: { groupId: await mixedGroup() }, access }]);
  await scene.leave(workspaceId, scene.actor('ex-member'));
});
afterAll(() => scene.close());

/** Somebody of the workspace and somebody else. */
const mixedGroup = () => scene.group([scene.actor('member in the group'), scene.actor('outsider in the group')]);

async function everyGrant(): Promise<GrantOf[]> {
  const to = (name: string) => ({ userId: scene.actor(name).id });
  return [
    ...(['USE', 'REVEAL', 'MANAGE'] as const).map((access) => ({ to: to(`${access} member`), access })),
    { to: to('expired member'), access: 'MANAGE', isExpired: true },
    { to: to('ex-member'), access: 'MANAGE' },
    { to: { groupId: await mixedGroup() }, access: 'USE' },
    { to: { groupId: await mixedGroup() }, access: 'REVEAL' },
  ];
}

function* aboutMaking(_scene: Scene, name: string): Generator<Question> {
  const who = scene.actor(name);
  const sql = `insert into secrets (workspace_id, owner_id, name, name_key, type, masked_value)
    values ($1, $2, 'n', gen_random_uuid()::text, 'SECRET', '')`;
  for (const id of [workspaceId, deletedId]) {
    const row = { ...{ secretId: '', ownerId: null, chat: null, requiredPermission: null }, workspaceId: id };
    const workspaceRole = scene.roleOf(who, { ...row, state: 'live' });
    const expected = policy.canCreate(who, { scope: 'WORKSPACE', workspaceRole, isChatOpen: false });
    yield { about: `insert secret of the workspace ${id}`, expected, sql, values: [id, null] };
  }
  yield { about: 'insert secret of no workspace', expected: false, sql, values: [randomUUID(), null] };
}

tellsTheTruth(NAMES, () => scene, { least: 250, besides: aboutMaking });

test('whoever is not in the workspace is let nothing of it, whatever was shared, and whoever decides is let most', () => {
  const ofWorkspace = (name: string) => {
    const who = scene.actor(name);
    return scene.rows.filter((row) => row.workspaceId === workspaceId && policy.canRead(who, scene.factsFor(who, row)));
  };
  for (const name of [...NOTHING, ...SILENT]) expect([name, ofWorkspace(name).length]).toEqual([name, 0]);
  for (const name of [...DECIDE, ...REACH]) expect(yesses(scene, name)).toBeGreaterThan(4);
});
