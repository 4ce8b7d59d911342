import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { WorkspaceRole } from '../../../src/modules/workspaces/member.entity.js';
import type { Actor } from '../../../src/platform/actor.js';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../../src/platform/problem.js';
import type { Tx } from '../../../src/platform/database/database.js';
import { WorkspaceRepository } from '../../../src/modules/workspaces/workspace.repository.js';
import { type House, openHouse } from './house.js';

let house: House;
let owner: Actor;
let other: Actor;
let admin: Actor;
let member: Actor;
let stranger: Actor;
let id: string;
beforeAll(async () => {
  house = await openHouse();
  const people = ['Olga', 'Otto', 'Ada', 'Mia', 'Stan'].map((name) => house.person(name));
  [owner, other, admin, member, stranger] = (await Promise.all(people)) as [Actor, Actor, Actor, Actor, Actor];
});
beforeEach(async () => {
  id = await house.workspaceOf([owner, 'OWNER'], [admin, 'ADMIN'], [member, 'MEMBER']);
});
afterAll(() => house.db.close());

const add = (actor: Actor, user: Actor, role: WorkspaceRole = 'MEMBER', workspaceId = id) =>
  house.services.members.add(actor, { workspaceId, userId: user.id, role });
const update = (actor: Actor, user: Actor, role: WorkspaceRole, workspaceId = id) =>
  house.services.members.update(actor, { workspaceId, userId: user.id, role });
const remove = (actor: Actor, user: Actor, workspaceId = id) =>
  house.services.members.remove(actor, { workspaceId, userId: user.id });
const members = () => house.membersOf(id);
const use = (user: Actor, isActive: boolean) =>
  house.rows(`update users set is_active = $2 where id = $1`, [user.id, isActive]);

test('whoever joins while the lock is looked for has not locked anything', async () => {
  await house.db.database.as(stranger, async (tx) => {
    let isFirst = true;
    const query: Tx['query'] = async (sql, values) => {
      const rows = await tx.query<never>(sql, values);
      if (isFirst) await add(owner, stranger, 'OWNER');
      isFirst = false;
      return rows;
    };
    expect(await new WorkspaceRepository({ ...tx, query }).lock(id)).toBeNull();
  });
});

describe('adding', () => {
  test('tells all members and the new one; twice writes once', async () => {
    await add(admin, stranger);
    await add(admin, stranger);
    expect(await members()).toMatchObject({ [stranger.id]: 'MEMBER' });
    const [event, ...more] = await house.events(id);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ type: 'workspace.memberAdded', payload: { workspaceId: id, userId: stranger.id } });
    expect(new Set(event?.recipients)).toEqual(new Set([owner, admin, member, stranger].map((each) => each.id)));
    expect(await house.audit(id)).toEqual(['WORKSPACE_MEMBER_ADDED']);
    await expect(add(admin, stranger, 'ADMIN')).rejects.toThrow(Conflict);
  });

  test('is for owners and admins, and owners are added by owners', async () => {
    await expect(add(member, stranger)).rejects.toThrow(Forbidden);
    await expect(add(admin, stranger, 'OWNER')).rejects.toThrow(Forbidden);
    await expect(add(stranger, stranger)).rejects.toThrow(new NotFound('Workspace'));
    await add(owner, stranger, 'OWNER');
    expect(await members()).toMatchObject({ [stranger.id]: 'OWNER' });
  });

  test('finds nobody unknown, disabled, deleted, or no person', async () => {
    const [disabled, deleted, agent] = await Promise.all(['a', 'b', 'c'].map((name) => house.person(name)));
    await use(disabled!, false);
    await house.rows(`update users set deleted_at = now() where id = $1`, [deleted!.id]);
    await house.rows(`update users set kind = 'SERVICE' where id = $1`, [agent!.id]);
    for (const userId of [disabled!.id, deleted!.id, agent!.id, randomUUID(), 'nobody'])
      await expect(house.services.members.add(owner, { workspaceId: id, userId, role: 'MEMBER' })).rejects.toThrow(
        new NotFound('User'),
      );
  });

  test('one member, twenty at once: one row, one event, no error', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => add(n % 2 ? owner : admin, stranger)));
    expect(await members()).toMatchObject({ [stranger.id]: 'MEMBER' });
    expect(await house.events(id)).toHaveLength(1);
    expect(await house.audit(id)).toHaveLength(1);
  });
});

