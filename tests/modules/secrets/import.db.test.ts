import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SecretImportRefused } from '../../../src/modules/secrets/import.problems.js';
import type { ImportSecrets } from '../../../src/modules/secrets/import.service.js';
import type { Actor } from '../../../src/platform/actor.js';
import type { KeyProvider } from '../../../src/platform/crypto/key-provider.js';
import { LocalKeyProvider } from '../../../src/platform/crypto/local-key-provider.js';
import { Conflict, Forbidden, InvalidInput } from '../../../src/platform/problem.js';
import { type Vault, openVault } from './vault.js';

let vault: Vault;
let owner: Actor;
beforeAll(async () => {
  vault = await openVault();
});
beforeEach(async () => {
  owner = await vault.person('Olga');
});
afterAll(() => vault.db.close());

const run = (content: string, more: Partial<ImportSecrets> = {}, module: Pick<Vault, 'services'> = vault) =>
  module.services.imports.import(owner, { content, ...more });
const told = async (...args: Parameters<typeof run>) =>
  (await run(...args)).map(({ line, name, action }) => [line, name, action]);
const reveal = async (secretId: string | null) =>
  (await vault.services.reveals.reveal(owner, { secretId: secretId ?? '' })).value;
const own = () =>
  vault.rows<{ id: string; name: string; current_version: number }>(
    `select id, name, current_version from secrets where owner_id = $1 and deleted_at is null order by name`,
    [owner.id],
  );
const refused = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: unknown) => (error as SecretImportRefused).entries.map(({ line, action }) => [line, action]),
  );

