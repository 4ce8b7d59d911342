import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HERE, type House, PASSWORD, type Person, auditOf, from, openHouse } from './house.js';

let house: House;
let admin: Person;
beforeAll(async () => {
  house = await openHouse();
  admin = await house.administrator();
});
afterAll(() => house.close());

const accounts = () => house.identity.services.lifecycle;
const login = (email: string, password = PASSWORD) =>
  house.identity.services.authentication.login({ email, password }, HERE);
const outcome = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error as { typename: string }).typename,
  );
const sql = async (text: string, values: unknown[] = []) => (await house.db.owner.query(text, values)).rows as object[];
const deletedDaysAgo = (id: string, days: number) =>
  sql(`update users set deleted_at = now() - make_interval(days => $2) where id = $1`, [id, days]);

describe('deleting', () => {
  test('ends sessions and frees address and username', async () => {
    const ada = await house.member('ada');
    const { restorableUntil, userId } = await accounts().delete(admin.actor, ada.id.toUpperCase());
    expect(userId).toBe(ada.id);
    expect(Date.parse(restorableUntil) - Date.now()).toBeGreaterThan(29.9 * 86_400_000);
    expect(await sql(`select from sessions where user_id = $1 and revoked_at is null`, [ada.id])).toEqual([]);
    expect(await outcome(login(ada.email))).toBe('InvalidCredentials');
    const form = { email: ada.email, displayName: 'Ada the second', password: PASSWORD };
    expect(await outcome(house.identity.services.registration.register(form, from('10.9.9.9')))).toBe('done');
    const [event] = await sql(`select recipients from outbox where type = 'user.deleted' and aggregate_id = $1`, [
      ada.id,
    ]);
    expect(event).toEqual({ recipients: [ada.id] });
    const entries = (await auditOf(house.db, 'USER_DELETED')).filter((row) => row.resource_id === ada.id);
    expect(entries).toMatchObject([{ user_id: admin.id, success: true }]);
  });

  test('a second time finds nobody', async () => {
    const ada = await house.member('ada');
    expect(await outcome(accounts().delete(admin.actor, ada.id))).toBe('done');
    expect(await outcome(accounts().delete(admin.actor, ada.id))).toBe('NotFound');
  });

  test('oneself needs a session in which one proved who one is just now', async () => {
    const ada = await house.member('ada');
    await sql(`update sessions set created_at = now() - interval '5 minutes' where user_id = $1`, [ada.id]);
    expect(await outcome(accounts().delete(ada.actor, ada.id))).toBe('StepUpRequired');
    expect(await outcome(accounts().erase(ada.actor, ada.id))).toBe('StepUpRequired');
    await house.identity.services.stepUp.stepUp(ada.actor, { password: PASSWORD });
    expect(await outcome(accounts().delete(ada.actor, ada.id))).toBe('done');
  });

  test('others is Forbidden without the permission, whoever they are or are not', async () => {
    const [ada, eve] = [await house.member('ada'), await house.member('eve')];
    for (const id of [ada.id, 'nothing', '0b9e7f9e-6d0a-4f43-9d0e-5f6a3c1f2b1d']) {
      expect(await outcome(accounts().delete(eve.actor, id))).toBe('Forbidden');
      expect(await outcome(accounts().restore(eve.actor, id, null))).toBe('Forbidden');
      expect(await outcome(accounts().erase(eve.actor, id))).toBe('Forbidden');
    }
  });

  test.each(['nothing', '', '0b9e7f9e-6d0a-4f43-9d0e-5f6a3c1f2b1d'])('%j is NotFound', async (id) => {
    expect(await outcome(accounts().delete(admin.actor, id))).toBe('NotFound');
    expect(await outcome(accounts().restore(admin.actor, id, null))).toBe('NotFound');
    expect(await outcome(accounts().erase(admin.actor, id))).toBe('NotFound');
  });
});

