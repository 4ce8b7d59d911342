import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../src/platform/actor.js';
import { SecretRepository } from '../../../src/modules/secrets/secret.repository.js';
import { Conflict, Forbidden, NotFound } from '../../../src/platform/problem.js';
import { type Vault, openVault } from './vault.js';

let vault: Vault;
let owner: Actor;
let friend: Actor;
let stranger: Actor;
let id: string;
beforeAll(async () => {
  vault = await openVault();
  owner = await vault.person('Olga');
  friend = await vault.person('Fritz');
  stranger = await vault.person('Stan');
});
beforeEach(async () => {
  id = await vault.make(owner, VALUE);
});
afterAll(() => vault.db.close());

const VALUE = 'a value to be forgotten';
const MISSING = new NotFound('Secret');
const share = (access: 'USE' | 'REVEAL' | 'MANAGE') =>
  vault.services.sharing.share(owner, { secretId: id, userId: friend.id, access });
const setActive = (isActive: boolean, actor = owner) =>
  vault.services.lifecycle.setActive(actor, { secretId: id, isActive });
const reveal = async (actor = owner) => (await vault.services.reveals.reveal(actor, { secretId: id })).value;
const remove = () => vault.services.secrets.delete(owner, id);
const restore = (actor = owner, secretId = id) => vault.services.lifecycle.restore(actor, secretId);
const destroy = (actor = owner, secretId = id) => vault.services.lifecycle.destroy(actor, secretId);
const age = (interval: string) =>
  vault.rows(`update secrets set deleted_at = now() - $2::interval where id = $1`, [id, interval]);
const remains = () =>
  vault.rows(
    `select count(*)::int as versions, count(coalesce(wrapped_key, nonce, ciphertext))::int as values
       from secret_versions where secret_id = $1`,
    [id],
  );
const settled = <T>(work: Promise<T>) => work.catch((error: unknown) => error);

describe('switching', () => {
  test('off stops every reveal, on lets them again, and each is told once', async () => {
    await share('REVEAL');
    await setActive(true);
    await setActive(false);
    await setActive(false);
    for (const actor of [owner, friend])
      await expect(reveal(actor)).rejects.toMatchObject({ typename: 'SecretInactive' });
    await setActive(true);
    expect([await reveal(), await reveal(friend)]).toEqual([VALUE, VALUE]);
    expect((await vault.events(id)).filter((type) => type.endsWith('activated'))).toEqual([
      ...['secret.deactivated', 'secret.activated'],
    ]);
    expect(await vault.audit(id)).toEqual(expect.arrayContaining(['CREDENTIAL_REVOKED', 'CREDENTIAL_ACTIVATED']));
  });

  test('is for the owner alone: what is off stays off for those who manage', async () => {
    await share('MANAGE');
    await expect(setActive(false, friend)).rejects.toBeInstanceOf(Forbidden);
    await expect(setActive(false, stranger)).rejects.toEqual(MISSING);
    await setActive(false);
    await expect(setActive(true, friend)).rejects.toBeInstanceOf(Forbidden);
    await remove();
    await expect(setActive(true)).rejects.toEqual(MISSING);
  });

  test('off against reveals: nothing is recorded as revealed after it', async () => {
    const reveals = Array.from({ length: 6 }, () => settled(reveal()));
    await setActive(false);
    await expect(reveal()).rejects.toMatchObject({ typename: 'SecretInactive' });
    const answers = await Promise.all(reveals);
    const types = await vault.events(id);
    expect(types.slice(types.indexOf('secret.deactivated'))).toEqual(['secret.deactivated']);
    expect(answers.filter((answer) => answer === VALUE)).toHaveLength(
      types.filter((type) => type === 'secret.revealed').length,
    );
  });
});

