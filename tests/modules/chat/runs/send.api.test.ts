import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { type Account, register } from '../../../support/people.js';
import { chunk, gate, startProvider } from '../../../support/provider.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { converse, transcript, verdict } from '../conversations.js';
import { CANCEL, REGENERATE, Reader, type Run, SEND, runIn, runNow, send } from './runs.js';

let models: Awaited<ReturnType<typeof startProvider>>;
/** What the model was asked last. */
let last: { readonly messages: readonly object[] };
/** The model ends its first answer when that was read. */
const read = gate();
let here: TestSteward;
let ada: Account;
let eve: Account;
beforeAll(async () => {
  models = await startProvider(async function* (question) {
    last = JSON.parse(question) as typeof last;
    const asked = JSON.stringify(last.messages.at(-1));
    while (asked.includes(SLOWLY)) {
      yield chunk({ content: 'and on ' });
      await delay(20);
    }
    for (const piece of ANSWER.match(/.{1,4}/gu) ?? []) yield chunk({ content: piece });
    if (asked.includes('How far is it?')) await read.opened;
    yield chunk({}, 'stop', { usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 } });
  });
  here = await startSteward({ env: { ...models.env, COST_PER_MINUTE: '1000000000' } });
  [ada, eve] = [await register(here.url, 'Ada'), await register(here.url, 'Eve')];
});
afterAll(async () => {
  await here.close();
  await models.stop();
});

const ANSWER = 'Three miles — “as the crow flies” 🐦‍⬛.';

/** To this the model says something that takes longer than any test. */
const SLOWLY = 'Take your time.';

