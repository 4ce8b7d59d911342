import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Account, register, signIn } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';
import { converse, say } from '../modules/chat/conversations.js';
import { Following, type Heard } from '../modules/chat/following.js';
import { Reader, runNow, send } from '../modules/chat/runs/runs.js';
import { startModels } from '../support/models.js';
import { report } from './report.js';

/** A client that loses its connection again and again misses nothing of a conversation, and hears nothing twice. */
const MESSAGES = 5_000;
const CUTS = 50;
const WRITERS = 4;
/** What a model answers: no two words of it are alike. */
const WORDS = 5_000;
const ANSWER = Array.from({ length: WORDS }, (_, n) => `word-${n}`).join(' ');
const MODEL = { DEFAULT_AI_PROVIDER: 'openai-compatible', DEFAULT_AI_MODEL: 'm-1' };

let models: Awaited<ReturnType<typeof startModels>>;
let here: TestSteward;
let there: TestSteward;
beforeAll(async () => {
  models = await startModels({ chunkSize: 9 });
  models.mock.on({ userMessage: 'Count' }, { content: ANSWER }, { latency: 5 });
  const env = { ...models.env, ...MODEL, COST_PER_MINUTE: '1000000000' };
  here = await startSteward({ env });
  there = await startSteward({ env, database: here.database });
});
afterAll(async () => {
  await there.close();
  await here.close();
  await models.stop();
});

/** Says everything, some at once and on both servers. */
async function write(writers: readonly Account[], sessionId: string): Promise<void> {
  let next = 0;
  await Promise.all(
    writers.map(async (writer) => {
      while (next < MESSAGES) {
        next += 1;
        await say(writer, sessionId, `message ${next}`);
      }
    }),
  );
}

test(`${MESSAGES} messages to a client whose connection is cut ${CUTS} times`, async () => {
  const ada = await register(here.url, 'Ada');
  const elsewhere = await signIn(there.url, ada.email, ada.password);
  const sessionId = await converse(ada);
  const started = performance.now();
  const writers = Array.from({ length: WRITERS }, (_, n) => (n % 2 ? elsewhere : ada));
  const writing = write(writers, sessionId);
  const heard: Heard[] = [];
  let repeated = 0;
  for (let cut = 0; cut <= CUTS; cut++) {
    const [server, reader] = cut % 2 ? [there, elsewhere] : [here, ada];
    const following = new Following(server.url, reader, sessionId, heard.at(-1)?.sequence ?? 0);
    const wanted = cut === CUTS ? MESSAGES : Math.round(((cut + Math.random()) * MESSAGES) / CUTS);
    await following.until(Math.max(1, wanted - heard.length));
    following.cut();
    // What came on the same connection before it broke was heard.
    await following.done.catch(() => undefined);
    repeated += following.heard.filter(({ sequence }) => sequence <= (heard.at(-1)?.sequence ?? 0)).length;
    heard.push(...following.heard);
    await following.leave();
  }
  await writing;
  const seconds = (performance.now() - started) / 1000;
  expect(heard.map(({ sequence }) => sequence)).toEqual(Array.from({ length: MESSAGES }, (_, n) => n + 1));
  const contents = heard.map(({ message }) => Number(message?.content.slice('message '.length)));
  expect(contents.sort((a, b) => a - b)).toEqual(Array.from({ length: MESSAGES }, (_, n) => n + 1));
  expect(repeated).toBe(0);
  report('Chat events', {
    messages: MESSAGES,
    cuts: CUTS,
    repeated,
    lost: MESSAGES - heard.length,
    seconds: seconds.toFixed(0),
  });
});

test(`an answer of ${WORDS} words to a client whose connection is cut ${CUTS} times while it is written`, async () => {
  const ada = await register(here.url, 'Ada');
  const elsewhere = await signIn(there.url, ada.email, ada.password);
  const sessionId = await converse(ada);
  const { run } = await send(ada, sessionId, 'Count!');
  const sequences: number[] = [];
  let [text, deltas] = ['', 0];
  for (let cut = 0; cut <= CUTS; cut++) {
    const [server, who] = cut % 2 ? [there, elsewhere] : [here, ada];
    const reader = new Reader(server.url, who, sessionId, sequences.at(-1) ?? 0);
    if (cut === CUTS) await reader.untilRun(run.id, 'COMPLETED');
    // Not less than what was read before: a snapshot says it again.
    else await reader.untilText(Math.round(((cut + Math.random()) * ANSWER.length) / (CUTS + 1)) + 1);
    reader.cut();
    text = [...reader.texts.values()].at(-1) ?? text;
    // A reader fails where a delta does not begin where the text ends.
    expect(ANSWER.startsWith(text)).toBe(true);
    deltas += reader.heard.filter(({ __typename }) => __typename === 'ChatTextDelta').length;
    sequences.push(...reader.heard.flatMap(({ sequence }) => sequence ?? []));
  }
  const { message, status } = await runNow(ada, run.id);
  expect({ status, content: message?.content }).toEqual({ status: 'COMPLETED', content: ANSWER });
  expect(sequences).toEqual(sequences.map((_, n) => n + 1));
  expect(text).toBe(ANSWER);
  report('Deltas', { words: WORDS, cuts: CUTS, deltas });
});
