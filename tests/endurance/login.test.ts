import { expect, test } from '@jest/globals';
import { performance } from 'node:perf_hooks';
import { LOGIN, register } from '../support/people.js';
import { startSteward } from '../support/steward.js';
import { median, report } from './report.js';

const TRIES = 500;

test('signing in with a wrong password takes the same time for a known and an unknown address: medians within 5 %', async () => {
  const house = await startSteward({ env: { BCRYPT_COST: '10' } });
  const { email } = await register(house.url, 'Ada');
  const stranger = house.nobody();
  const attempt = async (address: string) => {
    // Not the throttle is measured here: it forgets each attempt.
    await house.database.owner.query('delete from throttles');
    const start = performance.now();
    const { __typename } = await stranger.do(LOGIN, { email: address, password: 'not the password 9' });
    const milliseconds = performance.now() - start;
    expect(__typename).toBe('InvalidCredentials');
    return milliseconds;
  };
  for (let warming = 0; warming < 20; warming++) await attempt(warming % 2 ? email : 'nobody@example.test');
  const [known, unknown]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TRIES; turn++) {
    // Taking turns, so that whatever else the machine does weighs on both alike; first the one, then the other.
    const order = [
      () => attempt(email).then((ms) => known.push(ms)),
      () => attempt(`nobody${turn}@example.test`).then((ms) => unknown.push(ms)),
    ];
    for (const next of turn % 2 ? order : order.reverse()) await next();
  }
  const [a, b] = [median(known), median(unknown)];
  const difference = Math.abs(a - b) / Math.min(a, b);
  report('Login', {
    tries: TRIES,
    'known ms': a.toFixed(2),
    'unknown ms': b.toFixed(2),
    'difference %': (difference * 100).toFixed(2),
  });
  expect(difference).toBeLessThan(0.05);
  await house.close();
});
