import { expect, test } from '@jest/globals';
import { canChange, canCreate, canDelete, canRead, canWrite } from '../../../src/modules/chat/session.policy.js';
import { Actor } from '../../../src/platform/actor.js';

const SESSION = { id: 's-1', ownerId: 'ada' };
const BOTH = ['chats.read', 'chats.write'];

function actor(userId: string, permissions: readonly string[], chat?: string | null): Actor {
  const identity = { userId, username: userId, sessionId: null, permissions: new Set(permissions), expiresAt: null };
  const origin = { requestId: '', ip: null, userAgent: null };
  return Actor.user(chat === undefined ? identity : { ...identity, key: { id: 'k', chatSessionId: chat } }, origin);
}

test.each([
  // who                                             write  create read   change delete
  ['the owner', actor('ada', BOTH), true, true, true, true, true],
  ['the owner, who only reads', actor('ada', ['chats.read']), false, false, true, false, false],
  ['the owner without permissions', actor('ada', []), false, false, false, false, false],
  ['the owner, who only writes', actor('ada', ['chats.write']), false, false, false, false, false],
  ['a stranger', actor('eve', BOTH), true, true, false, false, false],
  ['an administrator', actor('root', ['users.read', 'audit.read']), false, false, false, false, false],
  ['an agent in no conversation', actor('ada', BOTH, null), true, true, true, true, true],
  ['an agent in this one', actor('ada', BOTH, 's-1'), true, false, true, true, false],
  ['an agent in another', actor('ada', BOTH, 's-2'), true, false, false, false, false],
  ['nobody', Actor.anonymous({ requestId: '', ip: null, userAgent: null }), false, false, false, false, false],
  ['the system', Actor.system('test'), false, false, false, false, false],
] as const)('%s', (_who, who, write, create, read, change, remove) => {
  expect([canWrite(who), canCreate(who)]).toEqual([write, create]);
  expect([canRead(who, SESSION), canChange(who, SESSION), canDelete(who, SESSION)]).toEqual([read, change, remove]);
});
