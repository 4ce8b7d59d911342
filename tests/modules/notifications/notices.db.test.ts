import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AuditTrail } from '../../../src/modules/audit/index.js';
import { userShape } from '../../../src/modules/identity/index.js';
import { type NotificationsModule, notificationsModule } from '../../../src/modules/notifications/index.js';
import { Actor } from '../../../src/platform/actor.js';
import type { PublishedEvent } from '../../../src/platform/events/event.js';
import { Hub } from '../../../src/platform/events/hub.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { TEST_KEYS } from '../../support/master-keys.js';
import { person } from '../secrets/people.js';

let db: TestDatabase;
let services: NotificationsModule['services'];
let ada: Actor;
let bob: Actor;
let isNew = true;

beforeAll(async () => {
  db = await testDatabase({ audit: new AuditTrail(TEST_KEYS) });
  ({ services } = notificationsModule({
    ...{ db: db.database, hub: new Hub(), shapes: [userShape] },
    isNewDevice: () => Promise.resolve(isNew),
    retentionDays: () => Promise.resolve(30),
  }));
  [ada, bob] = [await person(db.owner, 'Ada'), await person(db.owner, 'Bob')];
});
beforeEach(async () => {
  await db.owner.query('truncate notifications, outbox');
});
afterAll(() => db.close());

const rows = async (sql: string, values: unknown[] = []) =>
  (await db.owner.query<Record<string, unknown>>(sql, values)).rows;
const kept = () => rows('select recipient_id, kind, actor_id, about_type, about_id, payload from notifications');
const emitted = async () => (await rows('select type from outbox order by id')).map(({ type }) => type);

const event = (type: string, more: Partial<PublishedEvent> = {}): PublishedEvent => ({
  ...{ id: '1', eventId: randomUUID(), type, actorId: ada.id, aggregateId: randomUUID() },
  ...{ payload: {}, recipients: [ada.id, bob.id], at: '2026-11-21T08:30:00.123456Z' },
  ...more,
});
const shared = () => event('secret.shared', { payload: { secretId: randomUUID(), granteeId: bob.id } });

/** A notification of Bob's. */
async function told(): Promise<string> {
  const of = shared();
  await services.notices.tell(of);
  const [row] = await rows('select id from notifications where event_id = $1', [of.eventId]);
  return row?.['id'] as string;
}

describe('telling', () => {
  test('keeps ids only, and wakes who was told', async () => {
    const of = shared();
    await services.notices.tell(of);
    expect(await kept()).toEqual([
      {
        ...{ recipient_id: bob.id, kind: 'SECRET_SHARED', actor_id: ada.id, payload: of.payload },
        ...{ about_type: 'Secret', about_id: of.payload['secretId'] },
      },
    ]);
    expect(await rows('select type, payload, recipients from outbox')).toEqual([
      {
        ...{ type: 'notification.created', recipients: [bob.id] },
        payload: { eventId: of.eventId, kind: 'SECRET_SHARED' },
      },
    ]);
  });

  test('twenty times at once tells once', async () => {
    const of = shared();
    await Promise.all(Array.from({ length: 20 }, () => services.notices.tell(of)));
    expect(await kept()).toHaveLength(1);
    expect(await emitted()).toEqual(['notification.created']);
  });

  test('many of one event takes one event', async () => {
    const many = await Promise.all(Array.from({ length: 50 }, (_, n) => person(db.owner, `Person ${n}`)));
    await services.notices.tell(event('user.rightsChanged', { recipients: many.map(({ id }) => id) }));
    expect(await kept()).toHaveLength(50);
    expect(await emitted()).toHaveLength(1);
  });

  test('tells no service, nobody who is deleted or erased, and nobody who never was', async () => {
    const people = await Promise.all(['service', 'deleted', 'erased'].map((name) => person(db.owner, name)));
    const [service, deleted, erased] = people.map(({ id }) => id);
    await db.owner.query(`update users set kind = 'SERVICE' where id = $1`, [service]);
    await db.owner.query(`update users set deleted_at = now() where id = $1`, [deleted]);
    await db.owner.query(`update users set deleted_at = now(), erased_at = now() where id = $1`, [erased]);
    const recipients = [service!, deleted!, erased!, randomUUID()];
    await services.notices.tell(event('user.rightsChanged', { recipients }));
    expect(await kept()).toEqual([]);
    expect(await emitted()).toEqual([]);
  });

  test('keeps no id that is none, on which reading would fail', async () => {
    await services.notices.tell(event('secret.rotated', { payload: { secretId: 'x', version: 2 } }));
    expect(await kept()).toMatchObject([{ about_type: null, about_id: null, payload: { version: 2 } }]);
  });

  test('of a sign-in only where the device is new', async () => {
    const of = () => event('user.signedIn', { payload: { sessionId: randomUUID() }, recipients: [ada.id] });
    isNew = false;
    await services.notices.tell(of());
    expect(await kept()).toEqual([]);
    isNew = true;
    await services.notices.tell(of());
    expect(await kept()).toMatchObject([{ kind: 'NEW_DEVICE', recipient_id: ada.id, about_type: 'Session' }]);
  });

  test('ignores what nobody is told of', async () => {
    await services.notices.tell(event('secret.updated'));
    expect(await kept()).toEqual([]);
  });
});

