import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { requested } from '../modules/tools/support.js';
import { type TwoOfEach, twoOfEach } from '../modules/tools/two-of-each.js';
import { report } from './report.js';

/**
 * Workers are killed with -9 right after what their tools do has been written down elsewhere, and before they hear of it.
 * Each round kills them all in the middle of so many executions.
 */
const ROUNDS = 10;
const WORKERS = 3;
/** No more than the workers run at a time, so that each is in the middle of it when they are killed. */
const [UNSAFE, IDEMPOTENT] = [20, 4];
const LEASE_MS = 30_000;

let all: TwoOfEach;
beforeAll(async () => {
  all = await twoOfEach();
  await all.startWorkers(WORKERS - 2);
}, 120_000);
afterAll(() => all.end());

const states = async (ids: readonly string[]) => {
  const { rows } = await all.shared.db.owner.query<{ state: string; count: number }>(
    `select concat_ws(' ', status, reason) as state, count(*)::int as count
       from tool_executions where id = any ($1) group by 1 order by 1`,
    [ids],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
};

test(`kill -9 of workers after the effect, ${ROUNDS * UNSAFE} times: never a second effect`, async () => {
  const [tool, safe] = [await all.tool('write'), await all.tool('write_once', { isIdempotent: true })];
  const ask = (toolName: string, line: string) => requested(all.ada, toolName, { parameters: { line } });
  const [lost, again]: string[][] = [[], []];
  const started = performance.now();
  let killed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const lines = (count: number, name: string) => Array.from({ length: count }, (_, n) => `${name} ${round}.${n}`);
    lost?.push(...(await Promise.all(lines(UNSAFE, 'line').map((line) => ask(tool, line)))));
    again?.push(...(await Promise.all(lines(IDEMPOTENT, 'once').map((line) => ask(safe, line)))));
    await all.ledger.untilUnanswered(UNSAFE + IDEMPOTENT);
    killed += all.ledger.unanswered.length;
    await all.killWorkers();
    await all.startWorkers(WORKERS);
  }
  const lastKill = performance.now();
  all.ledger.answerAll();
  await Promise.all((lost ?? []).map((id) => all.heard(id, 'FAILED')));
  await Promise.all((again ?? []).map((id) => all.heard(id, 'COMPLETED')));
  const seconds = (performance.now() - started) / 1_000;
  expect(await states(lost ?? [])).toEqual({ 'FAILED WORKER_LOST': ROUNDS * UNSAFE });
  expect(await states(again ?? [])).toEqual({ COMPLETED: ROUNDS * IDEMPOTENT });
  expect(all.ledger.written.size).toBe(killed);
  expect(killed).toBe(ROUNDS * (UNSAFE + IDEMPOTENT));
  expect(new Set(all.ledger.written.values())).toEqual(new Set([1]));
  report('Kills after the effect', {
    ...{ rounds: ROUNDS, 'workers killed': ROUNDS * WORKERS, 'executions in the middle': killed },
    ...{ 'written twice': 0, 'FAILED, WORKER_LOST': ROUNDS * UNSAFE, 'run again, idempotent': ROUNDS * IDEMPOTENT },
    ...{
      seconds: seconds.toFixed(0),
      'told after the last kill, s': ((performance.now() - lastKill) / 1_000).toFixed(0),
    },
    'lease s': LEASE_MS / 1_000,
  });
});
