import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AuditTrail } from '../../../src/modules/audit/index.js';
import { type SettingsModule, settingOf, settingsModule } from '../../../src/modules/settings/index.js';
import { Actor } from '../../../src/platform/actor.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { TEST_KEYS } from '../../support/master-keys.js';
import { person } from '../secrets/people.js';

let db: TestDatabase;
let settings: SettingsModule['services']['settings'];
let admin: Actor;
let reader: Actor;
let member: Actor;

beforeAll(async () => {
  db = await testDatabase({ audit: new AuditTrail(TEST_KEYS) });
  ({ settings } = settingsModule({ db: db.database }).services);
  admin = await person(db.owner, 'Ada', { roles: ['admin'] });
  reader = await person(db.owner, 'Rita', { permissions: ['settings.read'] });
  member = await person(db.owner, 'Max');
});
beforeEach(async () => {
  await db.owner.query('truncate settings, outbox');
});
afterAll(() => db.close());

const registration = (actor = Actor.system('test')) => db.database.as(actor, (tx) => settingOf(tx, 'registration'));
const rows = async (sql: string) => (await db.owner.query<Record<string, unknown>>(sql)).rows;
const kept = () => rows('select key, value, updated_by from settings');
const instantOf = async () =>
  (
    await rows(`select to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from settings`)
  )[0]?.['at'] as string;

describe('what is in force', () => {
  test('is the default, what was set, and the default again, for users and for the system', async () => {
    for (const actor of [undefined, member]) expect(await registration(actor)).toBe('INVITE_ONLY');
    await settings.update(admin, { key: 'registration', value: 'OPEN' });
    for (const actor of [undefined, member]) expect(await registration(actor)).toBe('OPEN');
    await settings.reset(admin, { key: 'registration' });
    for (const actor of [undefined, member]) expect(await registration(actor)).toBe('INVITE_ONLY');
  });

  test('changes in the middle of a transaction that asks twice', async () => {
    const system = Actor.system('test');
    await db.database.as(system, async (tx) => {
      expect(await settingOf(tx, 'registration')).toBe('INVITE_ONLY');
      await settings.update(admin, { key: 'registration', value: 'OPEN' });
      expect(await settingOf(tx, 'registration')).toBe('OPEN');
    });
  });

  test('is an error where a value is kept that is none', async () => {
    await db.owner.query(`insert into settings (key, value) values ('registration', '"CLOSED"')`);
    await expect(registration()).rejects.toThrow();
  });
});

describe('updating', () => {
  test('writes who and when, an event with the key, and an audit entry with before and after', async () => {
    await settings.update(admin, { key: 'invitations.expiryDays', value: 3 });
    expect(await kept()).toEqual([{ key: 'invitations.expiryDays', value: 3, updated_by: admin.id }]);
    expect(await rows('select type, payload, recipients from outbox')).toEqual([
      { type: 'setting.updated', payload: { key: 'invitations.expiryDays' }, recipients: [admin.id] },
    ]);
    const [entry] = await rows(`select * from audit_logs where action = 'SETTING_UPDATED' order by created_at desc`);
    expect(entry).toMatchObject({
      user_id: admin.id,
      details: { key: 'invitations.expiryDays' },
      changes: { 'invitations.expiryDays': { before: 7, after: 3 } },
    });
  });

  test('to what is in force writes nothing', async () => {
    await settings.update(admin, { key: 'registration', value: 'OPEN' });
    await settings.update(admin, { key: 'registration', value: 'OPEN' });
    expect(await rows('select from outbox')).toHaveLength(1);
    await settings.reset(admin, { key: 'invitations.expiryDays' });
    expect(await rows('select from outbox')).toHaveLength(1);
  });

  test.each([
    ['registration', 'open'],
    ['registration', true],
    ['invitations.expiryDays', 0],
    ['invitations.expiryDays', 31],
    ['invitations.expiryDays', 1.5],
    ['invitations.expiryDays', '7'],
    ['secrets.revealRequiresStepUp', 'true'],
    ['secrets.revealRequiresStepUp', [true]],
  ])('%s to %p is refused, with what is allowed', async (key, value) => {
    await expect(settings.update(admin, { key, value })).rejects.toMatchObject({
      typename: 'InvalidInput',
      field: 'value',
      message: expect.stringMatching(new RegExp(`^This is no value of ${key}. Allowed: .+\\.$`)),
    });
    expect(await kept()).toEqual([]);
  });

  test('is not for whoever only reads, and no key is made up', async () => {
    for (const actor of [reader, member])
      await expect(settings.update(actor, { key: 'registration', value: 'OPEN' })).rejects.toMatchObject({
        typename: 'Forbidden',
      });
    await expect(settings.update(admin, { key: 'constructor', value: 1 })).rejects.toMatchObject({
      typename: 'NotFound',
    });
  });

  test('is refused to whoever lost the right since the token was made', async () => {
    const former = await person(db.owner, 'Fred', { roles: ['admin'] });
    await db.owner.query('delete from user_roles where user_id = $1', [former.id]);
    for (const change of [
      settings.update(former, { key: 'registration', value: 'OPEN' }),
      settings.reset(former, { key: 'registration' }),
    ])
      await expect(change).rejects.toMatchObject({ typename: 'Forbidden' });
    expect(await kept()).toEqual([]);
  });
});

