import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort, startModels } from '../../../support/models.js';
import { type Account, register } from '../../../support/people.js';
import { chunk, gate, startProvider } from '../../../support/provider.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { converse, transcript } from '../conversations.js';
import { Reader, type Run, SEND, runNow, send } from './runs.js';

const CHOICE = { DEFAULT_AI_PROVIDER: 'openai-compatible', DEFAULT_AI_MODEL: 'm-1', COST_PER_MINUTE: '1000000000' };
const HASTY = { AI_FIRST_TOKEN_SECONDS: '2', AI_IDLE_SECONDS: '1' };
let models: Awaited<ReturnType<typeof startModels>>;
let house: TestSteward;
let ada: Account;
beforeAll(async () => {
  models = await startModels({ chunkSize: 5 });
  house = await startSteward({ env: { ...models.env, ...CHOICE } });
  ada = await register(house.url, 'Ada');
});
afterAll(async () => {
  await house.close();
  await models.stop();
});

/** Asks, and answers the run when it is over, with what the reader was told of the answer. */
async function ask(
  content: string,
  where = house,
  who = ada,
  meanwhile = (_reader: Reader): Promise<void> => Promise.resolve(),
): Promise<{ run: Run; told: string; sessionId: string }> {
  const sessionId = await converse(who);
  const reader = new Reader(where.url, who, sessionId, 0);
  const { run } = await send(who, sessionId, content);
  await meanwhile(reader);
  await reader.until(({ runId, status }) => runId === run.id && /COMPLETED|FAILED|CANCELLED/.test(status ?? ''));
  await reader.leave();
  const over = await runNow(who, run.id);
  return { run: over, told: reader.texts.get(over.message?.id ?? '') ?? '', sessionId };
}

describe('a provider', () => {
  test('that breaks off leaves what it said, FAILED, with the reason', async () => {
    const begun = 'It begins well enough, and then';
    const broken = gate();
    const provider = await startProvider(async function* () {
      yield chunk({ content: begun });
      await broken.opened;
      yield null;
    });
    const frail = await startSteward({ env: provider.env });
    const bob = await register(frail.url, 'Bob');
    const { run, told } = await ask('break off', frail, bob, async (reader) => {
      await reader.untilText(begun.length);
      broken.open();
    });
    expect(run).toMatchObject({ status: 'FAILED', reason: 'PROVIDER', finish: null, attempts: 1 });
    expect(run.error).toBe('The connection to the provider broke off.');
    expect([told, run.message]).toMatchObject([begun, { status: 'FAILED', content: begun }]);
    await frail.close();
    await provider.stop();
  });

  test('that is busy is asked again after Retry-After', async () => {
    models.mock.on(
      { userMessage: 'busy', sequenceIndex: 0 },
      { error: { message: 'Slow down.' }, status: 429, retryAfter: 1 },
    );
    models.mock.on({ userMessage: 'busy', sequenceIndex: 1 }, { content: 'Here I am.' });
    const { run } = await ask('busy?');
    expect(run).toMatchObject({ status: 'COMPLETED', message: { content: 'Here I am.' } });
  });

  test('that has trouble for good, or refuses, fails the run in its words', async () => {
    models.mock.on({ userMessage: 'trouble' }, { error: { message: 'Out of order.' }, status: 500 });
    models.mock.on({ userMessage: 'refuse' }, { error: { message: 'No such model.' }, status: 404 });
    const [trouble, refusal] = await Promise.all([ask('trouble'), ask('refuse')]);
    expect(trouble.run).toMatchObject({ reason: 'PROVIDER', error: 'The provider answered 500: Out of order.' });
    expect(refusal.run).toMatchObject({ reason: 'PROVIDER', error: 'The provider answered 404: No such model.' });
    expect(refusal.run.message).toMatchObject({ status: 'FAILED', content: '' });
  });

  test('that hangs, before the first word or after it, is given up', async () => {
    models.mock.on({ userMessage: 'silent' }, { content: 'late' }, { latency: 60_000 });
    models.mock.on(
      { userMessage: 'stalls' },
      { content: 'one two three' },
      { recordedTimings: { ttftMs: 1, interChunkDelaysMs: [1, 60_000], totalDurationMs: 60_002 } },
    );
    const hasty = await startSteward({ env: { ...models.env, ...CHOICE, ...HASTY } });
    const bob = await register(hasty.url, 'Bob');
    const [silent, stalled] = await Promise.all([ask('silent', hasty, bob), ask('stalls', hasty, bob)]);
    for (const { run } of [silent, stalled])
      expect(run).toMatchObject({ reason: 'TIMEOUT', error: 'The provider took too long to answer.' });
    expect('one two three'.startsWith(stalled.run.message?.content ?? '?')).toBe(true);
    await hasty.close();
  });

  test('that says nothing has not answered', async () => {
    models.mock.on({ userMessage: 'nothing' }, { content: '' });
    expect((await ask('nothing')).run).toMatchObject({ status: 'FAILED', error: 'The model answered nothing.' });
  });
});

describe('something that is no provider', () => {
  let junk: Server;
  let other: TestSteward;
  let bob: Account;
  let answer: readonly [type: string, body: string] = ['', ''];
  beforeAll(async () => {
    junk = createServer((_request, response) => response.writeHead(200, { 'content-type': answer[0] }).end(answer[1]));
    await new Promise<void>((resolve) => junk.listen(0, '127.0.0.1', resolve));
    const AI_BASE_URL = `http://127.0.0.1:${(junk.address() as AddressInfo).port}/v1`;
    other = await startSteward({ env: { ...CHOICE, AI_BASE_URL } });
    bob = await register(other.url, 'Bob');
  });
  afterAll(async () => {
    await other.close();
    junk.close();
  });

  test.each([
    ['text/event-stream', 'data: {"choices":[{"delta":{"content":"Hi"}}]}\n\ndata: {"chunk": no\n\n'],
    ['text/event-stream', 'data: 17\n\ndata: [DONE]\n\n'],
    ['text/html', '<html>Welcome</html>'],
  ])('and answers %s is told apart: %s', async (...junkAnswer) => {
    answer = junkAnswer;
    const { run } = await ask('hello', other, bob);
    expect(run).toMatchObject({ status: 'FAILED', reason: 'PROVIDER' });
    expect(run.error).not.toMatch(/chunk|Welcome|17/);
  });
});

test('a provider that nobody configured is a Problem that names the variable, and nothing is stored', async () => {
  const bare = await startSteward();
  const bob = await register(bare.url, 'Bob');
  const sessionId = await converse(bob);
  expect(await bob.person.do(SEND, { sessionId, content: 'Hello?' })).toEqual({
    __typename: 'ModelNotConfigured',
    message: 'The provider ollama is not configured: OLLAMA_BASE_URL says where it is reached.',
  });
  expect(await transcript(bob, sessionId)).toEqual([]);
  await bare.close();
});

test('a provider where nobody listens fails the run, and no other one is asked', async () => {
  const AI_BASE_URL = `http://127.0.0.1:${await freePort()}/v1`;
  const lonely = await startSteward({ env: { ...CHOICE, AI_BASE_URL, AI_FIRST_TOKEN_SECONDS: '30' } });
  const bob = await register(lonely.url, 'Bob');
  const { run } = await ask('Hello?', lonely, bob);
  expect(run).toMatchObject({ reason: 'PROVIDER', error: 'The provider cannot be reached.' });
  await lonely.close();
});