describe('reading', () => {
  test('counts one’s own, once however many clients mark it at once', async () => {
    const [id] = [await told(), await told()];
    expect(await services.notifications.unread(bob)).toBe(2);
    expect(await services.notifications.unread(ada)).toBe(0);
    await Promise.all(Array.from({ length: 20 }, () => services.notifications.markRead(bob, id)));
    expect(await services.notifications.unread(bob)).toBe(1);
    expect((await emitted()).filter((type) => type === 'notification.read')).toHaveLength(1);
  });

  test('all marks each once, also from two clients, and none that came after', async () => {
    for (let n = 0; n < 5; n++) await told();
    await rows(`update notifications set created_at = now() + interval '1 hour' where id = $1`, [await told()]);
    const until = new Date(Date.now() + 60_000).toISOString();
    const counts = await Promise.all([1, 2, 3].map(() => services.notifications.markAllRead(bob, until)));
    expect(counts.reduce((sum, n) => sum + n)).toBe(5);
    expect(await services.notifications.unread(bob)).toBe(1);
    expect(await services.notifications.markAllRead(bob, null)).toBe(1);
    expect(await services.notifications.markAllRead(bob, null)).toBe(0);
  });

  test('is nobody else’s, and a foreign one is what a missing one is', async () => {
    const id = await told();
    const admin = await person(db.owner, 'Admin', { roles: ['admin'] });
    for (const actor of [ada, admin])
      for (const which of [id, randomUUID(), 'nonsense']) {
        const refused = expect.objectContaining({ typename: 'NotFound', message: 'Notification not found.' });
        await expect(services.notifications.markRead(actor, which)).rejects.toEqual(refused);
        await expect(services.notifications.delete(actor, which)).rejects.toEqual(refused);
      }
    expect(await services.notifications.markAllRead(ada, null)).toBe(0);
    expect(await services.notifications.unread(bob)).toBe(1);
  });

  test('is not for a key that acts for the person', async () => {
    const id = await told();
    const key = Actor.user(
      {
        ...{ userId: bob.id, username: 'bob', sessionId: null, permissions: new Set<string>(), expiresAt: null },
        key: { id: randomUUID(), chatSessionId: null },
      },
      { requestId: '', ip: null, userAgent: null },
    );
    await expect(services.notifications.markRead(key, id)).rejects.toMatchObject({ typename: 'Forbidden' });
    expect(await services.notifications.unread(key)).toBe(0);
  });

  test('ends with deleting, which happens once', async () => {
    const id = await told();
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => services.notifications.delete(bob, id)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await kept()).toEqual([]);
  });
});

describe('forgetting', () => {
  test('takes what was read longer ago than the setting says, and what nobody read in a year', async () => {
    const ids = [await told(), await told(), await told(), await told()];
    const age = (id: string, column: string, days: number) =>
      rows(`update notifications set ${column} = now() - make_interval(days => $2) where id = $1`, [id, days]);
    await age(ids[0]!, 'read_at', 31);
    await age(ids[1]!, 'read_at', 29);
    await age(ids[2]!, 'created_at', 367);
    await age(ids[3]!, 'created_at', 364);
    await services.notices.prune();
    const left = (await rows('select id from notifications')).map(({ id }) => id);
    expect(left.sort()).toEqual([ids[1], ids[3]].sort());
  });

  test('takes everything of whoever is erased', async () => {
    const gone = await person(db.owner, 'Gone');
    await services.notices.tell(event('user.rightsChanged', { recipients: [gone.id, bob.id] }));
    await db.owner.query('update users set deleted_at = now(), erased_at = now() where id = $1', [gone.id]);
    expect(await kept()).toMatchObject([{ recipient_id: bob.id }]);
  });
});