describe('restoring', () => {
  test('brings back values and shares, and says so', async () => {
    await share('REVEAL');
    await remove();
    for (const actor of [owner, friend]) await expect(reveal(actor)).rejects.toEqual(MISSING);
    expect(await restore()).toBe(id);
    expect([await reveal(), await reveal(friend)]).toEqual([VALUE, VALUE]);
    expect(new Set(await vault.recipients(id, 'secret.restored'))).toEqual(new Set([owner.id, friend.id]));
    expect(await vault.audit(id)).toContain('CREDENTIAL_RESTORED');
  });

  test('is for the owner: to others a deleted secret is none', async () => {
    await share('MANAGE');
    await expect(restore(friend)).rejects.toBeInstanceOf(Forbidden);
    await expect(restore()).rejects.toEqual(new Conflict('This secret is not deleted.'));
    await remove();
    for (const actor of [friend, stranger]) await expect(restore(actor)).rejects.toEqual(MISSING);
    for (const other of [randomUUID(), 'x', '']) await expect(restore(owner, other)).rejects.toEqual(MISSING);
  });

  test('ends after thirty days', async () => {
    await remove();
    await age('30 days 1 second');
    await expect(restore()).rejects.toEqual(MISSING);
    await age('29 days 23 hours');
    expect(await restore()).toBe(id);
  });

  test('of a name that is taken meanwhile is a Conflict, until it is free', async () => {
    const twin = await vault.make(owner, VALUE, 'Twin');
    await vault.services.secrets.delete(owner, twin);
    const taken = await vault.make(owner, VALUE, 'TWIN');
    await expect(restore(owner, twin)).rejects.toMatchObject({ typename: 'Conflict', field: 'name' });
    await vault.services.secrets.delete(owner, taken);
    expect(await restore(owner, twin)).toBe(twin);
  });

  test('against making one of the same name: exactly one is live', async () => {
    for (let round = 0; round < 10; round++) {
      const name = `contested ${round}`;
      const old = await vault.make(owner, VALUE, name);
      await vault.services.secrets.delete(owner, old);
      const results = await Promise.all([
        settled(restore(owner, old)),
        settled(vault.make(owner, VALUE, name)),
        settled(restore(owner, old)),
        settled(vault.make(owner, VALUE, name)),
      ]);
      for (const result of results) if (typeof result !== 'string') expect(result).toBeInstanceOf(Conflict);
      expect(results.filter((result) => typeof result === 'string')).toHaveLength(1);
      const live = await vault.rows(`select id from secrets where name = $1 and deleted_at is null`, [name]);
      expect(live).toHaveLength(1);
    }
  });
});

