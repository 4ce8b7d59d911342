import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type StewardProcess, startProcess } from '../../src/demo/process.js';
import { testDatabase } from '../support/database.js';
import { type Household, household } from '../support/process.js';
import { startSteward } from '../support/steward.js';

let home: Household;
let running: StewardProcess;
beforeAll(async () => {
  home = await household();
  running = await home.start();
});
afterAll(async () => {
  await running.end('SIGTERM');
  await home.remove();
});

/** What a server says that does not start, with its exit code. */
async function refusal(start: Promise<StewardProcess>): Promise<string> {
  const outcome = await start.then(
    () => new Error('It started.'),
    (error: unknown) => error,
  );
  return (outcome as Error).message;
}

const alone = (env: Readonly<Record<string, string>>) =>
  refusal(startProcess({ NODE_ENV: 'test', PORT: '0', BCRYPT_COST: '4', LOG_LEVEL: 'warn', ...env }));

test('every variable that is wrong is named with what is wrong and what is allowed, and the server ends with 78', async () => {
  const message = await alone({ PORT: 'x', REGISTRATION: 'maybe', STEWARD_MASTER_KEY: 'hunter2' });
  expect(message).toContain('ended with code 78');
  expect(message).toContain('PORT is not a whole number ("x"). Allowed: 0 to 65535');
  expect(message).toContain('REGISTRATION is none of the allowed words ("maybe"). Allowed: invite or open.');
  expect(message).toMatch(/STEWARD_MASTER_KEY is not 32 bytes.+Allowed: 32 bytes/);
  expect(message).not.toContain('hunter2');
});

test('a database that nobody answers for is named, without its password', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  const url = `postgres://steward:hunter2@127.0.0.1:${port}/steward`;
  const message = await alone({ DATABASE_URL: url, STEWARD_MASTER_KEY: randomBytes(32).toString('base64') });
  expect(message).toMatch(/code 78[^]+DATABASE_URL names a database that cannot be used: .*ECONNREFUSED.* Allowed: /);
  expect(message).not.toMatch(/hunter2|\bat .+:\d+:\d+/);
});

test('a second server on one data folder refuses, and the first goes on', async () => {
  expect(await refusal(home.start())).toContain(`${home.dataDir} is in use by another Steward server`);
  expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
});

test('another master key, and a port that is taken, are refused in words', async () => {
  expect(await running.end('SIGTERM')).toBe(0);
  const wrongKey = await refusal(home.start({ STEWARD_MASTER_KEY: randomBytes(32).toString('base64') }));
  expect(wrongKey).toMatch(/code 78[^]+that key is not configured[^]+STEWARD_MASTER_KEY/);
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const taken = await refusal(home.start({ PORT: String((holder.address() as AddressInfo).port) }));
  expect(taken).toMatch(/code 78[^]+is taken[^]+set PORT to a free port/);
  holder.close();
  running = await home.start();
});

test('a first password that is refused is named, and not the address', async () => {
  const database = await testDatabase();
  const starting = startSteward({ database, env: { STEWARD_ADMIN_PASSWORD: 'passwordpassword' } });
  await expect(starting).rejects.toThrow(/^STEWARD_ADMIN_PASSWORD is refused: .+ Allowed: 12 characters or more/);
  await database.close();
});
