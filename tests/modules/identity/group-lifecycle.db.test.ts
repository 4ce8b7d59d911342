import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { groupsOf, problem } from './groups.js';
import { type House, type Person, auditOf, openHouse } from './house.js';

describe('a deleted group', () => {
  let house: House;
  let admin: Person;
  beforeEach(async () => {
    house = await openHouse();
    admin = await house.administrator();
  });
  afterEach(() => house.close());

  const { services, group, changed, anew, holder } = groupsOf(() => ({ house, admin }));
  const restore = (groupId: string, name: string | null = null, by = admin) =>
    services().groupLifecycle.restore(by.actor, groupId, name);
  const remove = (groupId: string) => services().groupManagement.delete(admin.actor, groupId);
  /** As if it had been deleted so long ago. */
  const age = (groupId: string, interval: string) =>
    house.db.owner.query(`update groups set deleted_at = now() - $2::interval where id = $1`, [groupId, interval]);

  test('comes back with its members and what it gives them, and they are told', async () => {
    const { groups, grants } = services();
    const [ada, groupId] = [await house.member('ada'), await group('auditors')];
    await groups.addMember(admin.actor, { groupId, userId: ada.id });
    await grants.assignRole(admin.actor, { groupId, roleName: 'auditor' });
    await grants.grant(admin.actor, { groupId, permissionCode: 'metrics.read' });
    await remove(groupId);
    expect((await anew(ada)).actor.may('audit.read')).toBe(false);
    await changed();
    expect(await restore(groupId)).toBe(groupId);
    expect(await changed()).toEqual([ada.id]);
    const { actor } = await anew(ada);
    expect([actor.may('audit.read'), actor.may('metrics.read')]).toEqual([true, true]);
    const { rows } = await house.db.owner.query<{ recipients: string[] }>(
      `select recipients from outbox where type = 'group.restored' and aggregate_id = $1`,
      [groupId],
    );
    expect(rows.map(({ recipients }) => [...recipients].sort())).toEqual([[admin.id, ada.id].sort()]);
    expect(await auditOf(house.db, 'GROUP_RESTORED')).toMatchObject([
      { resource_type: 'GROUP', resource_id: groupId, details: { name: 'auditors' }, changes: {} },
    ]);
  });

  test('that gives nothing changes nobody’s rights by coming back', async () => {
    const [ada, groupId] = [await house.member('ada'), await group('plain')];
    await services().groups.addMember(admin.actor, { groupId, userId: ada.id });
    await remove(groupId);
    await changed();
    await restore(groupId);
    expect(await changed()).toEqual([]);
  });

  test('whose name was taken meanwhile comes back under another one', async () => {
    const groupId = await group('Operators');
    await remove(groupId);
    await group('OPERATORS');
    const taken = expect.objectContaining({ typename: 'Conflict', field: 'name' }) as unknown;
    await expect(restore(groupId)).rejects.toEqual(taken);
    await expect(restore(groupId, 'operators')).rejects.toEqual(taken);
    await expect(restore(groupId, ' ')).rejects.toEqual(problem('InvalidInput'));
    await restore(groupId, ' Night shift ');
    expect((await auditOf(house.db, 'GROUP_RESTORED')).map(({ changes }) => changes)).toEqual([
      { name: { before: 'Operators', after: 'Night shift' } },
    ]);
  });

  test('comes back for thirty days, and what is not deleted does not', async () => {
    const groupId = await group('old');
    const live = expect.objectContaining({ typename: 'Conflict', field: 'groupId' }) as unknown;
    await expect(restore(groupId)).rejects.toEqual(live);
    await remove(groupId);
    await age(groupId, '30 days 1 second');
    for (const id of [groupId, randomUUID(), 'x', '']) await expect(restore(id)).rejects.toEqual(problem('NotFound'));
    await age(groupId, '29 days 23 hours');
    await restore(groupId);
    await expect(restore(groupId)).rejects.toEqual(live);
  });

  test('is brought back by whoever may delete and fill it', async () => {
    const { grants, roles } = services();
    const [plain, powerful] = [await group('plain'), await group('powerful')];
    await grants.assignRole(admin.actor, { groupId: powerful, roleName: 'admin' });
    for (const id of [plain, powerful]) await remove(id);
    const deleter = await holder('deleter', 'groups.delete');
    const editor = await holder('editor', 'groups.update');
    const both = await holder('both', 'groups.delete', 'groups.update');
    for (const [who, id] of [
      [await house.member('eve'), plain],
      [deleter, plain],
      [editor, plain],
      [both, powerful],
    ] as const)
      await expect(restore(id, null, who)).rejects.toEqual(problem('Forbidden'));
    await restore(plain, null, both);
    await remove(plain);
    // What somebody lost meanwhile is asked in the transaction, not in the token.
    await roles.unassign(admin.actor, { userId: both.id, roleName: 'role of both' });
    await expect(restore(plain, null, both)).rejects.toEqual(problem('Forbidden'));
    expect(await auditOf(house.db, 'GROUP_RESTORED')).toHaveLength(1);
  });

  test('is kept by row level security from whoever may not bring it back, and after thirty days from all', async () => {
    const [plain, powerful] = [await group('plain'), await group('powerful')];
    await services().grants.assignRole(admin.actor, { groupId: powerful, roleName: 'admin' });
    for (const id of [plain, powerful]) await remove(id);
    const both = await holder('both', 'groups.delete', 'groups.update');
    const deleter = await holder('deleter', 'groups.delete');
    const raise = (who: Person, id: string) =>
      house.db.database.as(who.actor, (tx) =>
        tx.query(`update groups set deleted_at = null where id = $1 returning id`, [id]),
      );
    expect(await raise(deleter, plain)).toEqual([]);
    expect(await raise(both, powerful)).toEqual([]);
    await age(plain, '31 days');
    expect(await raise(both, plain)).toEqual([]);
    await age(plain, '1 day');
    expect(await raise(both, plain)).toEqual([{ id: plain }]);
  });

  test('is brought back once by many at once, and of many of one name one is', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) {
      const id = await group('contested');
      await remove(id);
      ids.push(id);
    }
    const [first = ''] = ids;
    const same = await Promise.allSettled(Array.from({ length: 8 }, () => restore(first)));
    const others = await Promise.allSettled(ids.slice(1).map((id) => restore(id)));
    expect(same.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(others.filter(({ status }) => status === 'fulfilled')).toHaveLength(0);
    for (const answer of [...same, ...others])
      if (answer.status === 'rejected') expect(answer.reason).toEqual(problem('Conflict'));
    await remove(first);
    const mixed = await Promise.allSettled(ids.map((id) => restore(id)));
    expect(mixed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await auditOf(house.db, 'GROUP_RESTORED')).toHaveLength(2);
  });
});
