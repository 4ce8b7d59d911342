import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/platform/actor.js';
import { type House, type Person, openHouse } from './house.js';

describe('row level security of identity', () => {
  let house: House;
  let ada: Person;
  let eve: Person;
  let admin: Person;
  beforeAll(async () => {
    house = await openHouse();
    [ada, eve, admin] = [await house.member('ada'), await house.member('eve'), await house.administrator()];
    await house.identity.services.invitations.create(admin.actor, {});
  });
  afterAll(() => house.close());

  const as = (actor: Actor, sql: string, values: unknown[] = []) =>
    house.db.database.as(actor, (tx) => tx.query<Record<string, unknown>>(sql, values));
  const count = async (actor: Actor, table: string) => (await as(actor, `select from ${table}`)).length;

  test('a member sees the directory, and of the rest what is the own', async () => {
    expect(await count(ada.actor, 'users')).toBe(3);
    expect(await as(ada.actor, `select user_id from user_accounts`)).toEqual([{ user_id: ada.id }]);
    expect(await as(ada.actor, `select distinct user_id from user_roles`)).toEqual([{ user_id: ada.id }]);
    expect(await as(ada.actor, `select distinct user_id from sessions`)).toEqual([{ user_id: ada.id }]);
    for (const table of ['invitations', 'invitation_roles', 'group_members'])
      expect(await count(ada.actor, table)).toBe(0);
    expect(await as(ada.actor, `select app_user_permissions($1) as held`, [eve.id])).toEqual([{ held: null }]);
  });

  test('an administrator sees accounts, roles and invitations, and no sessions of others', async () => {
    expect(await count(admin.actor, 'user_accounts')).toBe(3);
    expect(await count(admin.actor, 'user_roles')).toBe(4);
    expect(await count(admin.actor, 'invitations')).toBe(1);
    expect(await as(admin.actor, `select distinct user_id from sessions`)).toEqual([{ user_id: admin.id }]);
  });

  test('a disabled user is in nobody’s directory but that of readers of users', async () => {
    const joe = await house.member('joe');
    await house.db.owner.query(`update users set is_active = false where id = $1`, [joe.id]);
    const find = (actor: Actor) => as(actor, `select id from users where id = $1`, [joe.id]);
    expect(await find(ada.actor)).toEqual([]);
    expect(await find(admin.actor)).toHaveLength(1);
    expect(await as(ada.actor, `select app_find_user($1) as id`, [joe.email])).toEqual([{ id: null }]);
  });

  test.each(['user_credentials', 'refresh_tokens', 'signing_keys', 'throttles', 'master_keys'])(
    '%s are out of reach',
    async (table) => {
      await expect(as(admin.actor, `select from ${table}`)).rejects.toThrow('permission denied');
    },
  );

  test.each([
    [`update users set display_name = 'x'`, 'permission denied'],
    [`update user_accounts set is_superuser = true`, 'permission denied'],
    [`insert into users (display_name) values ('x')`, 'permission denied'],
    [`delete from users`, 'permission denied'],
    [`update sessions set expires_at = now() + interval '1 year'`, 'permission denied'],
    [`insert into role_permissions select id, 'users.read' from roles`, 'permission denied'],
    [`update invitations set consumed_at = null`, 'permission denied'],
    [`select user_permissions(app_user())`, 'permission denied'],
    [`insert into user_roles select app_user(), id from roles where name = 'admin'`, 'row-level security'],
    [`insert into group_members select id, app_user() from groups`, 'row-level security'],
    [`insert into invitations (token_hash, expires_at) values ('', now())`, 'row-level security'],
  ])('a member cannot %s', async (sql, why) => {
    await expect(as(ada.actor, sql)).rejects.toThrow(why);
  });

  test.each([
    [`update users set is_active = false returning id`],
    [`delete from user_roles where user_id <> app_user() returning role_id`],
    [`update sessions set revoked_at = now() where user_id <> app_user() returning id`],
  ])('a member’s %s changes nothing', async (sql) => {
    expect(await as(ada.actor, sql)).toEqual([]);
  });
});
