import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { groupsOf, problem } from './groups.js';
import { type House, type Person, openHouse } from './house.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('rights over groups and roles', () => {
  let house: House;
  let admin: Person;
  beforeEach(async () => {
    house = await openHouse();
    admin = await house.administrator();
  });
  afterEach(() => house.close());

  const { services, group, role, idOf, anew, holder } = groupsOf(() => ({ house, admin }));

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
