import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/platform/actor.js';
import { Forbidden, InvalidInput, NotFound } from '../../../src/platform/problem.js';
import { type Vault, openVault } from './vault.js';

let vault: Vault;
let owner: Actor;
let friend: Actor;
let id: string;
beforeAll(async () => {
  vault = await openVault();
  owner = await vault.person('Olga');
  friend = await vault.person('Fritz');
});
beforeEach(async () => {
  id = await vault.make(owner, 'the first value of it');
});
afterAll(() => vault.db.close());

const set = (enabled: boolean, days?: number | null, actor = owner) =>
  vault.services.schedules.set(actor, { secretId: id, enabled, ...(days !== undefined && { days }) });
const due = (interval: string) =>
  vault.rows(`update secrets set next_rotation_at = now() - $2::interval where id = $1`, [id, interval]);
const reminders = async () => (await vault.events(id)).filter((type) => type === 'secret.rotationDue').length;
const schedule = async () =>
  (
    await vault.rows<{ enabled: boolean; days: number | null; last: Date | null; wait: number | null }>(
      `select rotation_enabled as enabled, rotation_days as days, last_rotated_at as last,
              (extract(epoch from next_rotation_at - coalesce(last_rotated_at, created_at)) / 86400)::int as wait
         from secrets where id = $1`,
      [id],
    )
  )[0];

describe('a schedule', () => {
  test('counts from the last new value, keeps its days while it is off, and is told once', async () => {
    await set(true, 30);
    expect(await schedule()).toEqual({ enabled: true, days: 30, last: null, wait: 30 });
    await set(true, 30);
    await set(true);
    await set(false);
    expect(await schedule()).toEqual({ enabled: false, days: 30, last: null, wait: null });
    await set(true);
    expect(await schedule()).toMatchObject({ enabled: true, days: 30, wait: 30 });
    expect(await vault.events(id)).toEqual(['secret.created', ...Array(3).fill('secret.updated')]);
    expect(await vault.audit(id)).toEqual(['CREDENTIAL_CREATED', ...Array(3).fill('CREDENTIAL_UPDATED')]);
    const [entry] = await vault.rows(
      `select changes from audit_logs where resource_id = $1 and action = 'CREDENTIAL_UPDATED' order by created_at limit 1`,
      [id],
    );
    expect(entry).toEqual({
      changes: { rotation: { before: { enabled: false, days: null }, after: { enabled: true, days: 30 } } },
    });
  });

  test('is for owner and MANAGE, of a live secret', async () => {
    await vault.services.sharing.share(owner, { secretId: id, userId: friend.id, access: 'REVEAL' });
    await expect(set(true, 5, friend)).rejects.toBeInstanceOf(Forbidden);
    await vault.services.sharing.share(owner, { secretId: id, userId: friend.id, access: 'MANAGE' });
    await set(true, 5, friend);
    expect(await schedule()).toMatchObject({ enabled: true, days: 5 });
    await expect(set(true, 6, await vault.person('Stan'))).rejects.toEqual(new NotFound('Secret'));
    await vault.services.secrets.delete(owner, id);
    await expect(set(true, 6)).rejects.toEqual(new NotFound('Secret'));
  });

  test.each([
    [true, undefined],
    [true, null],
    [true, 0],
    [true, 3651],
    [false, -1],
  ] as const)('of %s and %s days is refused', async (enabled, days) => {
    await expect(set(enabled, days)).rejects.toBeInstanceOf(InvalidInput);
    expect(await schedule()).toEqual({ enabled: false, days: null, last: null, wait: null });
  });

  test('moves with a real new value only', async () => {
    await set(true, 7);
    const { rotations } = vault.services;
    await rotations.rotate(owner, { secretId: id, value: 'the first value of it' });
    expect((await schedule())?.last).toBeNull();
    await rotations.rotate(owner, { secretId: id, value: 'another value' });
    const rotated = await schedule();
    expect(rotated).toEqual({ enabled: true, days: 7, last: expect.any(Date), wait: 7 });
    await rotations.rollBack(owner, { secretId: id, version: 1 });
    await vault.services.secrets.update(owner, { secretId: id, description: 'changed' });
    expect(await schedule()).toEqual(rotated);
  });

  test('of a value that does not open any more moves with whatever replaces it', async () => {
    await vault.rows(`update secret_versions set key_id = 'gone' where secret_id = $1`, [id]);
    await vault.services.rotations.rotate(owner, { secretId: id, value: 'the first value of it' });
    expect((await schedule())?.last).toBeInstanceOf(Date);
  });
});

describe('a reminder', () => {
  test('is raised once for each due date, whoever asks how often, for the owner', async () => {
    await set(true, 7);
    await vault.services.schedules.remind();
    expect(await reminders()).toBe(0);
    await due('1 hour');
    const two = [vault.services.schedules, vault.again().services.schedules];
    await Promise.all([...two, ...two, ...two].map((schedules) => schedules.remind()));
    expect(await reminders()).toBe(1);
    const [event] = await vault.rows(
      `select actor_id, recipients, payload from outbox where aggregate_id = $1 and type = 'secret.rotationDue'`,
      [id],
    );
    expect(event).toEqual({
      ...{ actor_id: null, recipients: [owner.id] },
      payload: { secretId: id, dueAt: expect.stringMatching(/^\d{4}-.*Z$/) },
    });
    expect(await vault.audit(id)).toContain('CREDENTIAL_ROTATION_DUE');
    await due('1 minute');
    await vault.services.schedules.remind();
    await vault.services.schedules.remind();
    expect(await reminders()).toBe(2);
  });

  test('is not raised for what is off, deleted or rotated meanwhile', async () => {
    await set(true, 7);
    await due('1 hour');
    await vault.services.rotations.rotate(owner, { secretId: id, value: 'in time' });
    await vault.services.schedules.remind();
    await due('1 hour');
    await set(false);
    await vault.services.schedules.remind();
    await set(true);
    await due('1 hour');
    await vault.services.secrets.delete(owner, id);
    await vault.services.schedules.remind();
    expect(await reminders()).toBe(0);
    await vault.services.lifecycle.restore(owner, id);
    await vault.services.schedules.remind();
    expect(await reminders()).toBe(1);
  });

  test('of more than one batch reaches all of them', async () => {
    const many = await vault.person('Many');
    await vault.rows(
      `insert into secrets (owner_id, name, name_key, type, masked_value, rotation_enabled, rotation_days, next_rotation_at)
       select $1, n::text, n::text, 'SECRET', '', true, 1, now() from generate_series(1, 450) n`,
      [many.id],
    );
    expect(await vault.services.schedules.remind()).toBe(450);
    expect(await vault.services.schedules.remind()).toBe(0);
  });
});
