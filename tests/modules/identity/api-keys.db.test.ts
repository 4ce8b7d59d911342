import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/platform/actor.js';
import { Conflict, Forbidden, InvalidInput, NotFound, RateLimited } from '../../../src/platform/problem.js';
import { overtaken } from '../../support/locks.js';
import { workspaceOf } from '../workspaces/rows.js';
import { HERE, type House, type Person, auditOf, event, from, openHouse } from './house.js';

let house: House;
let ada: Person;
beforeAll(async () => {
  house = await openHouse();
  ada = await house.member('ada');
});
afterAll(() => house.close());

const SCOPES = ['secrets.read', 'secrets.reveal'];
const keys = () => house.identity.services.apiKeys;
const make = (actor: Actor, change: object = {}) => keys().create(actor, { name: 'agent', scopes: SCOPES, ...change });
const bearer = (key: string, origin = HERE) => house.identity.authenticator.authenticate(`Bearer ${key}`, origin);
const row = async (id: string) => (await house.db.owner.query('select * from api_keys where id = $1', [id])).rows[0];
const chatOf = async (ownerId: string, isActive = true): Promise<string> => {
  const sql = 'insert into chat_sessions (owner_id, is_active) values ($1, $2) returning id';
  return (await house.db.owner.query<{ id: string }>(sql, [ownerId, isActive])).rows[0]?.id ?? '';
};

describe('a new key', () => {
  test('acts for whoever made it, with its scopes and no others, and only its hash is kept', async () => {
    const { id, key } = await make(ada.actor);
    expect(key).toMatch(/^stw_[a-z0-9]{8}_[\w-]{43}$/);
    const actor = await bearer(key);
    expect(actor).toMatchObject({ userId: ada.id, keyId: id, sessionId: null, chatSessionId: null, expiresAt: null });
    expect(['secrets.read', 'secrets.reveal', 'secrets.create'].map((code) => actor.may(code))).toEqual([
      ...[true, true, false],
    ]);
    const kept = await row(id);
    expect(JSON.stringify(kept)).not.toContain(key.slice(13));
    expect(key.startsWith(`${kept.prefix}_`)).toBe(true);
    expect(await auditOf(house.db, 'API_KEY_CREATED')).toContainEqual(expect.objectContaining({ resource_id: id }));
  });

  test.each([
    ['without a name', { name: ' ' }, 'name'],
    ['without scopes', { scopes: [] }, 'scopes'],
    ['with a scope that is none', { scopes: ['secrets.read', 'secrets.*'] }, 'scopes'],
    ['that has ended', { expiresAt: '2020-01-01T00:00:00.000Z' }, 'expiresAt'],
    ['of a workspace for a chat session', { sessionId: randomUUID(), workspaceId: randomUUID() }, 'sessionId'],
  ])('%s is refused, with the field', async (_what, change, field) => {
    await expect(make(ada.actor, change)).rejects.toMatchObject({ field });
    await expect(make(ada.actor, change)).rejects.toThrow(InvalidInput);
  });

  test('takes scopes that one holds, also where one is a superuser', async () => {
    await expect(make(ada.actor, { scopes: ['users.read'] })).rejects.toThrow(Forbidden);
    const root = await house.member('root');
    await house.db.owner.query('update user_accounts set is_superuser = true where user_id = $1', [root.id]);
    house.hub.publish(event('user.rightsChanged', { userId: root.id }));
    await expect(make(root.actor, { scopes: ['users.read'] })).rejects.toThrow(Forbidden);
  });

  test('is bound to a live chat session of one’s own, and to no other', async () => {
    const eve = await house.member('eve');
    const [mine, hers, over] = [await chatOf(ada.id), await chatOf(eve.id), await chatOf(ada.id, false)];
    for (const sessionId of [hers, over, randomUUID(), 'x'])
      await expect(make(ada.actor, { sessionId })).rejects.toThrow(NotFound);
    const { key } = await make(ada.actor, { sessionId: mine });
    expect((await bearer(key)).chatSessionId).toBe(mine);
    await house.db.owner.query('update chat_sessions set deleted_at = now() where id = $1', [mine]);
    await house.identity.authenticator.recheck();
    expect((await bearer(key)).isUser).toBe(false);
  });
});

