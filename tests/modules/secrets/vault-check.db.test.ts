import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { Actor } from '../../../src/platform/actor.js';
import type { KeyProvider } from '../../../src/platform/crypto/key-provider.js';
import { LocalKeyProvider } from '../../../src/platform/crypto/local-key-provider.js';
import { type BrokenVersion, checkVault } from '../../../src/modules/secrets/index.js';
import { runScript } from '../../support/processes.js';
import { type Vault, openVault } from './vault.js';

let vault: Vault;
let owner: Actor;
const ids: string[] = [];
beforeAll(async () => {
  vault = await openVault();
  owner = await vault.person('Olga');
  // More than one page of them, and one with versions on both sides of the border of a page.
  for (let n = 0; n < 65; n++) ids.push(await vault.make(owner, `the value number ${n}`));
  for (const id of ids.slice(0, 5))
    for (const value of ['second', 'third']) await vault.services.rotations.rotate(owner, { secretId: id, value });
  await vault.services.lifecycle.destroy(owner, ids.pop() ?? '');
  await vault.services.secrets.delete(owner, ids[60] ?? '');
});
afterAll(() => vault.db.close());

const VERSIONS = 64 + 10;
const check = async (keys: KeyProvider = new LocalKeyProvider(vault.db.masterKeys)) => {
  const found: BrokenVersion[] = [];
  const query = <T extends object>(sql: string, values: readonly unknown[]) => vault.rows<T>(sql, [...values]);
  return { ...(await checkVault(query, keys, (broken) => found.push(broken))), found };
};
/** Runs the program itself against this database. */
async function run(env: Record<string, string> = {}) {
  const { PATH = '' } = process.env;
  const { owner: url, app, system } = vault.db.urls;
  const program = runScript('../src/vault-check.ts', [], {
    env: {
      ...{ PATH, DATABASE_URL: url, DATABASE_APP_URL: app, DATABASE_SYSTEM_URL: system, LOG_LEVEL: 'warn' },
      ...{ STEWARD_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'), ...env },
    },
  });
  let stdout = '';
  program.child.stdout?.on('data', (data: Buffer) => (stdout += data.toString()));
  const [code] = await once(program.child, 'close');
  return { code, stdout, stderr: program.stderr() };
}

describe('a vault that is whole', () => {
  test('is found to be: every value, also of what is deleted, and none of what is destroyed', async () => {
    expect(await check()).toEqual({ checked: VERSIONS, broken: 0, found: [] });
  });

  test('ends the program with 0', async () => {
    expect(await run()).toEqual({ code: 0, stdout: `Versions checked: ${VERSIONS}. Broken: 0.\n`, stderr: '' });
  });

  test('cannot be checked with a provider that does not answer', async () => {
    const down: KeyProvider = {
      name: 'local',
      wrap: () => Promise.reject(new Error('down')),
      unwrap: () => Promise.reject(new Error('down')),
    };
    await expect(check(down)).rejects.toThrow('down');
  });
});

describe('a vault that is broken', () => {
  const secret = (n: number) => ids[n] ?? '';
  beforeAll(async () => {
    const change = (n: number, set: string, number = 1) =>
      vault.rows(`update secret_versions set ${set} where secret_id = $1 and number = $2`, [secret(n), number]);
    await change(0, `ciphertext = set_byte(ciphertext, 0, get_byte(ciphertext, 0) # 1)`, 2);
    await change(1, `nonce = set_byte(nonce, 0, get_byte(nonce, 0) # 1)`);
    await change(2, `key_id = 'gone'`, 3);
    await change(3, `key_provider = 'transit'`);
    await change(4, `format = 9`);
    await change(10, `ciphertext = ''`);
    await change(11, `wrapped_key = null, nonce = null, ciphertext = null`);
    await vault.rows(`delete from secret_versions where secret_id = $1`, [secret(12)]);
    // A whole envelope, of another secret.
    await vault.rows(
      `update secret_versions v set (format, key_provider, key_id, wrapped_key, nonce, ciphertext) =
         (select format, key_provider, key_id, wrapped_key, nonce, ciphertext from secret_versions where secret_id = $2)
        where secret_id = $1`,
      [secret(63), secret(62)],
    );
  });

  const GONE = 'It is the current version, and its value is not there.';
  const BROKEN = () =>
    [
      [0, 2, 'It does not decrypt.'],
      [1, 1, 'It does not decrypt.'],
      [2, 3, 'Its key gone of the provider local is not available.'],
      [3, 1, expect.stringMatching(/^Its key .* of the provider transit is not available\.$/)],
      [4, 1, 'It does not decrypt.'],
      [10, 1, 'It does not decrypt.'],
      [11, 1, GONE],
      [12, 1, GONE],
      [63, 1, 'It does not decrypt.'],
    ].map(([n, number, reason]) => ({ secretId: secret(Number(n)), number, reason }));

  test('names each version that does not open, each secret without its value, and no other', async () => {
    const { checked, broken, found } = await check();
    expect([checked, broken]).toEqual([VERSIONS - 2, 9]);
    expect(found).toHaveLength(9);
    expect(found).toEqual(expect.arrayContaining(BROKEN()));
  });

  test('ends the program with 1, after it has named them and no value', async () => {
    const { code, stdout, stderr } = await run();
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain(`Secret ${secret(0)}, version 2: It does not decrypt.\n`);
    expect(stdout).toContain(`Secret ${secret(12)}, version 1: ${GONE}\n`);
    expect(stdout).toMatch(/\nVersions checked: 72\. Broken: 9\.\n$/);
    expect(stdout.trim().split('\n')).toHaveLength(10);
    expect(stdout).not.toMatch(/the value number|second|third/);
  });
});

describe('a key that is wrong or missing', () => {
  test('is refused with what to do, or as a configuration', async () => {
    await vault.rows(`insert into master_keys (key_id, canary) values ('k-another', '\\x00') on conflict do nothing`);
    const wrong = await run();
    expect([wrong.code, wrong.stdout]).toEqual([1, '']);
    expect(wrong.stderr).toMatch(/master key k-another encrypted, and that key is not configured/);
    expect(await run({ STEWARD_MASTER_KEY: 'short' })).toMatchObject({ code: 78, stdout: '' });
  });
});
