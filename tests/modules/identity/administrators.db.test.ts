import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HERE, type House, PASSWORD, type Person, actorOf, auditOf, from, openHouse } from './house.js';

describe('administrators', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const administrators = async () => {
    const { rows } = await house.db.owner.query<{ count: number }>(`select app_administrators() as count`);
    return rows[0]?.count;
  };
  const conflict = { typename: 'Conflict' };

  test('the last active one keeps the role and stays active', async () => {
    const { users, roles } = house.identity.services;
    const [ada, eve] = [await house.administrator('ada'), await house.administrator('eve')];
    await users.setActive(ada.actor, { userId: eve.id, isActive: false });
    expect(await administrators()).toBe(1);
    const unassign = roles.unassign(ada.actor, { userId: ada.id, roleName: 'admin' });
    await expect(unassign).rejects.toMatchObject(conflict);
    await expect(users.setActive(ada.actor, { userId: ada.id, isActive: false })).rejects.toMatchObject(conflict);
    await users.setActive(ada.actor, { userId: eve.id, isActive: true });
    await roles.unassign(ada.actor, { userId: ada.id, roleName: 'admin' });
    expect(await administrators()).toBe(1);
    expect(await auditOf(house.db, 'ROLE_UNASSIGNED')).toHaveLength(1);
    expect((await auditOf(house.db, 'USER_DISABLED')).map((row) => row.resource_id)).toEqual([eve.id]);
    expect(await auditOf(house.db, 'USER_ENABLED')).toHaveLength(1);
  });

  test('two who take the role from each other at once leave one', async () => {
    const { users, roles } = house.identity.services;
    for (let round = 0; round < 12; round++) {
      await house.db.owner.query(`delete from user_roles`);
      const [ada, eve] = [await house.administrator('ada'), await house.administrator('eve')];
      const take = (by: Person, of: Person) => roles.unassign(by.actor, { userId: of.id, roleName: 'admin' });
      const pairs = [
        () => [take(ada, eve), take(eve, ada)],
        () => [take(ada, ada), take(eve, eve)],
        () => [users.setActive(ada.actor, { userId: eve.id, isActive: false }), take(eve, ada)],
      ];
      const answers = await Promise.allSettled(pairs[round % 3]?.() ?? []);
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await administrators()).toBe(1);
      // The slower one is no administrator any more, or is the last one.
      for (const answer of answers)
        if (answer.status === 'rejected')
          expect(answer.reason).toMatchObject({ typename: round % 3 === 1 ? 'Conflict' : 'Forbidden' });
    }
  });

  test('disabling ends every session at once', async () => {
    const { users, sessions, authentication } = house.identity.services;
    const [ada, eve] = [await house.administrator('ada'), await house.member('eve')];
    await users.setActive(ada.actor, { userId: eve.id, isActive: false });
    await users.setActive(ada.actor, { userId: eve.id, isActive: false });
    await expect(sessions.refresh(eve.signedIn.refreshToken, HERE)).rejects.toMatchObject({
      typename: 'InvalidCredentials',
    });
    await users.setActive(ada.actor, { userId: eve.id, isActive: true });
    await expect(sessions.refresh(eve.signedIn.refreshToken, HERE)).rejects.toMatchObject({
      typename: 'InvalidCredentials',
    });
    expect((await authentication.login({ email: eve.email, password: PASSWORD }, HERE)).userId).toBe(eve.id);
    const { rows } = await house.db.owner.query(
      `select type from outbox where type in ('user.disabled', 'user.enabled') order by id`,
    );
    expect(rows).toEqual([{ type: 'user.disabled' }, { type: 'user.enabled' }]);
  });

  test('a member may do none of it; unknown users and roles are not found', async () => {
    const { users, roles, sessions } = house.identity.services;
    const [ada, eve] = [await house.administrator('ada'), await house.member('eve')];
    await expect(users.setActive(eve.actor, { userId: ada.id, isActive: false })).rejects.toMatchObject({
      typename: 'Forbidden',
    });
    await expect(roles.assign(eve.actor, { userId: eve.id, roleName: 'admin' })).rejects.toMatchObject({
      typename: 'Forbidden',
    });
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const userId of ['', 'x', nobody]) {
      await expect(users.setActive(ada.actor, { userId, isActive: false })).rejects.toMatchObject({
        typename: 'NotFound',
      });
      await expect(roles.assign(ada.actor, { userId, roleName: 'member' })).rejects.toMatchObject({
        typename: 'NotFound',
      });
      await expect(sessions.revoke(ada.actor, userId)).rejects.toMatchObject({ typename: 'NotFound' });
    }
    for (const roleName of ['', 'no such role', '\0'])
      await expect(roles.assign(ada.actor, { userId: eve.id, roleName })).rejects.toMatchObject({
        typename: 'NotFound',
      });
    // An administrator ends no session of anybody else's either.
    await expect(sessions.revoke(ada.actor, eve.signedIn.sessionId)).rejects.toMatchObject({ typename: 'NotFound' });
    expect(await sessions.revoke(eve.actor, eve.signedIn.sessionId)).toBe(eve.signedIn.sessionId);
    expect(await sessions.revoke(eve.actor, eve.signedIn.sessionId)).toBe(eve.signedIn.sessionId);
    expect(await auditOf(house.db, 'SESSION_REVOKED')).toHaveLength(1);
  });
});

