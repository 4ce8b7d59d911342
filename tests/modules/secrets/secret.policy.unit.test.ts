import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Actor } from '../../../src/platform/actor.js';
import * as policy from '../../../src/modules/secrets/secret.policy.js';
import type { ShareAccess } from '../../../src/modules/secrets/share.entity.js';
import { actorOf } from './people.js';

const ME = randomUUID();
const ALL = ['secrets.read', 'secrets.create', 'secrets.reveal', 'secrets.share', 'secrets.use'];
const without = (...missing: string[]) =>
  actorOf(
    ME,
    ALL.filter((code) => !missing.includes(code)),
  );
const UNBOUND = { workspaceId: null, workspaceRole: null, chatSessionId: null, isChatOpen: false } as const;
const FREE = { ...UNBOUND, requiredPermission: null } as const;
const mine: policy.Ownership = { ...FREE, ownerId: ME, access: null };
const shared = (access: ShareAccess | null): policy.Ownership => ({ ...FREE, ownerId: randomUUID(), access });
const ofWorkspace = (
  workspaceRole: policy.WorkspaceRole | null,
  access: ShareAccess | null = null,
): policy.Ownership => ({
  ...{ ...FREE, ownerId: null, workspaceId: randomUUID(), workspaceRole, access },
});
const system: policy.Ownership = { ...FREE, ownerId: null, access: null };

