import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Relay } from '../../../src/platform/events/relay.js';
import { SILENT } from '../../support/log.js';
import type { Json } from './api.js';
import { actorOf } from './people.js';
import { api, friend, owner, stranger, vault, withThree } from './three.js';

let relay: Relay;
let id: string;
// Before the vault is closed.
afterAll(() => relay.stop());
withThree();
beforeAll(async () => {
  relay = new Relay({ connection: { connectionString: vault.db.urls.system }, hub: vault.hub, log: SILENT });
  await relay.start();
});
beforeEach(async () => {
  id = await made();
});

const EVERYTHING = `
  ... on SecretShared { secretId granteeId at secret { id scope shares { access } } }
  ... on SecretUnshared { secretId granteeId at }
  ... on SecretRotated { secretId version rolledBackTo at secret { maskedValue currentVersion { number } } }
  ... on SecretRevealed { secretId version userId at secret { id } }
  ... on SecretDeleted { secretId at }
  ... on SecretCreated { secretId at secret { id } }
  ... on SecretUpdated { secretId at secret { displayName rotation { days } } }
  ... on SecretActivated { secretId at secret { isActive } }
  ... on SecretDeactivated { secretId at secret { isActive } }
  ... on SecretRestored { secretId at secret { deletedAt } }
  ... on SecretDestroyed { secretId at }
  ... on SecretRotationDue { secretId at dueAt secret { rotation { needsRotation } } }`;
const AT = expect.stringMatching(/Z$/);

/** A secret of the owner that nobody will be told of any more. */
async function made() {
  const announced = new Set<string>();
  let wake: () => void = () => undefined;
  const stop = vault.hub.on('secret.created', ({ aggregateId }) => {
    announced.add(aggregateId);
    wake();
  });
  const secretId = await vault.make(owner);
  while (!announced.has(secretId))
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  stop();
  return secretId;
}

/** The next `count` events; then the socket is closed. */
async function hear(events: AsyncIterableIterator<Json>, count: number) {
  const heard: unknown[] = [];
  while (heard.length < count) heard.push((await events.next()).value);
  await events.return?.();
  return heard;
}

/** Resolves when this process was handed an event of the type about the secret. */
const delivered = (type: string) =>
  new Promise<void>((resolve) => {
    const stop = vault.hub.on(type, ({ aggregateId }) => {
      if (aggregateId !== id) return;
      stop();
      resolve();
    });
  });