describe('an import', () => {
  test('makes a secret of each entry, sealed, logged and audited one by one', async () => {
    const entries = await run(`export A=one\n# no\nB="two\nlines"\nC=\n`, {
      provider: ' ci ',
      tags: ['x'],
      type: 'API_KEY',
    });
    expect(entries.map(({ line, name, action }) => [line, name, action])).toEqual([
      [1, 'A', 'CREATE'],
      [3, 'B', 'CREATE'],
      [5, 'C', 'SKIP'],
    ]);
    const [a, b] = entries.map(({ secretId }) => secretId);
    expect([await reveal(a ?? ''), await reveal(b ?? '')]).toEqual(['one', 'two\nlines']);
    const [row] = await vault.rows(`select name, provider, type, tags, masked_value from secrets where id = $1`, [a]);
    expect(row).toEqual({ name: 'A', provider: 'ci', type: 'API_KEY', tags: ['x'], masked_value: '••••••••' });
    for (const id of [a ?? '', b ?? '']) {
      expect(await vault.events(id)).toEqual(['secret.created', 'secret.revealed']);
      expect(await vault.audit(id)).toEqual(['CREDENTIAL_CREATED', 'CREDENTIAL_ACCESSED']);
      expect(await vault.accesses(id)).toEqual(['WRITE', 'READ']);
    }
  });

  test('that is only tried changes nothing and shows no value', async () => {
    await run('A=secret-1');
    const entries = await run('A=secret-2\nB=secret-3\nB=secret-4\nnonsense', { dryRun: true });
    expect(entries.map(({ line, action }) => [line, action])).toEqual([
      [1, 'CONFLICT'],
      [2, 'CREATE'],
      [3, 'INVALID'],
      [4, 'INVALID'],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/secret-\d/);
    expect(await own()).toHaveLength(1);
  });

  test('is all or nothing: one bad line, and no secret is made', async () => {
    await run('A=1');
    expect(await refused(run('Z=1\nA=2\nB="open'))).toEqual([
      [1, 'CREATE'],
      [2, 'CONFLICT'],
      [3, 'INVALID'],
    ]);
    expect(await own()).toHaveLength(1);
  });

  test.each<[string, string]>([
    ['a name in another case', 'KEY=1\nkey=2'],
    ['a name that is too long', `${'x'.repeat(257)}=1`],
    ['a value over 64 KiB', `A=${'x'.repeat(65_537)}`],
    ['half a character', 'A=\ud800'],
  ])('refuses %s', async (_what, content) => {
    expect((await refused(run(content))).at(-1)?.[1]).toBe('INVALID');
    expect(await own()).toEqual([]);
  });

  test.each<[string, string, Partial<ImportSecrets>]>([
    ['content', `A=${'x'.repeat(256 * 1024)}`, {}],
    ['content', 'A=1\n'.repeat(501), {}],
    ['provider', 'A=1', { provider: 'x'.repeat(129) }],
    ['tags', 'A=1', { tags: [''] }],
  ])('is refused for its %s', async (field, content, more) => {
    await expect(run(content, more)).rejects.toMatchObject({ typename: 'InvalidInput', field });
    await expect(run(content, more)).rejects.toThrow(InvalidInput);
  });

  test('of nothing is nothing', async () => {
    expect(await run('\n# only this\n')).toEqual([]);
  });

  test('takes the permissions to make secrets', async () => {
    owner = await vault.person('Rita', { permissions: ['secrets.read'] });
    await expect(run('A=1')).rejects.toThrow(Forbidden);
  });

  test('knows only the names of the same owner and provider', async () => {
    const other = await vault.person('Otto');
    await vault.make(other, 'x', 'A');
    await run('A=1', { provider: 'ci' });
    expect(await told('A=1')).toEqual([[1, 'A', 'CREATE']]);
    expect(await own()).toHaveLength(2);
  });
});

describe('names that are taken', () => {
  beforeEach(() => run('A=old\nB=old'));

  test('are skipped where that is wanted, whatever their case', async () => {
    expect(await told('a=new\nC=3', { onConflict: 'SKIP' })).toEqual([
      [1, 'a', 'SKIP'],
      [2, 'C', 'CREATE'],
    ]);
    expect((await own()).map(({ current_version }) => current_version)).toEqual([1, 1, 1]);
  });

  test('get the new value where that is wanted, and a second time changes nothing', async () => {
    const file = 'A=new\nB=old\nC=3';
    expect(await told(file, { onConflict: 'ROTATE', dryRun: true })).toEqual([
      [1, 'A', 'ROTATE'],
      [2, 'B', 'ROTATE'],
      [3, 'C', 'CREATE'],
    ]);
    expect(await told(file, { onConflict: 'ROTATE' })).toEqual([
      [1, 'A', 'ROTATE'],
      [2, 'B', 'SKIP'],
      [3, 'C', 'CREATE'],
    ]);
    const [a] = await own();
    expect([a?.current_version, await reveal(a?.id ?? '')]).toEqual([2, 'new']);
    expect(await vault.events(a?.id ?? '')).toEqual(['secret.created', 'secret.rotated', 'secret.revealed']);
    const again = await told(file, { onConflict: 'ROTATE' });
    expect(again.map(([, , action]) => action)).toEqual(['SKIP', 'SKIP', 'SKIP']);
  });
});

describe('what changes while it runs', () => {
  /** A vault in which `meanwhile` happens once, while a value is being encrypted. */
  const disturbed = (meanwhile: () => Promise<unknown>) => {
    const inner = new LocalKeyProvider(vault.db.masterKeys);
    let done: Promise<unknown> | null = null;
    const keys: KeyProvider = Object.assign(Object.create(inner) as KeyProvider, {
      wrap: async (...args: Parameters<KeyProvider['wrap']>) => {
        await (done ??= meanwhile());
        return inner.wrap(...args);
      },
    });
    return vault.again({ keys });
  };

  test('a name that is taken: nothing is imported', async () => {
    const module = disturbed(() => vault.make(owner, 'x', 'b'));
    await expect(run('A=1\nB=2', {}, module)).rejects.toThrow(Conflict);
    expect((await own()).map(({ name }) => name)).toEqual(['b']);
  });

  test('a secret that gets another value: nothing is imported', async () => {
    const [{ secretId } = { secretId: null }] = await run('A=1');
    const module = disturbed(() => vault.services.rotations.rotate(owner, { secretId: secretId ?? '', value: '2' }));
    await expect(run('A=3\nB=4', { onConflict: 'ROTATE' }, module)).rejects.toThrow(Conflict);
    expect(await reveal(secretId)).toBe('2');
    expect(await own()).toHaveLength(1);
  });

  test('the same file by another: one of both is imported', async () => {
    const file = Array.from({ length: 20 }, (_, n) => `N${n}=${n}`).join('\n');
    const both = await Promise.allSettled([run(file), run(file)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await own()).toHaveLength(20);
    const rotations = await Promise.allSettled(
      ['x', 'y'].map((value) => run(file.replaceAll('=', `=${value}`), { onConflict: 'ROTATE' })),
    );
    expect(rotations.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    expect(new Set((await own()).map(({ current_version }) => current_version)).size).toBe(1);
  });
});

test('five hundred entries are one request', async () => {
  const file = Array.from({ length: 500 }, (_, n) => `NAME_${n}="value ${n} of some length"`).join('\n');
  const entries = await run(file);
  expect(entries.every(({ action, secretId }) => action === 'CREATE' && secretId !== null)).toBe(true);
  expect(await own()).toHaveLength(500);
  const [{ count } = { count: 0 }] = await vault.rows<{ count: number }>(
    `select count(*)::int as count from audit_logs where user_id = $1 and action = 'CREDENTIAL_CREATED'`,
    [owner.id],
  );
  expect(count).toBe(500);
});
