import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { NotFound } from '../../../src/platform/problem.js';
import { overtaken } from '../../support/locks.js';
import { groupsOf, problem } from './groups.js';
import { type House, type Person, auditOf, openHouse } from './house.js';

describe('groups and roles', () => {
  let house: House;
  let admin: Person;
  beforeEach(async () => {
    house = await openHouse();
    admin = await house.administrator();
  });
  afterEach(() => house.close());

  const { services, group, role, idOf, changed, anew } = groupsOf(() => ({ house, admin }));

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

  test('a role or a user that is deleted while one is given the other is missing', async () => {
    const [ada, roleId] = [await house.member('ada'), await role('brief')];
    const give = () => services().roles.assign(admin.actor, { userId: ada.id, roleName: 'brief' });
    const held = [`select pg_advisory_xact_lock(hashtextextended('steward.administrators', 0))`, []] as const;
    const deletion = (table: string, id: string) =>
      [held, [`update ${table} set deleted_at = now() where id = $1`, [id]]] as const;
    expect(await overtaken(house.db.owner, deletion('roles', roleId), give)).toEqual(new NotFound('Role'));
    await role('brief');
    expect(await overtaken(house.db.owner, deletion('users', ada.id), give)).toEqual(new NotFound('User'));
    expect(await auditOf(house.db, 'ROLE_ASSIGNED')).toEqual([]);
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
});
