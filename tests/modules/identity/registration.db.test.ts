import { describe, expect, test } from '@jest/globals';
import { HERE, PASSWORD, from, openHouse } from './house.js';

describe('open registration', () => {
  test('20 with the same local part get 20 usernames; with the same address one gets the account', async () => {
    const house = await openHouse();
    const register = (email: string, n: number) =>
      house.identity.services.registration.register(
        { email, displayName: 'Ada', password: PASSWORD },
        from(`10.3.0.${n}`),
      );
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => register(`info@host${n}.example.test`, n)));
    expect(new Set(all.map(({ userId }) => userId)).size).toBe(20);
    const same = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => register('Info@Same.test', n)));
    expect(same.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of same)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ typename: 'Conflict' });
    await house.close();
  });

  test('is Forbidden unless configured, and throttled by address', async () => {
    const house = await openHouse({ registration: 'INVITE_ONLY' });
    const form = { email: 'a@example.test', displayName: 'A', password: 'short' };
    const { registration } = house.identity.services;
    await expect(registration.register(form, HERE)).rejects.toMatchObject({ typename: 'Forbidden' });
    const open = house.server({ registration: 'OPEN' });
    const tries = await Promise.all(
      Array.from({ length: 105 }, () =>
        open.services.registration
          .register(form, HERE)
          .catch((error: unknown) => (error as { typename: string }).typename),
      ),
    );
    expect(tries.filter((answer) => answer === 'RateLimited')).toHaveLength(5);
    open.authenticator.close();
    await house.close();
  });
});
