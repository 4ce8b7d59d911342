import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { AnswerError } from '../../src/demo/client.js';
import { CREATE_SECRET, REVEAL_SECRET, ROTATE_SECRET, SECRET } from '../support/operations.js';
import { type Account, register, signIn } from '../support/people.js';
import { checkVault } from '../../src/modules/secrets/index.js';
import { KeyServiceUnavailable } from '../../src/platform/crypto/key-provider.js';
import { keyProviderOf } from '../../src/platform/crypto/key-providers.js';
import { createLogger } from '../../src/platform/log.js';
import { type TestSteward, startSteward } from '../support/steward.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { TransitServer } from '../support/transit.js';

let database: TestDatabase;
let transit: TransitServer;
let steward: TestSteward;
let owner: Account;
/** Made before Transit was configured. */
let local: string;

const make = async (name: string, value: string) => {
  const { secret } = await owner.person.must(CREATE_SECRET, { name, type: 'CUSTOM', value });
  return (secret as { id: string }).id;
};
const reveal = async (secretId: string) => (await owner.person.must(REVEAL_SECRET, { secretId })).value;
const versions = async () =>
  (
    await database.owner.query<{ provider: string; key: string }>(
      `select key_provider as provider, key_id as key from secret_versions order by created_at`,
    )
  ).rows;

beforeAll(async () => {
  [database, transit] = await Promise.all([testDatabase(), TransitServer.start()]);
  const before = await startSteward({ database });
  owner = await register(before.url, 'Olga');
  local = await make('before', 'wrapped by the master key');
  await before.close();
  steward = await startSteward({ database, env: { ...transit.env } });
  owner = await signIn(steward.url, owner.email, owner.password);
});
beforeEach(() => {
  transit.fault = null;
});
afterAll(async () => {
  await steward.close();
  await Promise.all([transit.stop(), database.close()]);
});

test('what is new is wrapped by Transit, and what the master key wrapped is still its own', async () => {
  const id = await make('after', 'wrapped by Transit');
  await owner.person.must(ROTATE_SECRET, { secretId: id, value: 'once more' });
  expect(await reveal(id)).toBe('once more');
  expect(await reveal(local)).toBe('wrapped by the master key');
  expect(await versions()).toEqual([
    { provider: 'local', key: database.masterKeys.current.id },
    ...[1, 2].map(() => ({ provider: 'transit', key: 'steward:v1' })),
  ]);
  for (const { body } of transit.requests) expect(JSON.stringify(body)).not.toContain('once more');
});

const FAILURES: readonly [string, () => void][] = [
  ['sealed', () => void (transit.fault = { status: 503, body: '{"errors":["Vault is sealed"]}' })],
  ['silent', () => void (transit.fault = 'silence')],
  ['denying', () => void (transit.fault = { status: 403, body: '{"errors":["permission denied"]}' })],
];

test.each(FAILURES)(
  'while Transit is %s, writes and reads fail in time and leave nothing of theirs',
  async (name, fail) => {
    const id = await make(`while ${name}`, 'the value before');
    const before = await versions();
    fail();
    const failures = await Promise.all(
      [
        owner.person.do(CREATE_SECRET, { name: `never ${name}`, type: 'CUSTOM', value: 'a value of some length' }),
        owner.person.do(ROTATE_SECRET, { secretId: id, value: 'the value after' }),
        owner.person.do(REVEAL_SECRET, { secretId: id }),
      ].map((promise) => promise.catch((error: unknown) => error)),
    );
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(AnswerError);
      expect(failure).toMatchObject({ code: 'INTERNAL', message: 'Internal error' });
    }
    expect(await versions()).toEqual(before);
    const { rows } = await database.owner.query(
      `select action, error_message from audit_logs where resource_id = $1 and not success`,
      [id],
    );
    expect(rows).toEqual([
      { action: 'CREDENTIAL_ACCESSED', error_message: 'The key that encrypts the value is not available.' },
    ]);
    const { secret } = await owner.person.ask<{ secret: { accessLog: { nodes: object[] } } }>(SECRET, { id });
    expect(secret.accessLog.nodes[0]).toMatchObject({ accessType: 'READ', success: false });
    transit.fault = null;
    expect(await reveal(id)).toBe('the value before');
  },
);

test('a server starts while Transit is down, and says so', async () => {
  const lines: string[] = [];
  const log = createLogger({ logLevel: 'warn' }, { write: (line) => void lines.push(line) });
  transit.fault = { status: 503, body: '{"errors":["Vault is sealed"]}' };
  const other = await startSteward({ database, env: transit.env, log });
  try {
    const said = lines.filter((line) => line.includes('Transit'));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('Transit is sealed or not ready (503).');
    expect(said[0]).not.toContain(transit.token);
    const account = await signIn(other.url, owner.email, owner.password);
    expect((await account.person.must(REVEAL_SECRET, { secretId: local })).value).toBe('wrapped by the master key');
  } finally {
    await other.close();
  }
});

test('the check of the vault opens what Transit wrapped, and blames no version for Transit', async () => {
  const broken: object[] = [];
  const query = async <T extends object>(sql: string, values: readonly unknown[]) =>
    (await database.owner.query<T>(sql, [...values])).rows;
  const check = () =>
    checkVault(query, keyProviderOf(database.masterKeys, transit.options), (version) => void broken.push(version));
  expect(await check()).toEqual({ checked: (await versions()).length, broken: 0 });
  transit.fault = { status: 503, body: '{"errors":["Vault is sealed"]}' };
  await expect(check()).rejects.toBeInstanceOf(KeyServiceUnavailable);
  expect(broken).toEqual([]);
});
