import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { type UseFacts, type UseRefusal, useRefusal } from '../../../src/modules/secrets/use.policy.js';
import { actorOf } from './people.js';

const [ME, CHAT] = [randomUUID(), randomUUID()];
const me = actorOf(ME, ['secrets.read', 'secrets.use']);
const usage = { toolName: 'Send', definitionHash: 'h', sessionId: null };
const mine: UseFacts = {
  ...{ ownerId: ME, workspaceId: null, workspaceRole: null, access: null, requiredPermission: null },
  ...{ chatSessionId: null, isChatOpen: false, isActive: true, isExpired: false },
  boundTools: [
    { tool: 'other', definitionHash: 'h' },
    { tool: 'send', definitionHash: 'h' },
  ],
};
const shared = { ownerId: randomUUID(), access: 'USE' } as const;
const bound = { chatSessionId: CHAT, isChatOpen: true };

test.each<[what: string, Partial<UseFacts>, UseRefusal | null]>([
  ['one of one’s own', {}, null],
  ['one that is shared for use', shared, null],
  ['one that was shared', { ...shared, access: null }, 'FORBIDDEN'],
  ['one that asks for more', { requiredPermission: 'audit.read' }, 'FORBIDDEN'],
  ['one of the house', { ownerId: null }, 'FORBIDDEN'],
  ['one for other tools', { boundTools: [{ tool: 'sender', definitionHash: 'h' }] }, 'TOOL'],
  ['one for the tool as it was', { boundTools: [{ tool: 'send', definitionHash: 'g' }] }, 'TOOL_CHANGED'],
  ['one for a tool there was none of', { boundTools: [{ tool: 'send', definitionHash: null }] }, 'TOOL_CHANGED'],
  ['one of a chat session', bound, 'CHAT'],
  ['one that is off', { isActive: false }, 'INACTIVE'],
  ['one that has expired', { isExpired: true }, 'EXPIRED'],
])('%s', (_what, facts, refusal) => {
  expect(useRefusal(me, { ...mine, ...facts }, usage)).toBe(refusal);
});

test('one of a chat session is used in that, while it is open', () => {
  const there = { ...usage, sessionId: CHAT };
  expect(useRefusal(me, { ...mine, ...bound }, there)).toBeNull();
  expect(useRefusal(me, { ...mine, ...bound, isChatOpen: false }, there)).toBe('CHAT_CLOSED');
  expect(useRefusal(me, { ...mine, ...bound }, { ...usage, sessionId: randomUUID() })).toBe('CHAT');
});

test('needs the permission, whatever else one may', () => {
  const reader = actorOf(ME, ['secrets.read', 'secrets.reveal', 'secrets.share', 'secrets.create']);
  expect(useRefusal(reader, mine, usage)).toBe('FORBIDDEN');
  expect(useRefusal(actorOf(ME, ['secrets.use']), mine, usage)).toBe('FORBIDDEN');
});