describe('destroying', () => {
  test.each([
    ['what is live', false],
    ['what is deleted', true],
  ])('%s leaves no value, and the log', async (_, first) => {
    await share('REVEAL');
    await vault.services.rotations.rotate(owner, { secretId: id, value: 'a second value' });
    await vault.services.schedules.set(owner, { secretId: id, enabled: true, days: 3 });
    await reveal(friend);
    const accesses = await vault.accesses(id);
    if (first) await remove();
    expect(await destroy()).toBe(id);
    expect(await remains()).toEqual([{ versions: 2, values: 0 }]);
    const [secret] = await vault.rows(
      `select masked_value, rotation_enabled, next_rotation_at, deleted_at is not null as deleted,
              (select count(*)::int from secret_shares where secret_id = secrets.id) as shares
         from secrets where id = $1`,
      [id],
    );
    expect(secret).toEqual({
      ...{ masked_value: '••••••••', rotation_enabled: false, next_rotation_at: null, deleted: true, shares: 0 },
    });
    expect(await vault.accesses(id)).toEqual([...accesses, ...(first ? ['DELETE'] : []), 'DELETE']);
    for (const actor of [owner, friend]) await expect(reveal(actor)).rejects.toEqual(MISSING);
    await expect(restore()).rejects.toEqual(MISSING);
    await expect(destroy()).rejects.toEqual(MISSING);
    // Those it was shared with have heard of the deletion already.
    expect(new Set(await vault.recipients(id, 'secret.destroyed'))).toEqual(
      new Set(first ? [owner.id] : [owner.id, friend.id]),
    );
    expect((await vault.audit(id)).filter((action) => action === 'CREDENTIAL_DESTROYED')).toHaveLength(1);
  });

  test('is for the owner', async () => {
    await share('MANAGE');
    await expect(destroy(friend)).rejects.toBeInstanceOf(Forbidden);
    await expect(destroy(stranger)).rejects.toEqual(MISSING);
    await remove();
    for (const actor of [friend, stranger]) await expect(destroy(actor)).rejects.toEqual(MISSING);
    expect(await remains()).toEqual([{ versions: 1, values: 1 }]);
  });

  test('against reveals: what is answered was recorded before, and afterwards there is none', async () => {
    for (let round = 0; round < 12; round++) {
      id = await vault.make(owner, VALUE);
      await share('REVEAL');
      const reveals = [owner, friend, owner, friend].map((actor) => settled(reveal(actor)));
      await destroy();
      for (const actor of [owner, friend]) await expect(reveal(actor)).rejects.toEqual(MISSING);
      const answers = await Promise.all(reveals);
      for (const answer of answers) if (answer !== VALUE) expect(answer).toEqual(MISSING);
      const types = await vault.events(id);
      expect(types.at(-1)).toBe('secret.destroyed');
      expect(types.filter((type) => type === 'secret.revealed')).toHaveLength(
        answers.filter((answer) => answer === VALUE).length,
      );
      expect(await remains()).toEqual([{ versions: 1, values: 0 }]);
    }
  });

  test('between two statements of another takes the secret from sight, not a version of it', async () => {
    await vault.db.database.as(owner, async (tx) => {
      const secrets = new SecretRepository(tx);
      expect(await secrets.find(id)).toMatchObject({ currentVersion: 1 });
      await expect(secrets.version(id, 2)).resolves.toBeNull();
      await destroy();
      await expect(secrets.version(id, 1)).rejects.toEqual(MISSING);
    });
  });

  test('against rotations, rollbacks and restores: nothing comes after it', async () => {
    const { rotations } = vault.services;
    for (let round = 0; round < 8; round++) {
      id = await vault.make(owner, VALUE);
      await rotations.rotate(owner, { secretId: id, value: 'a second value' });
      const others = [
        ...[1, 2].map((n) => rotations.rotate(owner, { secretId: id, value: `rotated ${n}` })),
        rotations.rollBack(owner, { secretId: id, version: 1 }),
        remove().then(() => restore()),
      ].map(settled);
      await destroy();
      for (const outcome of await Promise.all(others)) if (outcome instanceof Error) expect(outcome).toEqual(MISSING);
      expect(await remains()).toMatchObject([{ values: 0 }]);
      expect((await vault.events(id)).at(-1)).toBe('secret.destroyed');
    }
  });

  test('twenty at once: one of them did it', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => settled(destroy())));
    expect(results.filter((result) => result === id)).toHaveLength(1);
    expect((await vault.events(id)).filter((type) => type === 'secret.destroyed')).toHaveLength(1);
  });
});

describe('what was deleted more than thirty days ago', () => {
  test('is destroyed, once, whoever sweeps; what can be restored is not', async () => {
    await remove();
    const later = await vault.make(owner);
    await vault.services.secrets.delete(owner, later);
    await vault.services.lifecycle.destroyDeleted();
    expect(await remains()).toEqual([{ versions: 1, values: 1 }]);
    await age('30 days 1 minute');
    const two = [vault.services.lifecycle, vault.again().services.lifecycle];
    const counts = await Promise.all([...two, ...two].map((lifecycle) => lifecycle.destroyDeleted()));
    expect(counts.reduce((a, b) => a + b)).toBe(1);
    expect(await remains()).toEqual([{ versions: 1, values: 0 }]);
    expect((await vault.events(id)).slice(-2)).toEqual(['secret.deleted', 'secret.destroyed']);
    expect(await vault.audit(id)).toContain('CREDENTIAL_DESTROYED');
    expect(await restore(owner, later)).toBe(later);
  });

  test('cannot be brought back by the database either, nor erased in part', async () => {
    await destroy();
    for (const sql of [
      `update secrets set destroyed_at = null, deleted_at = null where id = $1`,
      `update secrets set current_version = 2 where id = $1`,
    ])
      expect(await vault.db.database.as(owner, (tx) => tx.query(`${sql} returning id`, [id]))).toEqual([]);
    const partly = `update secret_versions set nonce = '' where secret_id = $1`;
    await expect(vault.rows(partly, [id])).rejects.toMatchObject({ constraint: 'secret_versions_erased_check' });
  });
});
