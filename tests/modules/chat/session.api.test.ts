import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { lockSession } from '../../../src/modules/chat/index.js';
import type { Tx } from '../../../src/platform/database/database.js';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { actorOf } from '../secrets/people.js';
import {
  APPEND,
  CREATE,
  DELETE,
  EDIT,
  RESTORE,
  SELECT,
  SESSION_BY_ID,
  UPDATE,
  converse,
  say,
  transcript,
  verdict,
} from './conversations.js';

let house: TestSteward;
let ada: Account;
let eve: Account;
let admin: Account;
beforeAll(async () => {
  house = await startSteward();
  [ada, eve, admin] = [await register(house.url, 'Ada'), await register(house.url, 'Eve'), await house.admin()];
});
afterAll(() => house.close());

const rows = async <T extends object>(sql: string, ...values: unknown[]) =>
  (await house.database.owner.query<T>(sql, values)).rows;
const audited = async (id: string) =>
  (
    await rows<{ action: string }>(
      `select action from audit_logs where resource_id = $1 and action like 'CHAT%' order by created_at`,
      id,
    )
  ).map(({ action }) => action);
const restorable = async ({ person }: Account) =>
  (
    await person.ask<{ deletedChatSessions: { nodes: { id: string }[] } }>('{ deletedChatSessions { nodes { id } } }')
  ).deletedChatSessions.nodes.map(({ id }) => id);

