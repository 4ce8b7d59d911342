import { expect, test } from '@jest/globals';
import { keyProviderOf } from '../../src/platform/crypto/key-providers.js';
import { KEY, openHouseOfKeys } from '../modules/secrets/house-of-keys.js';
import { makeVersions } from '../support/many-versions.js';
import { signIn } from '../support/people.js';
import { ADMIN, household } from '../support/process.js';
import { type RewrapAnswer, START_REWRAP, follow } from '../support/rewrap.js';
import { report } from './report.js';

const [SECRETS, EACH] = [4_000, 5];
const TOTAL = SECRETS * EACH;
const REVEALS_AT_A_TIME = 4;
const [A, B] = [7, 8].map((byte) => Buffer.alloc(32, byte).toString('base64')) as [string, string];

test('a rewrap of 20,000 versions, killed twice, completes, and every value is what it was', async () => {
  const [house, home] = await Promise.all([openHouseOfKeys(), household()]);
  const keys = keyProviderOf({ current: KEY.a, previous: [] }, null);
  const made = await makeVersions(house.db.owner, house.owner.id, keys, { secrets: SECRETS, each: EACH });
  const { owner, app, system } = house.db.urls;
  const env = {
    ...{ DATABASE_URL: owner, DATABASE_APP_URL: app, DATABASE_SYSTEM_URL: system },
    ...{ STEWARD_MASTER_KEY: B, STEWARD_PREVIOUS_KEYS: A },
  };
  const steps: RewrapAnswer[] = [];
  const kills: number[] = [];
  const began = performance.now();
  let id = '';
  for (const killAt of [TOTAL / 5, TOTAL / 2, Infinity]) {
    const server = await home.start(env);
    const { person } = await signIn(server.url, ADMIN.email, ADMIN.password);
    const { rewrap } = (await person.must(START_REWRAP, {})) as unknown as { rewrap: RewrapAnswer };
    // The second and the third time it answers the run that is under way.
    id ||= rewrap.id;
    expect(rewrap).toMatchObject({ id, status: 'RUNNING', total: TOTAL });
    await follow(person, id, (step) => {
      steps.push(step);
      return step.done >= killAt;
    });
    const reached = steps.at(-1)?.done ?? 0;
    if (killAt === Infinity) expect(await server.end('SIGTERM')).toBe(0);
    else {
      await server.end('SIGKILL');
      expect(reached).toBeLessThan(TOTAL);
      kills.push(reached);
    }
    await person.leave();
  }
  const seconds = (performance.now() - began) / 1_000;
  expect(steps.at(-1)).toMatchObject({ status: 'COMPLETED', total: TOTAL, done: TOTAL, failed: 0, reason: null });
  for (const [n, { done }] of steps.entries()) expect(done).toBeGreaterThanOrEqual(steps[n - 1]?.done ?? 0);
  expect(await house.rows(`select distinct key_provider as provider, key_id as id from secret_versions`)).toEqual([
    { provider: 'local', id: KEY.b.id },
  ]);

  const { secrets } = house.as({ master: { current: KEY.b, previous: [] } });
  for (let n = 0; n < made.length; n += REVEALS_AT_A_TIME)
    await Promise.all(
      made.slice(n, n + REVEALS_AT_A_TIME).map(async ({ secretId, number, value }) => {
        expect((await secrets.reveals.reveal(house.owner, { secretId, version: number })).value).toBe(value);
      }),
    );
  report('Rewrap', {
    versions: TOTAL,
    'killed at': kills.join(' and '),
    steps: steps.length,
    'seconds with two restarts': seconds.toFixed(1),
    'values revealed': made.length,
  });
  await Promise.all([house.close(), home.remove()]);
});
