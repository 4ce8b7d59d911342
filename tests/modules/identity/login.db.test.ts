import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HERE, type House, PASSWORD, actorOf, auditOf, from, openHouse } from './house.js';

describe('signing in', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  const login = (email: string, password = PASSWORD, origin = HERE) =>
    house.identity.services.authentication.login({ email, password }, origin);
  const outcome = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'in',
      (error: unknown) => (error as { typename: string }).typename,
    );

  test('works in any spelling of the address, and is recorded', async () => {
    const { email, id } = await house.member('ada');
    const signedIn = await login(`  ${email.toUpperCase()} `);
    expect((await actorOf(house.identity, signedIn)).userId).toBe(id);
    const rows = (await auditOf(house.db, 'USER_SIGNED_IN')).filter((row) => row.user_id === id);
    expect(rows).toMatchObject([{ success: true, session_id: signedIn.sessionId }]);
    const { rows: sessions } = await house.db.owner.query(`select ip, user_agent from sessions where id = $1`, [
      signedIn.sessionId,
    ]);
    expect(sessions).toEqual([{ ip: HERE.ip, user_agent: 'test' }]);
  });

  test('an unknown address, a wrong password and a disabled account answer the same words', async () => {
    const [ada, eve] = [await house.member('ada'), await house.member('eve')];
    await house.db.owner.query(`update users set is_active = false where id = $1`, [eve.id]);
    const tries = [
      login('nobody@example.test'),
      login('no address'),
      login('\0'),
      login('a'.repeat(100_000)),
      login(ada.email, 'wrong'),
      login(ada.email, `${PASSWORD}\0`),
      login(ada.email, 'x'.repeat(100_000)),
      login(eve.email),
    ];
    const answers = await Promise.all(tries.map((attempt) => attempt.catch((error: unknown) => error)));
    for (const answer of answers)
      expect(answer).toMatchObject({ typename: 'InvalidCredentials', message: 'These credentials are not valid.' });
  });

  test('failures are recorded without password and without unknown addresses', async () => {
    const { email, id } = await house.member('ada');
    await outcome(login(email, 'my-secret-guess'));
    await outcome(login('stranger@example.test', 'my-secret-guess'));
    await outcome(login('stranger@example.test', 'my-secret-guess'));
    const rows = (await auditOf(house.db, 'USER_SIGN_IN_FAILED')).slice(-3);
    expect(rows.map((row) => row.resource_id)).toEqual([id, null, null]);
    expect(rows.every((row) => row.success === false)).toBe(true);
    expect(rows[1]?.details).toEqual(rows[2]?.details);
    expect(JSON.stringify(rows)).not.toMatch(/my-secret-guess|stranger@/);
  });

  test('of 50 parallel guesses at one account ten are tried, even from many addresses', async () => {
    const { email } = await house.member('ada');
    const guesses = Array.from({ length: 50 }, (_, n) => outcome(login(email, `guess ${n}`, from(`198.51.100.${n}`))));
    const answers = await Promise.all(guesses);
    expect(answers.filter((answer) => answer === 'InvalidCredentials')).toHaveLength(10);
    expect(answers.filter((answer) => answer === 'RateLimited')).toHaveLength(40);
    const refusal = await login(email).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ typename: 'RateLimited' });
    const { retryAfter } = refusal as { retryAfter: number };
    expect(retryAfter).toBeGreaterThan(14 * 60);
    expect(retryAfter).toBeLessThanOrEqual(15 * 60);
    // It survives a restart, and it ends.
    const restarted = house.server();
    const again = () => outcome(restarted.services.authentication.login({ email, password: PASSWORD }, HERE));
    expect(await again()).toBe('RateLimited');
    await house.db.owner.query(`update throttles set window_ends_at = now() - interval '1 second'`);
    expect(await again()).toBe('in');
    restarted.authenticator.close();
  });

  test('a success clears the account’s failures', async () => {
    const { email } = await house.member('ada');
    for (let round = 0; round < 3; round++) {
      for (let guess = 0; guess < 9; guess++) expect(await outcome(login(email, 'wrong'))).toBe('InvalidCredentials');
      expect(await outcome(login(email))).toBe('in');
    }
  });

  test('of one address a hundred failures are tried; successes do not count', async () => {
    const origin = from('2001:db8:7::1');
    const { email } = await house.member('ada');
    for (let n = 0; n < 20; n++) expect(await outcome(login(email, PASSWORD, origin))).toBe('in');
    const guesses = await Promise.all(
      Array.from({ length: 110 }, (_, n) =>
        outcome(login(`nobody${n}@example.test`, 'wrong', from(`2001:db8:7::${n}`))),
      ),
    );
    expect(guesses.filter((answer) => answer === 'InvalidCredentials')).toHaveLength(100);
    expect(await outcome(login(email, PASSWORD, origin))).toBe('RateLimited');
    expect(await outcome(login(email, PASSWORD, from('2001:db8:8::1')))).toBe('in');
  });

  test('no throttle says whom or what it counts', async () => {
    const { rows } = await house.db.owner.query<{ key: Buffer }>(`select key from throttles`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).toHaveLength(32);
  });

  test('a hash of another cost is renewed at the next sign-in', async () => {
    const { email, id } = await house.member('ada');
    const dearer = house.server({ bcryptCost: 5 });
    await dearer.services.authentication.login({ email, password: PASSWORD }, HERE);
    const { rows } = await house.db.owner.query(
      `select substr(password_hash, 1, 7) as prefix from user_credentials where user_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ prefix: '$2b$05$' }]);
    expect(await outcome(login(email))).toBe('in');
    dearer.authenticator.close();
  });
});

describe('changing the password', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  const NEW = 'amber-lantern-hums-4';

  test('needs the present one, ends other sessions, and keeps this one', async () => {
    const { services, authenticator } = house.identity;
    const { actor, email, id, signedIn } = await house.member('ada');
    const other = await services.authentication.login({ email, password: PASSWORD }, HERE);
    await expect(
      services.passwords.change(actor, { currentPassword: 'wrong', newPassword: NEW }),
    ).rejects.toMatchObject({ typename: 'InvalidCredentials' });
    expect(await services.passwords.change(actor, { currentPassword: PASSWORD, newPassword: NEW })).toBe(id);
    await expect(services.sessions.refresh(other.refreshToken, HERE)).rejects.toMatchObject({
      typename: 'InvalidCredentials',
    });
    expect((await authenticator.authenticate(`Bearer ${other.accessToken}`, HERE)).isUser).toBe(false);
    expect((await services.sessions.refresh(signedIn.refreshToken, HERE)).userId).toBe(id);
    await expect(services.authentication.login({ email, password: PASSWORD }, HERE)).rejects.toMatchObject({
      typename: 'InvalidCredentials',
    });
    expect((await services.authentication.login({ email, password: NEW }, HERE)).userId).toBe(id);
    const rows = (await auditOf(house.db, 'PASSWORD_CHANGED')).filter((row) => row.user_id === id);
    expect(rows.map((row) => row.success)).toEqual([false, true]);
    const { rows: events } = await house.db.owner.query(
      `select payload from outbox where type = 'user.passwordChanged'`,
    );
    expect(events).toEqual([{ payload: { userId: id, sessionId: signedIn.sessionId } }]);
  });

  test('refuses a weak one and the present one, about `newPassword`', async () => {
    const { actor } = await house.member('ada');
    const change = (newPassword: string) =>
      house.identity.services.passwords.change(actor, { currentPassword: PASSWORD, newPassword });
    for (const weak of ['short', 'password123456', PASSWORD, 'ä'.repeat(37)])
      await expect(change(weak)).rejects.toMatchObject({ typename: 'InvalidInput', field: 'newPassword' });
  });

  test('is throttled', async () => {
    const { actor } = await house.member('ada');
    const guesses = await Promise.all(
      Array.from({ length: 15 }, (_, n) =>
        house.identity.services.passwords
          .change(actor, { currentPassword: `guess ${n}`, newPassword: NEW })
          .catch((error: unknown) => (error as { typename: string }).typename),
      ),
    );
    expect(guesses.filter((answer) => answer === 'RateLimited')).toHaveLength(5);
  });
});