describe('a conversation', () => {
  test('is begun with what was asked, or with the usual', async () => {
    const asked = {
      ...{ title: ' Travel ', model: 'm-1', temperature: 0.5, systemPrompt: 'Be\nbrief.' },
      ...{ contextStrategy: 'FULL', contextWindowSize: 1000 },
    };
    const { session } = await ada.person.must(CREATE, asked);
    expect(session).toMatchObject({ ...asked, title: 'Travel', isActive: true, messageCount: 0, activeLeaf: null });
    expect((await ada.person.must(CREATE, {}))['session']).toMatchObject({
      ...{ title: 'New chat', model: null, temperature: null, systemPrompt: null },
      ...{ contextStrategy: 'SLIDING_WINDOW', contextWindowSize: 32768 },
    });
    expect(await audited((session as { id: string }).id)).toEqual(['CHAT_CREATED']);
  });

  test.each([
    ['temperature', { temperature: 2.01 }],
    ['temperature', { temperature: -0.1 }],
    ['title', { title: '' }],
    ['title', { title: 'x'.repeat(257) }],
    ['title', { title: 'a\u0000b' }],
    ['model', { model: 'x'.repeat(256) }],
    ['systemPrompt', { systemPrompt: 'x'.repeat(32_769) }],
    ['contextWindowSize', { contextWindowSize: 255 }],
    ['contextWindowSize', { contextWindowSize: 10_000_001 }],
  ])('refuses an unacceptable %s', async (field, input) => {
    expect(await ada.person.do(CREATE, input)).toMatchObject({ __typename: 'InvalidInput', field });
    const sessionId = await converse(ada);
    expect(await ada.person.do(UPDATE, { sessionId, ...input })).toMatchObject({ __typename: 'InvalidInput', field });
  });

  test('changes what is present, clears what is null, and says so once', async () => {
    const sessionId = await converse(ada, { title: 'One', model: 'm', systemPrompt: 'Be kind.' });
    const { session } = await ada.person.must(UPDATE, { sessionId, title: 'Two', model: null, isActive: false });
    expect(session).toMatchObject({
      ...{ title: 'Two', model: null, systemPrompt: 'Be kind.', isActive: false, lastEventSequence: 1 },
    });
    expect((await ada.person.must(UPDATE, { sessionId, title: 'Two' }))['session']).toMatchObject({
      lastEventSequence: 1,
    });
    const tokens = () =>
      rows<{ n: number }>(`select system_prompt_tokens as n from chat_sessions where id = $1`, sessionId);
    expect(await tokens()).toEqual([{ n: 3 }]);
    await ada.person.must(UPDATE, { sessionId, systemPrompt: null });
    expect(await tokens()).toEqual([{ n: 0 }]);
    expect(await verdict(ada.person.do(APPEND, { sessionId, role: 'USER', content: 'x' }))).toBe('Conflict');
  });

  test('is found in the list by title, state and time', async () => {
    const word = randomUUID();
    const id = await converse(ada, { title: `Über ${word}` });
    await ada.person.must(UPDATE, { sessionId: id, isActive: false });
    const found = async (filter: object, { person } = ada) =>
      (
        await person.ask<{ chatSessions: { nodes: { id: string }[] } }>(
          'query ($filter: ChatSessionFilter) { chatSessions(filter: $filter) { nodes { id } } }',
          { filter },
        )
      ).chatSessions.nodes.map((node) => node.id);
    expect(await found({ search: `ÜBER ${word}`, isActive: false })).toEqual([id]);
    expect(await found({ search: word, isActive: true })).toEqual([]);
    expect(await found({ search: word, createdBefore: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await found({ search: word }, eve)).toEqual([]);
    await expect(found({ search: 'x\u0000' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('is deleted, gone everywhere, and brought back with everything in it', async () => {
    const sessionId = await converse(ada, { title: 'Back soon' });
    const { id } = await say(ada, sessionId, 'still here');
    await ada.person.must(DELETE, { sessionId });
    expect(await ada.person.ask(SESSION_BY_ID, { id: sessionId })).toEqual({ chatSession: null });
    for (const node of [sessionId, id])
      expect(await ada.person.ask('query ($id: ID!) { node(id: $id) { id } }', { id: node })).toEqual({ node: null });
    for (const [work, input] of [
      [DELETE, { sessionId }],
      [UPDATE, { sessionId, title: 'x' }],
      [APPEND, { sessionId, role: 'USER', content: 'x' }],
      [EDIT, { messageId: id, content: 'x' }],
      [SELECT, { messageId: id }],
    ] as const)
      expect(await verdict(ada.person.do(work, input))).toBe('NotFound');
    expect(await restorable(ada)).toEqual([sessionId]);
    const restored = await Promise.all([1, 2, 3].map(() => verdict(ada.person.do(RESTORE, { sessionId }))));
    expect(restored.sort()).toEqual(['Conflict', 'Conflict', 'RestoreChatSessionSuccess']);
    expect(await transcript(ada, sessionId)).toEqual(['still here']);
    expect(await audited(sessionId)).toEqual(['CHAT_CREATED', 'CHAT_DELETED', 'CHAT_RESTORED']);
  });

  test('that is restored while it is looked for is there', async () => {
    const sessionId = await converse(ada);
    await ada.person.must(DELETE, { sessionId });
    const owner = actorOf(ada.id, ['chats.read', 'chats.write']);
    const locked = await house.database.database.as(owner, (tx) => {
      let asked = 0;
      const query: Tx['query'] = async <T extends object>(sql: string, values?: readonly unknown[]) => {
        const found = await tx.query<T>(sql, values);
        if (++asked === 1) await ada.person.must(RESTORE, { sessionId });
        return found;
      };
      return lockSession({ ...tx, query }, sessionId);
    });
    expect(locked.id).toBe(sessionId);
  });

  test('is destroyed thirty days after it was deleted, with what was bound to it', async () => {
    const [kept, sessionId] = [await converse(ada), await converse(ada)];
    await say(ada, sessionId, 'the last words');
    const [secret] = await rows<{ id: string }>(
      `insert into secrets (owner_id, chat_session_id, name, name_key, type, masked_value)
       values ($1, $2, 'n', 'n', 'SECRET', '') returning id`,
      ada.id,
      sessionId,
    );
    for (const id of [kept, sessionId]) await ada.person.must(DELETE, { sessionId: id });
    await rows(`update chat_sessions set deleted_at = now() - interval '30 days' where id = $1`, sessionId);
    expect(await verdict(ada.person.do(RESTORE, { sessionId }))).toBe('NotFound');
    expect(await restorable(ada)).toEqual([kept]);
    expect(await house.steward.app.chat.sessions.destroyDeleted()).toBe(1);
    for (const table of ['chat_messages', 'chat_events'])
      expect(await rows(`select from ${table} where session_id = $1`, sessionId)).toEqual([]);
    expect(await rows(`select destroyed_at is not null as gone from secrets where id = $1`, secret?.id)).toEqual([
      { gone: true },
    ]);
    expect(await audited(sessionId)).toContain('CHAT_DESTROYED');
    expect(await restorable(ada)).toEqual([kept]);
  });

  test('of whoever is erased keeps nothing that was said', async () => {
    const gone = await register(house.url, 'Vera');
    const sessionId = await converse(gone, { title: 'Private', systemPrompt: 'Secretly' });
    await say(gone, sessionId, 'to be forgotten');
    await rows(`update users set deleted_at = now(), erased_at = now(), is_active = false where id = $1`, gone.id);
    expect(
      await rows(
        `select title, system_prompt as prompt, active_leaf_id as leaf from chat_sessions where id = $1`,
        sessionId,
      ),
    ).toEqual([{ title: 'Erased', prompt: null, leaf: null }]);
    for (const table of ['chat_messages', 'chat_events'])
      expect(await rows(`select from ${table} where owner_id = $1`, gone.id)).toEqual([]);
  });
});

describe('whoever has no business there', () => {
  test('administrators as such are refused before anything is looked up', async () => {
    const sessionId = await converse(ada);
    const { id: messageId } = await say(ada, sessionId, 'private');
    const { person } = admin;
    for (const [session, message] of [
      [sessionId, messageId],
      [randomUUID(), randomUUID()],
    ]) {
      expect(await verdict(person.ask(SESSION_BY_ID, { id: session }))).toBe('FORBIDDEN');
      for (const work of [DELETE, RESTORE, UPDATE])
        expect(await verdict(person.do(work, { sessionId: session }))).toBe('Forbidden');
      expect(await verdict(person.do(APPEND, { sessionId: session, role: 'USER', content: 'x' }))).toBe('Forbidden');
      expect(await verdict(person.do(EDIT, { messageId: message, content: 'x' }))).toBe('Forbidden');
      expect(await verdict(person.do(SELECT, { messageId: message }))).toBe('Forbidden');
      for (const id of [session, message])
        expect(await person.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
    }
    for (const list of ['chatSessions', 'deletedChatSessions'])
      expect(await verdict(person.ask(`{ ${list} { totalCount } }`))).toBe('FORBIDDEN');
    expect(await verdict(person.do(CREATE, {}))).toBe('Forbidden');
  });

  test('strangers get byte for byte what a missing one gives', async () => {
    const sessionId = await converse(ada);
    const { id: messageId } = await say(ada, sessionId, 'private');
    const told = async (session: string, message: string) => {
      const { person } = eve;
      const mine = await converse(eve);
      const outcomes = [
        await person.ask(SESSION_BY_ID, { id: session }),
        await person.ask('query ($id: ID!) { node(id: $id) { id } }', { id: message }),
        await person.do(DELETE, { sessionId: session }),
        await person.do(RESTORE, { sessionId: session }),
        await person.do(UPDATE, { sessionId: session, title: 'mine' }),
        await person.do(APPEND, { sessionId: session, role: 'USER', content: 'x' }),
        await person.do(APPEND, { sessionId: mine, parentId: message, role: 'USER', content: 'x' }),
        await person.do(EDIT, { messageId: message, content: 'x' }),
        await person.do(SELECT, { messageId: message }),
      ];
      return JSON.stringify(outcomes);
    };
    const missing = await told(randomUUID(), randomUUID());
    expect(await told(sessionId, messageId)).toBe(missing);
    expect(await told('nonsense', 'nonsense')).toBe(missing);
    expect(missing.match(/NotFound/g)).toHaveLength(7);
    await ada.person.must(DELETE, { sessionId });
    expect(await told(sessionId, messageId)).toBe(missing);
  });
});
