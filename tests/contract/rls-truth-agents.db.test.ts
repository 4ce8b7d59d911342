import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import * as policy from '../../src/modules/secrets/secret.policy.js';
import { EVERYTHING, STATES, Scene } from './rls-truth/scene.js';
import type { Question } from './rls-truth/judge.js';
import { tellsTheTruth, yesses } from './rls-truth/truth.js';

/** Secrets of chat sessions and of the house, and agents that act by keys in and out of sessions. */
const AGENTS = ['agent in the session', 'agent in another session', 'agent in a closed session', 'agent in no session'];
const KEYS = [
  ...AGENTS,
  'agent in a deleted session',
  'agent of another',
  'agent that only reads',
  'agent of the manager',
];
const PEOPLE = ['owner', 'another', 'reader', 'system manager', 'system manager with content', 'admin', 'superuser'];
const NAMES = [...KEYS, ...PEOPLE, 'disabled manager', 'newcomer', 'nobody'];

let scene: Scene;
let chats: Awaited<ReturnType<typeof everyChat>>;

beforeAll(async () => {
  scene = await Scene.open();
  for (const name of ['owner', 'another']) await scene.person(name);
  await scene.person('reader', { permissions: ['secrets.read', 'secrets.reveal'] });
  await scene.person('system manager', { permissions: ['secrets.system'] });
  await scene.person('system manager with content', { permissions: ['secrets.system', ...EVERYTHING] });
  await scene.person('admin', { roles: ['admin'] });
  await scene.person('superuser', { permissions: EVERYTHING, isSuperuser: true });
  await scene.person('disabled manager', { permissions: ['secrets.system'], isActive: false });
  chats = await everyChat();
  const owner = scene.actor('owner');
  await scene.agent('agent in the session', owner, chats.open.id);
  await scene.agent('agent in another session', owner, chats.another.id);
  await scene.agent('agent in a closed session', owner, chats.inactive.id);
  await scene.agent('agent in a deleted session', owner, chats.deleted.id);
  await scene.agent('agent in no session', owner, null);
  // Bound to a session of somebody else: the database makes no such key.
  await expect(scene.agent('', scene.actor('another'), chats.open.id)).rejects.toThrow(/api_keys_chat_session_fk/);
  const another = scene.actor('another');
  await scene.agent('agent of another', another, (await scene.chat(another)).id);
  await scene.agent('agent that only reads', scene.actor('reader'), null);
  await scene.agent('agent of the manager', scene.actor('system manager with content'), null);
  await fill();
});
afterAll(() => scene.close());

async function everyChat() {
  const owner = scene.actor('owner');
  return {
    open: await scene.chat(owner),
    another: await scene.chat(owner),
    inactive: await scene.chat(owner, { isActive: false }),
    deleted: await scene.chat(owner, { isDeleted: true }),
  };
}

async function fill() {
  const ownerId = scene.actor('owner').id;
  for (const state of STATES) await scene.secret({ ownerId, chat: chats.open, state });
  for (const chat of [chats.another, chats.inactive, chats.deleted]) await scene.secret({ ownerId, chat });
  await scene.secret({ ownerId, chat: chats.open, requiredPermission: 'nobody.holds' });
  await scene.secret({ ownerId });
  await scene.secret({ ownerId: scene.actor('another').id, chat: await scene.chat(scene.actor('another')) });
  await scene.secret({ ownerId: scene.actor('reader').id });
  const reader = { to: { userId: scene.actor('reader').id }, access: 'MANAGE' } as const;
  await scene.secret({ ownerId }, [reader]);
  const administrator = [scene.actor('agent in no session'), 'ADMIN'] as const;
  await scene.secret({ workspaceId: await scene.workspace([administrator, [scene.actor('newcomer'), 'MEMBER']]) });
  for (const state of STATES) await scene.secret({ state });
  await scene.secret({ requiredPermission: 'secrets.read' });
}

function* aboutMaking(_scene: Scene, name: string): Generator<Question> {
  const who = scene.actor(name);
  const sql = `insert into secrets (owner_id, chat_session_id, name, name_key, type, masked_value)
    values ($1, $2, 'n', gen_random_uuid()::text, 'SECRET', '')`;
  const none = { workspaceRole: null, isChatOpen: false } as const;
  const isSystem = policy.canCreate(who, { ...none, scope: 'SYSTEM' });
  yield { about: 'insert secret of the house', expected: isSystem, sql, values: [null, null] };
  const isOwn = policy.canCreate(who, { ...none, scope: 'USER' });
  yield { about: 'insert secret', expected: isOwn, sql, values: [who.userId ?? randomUUID(), null] };
  if (who.userId !== scene.actor('owner').id) return;
  for (const [state, { id, isOpen }] of Object.entries(chats)) {
    const isChatOpen = isOpen && (who.keyId === null || who.chatSessionId === id);
    const expected = policy.canCreate(who, { ...none, scope: 'SESSION', isChatOpen });
    yield { about: `insert secret of the session that is ${state}`, expected, sql, values: [who.id, id] };
  }
}

tellsTheTruth(NAMES, () => scene, { least: 300, besides: aboutMaking });

test('an agent sees of the sessions its own one, and of the rest what its owner sees', () => {
  const sees = (name: string) => {
    const who = scene.actor(name);
    return scene.rows
      .filter((row) => row.chat && policy.canRead(who, scene.factsFor(who, row)))
      .map(({ chat }) => chat?.id);
  };
  expect(new Set(sees('agent in the session'))).toEqual(new Set([chats.open.id]));
  expect(sees('agent in another session')).toEqual([chats.another.id]);
  for (const name of KEYS.filter((key) => !['agent in the session', 'agent in another session'].includes(key)))
    expect([name, sees(name)]).toEqual([name, []]);
  expect(yesses(scene, 'agent in no session')).toBeGreaterThan(4);
});

test('secrets of the house are for those who manage them, and no value of them for anybody', () => {
  const system = scene.rows.filter(policy.isSystem);
  const readers = NAMES.filter((name) => {
    const who = scene.actor(name);
    return system.some((row) => policy.canRead(who, scene.factsFor(who, row)));
  });
  expect(readers).toEqual(['agent of the manager', 'system manager', 'system manager with content', 'admin']);
  for (const name of NAMES)
    for (const row of system)
      expect(policy.canReveal(scene.actor(name), scene.factsFor(scene.actor(name), row))).toBe(false);
});
