import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cpus, loadavg } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { StewardProcess } from '../../src/demo/process.js';
import { converse } from '../modules/chat/conversations.js';
import { send } from '../modules/chat/runs/runs.js';
import { register } from '../support/people.js';
import { type Household, household } from '../support/process.js';
import { type Running, runScript } from '../support/processes.js';
import { cpuSeconds, databaseSeconds, megabytes, waitedSeconds } from './proc.js';
import { median, report } from './report.js';

/**
 * So many answers are written at a time by one process, each at 50 tokens a second. The database, the provider and all
 * readers are on the same machine, each in processes of its own.
 */
const STREAMS = 200;
const TOKENS = 1_000;
const PAUSE_MS = 20;
const PEOPLE = 10;

let home: Household;
let provider: Running;
let server: StewardProcess;
beforeAll(async () => {
  home = await household();
  provider = runScript('endurance/token-server.ts', [TOKENS, PAUSE_MS, STREAMS].map(String));
  server = await home.start({
    ...{ AI_BASE_URL: `http://127.0.0.1:${await provider.line()}/v1`, COST_PER_MINUTE: '1000000000' },
    ...{ DEFAULT_AI_PROVIDER: 'openai-compatible', DEFAULT_AI_MODEL: 'm-1' },
  });
}, 120_000);
afterAll(async () => {
  await server.end('SIGTERM');
  provider.child.kill();
  await provider.ended;
  await home.remove();
});

/** What the readers tell at the end. */
interface Heard {
  /** How old the oldest token of each delta was, in milliseconds. */
  readonly ages: readonly number[];
  readonly firsts: readonly number[];
  /** Deltas a second, and tokens, of each stream. */
  readonly rates: readonly number[];
  readonly tokens: readonly number[];
}

/** What each process has used of the processors so far, in seconds. */
async function used(readers: Running): Promise<Readonly<Record<string, number>>> {
  const pids = { server: server.pid, provider: provider.child.pid ?? 0, readers: readers.child.pid ?? 0 };
  const own = Object.entries(pids).map(([name, pid]) => [name, cpuSeconds(pid)] as const);
  return Object.fromEntries([...own, ['database', await databaseSeconds(home.dataDir)]]);
}

test(`${STREAMS} streams at ${1_000 / PAUSE_MS} tokens a second on one process`, async () => {
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => register(server.url, `Person${n}`)));
  const conversations = await Promise.all(
    Array.from({ length: STREAMS }, async (_, n) => {
      const person = people[n % PEOPLE] ?? people[0]!;
      return { person, token: person.accessToken, sessionId: await converse(person) };
    }),
  );
  const readers = runScript('endurance/stream-readers.ts', []);
  const task = conversations.map(({ token, sessionId }) => ({ token, sessionId }));
  readers.child.stdin?.write(`${JSON.stringify({ url: server.url, conversations: task })}\n`);
  expect(await readers.line()).toBe('ready');
  const [load] = loadavg();
  const memory = megabytes(server.pid);
  const asked = performance.now();
  const begun = readers.line();
  await Promise.all(conversations.map(({ person, sessionId }) => send(person, sessionId, 'Go on.')));
  expect(await begun).toBe('begun');
  const started = performance.now();
  const before = await used(readers);
  const waitedBefore = waitedSeconds(server.pid);
  const end = readers.line();
  await setTimeout(TOKENS * PAUSE_MS * 0.6);
  const measured = (performance.now() - started) / 1_000;
  const after = await used(readers);
  const waited = (waitedSeconds(server.pid) - waitedBefore) / measured;
  const peak = megabytes(server.pid);
  const { ages, firsts, rates, tokens } = JSON.parse(await end) as Heard;
  const seconds = (performance.now() - started) / 1_000;
  expect(tokens).toEqual(tokens.map(() => TOKENS));
  expect(Math.max(...rates)).toBeLessThanOrEqual(31);
  const part = (some: readonly number[], share: number) =>
    Math.round([...some].sort((a, b) => a - b)[Math.floor(some.length * share)] ?? NaN);
  const at = (share: number) => part(ages, share);
  const cpu = Object.entries(after).map(([name, now]) => [
    `${name} CPU %`,
    Math.round(((now - (before[name] ?? 0)) / measured) * 100),
  ]);
  report('Streams', {
    ...{ streams: STREAMS, 'seconds until all were answered': ((started - asked) / 1_000).toFixed(1) },
    ...{ 'seconds of answers': seconds.toFixed(1), 'deltas a second and stream': median(rates).toFixed(1) },
    ...{
      'p50 ms': at(0.5),
      'p95 ms': at(0.95),
      'p99 ms': at(0.99),
      'max ms': at(0.999_99),
      'first delta, p50 ms': part(firsts, 0.5),
    },
    ...{ 'MB before': memory, MB: peak, 'KB a stream': Math.round(((peak - memory) * 1024) / STREAMS) },
    ...{
      ...Object.fromEntries(cpu),
      'server waited for a core %': Math.round(waited * 100),
      cores: cpus().length,
      'load before': (load ?? NaN).toFixed(2),
    },
  });
}, 300_000);
