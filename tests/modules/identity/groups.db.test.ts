import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type House, type Person, actorOf, auditOf, event, openHouse } from './house.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const problem = (typename: string) => expect.objectContaining({ typename }) as unknown;

describe('groups and roles', () => {
  let house: House;
  let admin: Person;
  beforeEach(async () => {
    house = await openHouse();
    admin = await house.administrator();
  });
  afterEach(() => house.close());

  const services = () => house.identity.services;
  const group = (name: string) => services().groupManagement.create(admin.actor, { name });
  const role = (name: string) => services().roleManagement.create(admin.actor, { name });
  const idOf = async (table: 'roles' | 'groups', name: string) => {
    const { rows } = await house.db.owner.query<{ id: string }>(`select id from ${table} where name = $1`, [name]);
    return rows[0]?.id ?? '';
  };
  const changed = async () => {
    const { rows } = await house.db.owner.query<{ recipients: string[] }>(
      `delete from outbox where type = 'user.rightsChanged' returning recipients`,
    );
    return rows.flatMap(({ recipients }) => recipients).sort();
  };
  /** The same person as authentication finds them now. */
  const anew = async ({ id, email, signedIn }: Person): Promise<Person> => {
    house.hub.publish(event('user.rightsChanged', { userId: id }));
    return { id, email, signedIn, actor: await actorOf(house.identity, signedIn) };
  };
  /** A member with these permissions through a role of their own. */
  const holder = async (name: string, ...codes: string[]): Promise<Person> => {
    const person = await house.member(name);
    const roleId = await role(`role of ${name}`);
    for (const permissionCode of codes) await services().grants.grant(admin.actor, { roleId, permissionCode });
    await services().roles.assign(admin.actor, { userId: person.id, roleName: `role of ${name}` });
    await changed();
    return anew(person);
  };

  test('everybody whose rights change is told, through whatever they hold them', async () => {
    const { groups, grants, roles, roleManagement, groupManagement } = services();
    const [ada, eve, joe] = [await house.member('ada'), await house.member('eve'), await house.member('joe')];
    const [groupId, roleId] = [await group('operators'), await role('operator')];
    await groups.addMember(admin.actor, { groupId, userId: ada.id });
    await groups.addMember(admin.actor, { groupId, userId: ada.id });
    // A group that gives nothing changes nobody's rights.
    expect(await changed()).toEqual([]);
    await roles.assign(admin.actor, { userId: eve.id, roleName: 'operator' });
    expect(await changed()).toEqual([eve.id]);
    await grants.assignRole(admin.actor, { groupId, roleName: 'operator' });
    await grants.assignRole(admin.actor, { groupId, roleName: 'operator' });
    expect(await changed()).toEqual([ada.id]);
    await grants.grant(admin.actor, { roleId, permissionCode: 'metrics.read' });
    await grants.grant(admin.actor, { roleId, permissionCode: 'metrics.read' });
    expect(await changed()).toEqual([ada.id, eve.id].sort());
    await grants.grant(admin.actor, { groupId, permissionCode: 'settings.read' });
    expect(await changed()).toEqual([ada.id]);
    const held = (await anew(ada)).actor;
    expect([held.may('metrics.read'), held.may('settings.read')]).toEqual([true, true]);
    await groups.addMember(admin.actor, { groupId, userId: joe.id });
    await groups.removeMember(admin.actor, { groupId, userId: joe.id });
    await groups.removeMember(admin.actor, { groupId, userId: joe.id });
    expect(await changed()).toEqual([joe.id, joe.id]);
    await grants.revoke(admin.actor, { groupId, permissionCode: 'settings.read' });
    await grants.revoke(admin.actor, { groupId, permissionCode: 'settings.read' });
    expect(await changed()).toEqual([ada.id]);
    await roleManagement.delete(admin.actor, roleId);
    expect(await changed()).toEqual([ada.id, eve.id].sort());
    expect((await anew(ada)).actor.may('metrics.read')).toBe(false);
    expect((await anew(eve)).actor.may('metrics.read')).toBe(false);
    await groupManagement.delete(admin.actor, groupId);
    expect(await changed()).toEqual([ada.id]);
    const { rows } = await house.db.owner.query<{ action: string; count: number }>(
      `select action, count(*)::int as count from audit_logs
        where resource_type in ('ROLE', 'GROUP') group by action order by action`,
    );
    expect(Object.fromEntries(rows.map(({ action, count }) => [action, count]))).toEqual({
      GROUP_CREATED: 1,
      GROUP_DELETED: 1,
      GROUP_MEMBER_ADDED: 2,
      GROUP_MEMBER_REMOVED: 1,
      GROUP_ROLE_ASSIGNED: 1,
      PERMISSION_GRANTED: 2,
      PERMISSION_REVOKED: 1,
      ROLE_CREATED: 1,
      ROLE_DELETED: 1,
    });
  });

  test('are named once, in whatever case and Unicode form; a deleted one gives its name free', async () => {
    const { groupManagement, roleManagement } = services();
    const groupId = await group('Zoë’s team');
    await expect(group('ZOE\u0308’S TEAM')).rejects.toEqual(problem('Conflict'));
    await expect(group('ADMIN')).rejects.toEqual(problem('Conflict'));
    await expect(role('Ａdmin')).rejects.toEqual(problem('Conflict'));
    const other = await group('other');
    await expect(groupManagement.update(admin.actor, other, { name: 'zoë’s TEAM' })).rejects.toEqual(
      problem('Conflict'),
    );
    await groupManagement.update(admin.actor, groupId, { name: 'ZOË’S TEAM', description: 'x' });
    await groupManagement.update(admin.actor, groupId, { name: null, description: 'x' });
    expect((await auditOf(house.db, 'GROUP_UPDATED')).map(({ changes }) => changes)).toEqual([
      { name: { before: 'Zoë’s team', after: 'ZOË’S TEAM' }, description: { before: '', after: 'x' } },
    ]);
    await groupManagement.delete(admin.actor, groupId);
    await expect(groupManagement.delete(admin.actor, groupId)).rejects.toEqual(problem('NotFound'));
    await expect(groupManagement.update(admin.actor, groupId, { name: 'x' })).rejects.toEqual(problem('NotFound'));
    await group('Zoë’s team');
    const roleId = await role('temporary');
    await roleManagement.update(admin.actor, roleId, { description: 'for a while' });
    await roleManagement.delete(admin.actor, roleId);
    await role('temporary');
  });

  test('of 20 who take one name at once, one gets it; of 20 who delete, one does', async () => {
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.allSettled(Array.from({ length: 20 }, () => group(`contested ${round}`)));
      const made = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
      expect(made).toHaveLength(1);
      for (const answer of answers)
        if (answer.status === 'rejected') expect(answer.reason).toEqual(problem('Conflict'));
      const [id = ''] = made;
      const deletions = await Promise.allSettled(
        Array.from({ length: 20 }, () => services().groupManagement.delete(admin.actor, id)),
      );
      expect(deletions.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
    expect(await auditOf(house.db, 'GROUP_DELETED')).toHaveLength(5);
  });

  test('that are built in stay as they are', async () => {
    const { groupManagement, roleManagement, grants } = services();
    for (const [table, management] of [
      ['groups', groupManagement],
      ['roles', roleManagement],
    ] as const) {
      const id = await idOf(table, 'admin');
      await expect(management.update(admin.actor, id, { name: 'Admin' })).rejects.toEqual(problem('Forbidden'));
      await expect(management.delete(admin.actor, id)).rejects.toEqual(problem('Forbidden'));
      await management.update(admin.actor, id, { name: 'admin', description: 'ours' });
    }
    const roleId = await idOf('roles', 'admin');
    for (const change of ['grant', 'revoke'] as const)
      await expect(grants[change](admin.actor, { roleId, permissionCode: 'secrets.read' })).rejects.toEqual(
        problem('Forbidden'),
      );
    // A built-in group is a group like any other in what it gives.
    await grants.assignRole(admin.actor, { groupId: await idOf('groups', 'admin'), roleName: 'admin' });
  });

  test('whoever edits groups makes nobody an administrator', async () => {
    const { groups, grants, invitations, groupManagement } = services();
    const editor = await holder('editor', 'groups.create', 'groups.update', 'invitations.create', 'roles.update');
    const [powerful, plain] = [await group('powerful'), await group('plain')];
    await grants.assignRole(admin.actor, { groupId: powerful, roleName: 'admin' });
    const attempts = [
      () => groups.addMember(editor.actor, { groupId: powerful, userId: editor.id }),
      () => groups.removeMember(editor.actor, { groupId: powerful, userId: admin.id }),
      () => grants.assignRole(editor.actor, { groupId: plain, roleName: 'admin' }),
      () => grants.unassignRole(editor.actor, { groupId: powerful, roleName: 'admin' }),
      () => grants.grant(editor.actor, { groupId: plain, permissionCode: 'roles.assign' }),
      () => invitations.create(editor.actor, { groupIds: [powerful] }),
      () => groupManagement.delete(editor.actor, plain),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toEqual(problem('Forbidden'));
    const roleId = await idOf('roles', 'role of editor');
    await expect(grants.grant(editor.actor, { roleId, permissionCode: 'roles.assign' })).rejects.toEqual(
      problem('Forbidden'),
    );
    expect(await groups.addMember(editor.actor, { groupId: plain, userId: editor.id })).toBe(plain);
    expect((await invitations.create(editor.actor, { groupIds: [plain] })).token).toHaveLength(43);
    expect((await anew(editor)).actor.may('users.read')).toBe(false);
  });

  test('what somebody lost meanwhile is asked in the transaction, not in the token', async () => {
    const { groups, roles, groupManagement } = services();
    const editor = await holder('editor', 'groups.create', 'groups.update', 'groups.delete');
    const groupId = await group('plain');
    await roles.unassign(admin.actor, { userId: editor.id, roleName: 'role of editor' });
    for (const attempt of [
      () => groups.addMember(editor.actor, { groupId, userId: editor.id }),
      () => groupManagement.create(editor.actor, { name: 'late' }),
      () => groupManagement.update(editor.actor, groupId, { name: 'late' }),
      () => groupManagement.delete(editor.actor, groupId),
    ])
      await expect(attempt()).rejects.toEqual(problem('Forbidden'));
  });

  test('the last administrator through a group stays one, in every way', async () => {
    const { groups, grants, roles, groupManagement, users } = services();
    const groupId = await group('chiefs');
    await grants.assignRole(admin.actor, { groupId, roleName: 'admin' });
    await groups.addMember(admin.actor, { groupId, userId: admin.id });
    await roles.unassign(admin.actor, { userId: admin.id, roleName: 'admin' });
    for (const attempt of [
      () => groups.removeMember(admin.actor, { groupId, userId: admin.id }),
      () => grants.unassignRole(admin.actor, { groupId, roleName: 'admin' }),
      () => groupManagement.delete(admin.actor, groupId),
      () => users.setActive(admin.actor, { userId: admin.id, isActive: false }),
    ])
      await expect(attempt()).rejects.toEqual(problem('Conflict'));
    // Nor does a restart hand out an invitation for a first administrator.
    expect(await house.server().ensureFirstAdministrator()).toBeNull();
    const eve = await house.member('eve');
    await roles.assign(admin.actor, { userId: eve.id, roleName: 'admin' });
    await groupManagement.delete(admin.actor, groupId);
    expect((await anew(admin)).actor.may('users.update')).toBe(false);
  });

  test('two administrators through two groups who dissolve each other’s at once leave one', async () => {
    const { groups, grants, roles, groupManagement } = services();
    for (let round = 0; round < 8; round++) {
      await house.db.owner.query(`delete from user_roles`);
      await house.db.owner.query(`delete from group_members`);
      const [ada, eve] = [await house.administrator('ada'), await house.administrator('eve')];
      const [a, b] = [await make(`a${round}`, ada), await make(`b${round}`, eve)];
      await roles.unassign(ada.actor, { userId: eve.id, roleName: 'admin' });
      await roles.unassign(ada.actor, { userId: ada.id, roleName: 'admin' });
      const answers = await Promise.allSettled(
        round % 2 === 0
          ? [groupManagement.delete(ada.actor, b), groupManagement.delete(eve.actor, a)]
          : [
              groups.removeMember(ada.actor, { groupId: a, userId: ada.id }),
              grants.unassignRole(eve.actor, { groupId: b, roleName: 'admin' }),
            ],
      );
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { rows } = await house.db.owner.query(`select app_administrators() as count`);
      expect(rows).toEqual([{ count: 1 }]);
    }

    async function make(name: string, by: Person): Promise<string> {
      const groupId = await groupManagement.create(by.actor, { name });
      await grants.assignRole(by.actor, { groupId, roleName: 'admin' });
      await groups.addMember(by.actor, { groupId, userId: by.id });
      return groupId;
    }
  });

  test('a member may do none of it, and unknown things are not found', async () => {
    const { groups, grants, groupManagement, roleManagement } = services();
    const [eve, groupId, roleId] = [await house.member('eve'), await group('g'), await role('r')];
    const attempts = (actor: Person['actor'], ids: { groupId: string; roleId: string; userId: string }) => [
      () => groupManagement.update(actor, ids.groupId, { name: 'x' }),
      () => groupManagement.delete(actor, ids.groupId),
      () => roleManagement.update(actor, ids.roleId, { name: 'x' }),
      () => roleManagement.delete(actor, ids.roleId),
      () => groups.addMember(actor, ids),
      () => groups.removeMember(actor, ids),
      () => grants.assignRole(actor, { groupId: ids.groupId, roleName: 'member' }),
      () => grants.unassignRole(actor, { groupId: ids.groupId, roleName: 'member' }),
      () => grants.grant(actor, { roleId: ids.roleId, permissionCode: 'users.read' }),
      () => grants.revoke(actor, { groupId: ids.groupId, permissionCode: 'users.read' }),
    ];
    for (const attempt of attempts(eve.actor, { groupId, roleId, userId: eve.id }))
      await expect(attempt()).rejects.toEqual(problem('Forbidden'));
    await expect(groupManagement.create(eve.actor, { name: 'x' })).rejects.toEqual(problem('Forbidden'));
    for (const id of ['', 'x', '\0', NOBODY])
      for (const attempt of attempts(admin.actor, { groupId: id, roleId: id, userId: eve.id }))
        await expect(attempt()).rejects.toEqual(problem('NotFound'));
    for (const userId of ['', 'x', NOBODY])
      await expect(groups.addMember(admin.actor, { groupId, userId })).rejects.toEqual(problem('NotFound'));
    for (const permissionCode of ['', 'no.such', 'users.*', '\0'])
      await expect(grants.grant(admin.actor, { roleId, permissionCode })).rejects.toEqual(problem('NotFound'));
    for (const roleName of ['', 'no such role', '\0'])
      await expect(grants.assignRole(admin.actor, { groupId, roleName })).rejects.toEqual(problem('NotFound'));
  });

  test('a superuser’s flag opens no table', async () => {
    const root = await house.member('root');
    await house.db.owner.query(`update user_accounts set is_superuser = true where user_id = $1`, [root.id]);
    const { actor } = await anew(root);
    expect(actor.may('groups.create')).toBe(true);
    await expect(services().groupManagement.create(actor, { name: 'x' })).rejects.toEqual(problem('Forbidden'));
  });
});
