import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { keyProviderOf } from '../../src/platform/crypto/key-providers.js';
import { type HouseOfKeys, KEY, openHouseOfKeys } from '../modules/secrets/house-of-keys.js';
import { type Made, makeVersions } from '../support/many-versions.js';
import { signIn } from '../support/people.js';
import { ADMIN, type Household, household } from '../support/process.js';
import { type RewrapAnswer, START_REWRAP, follow } from '../support/rewrap.js';
import { TransitServer } from '../support/transit.js';

const [A, B] = [7, 8].map((byte) => Buffer.alloc(32, byte).toString('base64')) as [string, string];
let house: HouseOfKeys;
let home: Household;
let transit: TransitServer;
let made: Made[];

beforeAll(async () => {
  [house, home, transit] = await Promise.all([openHouseOfKeys(), household(), TransitServer.start()]);
  const keys = keyProviderOf({ current: KEY.a, previous: [] }, null);
  made = await makeVersions(house.db.owner, house.owner.id, keys, { secrets: 100, each: 2 });
});
afterAll(async () => {
  await Promise.all([house.close(), home.remove(), transit.stop()]);
});

const database = () => ({
  ...{ DATABASE_URL: house.db.urls.owner, DATABASE_APP_URL: house.db.urls.app },
  ...{ DATABASE_SYSTEM_URL: house.db.urls.system },
});

/** Runs one of the programs at the console. */
async function run(program: string, env: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const path = fileURLToPath(new URL(`../../dist/src/${program}.js`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      DATA_DIR: home.dataDir,
      ...database(),
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

test('kill -9 in the middle of a rewrap to Transit: the next process completes it, and progress never goes back', async () => {
  const env = { ...database(), ...transit.env, STEWARD_MASTER_KEY: A };
  const steps: RewrapAnswer[] = [];
  let server = await home.start(env);
  let admin = await signIn(server.url, ADMIN.email, ADMIN.password);
  // A batch of a hundred is done, and the next one is under way when Transit falls silent.
  transit.silentAfter = transit.requests.length + 130;
  const { rewrap } = (await admin.person.must(START_REWRAP, {})) as unknown as { rewrap: RewrapAnswer };
  expect(rewrap).toMatchObject({ status: 'RUNNING', total: 200 });
  await follow(admin.person, rewrap.id, (step) => {
    steps.push(step);
    return step.done === 100;
  });
  await server.end('SIGKILL');
  await admin.person.leave();
  transit.silentAfter = Infinity;

  server = await home.start(env);
  admin = await signIn(server.url, ADMIN.email, ADMIN.password);
  await follow(admin.person, rewrap.id, (step) => void steps.push(step));
  expect(steps.at(-1)).toMatchObject({ status: 'COMPLETED', total: 200, done: 200, failed: 0 });
  for (const [n, { done }] of steps.entries()) expect(done).toBeGreaterThanOrEqual(steps[n - 1]?.done ?? 0);
  await admin.person.leave();
  expect(await server.end('SIGTERM')).toBe(0);
  const { secrets } = house.as({ master: { current: KEY.a, previous: [] }, transit: transit.options });
  for (const { secretId, number, value } of made)
    expect((await secrets.reveals.reveal(house.owner, { secretId, version: number })).value).toBe(value);
});

test('at the console: back to a new master key, and the old one let go of', async () => {
  const remote = { ...transit.env, KEY_PROVIDER: 'local' };
  const moving = { ...remote, STEWARD_MASTER_KEY: B, STEWARD_PREVIOUS_KEYS: A };
  const refused = await run('main', { STEWARD_MASTER_KEY: B });
  expect([refused.code, refused.output]).toEqual([78, expect.stringContaining('STEWARD_PREVIOUS_KEYS')]);
  const moved = await run('vault-rewrap', moving, ['--retire']);
  expect(moved).toMatchObject({ code: 0 });
  expect(moved.output).toContain('COMPLETED: 200 of 200 wrapped.');
  for (const key of [`local/${KEY.a.id}`, 'transit/steward:v1']) {
    expect(moved.output).toContain(`Retired ${key}.`);
    expect(moved.output).toContain(`${key}: 0 versions, 0 others, retired.`);
  }
  expect(moved.output).toContain(`local/${KEY.b.id}: 200 versions,`);
  // Without Transit, and without the old key.
  const alone = { STEWARD_MASTER_KEY: B };
  expect(await run('vault-check', alone)).toEqual({ code: 0, output: 'Versions checked: 200. Broken: 0.\n' });
  expect(await run('audit-verify', alone)).toMatchObject({
    ...{ code: 0, output: expect.stringContaining('Everything is as it was written.') },
  });
  const back = await run('main', { STEWARD_MASTER_KEY: A, STEWARD_PREVIOUS_KEYS: B });
  expect([back.code, back.output]).toEqual([78, expect.stringContaining('was retired')]);
});
