import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/platform/actor.js';
import { Conflict, Forbidden } from '../../../src/platform/problem.js';
import { type Vault, openVault } from './vault.js';

let vault: Vault;
let owner: Actor;
let friend: Actor;
beforeAll(async () => {
  vault = await openVault();
  owner = await vault.person('Olga');
  friend = await vault.person('Fritz');
});
afterAll(() => vault.db.close());

const numbers = async (id: string) =>
  (
    await vault.rows<{ number: number }>(`select number from secret_versions where secret_id = $1 order by number`, [
      id,
    ])
  ).map(({ number }) => number);
const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1);
const current = async (id: string) =>
  (await vault.rows<{ current_version: number }>(`select current_version from secrets where id = $1`, [id]))[0]
    ?.current_version;

describe('rotating', () => {
  test('adds a version with a value of its own and keeps the old one', async () => {
    const id = await vault.make(owner, 'the first value of it');
    await vault.services.rotations.rotate(owner, { secretId: id, value: 'the second value, 2222', reason: ' leaked ' });
    const reveal = async (version?: number) =>
      (await vault.services.reveals.reveal(owner, { secretId: id, version })).value;
    expect([await reveal(), await reveal(1), await reveal(2)]).toEqual([
      'the second value, 2222',
      'the first value of it',
      'the second value, 2222',
    ]);
    const [secret] = await vault.rows(`select masked_value, current_version from secrets where id = $1`, [id]);
    expect(secret).toEqual({ masked_value: '••••••••2222', current_version: 2 });
    const [version] = await vault.rows(
      `select reason, created_by from secret_versions where secret_id = $1 and number = 2`,
      [id],
    );
    expect(version).toEqual({ reason: 'leaked', created_by: owner.id });
    expect((await vault.events(id)).slice(0, 2)).toEqual(['secret.created', 'secret.rotated']);
    expect(await vault.audit(id)).toContain('CREDENTIAL_ROTATED');
    expect((await vault.accesses(id)).slice(0, 2)).toEqual(['WRITE', 'WRITE']);
  });

  test('is for owner and MANAGE, and tells everybody who has it', async () => {
    const id = await vault.make(owner);
    const other = await vault.person('Otto');
    const { rotations, sharing } = vault.services;
    await sharing.share(owner, { secretId: id, userId: other.id, access: 'USE' });
    for (const access of ['USE', 'REVEAL'] as const) {
      await sharing.share(owner, { secretId: id, userId: friend.id, access });
      await expect(rotations.rotate(friend, { secretId: id, value: 'x' })).rejects.toBeInstanceOf(Forbidden);
    }
    await sharing.share(owner, { secretId: id, userId: friend.id, access: 'MANAGE' });
    await rotations.rotate(friend, { secretId: id, value: 'by a friend' });
    const [event] = await vault.rows<{ payload: object; recipients: string[] }>(
      `select payload, recipients from outbox where aggregate_id = $1 and type = 'secret.rotated'`,
      [id],
    );
    expect(event?.payload).toEqual({ secretId: id, version: 2 });
    expect(new Set(event?.recipients)).toEqual(new Set([owner.id, friend.id, other.id]));
  });

  test('refuses a version that is not current', async () => {
    const id = await vault.make(owner);
    for (const expectedVersion of [0, 2, -1])
      await expect(
        vault.services.rotations.rotate(owner, { secretId: id, value: 'x', expectedVersion }),
      ).rejects.toBeInstanceOf(Conflict);
    await vault.services.rotations.rotate(owner, { secretId: id, value: 'x', expectedVersion: 1 });
    expect(await numbers(id)).toEqual([1, 2]);
  });

  test('fifty at once that expect the same version: one wins', async () => {
    const id = await vault.make(owner);
    const results = await Promise.allSettled(
      upTo(50).map((n) => vault.services.rotations.rotate(owner, { secretId: id, value: `v${n}`, expectedVersion: 1 })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict);
    expect(await numbers(id)).toEqual([1, 2]);
    expect(await vault.events(id)).toEqual(['secret.created', 'secret.rotated']);
  });

  test('fifty at once from two processes: each gets a number of its own, and every value opens', async () => {
    const id = await vault.make(owner, 'v1');
    const [here, there] = [vault.services.rotations, vault.again().services.rotations];
    await Promise.all(
      upTo(50).map((n) => (n % 2 ? here : there).rotate(owner, { secretId: id, value: `rotated ${n}` })),
    );
    expect(await numbers(id)).toEqual(upTo(51));
    expect(await current(id)).toBe(51);
    const values = new Set<string>();
    for (const version of upTo(51))
      values.add((await vault.services.reveals.reveal(owner, { secretId: id, version })).value);
    expect(values).toEqual(new Set(['v1', ...upTo(50).map((n) => `rotated ${n}`)]));
    expect((await vault.events(id)).filter((type) => type === 'secret.rotated')).toHaveLength(50);
  });
});