describe('compare and set', () => {
  test('refuses a change of what somebody has changed since', async () => {
    await settings.update(admin, { key: 'invitations.expiryDays', value: 3 });
    const expectedUpdatedAt = await instantOf();
    await settings.update(admin, { key: 'invitations.expiryDays', value: 4, expectedUpdatedAt });
    for (const change of [
      settings.update(admin, { key: 'invitations.expiryDays', value: 5, expectedUpdatedAt }),
      settings.reset(admin, { key: 'invitations.expiryDays', expectedUpdatedAt }),
    ])
      await expect(change).rejects.toMatchObject({ typename: 'Conflict', field: 'expectedUpdatedAt' });
    expect(await kept()).toEqual([{ key: 'invitations.expiryDays', value: 4, updated_by: admin.id }]);
  });

  test('lets one of ten win; blind changes all pass, one after the other, also where nothing was kept before', async () => {
    const blind = Array.from({ length: 20 }, (_, n) =>
      settings.update(admin, { key: 'invitations.expiryDays', value: n + 1 }),
    );
    await Promise.all(blind);
    expect(await rows('select from settings')).toHaveLength(1);
    const expectedUpdatedAt = await instantOf();
    const wanted = Array.from({ length: 10 }, (_, n) => n + 21);
    const raced = await Promise.allSettled(
      wanted.map((value) => settings.update(admin, { key: 'invitations.expiryDays', value, expectedUpdatedAt })),
    );
    expect(raced.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of raced)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ typename: 'Conflict' });
  });
});

describe('seeding', () => {
  test('keeps the first value only, and says what is in force', async () => {
    expect(await settings.seed('registration', 'OPEN')).toBe('OPEN');
    expect(await settings.seed('registration', 'INVITE_ONLY')).toBe('OPEN');
    const entries = await rows(`select user_id, details, changes from audit_logs where action = 'SETTING_SEEDED'`);
    expect(entries).toMatchObject([
      { user_id: null, changes: { registration: { before: 'INVITE_ONLY', after: 'OPEN' } } },
    ]);
  });

  test('does not undo a reset, nor a value that an administrator gave', async () => {
    await settings.seed('registration', 'OPEN');
    await settings.reset(admin, { key: 'registration' });
    expect(await settings.seed('registration', 'OPEN')).toBe('INVITE_ONLY');
    await settings.update(admin, { key: 'registration', value: 'OPEN' });
    expect(await settings.seed('registration', 'INVITE_ONLY')).toBe('OPEN');
  });

  test('by ten servers at once keeps one value and writes one event', async () => {
    const values = await Promise.all(
      Array.from({ length: 10 }, (_, n) => settings.seed('registration', n % 2 ? 'OPEN' : 'INVITE_ONLY')),
    );
    expect(new Set(values).size).toBe(1);
    expect(await rows('select from outbox')).toHaveLength(1);
  });
});
