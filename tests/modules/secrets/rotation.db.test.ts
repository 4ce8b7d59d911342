import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/platform/actor.js';
import { DecryptionFailed } from '../../../src/platform/crypto/key-provider.js';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../../src/platform/problem.js';
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

describe('rolling back', () => {
  const { rollBack, rotate, value } = {
    rollBack: (actor: Actor, id: string, version: number, more: object = {}) =>
      vault.services.rotations.rollBack(actor, { secretId: id, version, ...more }),
    rotate: (id: string, to: string) => vault.services.rotations.rotate(owner, { secretId: id, value: to }),
    value: async (id: string) => (await vault.services.reveals.reveal(owner, { secretId: id })).value,
  };
  let id: string;
  beforeEach(async () => {
    id = await vault.make(owner, 'the first value, 1111');
    await rotate(id, 'the second value, 2222');
  });

  test('makes an old value current as a new version, sealed for it, with who and why', async () => {
    expect(await rollBack(owner, id, 1, { reason: ' broken ', expectedVersion: 2 })).toBe(id);
    expect(await value(id)).toBe('the first value, 1111');
    const [secret] = await vault.rows(`select masked_value, current_version from secrets where id = $1`, [id]);
    expect(secret).toEqual({ masked_value: '••••••••1111', current_version: 3 });
    const versions = await vault.rows<{
      ciphertext: Buffer;
      nonce: Buffer;
      wrapped_key: Buffer;
      reason: string | null;
    }>(`select ciphertext, nonce, wrapped_key, reason from secret_versions where secret_id = $1 order by number`, [id]);
    expect(versions.map(({ reason }) => reason)).toEqual([null, null, 'broken']);
    for (const column of ['ciphertext', 'nonce', 'wrapped_key'] as const)
      expect(versions[2]?.[column]).not.toEqual(versions[0]?.[column]);
    await rollBack(owner, id, 2);
    expect(await value(id)).toBe('the second value, 2222');
    const [last] = await vault.rows(
      `select reason, created_by from secret_versions where secret_id = $1 and number = 4`,
      [id],
    );
    expect(last).toEqual({ reason: 'Rolled back to version 2.', created_by: owner.id });
    const [event] = await vault.rows(
      `select payload from outbox where aggregate_id = $1 and type = 'secret.rotated' order by id desc limit 1`,
      [id],
    );
    expect(event).toEqual({ payload: { secretId: id, version: 4, rolledBackTo: 2 } });
    expect((await vault.audit(id)).filter((action) => action === 'CREDENTIAL_ROLLED_BACK')).toHaveLength(2);
  });

  test('refuses what is current, what never was, and what is not expected', async () => {
    await expect(rollBack(owner, id, 2)).rejects.toEqual(new Conflict('Version 2 is current already.', 'version'));
    for (const version of [0, -1, 3])
      await expect(rollBack(owner, id, version)).rejects.toEqual(new NotFound('Version'));
    await expect(rollBack(owner, id, 1, { expectedVersion: 1 })).rejects.toMatchObject({ field: 'expectedVersion' });
    await expect(rollBack(owner, id, 1, { reason: 'x'.repeat(257) })).rejects.toBeInstanceOf(InvalidInput);
    expect(await numbers(id)).toEqual([1, 2]);
  });

  test('is for owner and MANAGE', async () => {
    await expect(rollBack(friend, id, 1)).rejects.toEqual(new NotFound('Secret'));
    await vault.services.sharing.share(owner, { secretId: id, userId: friend.id, access: 'REVEAL' });
    await expect(rollBack(friend, id, 1)).rejects.toBeInstanceOf(Forbidden);
    await vault.services.sharing.share(owner, { secretId: id, userId: friend.id, access: 'MANAGE' });
    await rollBack(friend, id, 1);
    expect(await value(id)).toBe('the first value, 1111');
  });

  test('to a value that does not open changes nothing, and is kept in both logs', async () => {
    await vault.rows(
      `update secret_versions set ciphertext = ciphertext || '\\x00' where secret_id = $1 and number = 1`,
      [id],
    );
    await expect(rollBack(owner, id, 1)).rejects.toBeInstanceOf(DecryptionFailed);
    expect(await numbers(id)).toEqual([1, 2]);
    expect((await vault.audit(id)).at(-1)).toBe('-CREDENTIAL_ROLLED_BACK');
    expect((await vault.accesses(id)).at(-1)).toBe('-WRITE');
    expect(await value(id)).toBe('the second value, 2222');
  });

  test('against rotations that expect the same version: one wins', async () => {
    for (let round = 0; round < 5; round++) {
      const own = await vault.make(owner, 'the first value');
      await rotate(own, 'the second value');
      const results = await Promise.allSettled(
        upTo(20).map((n) =>
          n % 2
            ? rollBack(owner, own, 1, { expectedVersion: 2 })
            : vault.services.rotations.rotate(owner, { secretId: own, value: `third ${n}`, expectedVersion: 2 }),
        ),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict);
      expect(await numbers(own)).toEqual([1, 2, 3]);
    }
  });

  test('against rotations that expect nothing: each gets a number of its own, and every value opens', async () => {
    await Promise.all(upTo(16).map((n) => (n % 2 ? rollBack(owner, id, 1) : rotate(id, `rotated ${n}`))));
    expect(await numbers(id)).toEqual(upTo(18));
    const values: string[] = [];
    for (const version of upTo(18))
      values.push((await vault.services.reveals.reveal(owner, { secretId: id, version })).value);
    expect(values.filter((each) => each === 'the first value, 1111')).toHaveLength(9);
  });
});