test('nothing is made for a service account or a workspace that goes at this moment', async () => {
  const { apiKeys, serviceAccounts } = house.identity.services;
  const serviceAccountId = await serviceAccounts.create(ada.actor, { name: 'worker' });
  const gone = [`update service_accounts set deleted_at = now() where id = $1`, [serviceAccountId]] as const;
  const late = () => apiKeys.create(ada.actor, { name: 'late', scopes: SCOPES, serviceAccountId });
  expect(await overtaken(house.db.owner, [gone], late)).toEqual(new NotFound('ServiceAccount'));
  const workspaceId = await workspaceOf(house.db.owner, [
    [(await house.member('eve')).id, 'OWNER'],
    [ada.id, 'ADMIN'],
  ]);
  const left = [
    [`select from workspaces where id = $1 for no key update`, [workspaceId]],
    [`delete from workspace_members where workspace_id = $1 and user_id = $2`, [workspaceId, ada.id]],
  ] as const;
  const make = () => serviceAccounts.create(ada.actor, { name: 'late', workspaceId });
  expect(await overtaken(house.db.owner, left, make)).toEqual(new NotFound('Workspace'));
});

describe('rotating', () => {
  test('or revoking one that goes at this moment with whom it acts for finds nothing', async () => {
    for (const change of ['rotate', 'revoke'] as const) {
      const { id } = await make(ada.actor);
      const gone = [`delete from api_keys where id = $1`, [id]] as const;
      expect(await overtaken(house.db.owner, [gone], () => keys()[change](ada.actor, id))).toEqual(
        new NotFound('ApiKey'),
      );
    }
  });

  test('ends the old key at once; of twenty at once one wins; a stranger and a revoked key are refused', async () => {
    const { id, key } = await make(ada.actor);
    const eve = await house.member('eve');
    await expect(keys().rotate(eve.actor, id)).rejects.toThrow(NotFound);
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => keys().rotate(ada.actor, id)));
    const won = tries.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    // Pools are smaller than twenty: whoever came after a winner may have won the next round.
    expect((await row(id)).version).toBe(1 + won.length);
    for (const outcome of tries) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Conflict);
    expect((await bearer(key)).isUser).toBe(false);
    const good = await Promise.all(won.map(async (issued) => (await bearer(issued.key)).isUser));
    expect(good.filter(Boolean)).toHaveLength(1);
    await keys().revoke(ada.actor, id);
    await expect(keys().rotate(ada.actor, id)).rejects.toThrow(Conflict);
  });
});

describe('revoking', () => {
  test('ends a key for ever, twice is no error, and the event empties what is remembered', async () => {
    const { id, key } = await make(ada.actor);
    const eve = await house.member('eve');
    const actor = await bearer(key);
    const ended: string[] = [];
    house.identity.authenticator.watch(actor, () => ended.push('key'));
    const stop = house.identity.authenticator.watch(ada.actor, () => ended.push('ada'));
    await expect(keys().revoke(eve.actor, id)).rejects.toThrow(NotFound);
    for (let time = 0; time < 2; time++) await keys().revoke(ada.actor, id);
    expect((await bearer(key)).isUser).toBe(true);
    house.hub.publish(event('apiKey.revoked', { keyId: id }));
    expect([ended, (await bearer(key)).isUser]).toEqual([['key'], false]);
    expect(await auditOf(house.db, 'API_KEY_REVOKED')).toHaveLength(2);
    stop();
  });

  test.each(['apiKey.rotated', 'apiKey.expired', 'user.disabled', 'user.rightsChanged', 'user.deleted'])(
    '%s ends its watches too, and user.passwordChanged does not',
    async (type) => {
      const { id, key } = await make(ada.actor);
      const ended: string[] = [];
      house.identity.authenticator.watch(await bearer(key), () => ended.push('key'));
      house.hub.publish(event('user.passwordChanged', { userId: ada.id, sessionId: 'x' }));
      expect(ended).toEqual([]);
      house.hub.publish(event(type, { keyId: id, userId: ada.id }));
      expect(ended).toEqual(['key']);
    },
  );

  test('after a lost connection a recheck ends the sockets of revoked and rotated keys', async () => {
    const [one, two, three] = await Promise.all([make(ada.actor), make(ada.actor), make(ada.actor)]);
    const ended: string[] = [];
    const watch = async (name: string, key: string) =>
      house.identity.authenticator.watch(await bearer(key), () => ended.push(name));
    const stops = [await watch('one', one.key), await watch('two', two.key), await watch('three', three.key)];
    await keys().revoke(ada.actor, one.id);
    await keys().rotate(ada.actor, two.id);
    await house.identity.authenticator.recheck();
    expect(ended).toEqual(['one', 'two']);
    for (const stop of stops) stop();
  });
});

