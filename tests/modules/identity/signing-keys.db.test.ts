import { describe, expect, test } from '@jest/globals';
import { identityModule } from '../../../src/modules/identity/index.js';
import { masterKeyOf } from '../../../src/platform/crypto/master-key.js';
import { CONFIG, HERE, PASSWORD, actorOf, auditOf, decoded, openHouse, settingsOf } from './house.js';

describe('signing keys', () => {
  const config = CONFIG;
  const settings = settingsOf();
  const decodedKid = (token: string) => decoded(token.split('.')[0] ?? '').kid;

  test('one is made by two servers that start together; a rotation keeps the old one for verification', async () => {
    const house = await openHouse();
    const other = house.server();
    const [a, b] = await Promise.all([
      house.identity.services.signingKeys.current(),
      other.services.signingKeys.current(),
    ]);
    expect(a.kid).toBe(b.kid);
    const ada = await house.member('ada');
    expect(await other.services.signingKeys.rotate()).toBe(false);
    expect(await other.services.signingKeys.rotate({ force: true })).toBe(true);
    const jwks = await other.jwks();
    expect(jwks.keys).toHaveLength(2);
    for (const key of jwks.keys) expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    const signedIn = await other.services.authentication.login({ email: ada.email, password: PASSWORD }, HERE);
    expect(decodedKid(signedIn.accessToken)).not.toBe(a.kid);
    expect((await actorOf(other, ada.signedIn)).userId).toBe(ada.id);
    expect(await auditOf(house.db, 'SIGNING_KEY_ROTATED')).toHaveLength(2);
    await house.db.owner.query(
      `update signing_keys set retired_at = now() - interval '2 hours' where retired_at is not null`,
    );
    await other.services.signingKeys.rotate();
    expect((await other.jwks()).keys).toHaveLength(1);
    await house.db.owner.query(`update signing_keys set created_at = now() - interval '91 days'`);
    expect(await other.services.signingKeys.rotate()).toBe(true);
    other.authenticator.close();
    await house.close();
  });

  test('HS256 publishes nothing', async () => {
    const house = await openHouse({ jwtAlgorithm: 'HS256' });
    const { signedIn, id, actor } = await house.member('ada');
    expect(actor.userId).toBe(id);
    expect(decoded(signedIn.accessToken.split('.')[0] ?? '').alg).toBe('HS256');
    expect(await house.identity.jwks()).toEqual({ keys: [] });
    await house.close();
  });

  test('private parts are sealed, and follow the master key', async () => {
    const house = await openHouse();
    const { signedIn, id } = await house.member('ada');
    const keys = { current: masterKeyOf(Buffer.alloc(32, 9)), previous: [house.db.masterKeys.current] };
    const rekeyed = identityModule({ db: house.db.database, hub: house.hub, keys, config, settings });
    expect((await actorOf(rekeyed, signedIn)).userId).toBe(id);
    const { rows } = await house.db.owner.query<{ wrapping_key_id: string; private_wrapped: Buffer }>(
      `select * from signing_keys`,
    );
    expect(rows.map((row) => row.wrapping_key_id)).toEqual([keys.current.id]);
    const alone = identityModule({
      db: house.db.database,
      hub: house.hub,
      keys: { ...keys, previous: [] },
      config,
      settings,
    });
    expect((await actorOf(alone, signedIn)).userId).toBe(id);
    const wrong = { current: masterKeyOf(Buffer.alloc(32, 1)), previous: [] };
    const stranger = identityModule({ db: house.db.database, hub: house.hub, keys: wrong, config, settings });
    await expect(actorOf(stranger, signedIn)).rejects.toThrow('not configured');
    for (const { authenticator } of [rekeyed, alone, stranger]) authenticator.close();
    await house.close();
  });
});
