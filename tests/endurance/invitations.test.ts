import { expect, test } from '@jest/globals';
import { PASSWORD, from, openHouse } from '../modules/identity/house.js';
import { report } from './report.js';

const ROUNDS = 100;
const GUESTS = 20;

test('of 20 who accept one invitation at once exactly one gets the account, 100 times', async () => {
  const house = await openHouse();
  const admin = await house.administrator();
  const { invitations, registration } = house.identity.services;
  for (let round = 0; round < ROUNDS; round++) {
    const { id, token } = await invitations.create(admin.actor, { roleNames: ['auditor'] });
    const accept = (guest: number) =>
      registration.accept(
        { token, email: `guest${round}-${guest}@example.test`, displayName: 'Guest', password: PASSWORD },
        from(`10.2.${round}.${guest}`),
      );
    const answers = await Promise.allSettled(Array.from({ length: GUESTS }, (_, guest) => accept(guest)));
    const winners = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.userId] : []));
    expect(winners).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ typename: 'Conflict' });
    const { rows } = await house.db.owner.query(`select consumed_by from invitations where id = $1`, [id]);
    expect(rows).toEqual([{ consumed_by: winners[0] }]);
  }
  const { rows } = await house.db.owner.query<{ count: number }>(
    `select count(*)::int as count from user_accounts where email_key like 'guest%'`,
  );
  expect(rows).toEqual([{ count: ROUNDS }]);
  report('Invitations', { rounds: ROUNDS, accepts: ROUNDS * GUESTS, accounts: ROUNDS });
  await house.close();
});
