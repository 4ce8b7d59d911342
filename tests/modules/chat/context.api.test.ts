import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addSummary, contextOf, lockSession } from '../../../src/modules/chat/index.js';
import type { Database } from '../../../src/platform/database/database.js';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { actorOf } from '../secrets/people.js';
import { EDIT, UPDATE, converse, messageIn, say } from './conversations.js';

let house: TestSteward;
let ada: Account;
let db: Database;
beforeAll(async () => {
  house = await startSteward({ env: { COST_PER_MINUTE: '1000000000' } });
  ada = await register(house.url, 'Ada');
  db = house.database.database;
});
afterAll(() => house.close());

interface Window {
  readonly strategy: string;
  readonly effectiveStrategy: string;
  readonly totalTokens: number;
  readonly toolTokens: number;
  readonly includedMessageIds: readonly string[];
  readonly omittedCount: number;
  readonly omittedTokens: number;
  readonly lastOmittedMessageId: string | null;
  readonly usagePercentage: number;
  readonly isNearLimit: boolean;
  readonly summarizedCount: number;
  readonly summary: { readonly content: string } | null;
}

async function windowOf(id: string): Promise<Window> {
  const { chatSession } = await ada.person.ask<{ chatSession: { contextWindow: Window } }>(
    `query ($id: ID!) { chatSession(id: $id) { contextWindow { strategy effectiveStrategy totalTokens maxTokens
       isTokensMeasured systemPromptTokens toolTokens includedMessageIds omittedCount omittedTokens lastOmittedMessageId usagePercentage
       isNearLimit summarizedCount summary { content throughMessageId } updatedAt } } }`,
    { id },
  );
  return chatSession.contextWindow;
}

/** A conversation with so many messages of 100 tokens each, in a window of 1,000. */
async function filled(count: number, input: object = {}) {
  const sessionId = await converse(ada, { contextWindowSize: 1000, useTools: false, ...input });
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push((await say(ada, sessionId, `m${n}`, { tokens: 100 })).id);
  return { sessionId, ids };
}

const asAda = () => actorOf(ada.id, ['chats.read', 'chats.write']);
const asToolUser = () => actorOf(ada.id, ['tools.read', 'tools.execute']);
const summarize = (sessionId: string, throughId: string, tokens: number) =>
  db.as(asAda(), async (tx) => {
    const session = await lockSession(tx, sessionId);
    const summary = { throughId, content: `until ${throughId}`, tokens, tokensMeasured: true, model: 'm' };
    return addSummary(tx, session, summary);
  });
const given = (sessionId: string) => db.as(asAda(), async (tx) => contextOf(tx, await lockSession(tx, sessionId)));

describe('what a tool answered', () => {
  const tool = (sessionId: string, content: string) => say(ada, sessionId, content, { role: 'TOOL', tokens: 400 });

  test('is never without what asked for it: left out with it at the beginning, given with it at the end', async () => {
    const { sessionId } = await filled(1);
    const asking = (await say(ada, sessionId, 'asking', { role: 'ASSISTANT', tokens: 300 })).id;
    const [one, two] = [(await tool(sessionId, 'one')).id, (await tool(sessionId, 'two')).id];
    expect((await windowOf(sessionId)).includedMessageIds).toEqual([asking, one, two]);
    const last = (await say(ada, sessionId, 'and then', { tokens: 100 })).id;
    expect(await windowOf(sessionId)).toMatchObject({
      ...{ includedMessageIds: [last], lastOmittedMessageId: two, omittedCount: 4 },
    });
  });
});

