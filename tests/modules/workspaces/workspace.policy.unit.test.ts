import { describe, expect, test } from '@jest/globals';
import type { WorkspaceRole } from '../../../src/modules/workspaces/member.entity.js';
import * as policy from '../../../src/modules/workspaces/workspace.policy.js';
import { Actor } from '../../../src/platform/actor.js';
import { actorOf } from '../secrets/people.js';

const ORIGIN = { requestId: '', ip: null, userAgent: null };
const me = actorOf('00000000-0000-4000-8000-000000000001', []);
const key = Actor.user(
  {
    ...{ userId: me.id, username: 'me', sessionId: null, permissions: new Set<string>(), expiresAt: null },
    key: { id: '00000000-0000-4000-8000-000000000002', chatSessionId: null },
  },
  ORIGIN,
);
const in_ = (role: WorkspaceRole | null, isDeleted = false) => ({ role, isDeleted });
const ROLES: readonly WorkspaceRole[] = ['OWNER', 'ADMIN', 'MEMBER'];

describe.each([
  ['OWNER', { read: true, update: true, manage: true, restore: true }],
  ['ADMIN', { read: true, update: false, manage: true, restore: false }],
  ['MEMBER', { read: true, update: false, manage: false, restore: false }],
  [null, { read: false, update: false, manage: false, restore: false }],
] as const)('as %s', (role, may) => {
  test('of a live workspace', () => {
    expect(policy.canRead(me, in_(role))).toBe(may.read);
    expect(policy.canUpdate(me, in_(role))).toBe(may.update);
    expect(policy.canDelete(me, in_(role))).toBe(may.update);
    expect(policy.canManage(me, in_(role))).toBe(may.manage);
    expect(policy.canRestore(me, in_(role))).toBe(false);
  });

  test('of a deleted workspace', () => {
    expect(policy.canRead(me, in_(role, true))).toBe(may.restore);
    expect(policy.canRestore(me, in_(role, true))).toBe(may.restore);
    for (const can of [policy.canUpdate, policy.canDelete, policy.canManage])
      expect(can(me, in_(role, true))).toBe(false);
  });

  test('by an API key', () => {
    expect(policy.canRead(key, in_(role))).toBe(may.read);
    for (const can of [policy.canUpdate, policy.canDelete, policy.canManage]) expect(can(key, in_(role))).toBe(false);
    expect(policy.canRestore(key, in_(role, true))).toBe(false);
    expect(policy.canRemove(key, in_(role), { userId: key.id, role: 'MEMBER' })).toBe(false);
  });

  test('towards members', () => {
    const reach = { OWNER: ROLES, ADMIN: ['ADMIN', 'MEMBER'], MEMBER: [], null: [] }[role ?? 'null'] as WorkspaceRole[];
    for (const from of ROLES) {
      expect([from, policy.canAdd(me, in_(role), from)]).toEqual([from, reach.includes(from)]);
      expect(policy.canRemove(me, in_(role), { userId: 'another', role: from })).toBe(reach.includes(from));
      expect(policy.canRemove(me, in_(role), { userId: me.id, role: from })).toBe(role !== null);
      for (const to of ROLES)
        expect(policy.canChange(me, in_(role), from, to)).toBe(reach.includes(from) && reach.includes(to));
    }
  });
});

test('nobody and the system have no standing, and making one takes the permission', () => {
  for (const actor of [Actor.anonymous(ORIGIN), Actor.system('test')])
    for (const can of [policy.canRead, policy.canUpdate, policy.canManage])
      expect(can(actor, in_('OWNER'))).toBe(false);
  expect(policy.canCreate(me)).toBe(false);
  expect(policy.canCreate(actorOf(me.id, ['workspaces.create']))).toBe(true);
});