describe('secretEvents', () => {
  test('tell the owner all, the grantee what concerns the share, a stranger nothing', async () => {
    const listeners = await Promise.all([owner, friend, stranger].map((actor) => api.listen(actor, EVERYTHING)));
    const [owners, friends, strangers] = listeners.map((events) => async () => (await events.next()).value);
    const { sharing, rotations, reveals, secrets } = vault.services;
    const silence = strangers!();
    await sharing.share(owner, { secretId: id, userId: friend.id, access: 'REVEAL' });
    const shared = { __typename: 'SecretShared', secretId: id, granteeId: friend.id, at: AT };
    for (const next of [owners!, friends!])
      expect(await next()).toEqual({ ...shared, secret: { id, scope: 'SHARED', shares: [{ access: 'REVEAL' }] } });
    await rotations.rotate(owner, { secretId: id, value: 'a new value, 4321' });
    for (const next of [owners!, friends!])
      expect(await next()).toEqual({
        ...{ __typename: 'SecretRotated', secretId: id, version: 2, rolledBackTo: null, at: AT },
        secret: { maskedValue: '••••••••4321', currentVersion: { number: 2 } },
      });
    await reveals.reveal(friend, { secretId: id });
    expect(await owners!()).toEqual({
      ...{ __typename: 'SecretRevealed', secretId: id, version: 2, userId: friend.id, at: AT, secret: { id } },
    });
    await secrets.delete(owner, id);
    for (const next of [owners!, friends!])
      expect(await next()).toEqual({ __typename: 'SecretDeleted', secretId: id, at: AT });
    for (const events of listeners) await events.return?.();
    expect(await silence).toBeUndefined();
  });

  test('tell of every state a secret goes through', async () => {
    await vault.services.sharing.share(owner, { secretId: id, userId: friend.id, access: 'USE' });
    const { secrets, rotations, lifecycle, schedules } = vault.services;
    const listeners = await Promise.all([owner, friend, stranger].map((actor) => api.listen(actor, EVERYTHING)));
    const [owners, friends, strangers] = listeners.map((events) => async () => (await events.next()).value);
    const silence = strangers!();
    const about = { secretId: id, at: AT };
    // The share itself may still be on its way.
    const after = async (next: () => Promise<Json>) => {
      const first = await next();
      return first.__typename === 'SecretShared' ? next() : first;
    };
    const both = async (expected: object) => {
      for (const next of [owners!, friends!]) expect(await after(next)).toEqual(expected);
    };
    await secrets.update(owner, { secretId: id, displayName: 'Shown' });
    await both({ __typename: 'SecretUpdated', ...about, secret: { displayName: 'Shown', rotation: { days: null } } });
    await rotations.rotate(owner, { secretId: id, value: 'a second value' });
    await both(expect.objectContaining({ __typename: 'SecretRotated', version: 2, rolledBackTo: null }));
    await rotations.rollBack(owner, { secretId: id, version: 1 });
    await both(expect.objectContaining({ __typename: 'SecretRotated', version: 3, rolledBackTo: 1 }));
    await lifecycle.setActive(owner, { secretId: id, isActive: false });
    await both({ __typename: 'SecretDeactivated', ...about, secret: { isActive: false } });
    await lifecycle.setActive(owner, { secretId: id, isActive: true });
    await both({ __typename: 'SecretActivated', ...about, secret: { isActive: true } });
    await schedules.set(owner, { secretId: id, enabled: true, days: 1 });
    await both(expect.objectContaining({ __typename: 'SecretUpdated' }));
    await vault.rows(`update secrets set next_rotation_at = now() where id = $1`, [id]);
    await schedules.remind();
    const due = { __typename: 'SecretRotationDue', ...about, dueAt: AT, secret: { rotation: { needsRotation: true } } };
    expect(await owners!()).toEqual(due);
    await secrets.delete(owner, id);
    await both({ __typename: 'SecretDeleted', ...about });
    await lifecycle.restore(owner, id);
    await both({ __typename: 'SecretRestored', ...about, secret: { deletedAt: null } });
    await lifecycle.destroy(owner, id);
    await both({ __typename: 'SecretDestroyed', ...about });
    const made = await vault.make(owner);
    expect(await owners!()).toEqual({ __typename: 'SecretCreated', secretId: made, at: AT, secret: { id: made } });
    for (const events of listeners) await events.return?.();
    expect(await silence).toBeUndefined();
  });

  test('end for a grantee with SecretUnshared: nothing of the secret comes after', async () => {
    const friends = await api.listen(friend, EVERYTHING);
    const { sharing, rotations } = vault.services;
    await sharing.share(owner, { secretId: id, userId: friend.id, access: 'MANAGE' });
    await sharing.unshare(owner, { secretId: id, userId: friend.id });
    await rotations.rotate(owner, { secretId: id, value: 'not for friends' });
    const other = await vault.make(owner);
    await sharing.share(owner, { secretId: other, userId: friend.id, access: 'USE' });
    const heard: { __typename: string; secretId: string }[] = [];
    while (heard.at(-1)?.secretId !== other) heard.push((await friends.next()).value);
    await friends.return?.();
    // Whether the first one arrives depends on whether it was mapped before the share ended.
    const own = heard.filter(({ secretId }) => secretId === id).map(({ __typename }) => __typename);
    expect(own.slice(own.indexOf('SecretUnshared'))).toEqual(['SecretUnshared']);
  });

  test('of a secret that one no longer sees are not delivered', async () => {
    const friends = await api.listen(friend, EVERYTHING);
    const { sharing } = vault.services;
    const share = { secretId: id, ownerId: owner.id, granteeId: friend.id };
    // An event that is on its way while the share ends.
    vault.hub.publish({
      ...{ id: '1', eventId: id, type: 'secret.rotated', actorId: owner.id, aggregateId: id, at: 'T' },
      ...{ payload: { secretId: id, version: 2 }, recipients: [share.granteeId] },
    });
    const isDelivered = delivered('secret.unshared');
    await sharing.share(owner, { secretId: id, userId: friend.id, access: 'USE' });
    await sharing.unshare(owner, { secretId: id, userId: friend.id });
    await isDelivered;
    const [first] = await hear(friends, 1);
    expect((first as { __typename: string }).__typename).not.toBe('SecretRotated');
  });

  test('need secrets.read, and leave no listener behind', async () => {
    const before = vault.hub.listeners;
    await expect(api.listen(actorOf(owner.id, ['secrets.create']), EVERYTHING)).rejects.toThrow('secrets.read');
    const events = await api.listen(owner, EVERYTHING);
    expect(vault.hub.listeners).toBe(before + 1);
    const waiting = events.next();
    await events.return?.();
    expect(await waiting).toMatchObject({ done: true });
    expect(vault.hub.listeners).toBe(before);
  });
});
