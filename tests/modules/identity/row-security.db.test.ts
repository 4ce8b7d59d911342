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
    [`update users set display_name = 'x', is_active = false`, 'row-level security'],
    [`update user_accounts set email = 'x'`, 'permission denied'],
    [`update user_accounts set is_superuser = true`, 'permission denied'],
    [`insert into users (display_name) values ('x')`, 'permission denied'],
    [`delete from users`, 'permission denied'],
    [`update sessions set expires_at = now() + interval '1 year'`, 'permission denied'],
    [`update roles set is_system = false`, 'permission denied'],
    [`update groups set name_key = 'x'`, 'permission denied'],
    [`delete from groups`, 'permission denied'],
    [`insert into roles (name) values ('mine')`, 'row-level security'],
    [`insert into groups (name) values ('mine')`, 'row-level security'],
    [`insert into role_permissions select id, 'users.read' from roles`, 'row-level security'],
    [`insert into group_permissions select id, 'users.read' from groups`, 'row-level security'],
    [`insert into group_roles select g.id, r.id from groups g, roles r`, 'row-level security'],
    [`update invitations set consumed_at = null`, 'permission denied'],
    [`update invitations set email_hint = null`, 'permission denied'],
    [`select user_permissions(app_user())`, 'permission denied'],
    [`insert into user_roles select app_user(), id from roles where name = 'admin'`, 'row-level security'],
    [`insert into group_members select id, app_user() from groups`, 'row-level security'],
    [`insert into invitations (token_hash, expires_at) values ('', now())`, 'row-level security'],
  ])('a member cannot %s', async (sql, why) => {
    await expect(as(ada.actor, sql)).rejects.toThrow(why);
  });

  test.each([
    [`update roles set name = 'x' where name = 'member'`, 'built in'],
    [`update groups set deleted_at = now() where name = 'admin'`, 'built in'],
    [`insert into role_permissions select id, 'secrets.read' from roles where name = 'admin'`, 'row-level security'],
  ])('not even an administrator can %s', async (sql, why) => {
    await expect(as(admin.actor, sql)).rejects.toThrow(why);
  });

  test('what a built-in role gives is out of an administrator’s reach', async () => {
    expect(await as(admin.actor, `delete from role_permissions returning role_id`)).toEqual([]);
  });

  test('whoever edits groups but assigns no roles fills only groups that give no rights', async () => {
    const joe = await house.member('joe');
    const { groups, grants, groupManagement, roles, roleManagement } = house.identity.services;
    const roleId = await roleManagement.create(admin.actor, { name: 'group editor' });
    await grants.grant(admin.actor, { roleId, permissionCode: 'groups.update' });
    await grants.grant(admin.actor, { roleId, permissionCode: 'invitations.create' });
    await roles.assign(admin.actor, { userId: joe.id, roleName: 'group editor' });
    const plain = await groupManagement.create(admin.actor, { name: 'plain' });
    const powerful = await groupManagement.create(admin.actor, { name: 'powerful' });
    await grants.assignRole(admin.actor, { groupId: powerful, roleName: 'auditor' });
    await groups.addMember(admin.actor, { groupId: powerful, userId: eve.id });
    const join = `insert into group_members (group_id, user_id) values ($1, $2) returning user_id`;
    expect(await as(joe.actor, join, [plain, ada.id])).toEqual([{ user_id: ada.id }]);
    await expect(as(joe.actor, join, [powerful, ada.id])).rejects.toThrow('row-level security');
    const leave = `delete from group_members where group_id = $1 returning user_id`;
    expect(await as(joe.actor, leave, [powerful])).toEqual([]);
    expect(await as(joe.actor, leave, [plain])).toEqual([{ user_id: ada.id }]);
    for (const table of ['group_roles', 'group_permissions'])
      expect(await as(joe.actor, `delete from ${table} returning group_id`)).toEqual([]);
    await expect(as(joe.actor, `insert into group_permissions values ($1, 'users.read')`, [plain])).rejects.toThrow(
      'row-level security',
    );
    await house.db.owner.query(`delete from group_members`);
  });

  test('a deleted role or group is seen by those only who may delete one', async () => {
    const { groupManagement, roleManagement } = house.identity.services;
    for (const [table, management] of [
      ['groups', groupManagement],
      ['roles', roleManagement],
    ] as const) {
      const id = await management.create(admin.actor, { name: 'short-lived' });
      await management.delete(admin.actor, id);
      const find = (actor: Actor) => as(actor, `select id from ${table} where id = $1`, [id]);
      expect(await find(ada.actor)).toEqual([]);
      expect(await find(admin.actor)).toEqual([{ id }]);
    }
    expect(
      await as(ada.actor, `select app_holders((select id from roles where name = 'member'), null) as held`),
    ).toEqual([{ held: [] }]);
  });

  test.each([
    [`update users set display_name = 'x' where id <> app_user() returning id`],
    [`update user_accounts set locale = 'x' where user_id <> app_user() returning user_id`],
    [`update users set is_active = false where id <> app_user() returning id`],
    [`delete from user_roles where user_id <> app_user() returning role_id`],
    [`update roles set description = 'x' returning id`],
    [`update invitations set revoked_at = now() returning id`],
    [`update invitations set token_hash = '', created_by = app_user() returning id`],
    [`update groups set deleted_at = now() returning id`],
    [`delete from role_permissions returning role_id`],
    [`delete from group_roles returning group_id`],
    [`delete from group_permissions returning group_id`],
    [`update sessions set revoked_at = now() where user_id <> app_user() returning id`],
  ])('a member’s %s changes nothing', async (sql) => {
    expect(await as(ada.actor, sql)).toEqual([]);
  });
});
