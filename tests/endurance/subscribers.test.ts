import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { StewardProcess } from '../../src/demo/process.js';
import { converse, say } from '../modules/chat/conversations.js';
import { register } from '../support/people.js';
import { type Household, household } from '../support/process.js';
import { type Running, runScript } from '../support/processes.js';
import { heldBy } from './inspector.js';
import { report } from './report.js';

/** What one reader of a conversation in which nothing happens costs a server, on a socket of its own. */
const SUBSCRIBERS = 5_000;
/** They come first: what is made once is not counted. */
const FIRST = 250;
const PEOPLE = 50;
const CONVERSATIONS = 500;
const LIMIT_KB = 40;

let home: Household;
let server: StewardProcess;
let clients: Running;
beforeAll(async () => {
  home = await household();
  server = await home.start({ COST_PER_MINUTE: '1000000000', NODE_OPTIONS: '--inspect=127.0.0.1:0' });
  clients = runScript('endurance/idle-subscribers.ts', []);
}, 120_000);
afterAll(async () => {
  clients.child.kill();
  await server.end('SIGTERM');
  await home.remove();
});

test(`${SUBSCRIBERS} idle subscribers cost less than ${LIMIT_KB} KB each`, async () => {
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => register(server.url, `Person${n}`)));
  const conversations: { token: string; sessionId: string }[] = [];
  for (let round = 0; round < CONVERSATIONS / PEOPLE; round++)
    for (const [n, sessionId] of (await Promise.all(people.map((person) => converse(person)))).entries())
      conversations.push({ token: people[n]?.accessToken ?? '', sessionId });
  const hearing = Math.ceil((FIRST + SUBSCRIBERS) / CONVERSATIONS);
  const add = async (count: number) => {
    clients.child.stdin?.write(`${JSON.stringify({ url: server.url, count, hearing, conversations })}\n`);
    return Number(await clients.line());
  };
  expect(await add(FIRST)).toBe(FIRST);
  const before = await heldBy(server.output());
  const started = performance.now();
  expect(await add(SUBSCRIBERS)).toBe(FIRST + SUBSCRIBERS);
  const seconds = (performance.now() - started) / 1_000;
  const after = await heldBy(server.output());
  const each = (what: keyof typeof after) => (after[what] - before[what]) / SUBSCRIBERS;
  report('Idle subscribers', {
    subscribers: SUBSCRIBERS,
    'seconds to connect': seconds.toFixed(1),
    'KB of heap each': each('heap').toFixed(1),
    'KB outside the heap each': each('outside').toFixed(1),
    'KB resident each': each('resident').toFixed(1),
    'MB resident': Math.round(after.resident / 1024),
  });
  // They are all there: what is said in one conversation is heard by everybody who reads it.
  const heard = clients.line();
  await say(people[0]!, conversations[0]?.sessionId ?? '', 'Is anybody there?');
  expect(await heard).toBe('heard');
  expect(each('resident')).toBeLessThan(LIMIT_KB);
}, 300_000);
