import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadavg } from 'node:os';
import { type TwoOfEach, approved, twoOfEach } from '../modules/tools/two-of-each.js';
import { report } from './report.js';

/** How long it takes to hear at one server what was agreed to at another. */
const ROUNDS = 200;
const GOAL_MS = 200;

let all: TwoOfEach;
beforeAll(async () => {
  all = await twoOfEach();
}, 120_000);
afterAll(() => all.end());

test(`two servers and two workers: agreed to at one, heard at the other, ${ROUNDS} times`, async () => {
  const tool = await all.tool('write_if_agreed', { requiresApproval: true, riskLevel: 'HIGH' });
  all.ledger.answerAll();
  const asking: number[] = [];
  const answers: number[] = [];
  const runs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    const { executionId, fromAsking, fromAnswer } = await approved(all, tool, `line ${round}`);
    asking.push(fromAsking);
    answers.push(fromAnswer);
    runs.push((await all.heard(executionId, 'COMPLETED')).at - begun);
  }
  const at = (times: number[], part: number) =>
    Math.round(times.sort((a, b) => a - b)[Math.floor(times.length * part)] ?? NaN);
  const late = asking.filter((ms) => ms > GOAL_MS).length;
  report('Agreed to at one server, heard at another', {
    ...{ rounds: ROUNDS, 'p50 ms': at(asking, 0.5), 'p95 ms': at(asking, 0.95), 'p99 ms': at(asking, 0.99) },
    ...{
      'max ms': at(asking, 0.9999),
      [`later than ${GOAL_MS} ms`]: late,
      'p50 ms after the answer': at(answers, 0.5),
    },
    ...{ 'p50 ms until it has run': at(runs, 0.5), load: (loadavg()[0] ?? NaN).toFixed(1) },
  });
  expect(all.ledger.written.size).toBe(ROUNDS);
  expect(new Set(all.ledger.written.values())).toEqual(new Set([1]));
});
