import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SignedIn } from '../../../src/modules/identity/index.js';
import { masterKeyOf } from '../../../src/platform/crypto/master-key.js';
import { identityModule } from '../../../src/modules/identity/index.js';
import { HERE, type House, PASSWORD, actorOf, auditOf, from, openHouse, settingsOf } from './house.js';

describe('refreshing a session', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  const refresh = (token: string, origin = HERE) => house.identity.services.sessions.refresh(token, origin);
  const refused = { typename: 'InvalidCredentials' };
  const login = (email: string, origin = HERE) =>
    house.identity.services.authentication.login({ email, password: PASSWORD }, origin);
  const tokensOf = async ({ sessionId }: SignedIn) => {
    const { rows } = await house.db.owner.query<{ used: boolean; revoked: boolean; replaced_by: string | null }>(
      `select used_at is not null as used, revoked_at is not null as revoked, replaced_by
         from refresh_tokens where session_id = $1 order by issued_at, used_at nulls last`,
      [sessionId],
    );
    return rows;
  };
  /** Lets the clock of a session's tokens run. */
  const age = (signedIn: SignedIn, seconds: number) =>
    house.db.owner.query(
      `update refresh_tokens set used_at = used_at - make_interval(secs => $2) where session_id = $1`,
      [signedIn.sessionId, seconds],
    );

  test('20 at once with one token, 200 rounds: one successor and no fork', async () => {
    const { signedIn } = await house.member();
    let token = signedIn.refreshToken;
    for (let round = 1; round <= 200; round++) {
      const presented = token;
      const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(presented)));
      expect(new Set(answers.map(({ refreshToken }) => refreshToken)).size).toBe(1);
      token = answers[0]?.refreshToken ?? '';
      expect(token).not.toBe(presented);
    }
    const tokens = await tokensOf(signedIn);
    expect(tokens).toHaveLength(201);
    expect(tokens.filter(({ used }) => !used)).toHaveLength(1);
    expect(new Set(tokens.map(({ replaced_by }) => replaced_by)).size).toBe(201);
  });

  test('the session lives on from now, with new tokens that work', async () => {
    const { signedIn, id } = await house.member();
    const next = await refresh(signedIn.refreshToken);
    expect(next.accessToken).not.toBe(signedIn.accessToken);
    expect(next.sessionId).toBe(signedIn.sessionId);
    expect((await actorOf(house.identity, next)).userId).toBe(id);
    expect(Date.parse(next.accessTokenExpiresAt) - Date.now()).toBeGreaterThan(14 * 60_000);
  });

  test('only hashes are stored', async () => {
    const { signedIn } = await house.member();
    const next = await refresh(signedIn.refreshToken);
    const { rows } = await house.db.owner.query<{ text: string }>(
      `select row_to_json(t)::text as text from refresh_tokens t where session_id = $1`,
      [signedIn.sessionId],
    );
    const stored = rows.map(({ text }) => text).join();
    for (const token of [signedIn.refreshToken, next.refreshToken]) {
      expect(stored).not.toContain(token);
      expect(stored).not.toContain(Buffer.from(token).toString('hex'));
      expect(stored).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    }
  });

  test('a grandparent ends the family, and other devices stay', async () => {
    const { signedIn, email, id } = await house.member();
    const other = await login(email);
    const second = await refresh(signedIn.refreshToken);
    const third = await refresh(second.refreshToken);
    await expect(refresh(signedIn.refreshToken)).rejects.toMatchObject(refused);
    await expect(refresh(third.refreshToken)).rejects.toMatchObject(refused);
    expect((await tokensOf(signedIn)).every(({ revoked }) => revoked)).toBe(true);
    expect((await refresh(other.refreshToken)).userId).toBe(id);
    const reused = (await auditOf(house.db, 'REFRESH_TOKEN_REUSED')).filter((row) => row.user_id === id);
    expect(reused).toMatchObject([{ success: false, session_id: signedIn.sessionId, resource_id: signedIn.sessionId }]);
    const { rows } = await house.db.owner.query(`select payload from outbox where type = 'session.revoked'`);
    expect(rows).toContainEqual({ payload: { sessionId: signedIn.sessionId, userId: id, isReuse: true } });
  });

  test.each([
    ['from another address', from('192.0.2.99'), 0],
    ['with another program', from('192.0.2.1', 'other'), 0],
    ['after ten seconds', HERE, 11],
  ])('a parent again %s ends the family', async (_how, origin, seconds) => {
    const { signedIn } = await house.member();
    const next = await refresh(signedIn.refreshToken);
    await age(signedIn, seconds);
    await expect(refresh(signedIn.refreshToken, origin)).rejects.toMatchObject(refused);
    await expect(refresh(next.refreshToken)).rejects.toMatchObject(refused);
  });

  test('a parent again within ten seconds gets the same successor', async () => {
    const { signedIn } = await house.member();
    const next = await refresh(signedIn.refreshToken);
    await age(signedIn, 8);
    expect((await refresh(signedIn.refreshToken)).refreshToken).toBe(next.refreshToken);
  });

  test('a client that repeats itself across a change of the master key gets the same successor', async () => {
    const { signedIn } = await house.member();
    const next = await refresh(signedIn.refreshToken);
    const keys = { current: masterKeyOf(Buffer.alloc(32, 8)), previous: [house.db.masterKeys.current] };
    const rekeyed = identityModule({
      db: house.db.database,
      hub: house.hub,
      keys,
      settings: settingsOf(),
      config: {
        publicUrl: 'http://steward.test',
        issuer: 'steward.test',
        bcryptCost: 4,
        jwtAlgorithm: 'ES256',
        admin: null,
      },
    });
    expect((await rekeyed.services.sessions.refresh(signedIn.refreshToken, HERE)).refreshToken).toBe(next.refreshToken);
    rekeyed.authenticator.close();
  });

  test('a revoked or expired session and a disabled user get nothing', async () => {
    const [ada, eve, joe] = [await house.member(), await house.member(), await house.member()];
    await house.identity.services.sessions.revoke(ada.actor, ada.signedIn.sessionId);
    await house.db.owner.query(`update sessions set expires_at = now() where id = $1`, [eve.signedIn.sessionId]);
    await house.db.owner.query(`update users set is_active = false where id = $1`, [joe.id]);
    for (const { signedIn } of [ada, eve, joe]) {
      await expect(refresh(signedIn.refreshToken)).rejects.toMatchObject(refused);
      expect((await tokensOf(signedIn)).some(({ used }) => used)).toBe(false);
    }
    expect((await tokensOf(joe.signedIn)).every(({ revoked }) => revoked)).toBe(true);
  });

  test('what is no refresh token is refused, an access token too', async () => {
    const { signedIn } = await house.member();
    for (const token of ['', 'x', '\0', 'a'.repeat(43), 'a'.repeat(100_000), signedIn.accessToken])
      await expect(refresh(token)).rejects.toMatchObject(refused);
  });

  test('expired tokens and sessions long over are deleted, others are not', async () => {
    const [ada, eve] = [await house.member(), await house.member()];
    await house.db.owner.query(`update sessions set expires_at = now() - interval '31 days' where id = $1`, [
      ada.signedIn.sessionId,
    ]);
    await house.identity.services.sessions.cleanUp();
    expect(await tokensOf(ada.signedIn)).toHaveLength(0);
    expect(await tokensOf(eve.signedIn)).toHaveLength(1);
  });
});
