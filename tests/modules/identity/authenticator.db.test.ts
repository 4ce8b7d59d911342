import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import jwt from 'jsonwebtoken';
import { identityModule } from '../../../src/modules/identity/index.js';
import type { Actor } from '../../../src/platform/actor.js';
import { CONFIG, HERE, type House, actorOf, decoded, event, openHouse, settingsOf } from './house.js';

describe('the authenticator', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  const authenticate = (header: string | undefined) => house.identity.authenticator.authenticate(header, HERE);
  const revoke = (sessionId: string) =>
    house.db.owner.query(`update sessions set revoked_at = now() where id = $1`, [sessionId]);

  test('knows user, session, rights and expiry', async () => {
    const { actor, id, signedIn } = await house.member('ada');
    expect(actor).toMatchObject({ kind: 'USER', id, sessionId: signedIn.sessionId });
    expect(actor.may('secrets.create') && !actor.may('users.read')).toBe(true);
    expect(actor.expiresAt).toBe(Date.parse(signedIn.accessTokenExpiresAt));
    const header = jwt.decode(signedIn.accessToken, { complete: true });
    expect(header?.header).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(header?.payload).toMatchObject({
      iss: 'steward.test',
      aud: 'steward',
      sub: id,
      sid: signedIn.sessionId,
    });
  });

  test('a superuser holds every administrative permission and no other', async () => {
    const { id, signedIn } = await house.member('root');
    await house.db.owner.query(`update user_accounts set is_superuser = true where user_id = $1`, [id]);
    await house.db.owner.query(`delete from user_roles where user_id = $1`, [id]);
    house.hub.publish(event('user.rightsChanged', { userId: id }));
    const actor = await actorOf(house.identity, signedIn);
    expect([actor.may('users.update'), actor.may('audit.read'), actor.may('secrets.read')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('what is no good access token is nobody', async () => {
    const { signedIn } = await house.member('ada');
    const { accessToken, refreshToken } = signedIn;
    const [header = '', payload = '', signature = ''] = accessToken.split('.');
    const forged = (change: object) =>
      `${Buffer.from(JSON.stringify({ ...decoded(header), ...change })).toString('base64url')}.${payload}`;
    const jwk = (await house.identity.jwks()).keys[0];
    const confused = forged({ alg: 'HS256' });
    const mac = createHmac('sha256', JSON.stringify(jwk)).update(confused).digest('base64url');
    const tokens = [
      ...[
        '',
        'x',
        'a.b.c',
        'Bearer',
        refreshToken,
        `${header}.${payload}.`,
        `${header}.${payload}.${signature.slice(1)}x`,
      ],
      `${forged({ alg: 'none' })}.`,
      `${confused}.${mac}`,
      `${forged({ typ: 'JWT' })}.${signature}`,
      `${forged({ kid: 'unknown' })}.${signature}`,
      `${header}.${Buffer.from('null').toString('base64url')}.${signature}`,
      `${Buffer.from('{').toString('base64url')}.${payload}.${signature}`,
      'a'.repeat(100_000),
    ];
    for (const token of tokens) expect((await authenticate(`Bearer ${token}`)).kind).toBe('ANONYMOUS');
    for (const text of [undefined, '', accessToken, `Basic ${accessToken}`, `Bearer ${accessToken} x`])
      expect((await authenticate(text)).kind).toBe('ANONYMOUS');
    expect((await authenticate(`bearer ${accessToken}`)).kind).toBe('USER');
  });

  test.each([
    ['of another issuer', { iss: 'http://other.test' }, {}],
    ['for another audience', { aud: 'other' }, {}],
    ['that has expired', { exp: 1_700_000_000 }, {}],
    ['of another type', {}, { typ: 'JWT' }],
    ['without a session', { sid: undefined }, {}],
  ])('a well signed token %s is nobody', async (_what, claims, head) => {
    const { signedIn } = await house.member('ada');
    const { kid, algorithm, privateKey } = await house.identity.services.signingKeys.current();
    const payload = { ...(jwt.decode(signedIn.accessToken) as object), ...claims };
    const header = { alg: algorithm, typ: 'at+jwt', kid, ...head };
    const token = jwt.sign(JSON.parse(JSON.stringify(payload)) as object, privateKey, { algorithm, header });
    expect((await authenticate(`Bearer ${token}`)).kind).toBe('ANONYMOUS');
  });

  test('remembers a token until the event of its revocation', async () => {
    const { signedIn } = await house.member('ada');
    await revoke(signedIn.sessionId);
    expect((await actorOf(house.identity, signedIn)).isUser).toBe(true);
    house.hub.publish(event('session.revoked', { sessionId: signedIn.sessionId, userId: signedIn.userId }));
    expect((await actorOf(house.identity, signedIn)).isUser).toBe(false);
  });

  test('trusts nothing it remembers while revocations may not reach it', async () => {
    let connected = true;
    const { database: db, masterKeys: keys } = house.db;
    const other = identityModule({
      db,
      keys,
      hub: house.hub,
      config: CONFIG,
      settings: settingsOf(),
      trusted: () => connected,
    });
    const { signedIn } = await house.member('ada');
    expect((await actorOf(other, signedIn)).isUser).toBe(true);
    await revoke(signedIn.sessionId);
    expect((await actorOf(other, signedIn)).isUser).toBe(true);
    connected = false;
    expect((await actorOf(other, signedIn)).isUser).toBe(false);
    connected = true;
    expect((await actorOf(other, signedIn)).isUser).toBe(false);
    other.authenticator.close();
  });

  test.each(['session.revoked', 'user.disabled', 'user.rightsChanged', 'user.passwordChanged'])(
    '%s ends the watches it concerns, once, and no others',
    async (type) => {
      const { authenticator } = house.identity;
      const [ada, eve] = [await house.member('ada'), await house.member('eve')];
      const ended: string[] = [];
      const watch = (name: string, actor: Actor) => authenticator.watch(actor, () => ended.push(name));
      const stops = [watch('ada', ada.actor), watch('eve', eve.actor)];
      watch('stopped', ada.actor)();
      const sessionId = type === 'session.revoked' ? ada.signedIn.sessionId : 'another';
      for (let time = 0; time < 2; time++) house.hub.publish(event(type, { userId: ada.id, sessionId }));
      expect(ended).toEqual(['ada']);
      for (const stop of stops) stop();
    },
  );

  test('the session in which the password was changed is not ended', async () => {
    const { actor, id, signedIn } = await house.member('ada');
    let ended = false;
    const stop = house.identity.authenticator.watch(actor, () => (ended = true));
    house.hub.publish(event('user.passwordChanged', { userId: id, sessionId: signedIn.sessionId }));
    expect(ended).toBe(false);
    stop();
  });

  test('a revocation between authentication and watching ends the watch', async () => {
    const { actor, id, signedIn } = await house.member('ada');
    await revoke(signedIn.sessionId);
    house.hub.publish(event('session.revoked', { userId: id, sessionId: signedIn.sessionId }));
    await new Promise<void>((resolve) => house.identity.authenticator.watch(actor, resolve));
  });

  test('after a lost connection a recheck ends what is over', async () => {
    const { authenticator } = house.identity;
    const [ada, eve] = [await house.member('ada'), await house.member('eve')];
    const ended: string[] = [];
    authenticator.watch(ada.actor, () => ended.push('ada'));
    const stop = authenticator.watch(eve.actor, () => ended.push('eve'));
    await revoke(ada.signedIn.sessionId);
    await authenticator.recheck();
    expect(ended).toEqual(['ada']);
    expect((await actorOf(house.identity, ada.signedIn)).isUser).toBe(false);
    stop();
  });

  test('a watch ends when its token expires', async () => {
    const { signedIn } = await house.member('ada');
    const { kid, algorithm, privateKey } = await house.identity.services.signingKeys.current();
    /** Whose token ends soon, and not before this machine has signed in by it. */
    const soon = async (seconds = 1): Promise<Actor> => {
      const exp = Math.ceil(Date.now() / 1000) + seconds;
      const payload = { ...(jwt.decode(signedIn.accessToken) as object), exp };
      const token = jwt.sign(payload, privateKey, { algorithm, header: { alg: algorithm, typ: 'at+jwt', kid } });
      const actor = await authenticate(`Bearer ${token}`);
      return actor.isUser ? actor : soon(seconds * 3);
    };
    const actor = await soon();
    await new Promise<void>((resolve) => void house.identity.authenticator.watch(actor, resolve));
  });

  test('activity is recorded once a minute', async () => {
    const { signedIn } = await house.member('ada');
    await house.db.owner.query(`update sessions set last_activity_at = now() - interval '2 minutes' where id = $1`, [
      signedIn.sessionId,
    ]);
    house.hub.publish(event('user.rightsChanged', { userId: signedIn.userId }));
    await actorOf(house.identity, signedIn);
    const { rows } = await house.db.owner.query(
      `select last_activity_at > now() - interval '1 minute' as touched from sessions where id = $1`,
      [signedIn.sessionId],
    );
    expect(rows).toEqual([{ touched: true }]);
  });
});