describe('the context window', () => {
  test('of an empty conversation has its system prompt', async () => {
    const { sessionId } = await filled(0, { systemPrompt: 'Be kind to everybody.' });
    expect(await windowOf(sessionId)).toMatchObject({
      ...{ totalTokens: 5, systemPromptTokens: 5, maxTokens: 1000, usagePercentage: 0.5, isNearLimit: false },
      ...{
        includedMessageIds: [],
        omittedCount: 0,
        omittedTokens: 0,
        lastOmittedMessageId: null,
        isTokensMeasured: false,
      },
    });
  });

  test('has the definitions of the tools that a model is told of, which leave less for what was said', async () => {
    const { sessionId, ids } = await filled(5, { useTools: true });
    const { toolTokens, totalTokens, includedMessageIds } = await windowOf(sessionId);
    const offered = await house.database.database.as(asToolUser(), (tx) =>
      tx.query<{ bytes: number }>(
        `select octet_length(name) + octet_length(description) + octet_length(parameters::text) as bytes from tools`,
      ),
    );
    expect(offered.length).toBeGreaterThan(2);
    expect(toolTokens).toBe(offered.reduce((sum, { bytes }) => sum + Math.ceil(bytes / 4), 0));
    const room = Math.floor((1000 - toolTokens) / 100);
    expect(includedMessageIds).toEqual(ids.slice(-Math.max(room, 1)));
    expect(totalTokens).toBe(toolTokens + includedMessageIds.length * 100);
    await ada.person.must(UPDATE, { sessionId, useTools: false });
    expect(await windowOf(sessionId)).toMatchObject({ toolTokens: 0, totalTokens: 500, includedMessageIds: ids });
  });

  test('slides: the newest that fit, and what is left out is told', async () => {
    const { sessionId, ids } = await filled(13);
    expect(await windowOf(sessionId)).toMatchObject({
      ...{ strategy: 'SLIDING_WINDOW', effectiveStrategy: 'SLIDING_WINDOW', isTokensMeasured: true },
      ...{ totalTokens: 1000, usagePercentage: 100, isNearLimit: true, includedMessageIds: ids.slice(3) },
      ...{ omittedCount: 3, omittedTokens: 300, lastOmittedMessageId: ids[2], summary: null, summarizedCount: 0 },
    });
    await ada.person.must(UPDATE, { sessionId, systemPrompt: 'Be kind to everybody.' });
    expect(await windowOf(sessionId)).toMatchObject({ totalTokens: 905, includedMessageIds: ids.slice(4) });
    expect(await given(sessionId)).toMatchObject({
      ...{ systemPrompt: 'Be kind to everybody.', summary: null },
      messages: [4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => ({ id: ids[n], role: 'USER', content: `m${n}` })),
    });
  });

  test('holds the newest message, however long it is, and near the limit is over 80 %', async () => {
    const { sessionId } = await filled(8);
    expect(await windowOf(sessionId)).toMatchObject({ usagePercentage: 80, isNearLimit: false });
    const { id } = await say(ada, sessionId, 'long', { tokens: 5000 });
    expect(await windowOf(sessionId)).toMatchObject({
      ...{ includedMessageIds: [id], totalTokens: 5000, usagePercentage: 500, isNearLimit: true, omittedCount: 8 },
    });
  });

  test('in full holds everything', async () => {
    const { sessionId, ids } = await filled(13, { contextStrategy: 'FULL' });
    expect(await windowOf(sessionId)).toMatchObject({
      ...{
        includedMessageIds: ids,
        totalTokens: 1300,
        usagePercentage: 130,
        omittedCount: 0,
        lastOmittedMessageId: null,
      },
    });
  });

  test('is that of the active branch', async () => {
    const { sessionId, ids } = await filled(3);
    const edited = messageIn(await ada.person.must(EDIT, { messageId: ids[1], content: 'Hello, world' }));
    expect(await windowOf(sessionId)).toMatchObject({
      ...{ includedMessageIds: [ids[0], edited.id], totalTokens: 103, isTokensMeasured: false, omittedCount: 0 },
    });
  });

  test('summarizes with the deepest summary of the branch, and without one slides and says so', async () => {
    const { sessionId, ids } = await filled(13, { contextStrategy: 'SUMMARIZE' });
    const slid = { strategy: 'SUMMARIZE', effectiveStrategy: 'SLIDING_WINDOW', omittedCount: 3, summary: null };
    expect(await windowOf(sessionId)).toMatchObject(slid);
    await summarize(sessionId, ids[6] ?? '', 1000);
    expect(await windowOf(sessionId)).toMatchObject(slid);
    await summarize(sessionId, ids[1] ?? '', 50);
    expect(await windowOf(sessionId)).toMatchObject({
      ...{ effectiveStrategy: 'SUMMARIZE', totalTokens: 950, includedMessageIds: ids.slice(4), omittedCount: 4 },
      ...{ summarizedCount: 2, lastOmittedMessageId: ids[3], summary: { throughMessageId: ids[1] } },
    });
    await summarize(sessionId, ids[3] ?? '', 50);
    expect(await windowOf(sessionId)).toMatchObject({ summarizedCount: 4, omittedCount: 4, totalTokens: 950 });
    expect(await given(sessionId)).toMatchObject({ summary: `until ${ids[3]}`, messages: { length: 9 } });
    await ada.person.must(EDIT, { messageId: ids[1], content: 'another way' });
    expect(await windowOf(sessionId)).toMatchObject({ effectiveStrategy: 'SUMMARIZE', summary: null, omittedCount: 0 });
    const elsewhere = await filled(1);
    await expect(summarize(sessionId, elsewhere.ids[0] ?? '', 1)).rejects.toThrow('ChatMessage not found.');
  });

  test('and the pages of ten thousand messages in one line are found in bounded time', async () => {
    const sessionId = await converse(ada, { contextWindowSize: 1000, useTools: false });
    await house.database.owner.query(
      `with m as (
         insert into chat_messages (id, session_id, owner_id, parent_id, sequence, depth, role, content, lexemes, tokens,
           path_tokens, created_at)
         select md5($1::uuid::text || n)::uuid, $1::uuid, $2::uuid, case when n > 1 then md5($1::uuid::text || (n - 1))::uuid end, n, n, 'USER', 'x', '', 10,
                n * 10, now() + n * interval '1 microsecond' from generate_series(1, 10000) n)
       update chat_sessions set last_sequence = 10000 where id = $1::uuid`,
      [sessionId, ada.id],
    );
    await house.database.owner.query(
      `update chat_sessions set active_leaf_id = md5(id::text || 10000)::uuid, context_strategy = 'FULL' where id = $1`,
      [sessionId],
    );
    expect((await windowOf(sessionId)).includedMessageIds).toHaveLength(10_000);
    await ada.person.must(UPDATE, { sessionId, contextStrategy: 'SUMMARIZE' });
    expect(await windowOf(sessionId)).toMatchObject({ omittedCount: 9900, totalTokens: 1000 });
    const { chatSession } = await ada.person.ask<{ chatSession: { messages: { nodes: { depth: number }[] } } }>(
      'query ($id: ID!) { chatSession(id: $id) { messages(last: 2) { totalCount nodes { depth } } } }',
      { id: sessionId },
    );
    expect(chatSession.messages).toEqual({ totalCount: '10000', nodes: [{ depth: 9999 }, { depth: 10_000 }] });
  });
});
