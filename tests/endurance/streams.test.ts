import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { StewardProcess } from '../../src/demo/process.js';
import { converse } from '../modules/chat/conversations.js';
import { Reader, send } from '../modules/chat/runs/runs.js';
import { type Account, register } from '../support/people.js';
import { type Household, household } from '../support/process.js';
import { type Running, runScript } from '../support/processes.js';
import { report } from './report.js';

/** As many answers as this are written at a time by one process, each at 50 tokens a second; the database, the provider and all readers are on the same machine. */
const STREAMS = 200;
const TOKENS = 1_000;
const PAUSE_MS = 20;
const PEOPLE = 10;

let home: Household;
let provider: Running;
let server: StewardProcess;
beforeAll(async () => {
  home = await household();
  provider = runScript('endurance/token-server.ts', [String(TOKENS), String(PAUSE_MS)]);
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

const megabytes = async () => {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
};

/** One stream from its beginning to its end: its reader, and when it was over. */
async function stream(ada: Account, sessionId: string, reader: Reader): Promise<Reader> {
  const { run } = await send(ada, sessionId, 'Go on.');
  await reader.untilRun(run.id, 'COMPLETED');
  return reader;
}

/** How old the oldest token of each delta was when it came, in milliseconds. */
function latencies({ heard, times }: Reader): number[] {
  return heard.flatMap(({ __typename, text = '' }, index) => {
    const sent = Number(/^\d{13} /.exec(text)?.[0]);
    const came = performance.timeOrigin + (times[index] ?? 0);
    return __typename === 'ChatTextDelta' && Number.isFinite(sent) ? [came - sent] : [];
  });
}

test(`${STREAMS} streams at ${1_000 / PAUSE_MS} tokens a second on one process`, async () => {
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => register(server.url, `Person${n}`)));
  const conversations = await Promise.all(
    people
      .flatMap((person) => Array.from({ length: STREAMS / PEOPLE }, () => person))
      .map(async (person) => {
        const sessionId = await converse(person);
        return { person, sessionId, reader: new Reader(server.url, person, sessionId, 0) };
      }),
  );
  const before = await megabytes();
  const started = performance.now();
  const readers = await Promise.all(
    conversations.map(({ person, sessionId, reader }) => stream(person, sessionId, reader)),
  );
  const seconds = (performance.now() - started) / 1_000;
  const after = await megabytes();
  for (const { texts } of readers)
    for (const text of texts.values()) expect(text.trim().split(' ').length).toBeLessThanOrEqual(TOKENS);
  const all = readers.flatMap(latencies).sort((a, b) => a - b);
  const at = (share: number) => Math.round(all[Math.floor(all.length * share)] ?? NaN);
  const perSecond = readers.map(({ heard }) => heard.filter(({ __typename }) => __typename === 'ChatTextDelta').length);
  expect(Math.max(...perSecond) / ((TOKENS * PAUSE_MS) / 1_000)).toBeLessThanOrEqual(31);
  report('Streams', {
    ...{ streams: STREAMS, deltas: all.length, seconds: seconds.toFixed(1) },
    ...{ 'median ms': at(0.5), 'p90 ms': at(0.9), 'p99 ms': at(0.99), 'max ms': at(0.999_99) },
    ...{ 'MB before': before, 'MB after': after, 'KB a stream': Math.round(((after - before) * 1024) / STREAMS) },
  });
  await Promise.all(readers.map((reader) => reader.leave()));
}, 300_000);