describe('the first administrator', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse({ registration: 'INVITE_ONLY' });
  });
  afterEach(() => house.close());

  const accept = (url: string | null, email = 'first@example.test') =>
    house.identity.services.registration.accept(
      { token: url?.split('#token=')[1] ?? '', email, displayName: 'First', password: PASSWORD },
      from('10.4.0.1'),
    );
  const admin = { email: 'root@example.test', password: PASSWORD };

  test('accepts an invitation that is renewed at every start, and is admin only', async () => {
    const before = await house.identity.ensureFirstAdministrator();
    const url = await house.server().ensureFirstAdministrator();
    expect(url).toMatch(/^http:\/\/steward\.test\/invite#token=[\w-]{43}$/);
    expect(url).not.toBe(before);
    await expect(accept(before)).rejects.toMatchObject({
      typename: 'Conflict',
      message: 'This invitation was withdrawn.',
    });
    const actor = await actorOf(house.identity, await accept(url));
    expect(actor.may('users.update')).toBe(true);
    expect(actor.may('secrets.read')).toBe(false);
    expect(await house.identity.ensureFirstAdministrator()).toBeNull();
  });

  test('is the configured one, made once by two servers that start together', async () => {
    const servers = [house.server({ admin }), house.server({ admin })];
    expect(await Promise.all(servers.map((server) => server.ensureFirstAdministrator()))).toEqual([null, null]);
    expect(await house.server({ admin }).ensureFirstAdministrator()).toBeNull();
    const signedIn = await house.identity.services.authentication.login(admin, HERE);
    const actor = await actorOf(house.identity, signedIn);
    expect([actor.may('roles.assign'), actor.may('secrets.create')]).toEqual([true, false]);
    const { rows } = await house.db.owner.query(
      `select email, is_verified, last_login_at is null as is_new from user_accounts`,
    );
    expect(rows).toEqual([{ email: admin.email, is_verified: true, is_new: false }]);
  });

  test('of two invitations from two starts at once one is left', async () => {
    const urls = await Promise.all([house.server(), house.server()].map((server) => server.ensureFirstAdministrator()));
    const answers = await Promise.allSettled(urls.map((url, n) => accept(url, `first${n}@example.test`)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('with a password the policy refuses is refused', async () => {
    const server = house.server({ admin: { ...admin, password: 'password1234' } });
    await expect(server.ensureFirstAdministrator()).rejects.toMatchObject({
      typename: 'InvalidInput',
      field: 'password',
    });
  });
});
