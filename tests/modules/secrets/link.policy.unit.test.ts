import { describe, expect, test } from '@jest/globals';
import {
  type LinkFacts,
  canLink,
  canOpen,
  canReadLinks,
  linkRefusal,
} from '../../../src/modules/secrets/link.policy.js';
import type { ShareAccess } from '../../../src/modules/secrets/share.entity.js';
import { Actor } from '../../../src/platform/actor.js';
import { actorOf } from './people.js';

const ALL = ['secrets.read', 'secrets.reveal', 'secrets.share'];
const ME = '11111111-1111-4111-8111-111111111111';
const ORIGIN = { requestId: '', ip: null, userAgent: null };
const me = actorOf(ME, ALL);
const nobody = Actor.anonymous(ORIGIN);

const UNBOUND = { workspaceId: null, workspaceRole: null, chatSessionId: null, isChatOpen: false } as const;
const FREE = { ...UNBOUND, requiredPermission: null, access: null } as const;

describe('a link is made', () => {
  const own = { ...FREE, ownerId: ME };
  test('by the owner who may reveal and share', () => expect(canLink(me, own)).toBe(true));

  test.each(ALL)('not without %s', (missing) => {
    expect(
      canLink(
        actorOf(
          ME,
          ALL.filter((code) => code !== missing),
        ),
        own,
      ),
    ).toBe(false);
  });

  test.each<ShareAccess>(['USE', 'REVEAL', 'MANAGE'])('not by a grantee with %s', (access) => {
    expect(canLink(me, { ...FREE, ownerId: 'other', access })).toBe(false);
  });

  test('not to what is bound to a chat session, or belongs to a workspace or to the house', () => {
    expect(canLink(me, { ...own, chatSessionId: ME, isChatOpen: true })).toBe(false);
    expect(canLink(me, { ...own, ownerId: null, workspaceId: ME, workspaceRole: 'OWNER' })).toBe(false);
    expect(canLink(actorOf(ME, [...ALL, 'secrets.system']), { ...own, ownerId: null })).toBe(false);
  });

  test('not by the system, and not by nobody', () => {
    expect([canLink(Actor.system('x'), own), canLink(nobody, own)]).toEqual([false, false]);
  });
});

test('the owner of the secret sees its links, as long as the owner sees secrets', () => {
  expect(canReadLinks(me, { ownerId: ME })).toBe(true);
  expect(canReadLinks(me, { ownerId: 'other' })).toBe(false);
  expect(canReadLinks(actorOf(ME, []), { ownerId: ME })).toBe(false);
});

test('any signed-in person may open links, whatever the permissions', () => {
  expect([actorOf(ME, []), me, nobody, Actor.system('x')].map(canOpen)).toEqual([true, true, false, false]);
});

describe('a link opens', () => {
  const open: LinkFacts = {
    ...{ userId: null, isOpened: false, isRevoked: false, isPast: false, requiredPermission: null },
    ...{ isDeleted: false, isActive: true, isExpired: false },
  };

  test.each<[string, Partial<LinkFacts>, ReturnType<typeof linkRefusal>]>([
    ['to anybody', {}, null],
    ['to the named one', { userId: ME }, null],
    ['not to another', { userId: 'other' }, 'FORBIDDEN'],
    ['not to another, who does not hear why else', { userId: 'other', isRevoked: true, isPast: true }, 'FORBIDDEN'],
    ['to one who holds what the secret asks for', { requiredPermission: 'secrets.read' }, null],
    ['not to one who does not', { requiredPermission: 'tools.manage' }, 'FORBIDDEN'],
    ['once', { isOpened: true }, 'SPENT'],
    ['once, whoever else it is for and whatever else', { isOpened: true, userId: 'other', isPast: true }, 'SPENT'],
    ['not when taken back', { isRevoked: true, isPast: true }, 'REVOKED'],
    ['not after its time', { isPast: true, isDeleted: true }, 'PAST'],
    ['not without its secret', { isDeleted: true, isActive: false }, 'GONE'],
    ['not while the secret is switched off', { isActive: false, isExpired: true }, 'INACTIVE'],
    ['not when the secret has expired', { isExpired: true }, 'EXPIRED'],
  ])('%s', (_how, facts, refusal) => {
    expect(linkRefusal(me, { ...open, ...facts })).toBe(refusal);
  });

  test('never to nobody', () => expect(linkRefusal(nobody, open)).toBe('FORBIDDEN'));
});
