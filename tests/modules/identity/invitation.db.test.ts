import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { InvitationForm } from '../../../src/modules/identity/invitation.service.js';
import { HERE, type House, PASSWORD, type Person, actorOf, auditOf, from, openHouse } from './house.js';

describe('registration by invitation', () => {
  let house: House;
  let admin: Person;
  let count = 0;
  beforeAll(async () => {
    house = await openHouse();
    admin = await house.administrator();
  });
  afterAll(() => house.close());

  const invite = (form: InvitationForm = {}) => house.identity.services.invitations.create(admin.actor, form);
  const accept = (token: string, email = `guest${++count}@example.test`) =>
    house.identity.services.registration.accept(
      { token, email, displayName: 'Guest', password: PASSWORD },
      from(`10.2.0.${count}`),
    );
  const set = (id: string, change: string) =>
    house.db.owner.query(`update invitations set ${change} where id = $1`, [id]);
  const rolesOf = async (id: string) => {
    const { rows } = await house.db.owner.query<{ name: string }>(
      `select r.name from user_roles ur join roles r on r.id = ur.role_id where ur.user_id = $1 order by 1`,
      [id],
    );
    return rows.map(({ name }) => name);
  };

  test('gives member and what was assigned, and signs in', async () => {
    const { rows } = await house.db.owner.query<{ id: string }>(`select id from groups where name = 'blueteam'`);
    const groupId = rows[0]?.id ?? '';
    const { id, token } = await invite({
      emailHint: 'Grace@Example.test',
      roleNames: ['auditor'],
      groupIds: [groupId],
    });
    await expect(accept(token, 'eve@example.test')).rejects.toMatchObject({ typename: 'InvalidInput', field: 'email' });
    const signedIn = await accept(token, 'grace@example.test');
    expect(await rolesOf(signedIn.userId)).toEqual(['auditor', 'member']);
    const actor = await actorOf(house.identity, signedIn);
    expect(actor.may('audit.read') && actor.may('secrets.create')).toBe(true);
    expect(actor.username).toBe('grace');
    const { rows: facts } = await house.db.owner.query(
      `select a.is_verified, i.consumed_by, (select count(*)::int from group_members where user_id = a.user_id) as groups
         from user_accounts a, invitations i where a.user_id = $1 and i.id = $2`,
      [signedIn.userId, id],
    );
    expect(facts).toEqual([{ is_verified: true, consumed_by: signedIn.userId, groups: 1 }]);
    expect((await auditOf(house.db, 'INVITATION_ACCEPTED')).at(-1)).toMatchObject({ user_id: signedIn.userId });
    await expect(accept(token, 'grace@example.test')).rejects.toMatchObject({
      typename: 'Conflict',
      message: expect.stringContaining('used') as unknown,
    });
  });

  test('without a hint the address stays unverified', async () => {
    const { userId } = await accept((await invite()).token);
    const { rows } = await house.db.owner.query(`select is_verified from user_accounts where user_id = $1`, [userId]);
    expect(rows).toEqual([{ is_verified: false }]);
  });

  test('of 20 who accept at once, one succeeds', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, token } = await invite();
      const answers = await Promise.allSettled(Array.from({ length: 20 }, () => accept(token)));
      const winners = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
      const losers = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
      expect(winners).toHaveLength(1);
      for (const loser of losers)
        expect(loser).toMatchObject({ typename: 'Conflict', message: 'This invitation was used already.' });
      const { rows } = await house.db.owner.query(`select consumed_by from invitations where id = $1`, [id]);
      expect(rows).toEqual([{ consumed_by: winners[0]?.userId }]);
    }
    const { rows } = await house.db.owner.query(
      `select from users u where not exists (select from user_accounts a where a.user_id = u.id)`,
    );
    expect(rows).toHaveLength(0);
  });

  test('a taken e-mail address is a Conflict and leaves the invitation open', async () => {
    const { token } = await invite();
    await expect(accept(token, admin.email)).rejects.toMatchObject({
      typename: 'Conflict',
      message: expect.stringContaining('exists') as unknown,
    });
    expect((await accept(token)).userId).toBeTruthy();
  });

  test('any number may come from one address; asking which e-mail addresses are taken is limited', async () => {
    const here = from('10.3.0.1');
    const { registration } = house.identity.services;
    const form = (token: string, email: string) => ({ token, email, displayName: 'Guest', password: PASSWORD });
    for (let i = 0; i < 105; i++)
      await registration.accept(form((await invite()).token, `office${i}@example.test`), here);
    const { token } = await invite();
    const typenames: string[] = [];
    for (let i = 0; i < 101; i++)
      await registration.accept(form(token, admin.email), here).catch((error: unknown) => {
        typenames.push((error as { typename: string }).typename);
      });
    expect(typenames.filter((typename) => typename === 'Conflict')).toHaveLength(100);
    expect(typenames.at(-1)).toBe('RateLimited');
  });

  test.each([
    ['revoked_at = now()', 'Conflict', 'withdrawn'],
    [`expires_at = now()`, 'Conflict', 'expired'],
  ])('%s: %s', async (change, typename, words) => {
    const { id, token } = await invite();
    await set(id, change);
    await expect(accept(token)).rejects.toMatchObject({ typename, message: expect.stringContaining(words) as unknown });
  });

  test.each(['', 'x', '\0', 'a'.repeat(43)])('the unknown token %j is NotFound', async (token) => {
    await expect(accept(token)).rejects.toMatchObject({ typename: 'NotFound' });
  });

  test('of a disabled inviter is worth nothing', async () => {
    const { token } = await invite();
    await house.db.owner.query(`update users set is_active = false where id = $1`, [admin.id]);
    await expect(accept(token)).rejects.toMatchObject({ typename: 'Conflict' });
    await house.db.owner.query(`update users set is_active = true where id = $1`, [admin.id]);
  });

  test('needs rights of its own for roles and groups', async () => {
    const { actor, id, email } = await house.member();
    const { invitations } = house.identity.services;
    await expect(invitations.create(actor, {})).rejects.toMatchObject({ typename: 'Forbidden' });
    await house.db.owner.query(
      `with r as (insert into roles (name) values ('host') returning id),
            p as (insert into role_permissions select id, 'invitations.create' from r)
       insert into user_roles select $1, id from r`,
      [id],
    );
    const { refreshToken } = await house.identity.services.authentication.login({ email, password: PASSWORD }, HERE);
    const host = await actorOf(house.identity, await house.identity.services.sessions.refresh(refreshToken, HERE));
    expect((await invitations.create(host, {})).token).toHaveLength(43);
    await expect(invitations.create(host, { roleNames: ['member'] })).rejects.toMatchObject({ typename: 'Forbidden' });
    await expect(invitations.create(host, { groupIds: ['x'] })).rejects.toMatchObject({ typename: 'Forbidden' });
  });

  test('running out is recorded once', async () => {
    const { id } = await invite();
    await set(id, `expires_at = now() - interval '1 second'`);
    await Promise.all([house.identity.services.invitations.expire(), house.identity.services.invitations.expire()]);
    const rows = (await auditOf(house.db, 'INVITATION_EXPIRED')).filter((row) => row.resource_id === id);
    expect(rows).toHaveLength(1);
  });

  test('is withdrawn once, and not when it was used', async () => {
    const { invitations } = house.identity.services;
    const { id, token } = await invite();
    await Promise.all(Array.from({ length: 5 }, () => invitations.revoke(admin.actor, id)));
    await expect(accept(token)).rejects.toMatchObject({ typename: 'Conflict' });
    await expect(invitations.reissue(admin.actor, id, null)).rejects.toMatchObject({ typename: 'Conflict' });
    expect((await auditOf(house.db, 'INVITATION_REVOKED')).filter((row) => row.resource_id === id)).toHaveLength(1);
    const used = await invite();
    await accept(used.token);
    for (const settle of [
      () => invitations.revoke(admin.actor, used.id),
      () => invitations.reissue(admin.actor, used.id, null),
    ])
      await expect(settle()).rejects.toMatchObject({
        typename: 'Conflict',
        message: expect.stringContaining('used') as unknown,
      });
    for (const unknown of ['', 'x', '00000000-0000-4000-8000-000000000000']) {
      await expect(invitations.revoke(admin.actor, unknown)).rejects.toMatchObject({ typename: 'NotFound' });
      await expect(invitations.reissue(admin.actor, unknown, null)).rejects.toMatchObject({ typename: 'NotFound' });
    }
  });

  test('reissued, also when it had run out, has one living token', async () => {
    const { invitations } = house.identity.services;
    const { id, token } = await invite({ roleNames: ['auditor'] });
    await set(id, `expires_at = now() - interval '1 second', expired_at = now()`);
    const fresh = await Promise.all(Array.from({ length: 5 }, () => invitations.reissue(admin.actor, id, null)));
    await expect(accept(token)).rejects.toMatchObject({ typename: 'NotFound' });
    const answers = await Promise.allSettled(fresh.map((issued) => accept(issued.token)));
    const accepted = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(accepted).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ typename: 'NotFound' });
    expect(await rolesOf(accepted[0]?.userId ?? '')).toEqual(['auditor', 'member']);
    for (const expiresAt of ['2020-01-01T00:00:00Z', '2999-01-01T00:00:00Z']) {
      const other = await invite();
      await expect(invitations.reissue(admin.actor, other.id, expiresAt)).rejects.toMatchObject({
        typename: 'InvalidInput',
        field: 'expiresAt',
      });
    }
  });

  test('accepted, withdrawn and reissued at once, has one outcome', async () => {
    const { invitations } = house.identity.services;
    for (let round = 0; round < 10; round++) {
      const { id, token } = await invite();
      const accepts = Array.from({ length: 6 }, () => accept(token));
      const settles = [invitations.revoke(admin.actor, id), invitations.reissue(admin.actor, id, null)];
      const [answers, [revoked, reissued]] = await Promise.all([
        Promise.allSettled(accepts),
        Promise.allSettled(settles),
      ]);
      const winners = answers.filter(({ status }) => status === 'fulfilled').length;
      expect(winners).toBeLessThanOrEqual(1);
      if (winners === 1) expect([revoked?.status, reissued?.status]).toEqual(['rejected', 'rejected']);
      else expect([revoked?.status, reissued?.status]).toContain('fulfilled');
      for (const answer of answers)
        if (answer.status === 'rejected')
          expect(['NotFound', 'Conflict']).toContain((answer.reason as { typename: string }).typename);
    }
  });

  test('is worth nothing once its maker may not give what it gives; another one may reissue it', async () => {
    const { invitations, roles } = house.identity.services;
    const second = await house.administrator('second');
    const { id, token } = await invitations.create(second.actor, { roleNames: ['auditor'] });
    await roles.unassign(admin.actor, { userId: second.id, roleName: 'admin' });
    await expect(accept(token)).rejects.toMatchObject({ typename: 'Conflict' });
    await expect(invitations.reissue(second.actor, id, null)).rejects.toMatchObject({ typename: 'Forbidden' });
    await expect(invitations.revoke(second.actor, id)).rejects.toMatchObject({ typename: 'Forbidden' });
    const again = await invitations.reissue(admin.actor, id, null);
    expect(await rolesOf((await accept(again.token)).userId)).toEqual(['auditor', 'member']);
  });
});