describe('restoring', () => {
  test('brings an account back as it was, signed out', async () => {
    const ada = await house.member('ada');
    await accounts().delete(admin.actor, ada.id);
    expect(await accounts().restore(admin.actor, ada.id, null)).toBe(ada.id);
    expect(await sql(`select from sessions where user_id = $1 and revoked_at is null`, [ada.id])).toEqual([]);
    expect(await outcome(login(ada.email))).toBe('done');
    expect(await outcome(accounts().restore(admin.actor, ada.id, null))).toBe('Conflict');
  });

  test('names what is taken meanwhile', async () => {
    const ada = await house.member('ada');
    await accounts().delete(admin.actor, ada.id);
    const form = { email: ada.email, displayName: 'Another', password: PASSWORD };
    const other = await house.identity.services.registration.register(form, from('10.9.9.8'));
    await expect(accounts().restore(admin.actor, ada.id, null)).rejects.toMatchObject({
      typename: 'Conflict',
      field: 'email',
    });
    await sql(`update user_accounts set email = 'x', email_key = $2 where user_id = $1`, [other.userId, other.userId]);
    await expect(accounts().restore(admin.actor, ada.id, null)).rejects.toMatchObject({
      typename: 'Conflict',
      field: 'username',
    });
    await expect(accounts().restore(admin.actor, ada.id, 'not a username')).rejects.toMatchObject({
      typename: 'InvalidInput',
      field: 'username',
    });
    await accounts().restore(admin.actor, ada.id, `Ada.Back-${ada.id.slice(0, 4)}`);
    expect(await outcome(login(ada.email))).toBe('done');
  });

  test('is over after thirty days, and by erasure', async () => {
    const [old, young, erased] = [await house.member(), await house.member(), await house.member()];
    for (const { id } of [old, young]) await accounts().delete(admin.actor, id);
    await deletedDaysAgo(old.id, 30);
    await deletedDaysAgo(young.id, 29);
    await accounts().erase(admin.actor, erased.id);
    expect(await outcome(accounts().restore(admin.actor, old.id, null))).toBe('NotFound');
    expect(await outcome(accounts().restore(admin.actor, young.id, null))).toBe('done');
    expect(await outcome(accounts().restore(admin.actor, erased.id, null))).toBe('NotFound');
  });
});

describe('the last administrator', () => {
  test('can neither be deleted nor erased, also not by oneself', async () => {
    const other = await openHouse();
    const [ada, eve] = [await other.administrator('ada'), await other.administrator('eve')];
    const { lifecycle } = other.identity.services;
    await lifecycle.delete(ada.actor, eve.id);
    expect(await outcome(lifecycle.delete(ada.actor, ada.id))).toBe('Conflict');
    expect(await outcome(lifecycle.erase(ada.actor, ada.id))).toBe('Conflict');
    await lifecycle.restore(ada.actor, eve.id, null);
    expect(await outcome(lifecycle.erase(ada.actor, ada.id))).toBe('done');
    await other.close();
  });

  test('is left when two delete each other', async () => {
    for (let round = 0; round < 5; round++) {
      const other = await openHouse();
      const [ada, eve] = [await other.administrator('ada'), await other.administrator('eve')];
      const { lifecycle } = other.identity.services;
      const outcomes = await Promise.all([
        outcome(lifecycle.delete(ada.actor, eve.id)),
        outcome(lifecycle.erase(eve.actor, ada.id)),
      ]);
      expect(outcomes.filter((each) => each === 'done')).toHaveLength(1);
      const { rows } = await other.db.owner.query(`select app_administrators() as left`);
      expect(rows).toEqual([{ left: 1 }]);
      await other.close();
    }
  });
});

describe('races', () => {
  test('of deleting, restoring and erasing at once the end is always one of theirs, whole', async () => {
    for (let round = 0; round < 20; round++) {
      const ada = await house.member('ada');
      await accounts().delete(admin.actor, ada.id);
      await Promise.allSettled([
        accounts().restore(admin.actor, ada.id, null),
        accounts().erase(admin.actor, ada.id),
        accounts().delete(admin.actor, ada.id),
        accounts().erase(admin.actor, ada.id),
        accounts().restore(admin.actor, ada.id, null),
      ]);
      const [user] = await sql(
        `select u.erased_at is not null as erased, u.deleted_at is not null as deleted,
                exists (select from user_accounts where user_id = u.id) as account,
                (select count(*)::int from outbox where type = 'user.erased' and aggregate_id = u.id) as events
           from users u where id = $1`,
        [ada.id],
      );
      expect(user).toEqual({ erased: true, deleted: true, account: false, events: 1 });
    }
  });

  test('twenty deletions, and twenty restorations, are decided once', async () => {
    const ada = await house.member('ada');
    const twenty = (attempt: () => Promise<unknown>) =>
      Promise.all(Array.from({ length: 20 }, () => outcome(attempt())));
    const deletions = await twenty(() => accounts().delete(admin.actor, ada.id));
    expect(deletions.filter((each) => each === 'done')).toHaveLength(1);
    const restorations = await twenty(() => accounts().restore(admin.actor, ada.id, null));
    expect(restorations.filter((each) => each === 'done')).toHaveLength(1);
  });
});
