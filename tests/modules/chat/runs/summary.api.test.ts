import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startModels } from '../../../support/models.js';
import { type Account, register } from '../../../support/people.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { converse, say } from '../conversations.js';
import { Reader, send } from './runs.js';

let models: Awaited<ReturnType<typeof startModels>>;
let house: TestSteward;
let ada: Account;
beforeAll(async () => {
  models = await startModels({ journalMaxEntries: 100 });
  const env = { ...models.env, DEFAULT_AI_PROVIDER: 'openai-compatible', DEFAULT_AI_MODEL: 'm-1' };
  house = await startSteward({ env: { ...env, COST_PER_MINUTE: '1000000000' } });
  ada = await register(house.url, 'Ada');
});
afterAll(async () => {
  await house.close();
  await models.stop();
});

const KEEPER = 'You keep the memory of a conversation';

interface Window {
  readonly effectiveStrategy: string;
  readonly omittedCount: number;
  readonly summarizedCount: number;
  readonly summary: { readonly content: string; readonly model: string } | null;
}

/** A conversation that fills its window of 1,000 tokens with messages of 100. */
async function filled(count: number) {
  const sessionId = await converse(ada, { contextWindowSize: 1000, contextStrategy: 'SUMMARIZE', useTools: false });
  for (let n = 0; n < count; n++) await say(ada, sessionId, `message ${n}.`, { tokens: 100 });
  return sessionId;
}

async function answered(sessionId: string, content: string) {
  const reader = new Reader(house.url, ada, sessionId, null);
  const { run } = await send(ada, sessionId, content);
  await reader.untilRun(run.id, 'COMPLETED');
  await reader.leave();
  const { chatSession, node } = await ada.person.ask<{
    chatSession: { contextWindow: Window };
    node: { summaryError: string | null; steps: number; inputTokens: number };
  }>(
    `query ($id: ID!, $run: ID!) { chatSession(id: $id) { contextWindow { effectiveStrategy omittedCount summarizedCount
       summary { content model } } } node(id: $run) { ... on ChatRun { summaryError steps inputTokens } } }`,
    { id: sessionId, run: run.id },
  );
  return { ...chatSession.contextWindow, ...node };
}

/** Who says the notes in what the model was sent last. */
const speakers = (notes: string): string[] => {
  const { messages } = models.mock.getLastRequest()?.body as { messages: { role: string; content: unknown }[] };
  return messages.filter(({ content }) => JSON.stringify(content).includes(notes)).map(({ role }) => role);
};

test('what a window leaves out the model has written down before, and it stands for that from then on', async () => {
  const usage = { prompt_tokens: 400, completion_tokens: 50, total_tokens: 450 };
  models.mock.on({ systemMessage: KEEPER }, { content: 'They counted messages.', usage });
  models.mock.on({ userMessage: 'And now' }, { content: 'Now we go on.', usage });
  const sessionId = await filled(14);
  const first = await answered(sessionId, 'And now?');
  expect(first).toMatchObject({
    ...{ effectiveStrategy: 'SUMMARIZE', summaryError: null, steps: 1 },
    summary: { content: 'They counted messages.', model: 'm-1' },
  });
  expect(first.summarizedCount).toBe(first.omittedCount);
  expect(first.summarizedCount).toBe(7);
  // The model was called for the summary, too.
  expect(first.inputTokens).toBeGreaterThanOrEqual(800);
  // Never as the system: text that others wrote may have become part of them.
  expect(speakers('They counted messages.')).toEqual(['user']);
  const before = models.mock.getRequests().length;
  expect(await answered(sessionId, 'And now again?')).toMatchObject({ summarizedCount: first.summarizedCount });
  expect(models.mock.getRequests()).toHaveLength(before + 1);
});

test('what is too long to be kept is no summary, however little the provider says it is', async () => {
  models.mock.clearFixtures();
  const usage = { prompt_tokens: 400, completion_tokens: 50, total_tokens: 450 };
  models.mock.on({ systemMessage: KEEPER }, { content: 'memories '.repeat(40_000), usage });
  models.mock.on({ userMessage: 'And on' }, { content: 'Gladly.' });
  expect(await answered(await filled(14), 'And on.')).toMatchObject({
    ...{ effectiveStrategy: 'SLIDING_WINDOW', summary: null, summaryError: 'The summary became too long.' },
  });
});

test('where it cannot be summarised the window slides, and the run says why', async () => {
  models.mock.clearFixtures();
  models.mock.on({ systemMessage: KEEPER }, { error: { message: 'No such model.' }, status: 404 });
  models.mock.on({ userMessage: 'Go on' }, { content: 'Gladly.' });
  const sessionId = await filled(14);
  expect(await answered(sessionId, 'Go on.')).toMatchObject({
    ...{ effectiveStrategy: 'SLIDING_WINDOW', summary: null, summarizedCount: 0 },
    summaryError: 'The provider answered 404: No such model.',
  });
});
