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
const mine = { ownerId: ME, access: null };
const shared = (access: ShareAccess | null) => ({ ownerId: randomUUID(), access });

describe('standing', () => {
  test.each([
    ['the owner', mine, 'OWNER'],
    ['a MANAGE grantee', shared('MANAGE'), 'MANAGER'],
    ['a REVEAL grantee', shared('REVEAL'), 'REVEALER'],
    ['a USE grantee', shared('USE'), 'USER'],
    ['a stranger', shared(null), null],
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

  test('making needs secrets.create, and secrets.read to see what was made', () => {
    expect([without(), without('secrets.create'), without('secrets.read')].map(policy.canCreate)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('bringing back is for the owner, of what is deleted and not for too long', () => {
    const deleted = { ownerId: ME, isDeleted: true, isRestorable: true };
    expect(policy.canRestore(without(), deleted)).toBe(true);
    expect(policy.canRestore(without('secrets.read'), deleted)).toBe(false);
    for (const change of [{ ownerId: randomUUID() }, { isDeleted: false }, { isRestorable: false }])
      expect(policy.canRestore(without(), { ...deleted, ...change })).toBe(false);
  });

  test('a share is seen by its owner and its grantee', () => {
    const share = (ownerId: string, granteeId: string) => ({ ownerId, granteeId });
    expect(policy.canReadShare(without(), share(ME, randomUUID()))).toBe(true);
    expect(policy.canReadShare(without(), share(randomUUID(), ME))).toBe(true);
    expect(policy.canReadShare(without(), share(randomUUID(), randomUUID()))).toBe(false);
    expect(policy.canReadShare(without('secrets.read'), share(ME, ME))).toBe(false);
  });
});

describe('why a value is not revealed', () => {
  const facts = (more: Partial<policy.RevealFacts>) => ({ ...mine, isActive: true, isExpired: false, ...more });

  test.each([
    ['nothing in the way', facts({}), null],
    ['switched off', facts({ isActive: false }), 'INACTIVE'],
    ['expired', facts({ isExpired: true }), 'EXPIRED'],
    ['both: off comes first', facts({ isActive: false, isExpired: true }), 'INACTIVE'],
    ['not allowed, before all else', facts({ ...shared('USE'), isActive: false, isExpired: true }), 'FORBIDDEN'],
  ])('%s', (_why, secret, expected) => {
    expect(policy.revealRefusal(without(), secret)).toBe(expected);
  });
});
