import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Account, register, signIn } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';
import { converse, say } from '../modules/chat/conversations.js';
import { Following, type Heard } from '../modules/chat/following.js';
import { report } from './report.js';

/** A client that loses its connection again and again misses nothing of a conversation, and hears nothing twice. */
const MESSAGES = 5_000;
const CUTS = 50;
const WRITERS = 4;

let here: TestSteward;
let there: TestSteward;
beforeAll(async () => {
  const env = { COST_PER_MINUTE: '1000000000' };
  here = await startSteward({ env });
  there = await startSteward({ env, database: here.database });
});
afterAll(async () => {
  await there.close();
  await here.close();
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