/** A key that ends soon, and lasts as long as this machine takes to sign in by it. */
async function brief(ms = 400): Promise<{ id: string; key: string; actor: Actor }> {
  const made = await make(ada.actor, { expiresAt: new Date(Date.now() + ms).toISOString() }).catch(() => null);
  const actor = made && (await bearer(made.key));
  return made && actor?.isUser ? { ...made, actor } : brief(ms * 3);
}

describe('a key', () => {
  test('expires by itself, and everybody hears of it once', async () => {
    const { id, key, actor } = await brief();
    await new Promise<void>((resolve) => void house.identity.authenticator.watch(actor, resolve));
    await house.db.owner.query(`update api_keys set expires_at = now() - interval '1 second' where id = $1`, [id]);
    expect((await bearer(key)).isUser).toBe(false);
    await expect(keys().rotate(ada.actor, id)).rejects.toThrow(Conflict);
    await Promise.all([keys().expire(), keys().expire()]);
    const { rows } = await house.db.owner.query(
      `select from outbox where type = 'apiKey.expired' and aggregate_id = $1`,
      [id],
    );
    const audited = (await auditOf(house.db, 'API_KEY_EXPIRED')).filter(({ resource_id }) => resource_id === id);
    expect([rows.length, audited.length]).toEqual([1, 1]);
  });

  test('shows when it was used, at most once a minute', async () => {
    const { id, key } = await make(ada.actor);
    expect((await row(id)).last_used_at).toBeNull();
    const other = house.server();
    await other.authenticator.authenticate(`Bearer ${key}`, HERE);
    await other.close();
    const first = (await row(id)).last_used_at as Date;
    expect(first).toBeInstanceOf(Date);
    const third = house.server();
    await third.authenticator.authenticate(`Bearer ${key}`, HERE);
    await third.close();
    expect((await row(id)).last_used_at).toEqual(first);
  });

  test('that is no good is nobody, and after a thousand different ones of an address nothing is looked up for it', async () => {
    const { key } = await make(ada.actor);
    const there = from('198.51.100.7');
    const wrong = [`${key.slice(0, -1)}x`, `stw_aaaaaaaa_${key.slice(13)}`, 'stw_', `stw_aaaaaaaa_${'a'.repeat(43)}`];
    for (let i = 0; i < 120; i++) expect((await bearer(wrong[i % 4] ?? '', there)).isUser).toBe(false);
    // One key again and again is an agent that was not told; different ones are guesses.
    for (let i = 0; i < 996; i++) await bearer(`stw_aaaaaaaa_${'a'.repeat(40)}${String(i).padStart(3, '0')}`, there);
    await expect(bearer(wrong[0] ?? '', there)).rejects.toThrow(RateLimited);
    await expect(bearer(key, there)).rejects.toMatchObject({ retryAfter: expect.any(Number) });
    expect((await bearer(key, HERE)).isUser).toBe(true);
    expect((await bearer(key, there)).isUser).toBe(true);
  });

  test('makes, rotates, revokes and lists no keys, and changes nothing of sign-in or profile', async () => {
    const { id, key } = await make(ada.actor, { scopes: ['apikeys.create', 'secrets.read'] });
    const actor = await bearer(key);
    const { apiKeys, serviceAccounts, sessions, profiles, passwords, mfa, stepUp } = house.identity.services;
    const attempts = [
      () => make(actor, { scopes: ['secrets.read'] }),
      () => apiKeys.rotate(actor, id),
      () => apiKeys.revoke(actor, id),
      () => serviceAccounts.create(actor, { name: 'x' }),
      () => serviceAccounts.delete(actor, randomUUID()),
      () => sessions.revoke(actor, ada.signedIn.sessionId),
      () => sessions.logout(actor),
      () => profiles.update(actor, { displayName: 'Mallory' }),
      () => passwords.change(actor, { currentPassword: 'x', newPassword: 'y' }),
      () => mfa.enrol(actor),
      () => mfa.disable(actor, '000000'),
      () => mfa.regenerateBackupCodes(actor, '000000'),
      () => stepUp.stepUp(actor, { password: 'x' }),
    ];
    for (const attempt of attempts) await expect((async () => attempt())()).rejects.toThrow(Forbidden);
  });
});