describe('another role', () => {
  test('is given by owners to all, by admins to all but owners', async () => {
    await update(admin, member, 'ADMIN');
    await update(admin, member, 'ADMIN');
    await update(admin, admin, 'MEMBER');
    await expect(update(admin, member, 'MEMBER')).rejects.toThrow(Forbidden);
    await update(owner, member, 'OWNER');
    await update(member, owner, 'ADMIN');
    expect(await members()).toEqual({ [owner.id]: 'ADMIN', [admin.id]: 'MEMBER', [member.id]: 'OWNER' });
    expect((await house.events(id)).map(({ type }) => type)).toEqual(Array(4).fill('workspace.memberUpdated'));
    expect(await house.audit(id)).toEqual(Array(4).fill('WORKSPACE_MEMBER_UPDATED'));
  });

  test('is refused to owners by admins, to members, and to who is none', async () => {
    await expect(update(admin, owner, 'MEMBER')).rejects.toThrow(Forbidden);
    await expect(update(admin, admin, 'OWNER')).rejects.toThrow(Forbidden);
    await expect(update(member, member, 'ADMIN')).rejects.toThrow(Forbidden);
    await expect(update(owner, stranger, 'ADMIN')).rejects.toThrow(new NotFound('Member'));
    await expect(update(stranger, member, 'ADMIN')).rejects.toThrow(new NotFound('Workspace'));
    await expect(update(owner, owner, 'ADMIN')).rejects.toThrow(Conflict);
    expect(await house.events(id)).toEqual([]);
  });

  test('as an owner needs an account in use', async () => {
    await use(member, false);
    await expect(update(owner, member, 'OWNER')).rejects.toThrow(InvalidInput);
    await use(member, true);
  });
});

describe('removing', () => {
  test('tells who is left and who was removed, and works once', async () => {
    await remove(admin, member);
    await remove(admin, member);
    expect(await members()).toEqual({ [owner.id]: 'OWNER', [admin.id]: 'ADMIN' });
    const [event, ...more] = await house.events(id);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ type: 'workspace.memberRemoved', payload: { workspaceId: id, userId: member.id } });
    expect(new Set(event?.recipients)).toEqual(new Set([owner.id, admin.id, member.id]));
    expect(await house.services.workspaces.facts(member, id)).toBeNull();
  });

  test('everybody may leave, but the last owner whose account is in use', async () => {
    await remove(member, member);
    await remove(admin, admin);
    await expect(remove(owner, owner)).rejects.toThrow(Conflict);
    await add(owner, other, 'OWNER');
    await use(other, false);
    await expect(remove(owner, owner)).rejects.toThrow(Conflict);
    await use(other, true);
    await remove(owner, owner);
    expect(await members()).toEqual({ [other.id]: 'OWNER' });
    await expect(remove(owner, other)).rejects.toThrow(new NotFound('Workspace'));
  });

  test('is refused to members towards others, and to admins towards owners', async () => {
    await expect(remove(member, admin)).rejects.toThrow(Forbidden);
    await expect(remove(member, stranger)).rejects.toThrow(Forbidden);
    await expect(remove(admin, owner)).rejects.toThrow(Forbidden);
    await expect(remove(stranger, member)).rejects.toThrow(new NotFound('Workspace'));
  });
});

describe('races of owners', () => {
  /** How many rounds are played at the same time, each with two connections of its own. */
  const AT_ONCE = 3;

  /** Two at once on a fresh workspace of two owners. Answers its id, and how many of them succeeded. */
  async function round(work: (workspaceId: string) => readonly Promise<unknown>[]) {
    const workspaceId = await house.workspaceOf([owner, 'OWNER'], [other, 'OWNER']);
    const results = await Promise.allSettled(work(workspaceId));
    for (const result of results)
      if (result.status === 'rejected') expect(['Conflict', 'Forbidden', 'NotFound']).toContain(result.reason.typename);
    return { workspaceId, won: results.filter(({ status }) => status === 'fulfilled').length };
  }

  test.each([
    [100, 'two who leave', (w: string) => [remove(owner, owner, w), remove(other, other, w)]],
    [
      100,
      'two who demote each other',
      (w: string) => [update(owner, other, 'ADMIN', w), update(other, owner, 'ADMIN', w)],
    ],
    [21, 'two who remove each other', (w: string) => [remove(owner, other, w), remove(other, owner, w)]],
    [
      21,
      'one who leaves and demotes the other',
      (w: string) => [remove(owner, owner, w), update(owner, other, 'MEMBER', w)],
    ],
  ])('%i rounds of %s at once: one succeeds, one owner stays', async (rounds, _what, work) => {
    const played: { workspaceId: string; won: number }[] = [];
    while (played.length < rounds)
      played.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => round(work)))));
    expect(played.map(({ won }) => won)).toEqual(played.map(() => 1));
    const ends = await house.rows(
      `select (select count(*)::int from workspace_members m where m.workspace_id = w.id and m.role = 'OWNER') as owners,
              (select count(*)::int from outbox o where o.aggregate_id = w.id) as events
         from workspaces w where w.id = any ($1)`,
      [played.map(({ workspaceId }) => workspaceId)],
    );
    expect(ends).toEqual(played.map(() => ({ owners: 1, events: 1 })));
  });
});