describe('standing', () => {
  test.each([
    ['the owner', mine, 'OWNER'],
    ['a MANAGE grantee', shared('MANAGE'), 'MANAGER'],
    ['a REVEAL grantee', shared('REVEAL'), 'REVEALER'],
    ['a USE grantee', shared('USE'), 'USER'],
    ['a stranger', shared(null), null],
    ['an owner of its workspace', ofWorkspace('OWNER'), 'OWNER'],
    ['an admin of its workspace', ofWorkspace('ADMIN', 'USE'), 'OWNER'],
    ['a member of its workspace', ofWorkspace('MEMBER'), null],
    ['a member it is shared with', ofWorkspace('MEMBER', 'REVEAL'), 'REVEALER'],
    ['somebody who was one', ofWorkspace(null, 'MANAGE'), null],
    ['anybody to one of the house', system, null],
  ])('of %s', (_who, secret, expected) => {
    expect(policy.standing(without(), secret)).toBe(expected);
  });

  test.each([
    ['without secrets.read', without('secrets.read')],
    ['who administers everything', actorOf(ME, ['secrets.system', 'users.read', 'audit.read'])],
    ['who is the system', Actor.system('test')],
    ['who is nobody', Actor.anonymous({ requestId: '', ip: null, userAgent: null })],
  ])('is none for an actor %s', (_who, actor) => {
    expect([mine, shared('MANAGE'), shared(null)].map((secret) => policy.standing(actor, secret))).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('who may what', () => {
  const SECRETS = {
    owner: mine,
    manage: shared('MANAGE'),
    reveal: shared('REVEAL'),
    use: shared('USE'),
    none: shared(null),
  };
  const allowed = (may: (actor: Actor, secret: policy.Ownership) => boolean, actor = without()) =>
    Object.entries(SECRETS).flatMap(([who, secret]) => (may(actor, secret) ? [who] : []));

  test.each([
    ['canRead', policy.canRead, ['owner', 'manage', 'reveal', 'use'], 'secrets.read'],
    ['canUpdate', policy.canUpdate, ['owner', 'manage'], 'secrets.read'],
    ['canRename', policy.canRename, ['owner'], 'secrets.read'],
    ['canRotate', policy.canRotate, ['owner', 'manage'], 'secrets.read'],
    ['canReveal', policy.canReveal, ['owner', 'manage', 'reveal'], 'secrets.reveal'],
    ['canShare', policy.canShare, ['owner'], 'secrets.share'],
    ['canUnshare', policy.canUnshare, ['owner'], 'secrets.read'],
    ['canDelete', policy.canDelete, ['owner'], 'secrets.read'],
    ['canSetActive', policy.canSetActive, ['owner'], 'secrets.read'],
    ['canSchedule', policy.canSchedule, ['owner', 'manage'], 'secrets.read'],
    ['canDestroy', policy.canDestroy, ['owner'], 'secrets.read'],
    ['canReadAccess', policy.canReadAccess, ['owner'], 'secrets.read'],
    ['canReadAccessLog', policy.canReadAccessLog, ['owner'], 'secrets.read'],
  ])('%s', (_name, may, who, permission) => {
    expect(allowed(may)).toEqual(who);
    expect(allowed(may, without(permission))).toEqual([]);
  });

  test('taking back and deleting need no more than seeing', () => {
    const actor = actorOf(ME, ['secrets.read']);
    expect(allowed(policy.canUnshare, actor)).toEqual(['owner']);
    expect(allowed(policy.canDelete, actor)).toEqual(['owner']);
  });

  test.each([
    ['USER', null, false, true],
    ['SESSION', null, true, true],
    ['SESSION', null, false, false],
    ['WORKSPACE', 'OWNER', false, true],
    ['WORKSPACE', 'ADMIN', false, true],
    ['WORKSPACE', 'MEMBER', false, false],
    ['WORKSPACE', null, false, false],
    ['SYSTEM', null, false, false],
  ] as const)('making in %s as %s, chat open %s: %s', (scope, workspaceRole, isChatOpen, expected) => {
    const to = { scope, workspaceRole, isChatOpen };
    expect(policy.canCreate(without(), to)).toBe(expected);
    for (const missing of ['secrets.create', 'secrets.read'])
      expect(policy.canCreate(without(missing), to)).toBe(false);
  });

  test('bringing back is for the owner, of what is deleted and not for too long', () => {
    const deleted = { ...mine, isDeleted: true, isRestorable: true };
    expect(policy.canRestore(without(), deleted)).toBe(true);
    expect(policy.canRestore(without('secrets.read'), deleted)).toBe(false);
    for (const change of [{ ownerId: randomUUID() }, { isDeleted: false }, { isRestorable: false }])
      expect(policy.canRestore(without(), { ...deleted, ...change })).toBe(false);
  });

  test.each([
    ['its owner', { ownerId: ME, workspaceRole: null, isGrantee: false }, true],
    ['its grantee', { ownerId: randomUUID(), workspaceRole: null, isGrantee: true }, true],
    ['a stranger', { ownerId: randomUUID(), workspaceRole: null, isGrantee: false }, false],
    ['an admin of the workspace', { ownerId: null, workspaceRole: 'ADMIN', isGrantee: false }, true],
    ['a member of the workspace', { ownerId: null, workspaceRole: 'MEMBER', isGrantee: false }, false],
    ['a member who is the grantee', { ownerId: null, workspaceRole: 'MEMBER', isGrantee: true }, true],
    ['a grantee who is no member', { ownerId: null, workspaceRole: null, isGrantee: true }, false],
  ] as const)('a share is seen, or not, by %s', (_who, share, expected) => {
    expect(policy.canReadShare(without(), share)).toBe(expected);
    expect(policy.canReadShare(without('secrets.read'), share)).toBe(false);
  });
});

describe('why a value is not revealed', () => {
  const facts = (more: Partial<policy.RevealFacts>) => ({ ...mine, isActive: true, isExpired: false, ...more });

  test.each([
    ['nothing in the way', facts({}), null],
    ['its chat session closed', facts({ chatSessionId: randomUUID(), isActive: false }), 'CHAT_CLOSED'],
    ['its chat session open', facts({ chatSessionId: randomUUID(), isChatOpen: true }), null],
    ['switched off', facts({ isActive: false }), 'INACTIVE'],
    ['expired', facts({ isExpired: true }), 'EXPIRED'],
    ['both: off comes first', facts({ isActive: false, isExpired: true }), 'INACTIVE'],
    ['not allowed, before all else', facts({ ...shared('USE'), isActive: false, isExpired: true }), 'FORBIDDEN'],
  ])('%s', (_why, secret, expected) => {
    expect(policy.revealRefusal(without(), secret)).toBe(expected);
  });
});

describe('one of the house', () => {
  const manager = actorOf(ME, ['secrets.system']);

  test('is kept by holders of secrets.system, content or not, and revealed and shared by nobody', () => {
    const all = actorOf(ME, ['secrets.system', ...ALL]);
    for (const actor of [manager, all]) {
      expect(policy.standing(actor, system)).toBe('CUSTODIAN');
      for (const may of [policy.canUpdate, policy.canRename, policy.canRotate, policy.canDelete, policy.canDestroy])
        expect(may(actor, system)).toBe(true);
      for (const may of [policy.canReveal, policy.canShare, policy.canUnshare, policy.canPromote])
        expect(may(actor, system)).toBe(false);
    }
    expect(policy.canCreate(manager, { scope: 'SYSTEM', workspaceRole: null, isChatOpen: false })).toBe(true);
    expect(policy.isShareable(system)).toBe(false);
  });
});

describe('agents', () => {
  const chat = randomUUID();
  const agent = (chatSessionId: string | null, permissions = ALL) =>
    Actor.user(
      {
        ...{ userId: ME, username: 'agent', sessionId: null, expiresAt: null, permissions: new Set(permissions) },
        key: { id: randomUUID(), chatSessionId },
      },
      { requestId: '', ip: null, userAgent: null },
    );
  const bound = (isChatOpen: boolean): policy.Ownership => ({ ...mine, chatSessionId: chat, isChatOpen });

  test.each([
    ['in its session', agent(chat), bound(true), 'OWNER'],
    ['in its closed session', agent(chat), bound(false), null],
    ['in another session', agent(randomUUID()), bound(true), null],
    ['in no session', agent(null), bound(true), null],
    ['in no session, of an unbound one', agent(null), mine, 'OWNER'],
  ])('stand %s as they should', (_where, actor, secret, expected) => {
    expect(policy.standing(actor, secret)).toBe(expected);
  });

  test('change nothing without that among their scopes, and promote nothing at all', () => {
    const reader = agent(chat, ['secrets.read', 'secrets.reveal', 'secrets.share']);
    expect(policy.canReveal(reader, mine)).toBe(true);
    for (const may of [policy.canUpdate, policy.canRotate, policy.canDelete, policy.canDestroy, policy.canShare]) {
      expect(may(reader, mine)).toBe(false);
      expect(may(agent(chat), mine)).toBe(true);
    }
    expect(policy.canPromote(agent(chat), bound(true))).toBe(false);
    expect(policy.canPromote(without(), bound(false))).toBe(true);
  });
});

test('a further permission narrows every standing, the owner too', () => {
  const narrowed = (secret: policy.Ownership) => ({ ...secret, requiredPermission: 'audit.read' });
  for (const secret of [mine, shared('MANAGE'), ofWorkspace('OWNER')]) {
    expect(policy.standing(without(), narrowed(secret))).toBeNull();
    expect(policy.standing(actorOf(ME, [...ALL, 'audit.read']), narrowed(secret))).not.toBeNull();
  }
});