describe('sendMessage', () => {
  test('stores what is said, and the answer streams: events in order, offsets without a gap, usage as counted', async () => {
    const sessionId = await converse(ada, { systemPrompt: 'Be brief.', temperature: 0.5 });
    const reader = new Reader(here.url, ada, sessionId, 0);
    const { run } = await send(ada, sessionId, 'How far is it?');
    expect(run).toMatchObject({ provider: 'openai-compatible', model: 'm-1', reason: null });
    await reader.untilText(ANSWER.length);
    read.open();
    await reader.untilRun(run.id, 'COMPLETED');
    const { message, ...over } = await runNow(ada, run.id);
    expect(over).toMatchObject({
      ...{ status: 'COMPLETED', finish: 'STOP', error: null, attempts: 1 },
      ...{ inputTokens: 11, outputTokens: 7, isUsageMeasured: true },
    });
    expect(message).toMatchObject({ status: 'COMPLETE', content: ANSWER });
    expect(reader.texts.get(message?.id ?? '')).toBe(ANSWER);
    const told = reader.heard.filter(({ sequence }) => sequence !== undefined);
    expect(told.map(({ __typename, status }) => status ?? __typename)).toEqual([
      ...['ChatMessageAdded', 'QUEUED', 'ChatMessageAdded', 'RUNNING', 'ChatMessageUpdated', 'COMPLETED'],
    ]);
    expect(told.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    const added = reader.heard.findIndex(
      ({ __typename, messageId }) => __typename === 'ChatMessageAdded' && messageId === message?.id,
    );
    const deltas = reader.heard.flatMap(({ __typename }, index) => (__typename === 'ChatTextDelta' ? [index] : []));
    expect(deltas.length).toBeGreaterThan(0);
    expect(Math.min(...deltas)).toBeGreaterThan(added);
    expect(last).toMatchObject({ model: 'm-1', temperature: 0.5, stream: true });
    expect(await transcript(ada, sessionId)).toEqual(['How far is it?', ANSWER]);
    await reader.leave();
  });

  test('of a stranger’s conversation is NotFound, byte for byte as of none; an administrator is refused before', async () => {
    const sessionId = await converse(ada);
    const missing = await eve.person.do(SEND, { sessionId: '4f0c7b1e-5b0a-4c7e-9b59-000000000000', content: 'x' });
    expect(await eve.person.do(SEND, { sessionId, content: 'x' })).toEqual(missing);
    expect(missing.__typename).toBe('NotFound');
    const admin = await here.admin();
    expect(await verdict(admin.person.do(SEND, { sessionId, content: 'x' }))).toBe('Forbidden');
    expect(await transcript(ada, sessionId)).toEqual([]);
  });

  test('is done once for an idempotency key, and a key that stands for something else is a Conflict', async () => {
    const sessionId = await converse(ada);
    const again = () => send(ada, sessionId, 'How far?', { idempotencyKey: 'k' });
    const [one, other] = await Promise.all([again(), again()]);
    expect([other.run.id, other.messageId]).toEqual([one.run.id, one.messageId]);
    const different = await ada.person.do(SEND, { sessionId, content: 'How deep?', idempotencyKey: 'k' });
    expect(different.__typename).toBe('Conflict');
    const reader = new Reader(here.url, ada, sessionId, 0);
    await reader.untilRun(one.run.id, 'COMPLETED');
    expect(await send(ada, sessionId, 'How far?', { idempotencyKey: 'k' })).toMatchObject({ run: { id: one.run.id } });
    expect(await transcript(ada, sessionId)).toEqual(['How far?', ANSWER]);
    await reader.leave();
  });

  test('twice at once makes one run: the other is told which', async () => {
    const sessionId = await converse(ada);
    const ask = () => ada.person.do(SEND, { sessionId, content: SLOWLY });
    const outcomes = await Promise.all([ask(), ask(), ask()]);
    const won = outcomes.filter(({ __typename }) => __typename === 'SendMessageSuccess');
    expect(won).toHaveLength(1);
    const runId = won[0] && runIn(won[0]).id;
    const told = outcomes.flatMap(({ __typename, runId: busy }) => (__typename === 'RunUnderWay' ? [busy] : []));
    expect(told).toEqual([runId, runId]);
    const all = await transcript(ada, sessionId, 'ALL');
    expect(all.filter((content) => content === SLOWLY)).toHaveLength(1);
    await ada.person.must(CANCEL, { runId });
  });

  test('lists its runs, newest first', async () => {
    const sessionId = await converse(ada);
    const reader = new Reader(here.url, ada, sessionId, 0);
    const ids: string[] = [];
    for (const n of [1, 2]) {
      const { run } = await send(ada, sessionId, `How far ${n}`);
      await reader.untilRun(run.id, 'COMPLETED');
      ids.unshift(run.id);
    }
    const { chatSession } = await ada.person.ask<{ chatSession: { runs: { totalCount: string; nodes: Run[] } } }>(
      'query ($id: ID!) { chatSession(id: $id) { runs { totalCount nodes { id status } } } }',
      { id: sessionId },
    );
    expect(chatSession.runs).toEqual({ totalCount: '2', nodes: ids.map((id) => ({ id, status: 'COMPLETED' })) });
    const node = 'query ($id: ID!) { node(id: $id) { id } }';
    expect(await eve.person.ask(node, { id: ids[0] })).toEqual({ node: null });
    await reader.leave();
  });
});

describe('cancelRun', () => {
  test('stops the model at once and keeps what there is; what is over stays', async () => {
    const sessionId = await converse(ada);
    const reader = new Reader(here.url, ada, sessionId, 0);
    const { run } = await send(ada, sessionId, SLOWLY);
    const { messageId } = await reader.untilText(12);
    expect((await eve.person.do(CANCEL, { runId: run.id })).__typename).toBe('NotFound');
    await ada.person.must(CANCEL, { runId: run.id });
    await reader.untilRun(run.id, 'CANCELLED');
    const { message, ...over } = await runNow(ada, run.id);
    expect(over).toMatchObject({ status: 'CANCELLED', reason: 'REQUESTED', isUsageMeasured: false });
    expect(message).toMatchObject({ id: messageId, status: 'CANCELLED', content: reader.texts.get(messageId) });
    expect(runIn(await ada.person.must(CANCEL, { runId: run.id })).status).toBe('CANCELLED');
    const next = await send(ada, sessionId, 'How far now?');
    await reader.untilRun(next.run.id, 'COMPLETED');
    expect((await ada.person.do(CANCEL, { runId: next.run.id })).__typename).toBe('Conflict');
    await reader.leave();
  });
});

describe('regenerateMessage', () => {
  test('writes another answer beside the first, which is what the conversation goes on from', async () => {
    const sessionId = await converse(ada);
    const reader = new Reader(here.url, ada, sessionId, 0);
    const { run, messageId } = await send(ada, sessionId, 'How far?');
    await reader.untilRun(run.id, 'COMPLETED');
    const { message } = await runNow(ada, run.id);
    const again = runIn(await ada.person.must(REGENERATE, { messageId: message?.id }));
    await reader.untilRun(again.id, 'COMPLETED');
    expect(await transcript(ada, sessionId)).toEqual(['How far?', ANSWER]);
    expect(await transcript(ada, sessionId, 'ALL')).toEqual(['How far?', ANSWER, ANSWER]);
    expect((await ada.person.do(REGENERATE, { messageId })).__typename).toBe('Conflict');
    expect((await eve.person.do(REGENERATE, { messageId: message?.id })).__typename).toBe('NotFound');
    await reader.leave();
  });
});
