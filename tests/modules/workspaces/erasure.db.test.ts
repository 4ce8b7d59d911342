import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { person } from '../secrets/people.js';
import { membersOf, workspaceOf } from './rows.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const somebody = async (name: string, isActive = true) => (await person(db.owner, name, { isActive })).id;
const erase = (userId: string) =>
  db.owner.query('update users set is_active = false, deleted_at = now(), erased_at = now() where id = $1', [userId]);
const members = (workspaceId: string) => membersOf(db.owner, workspaceId);
const eventsOf = async (workspaceId: string) =>
  (
    await db.owner.query<{ type: string; payload: object; recipients: string[] }>(
      'select type, payload, recipients from outbox where aggregate_id = $1 order by id',
      [workspaceId],
    )
  ).rows;
const workspace = async (workspaceId: string) =>
  (
    await db.owner.query<{ isDeleted: boolean; isDestroyed: boolean }>(
      `select deleted_at is not null as "isDeleted", destroyed_at is not null as "isDestroyed"
         from workspaces where id = $1`,
      [workspaceId],
    )
  ).rows[0];

describe('erasing a user', () => {
  test('hands over a workspace whose only owner it was to the admin who is there longest', async () => {
    const [erased, member, admin, later] = await Promise.all(['a', 'b', 'c', 'd'].map((name) => somebody(name)));
    const id = await workspaceOf(db.owner, [
      [erased!, 'OWNER'],
      [member!, 'MEMBER'],
      [admin!, 'ADMIN'],
      [later!, 'ADMIN'],
    ]);
    await erase(erased!);
    expect(await members(id)).toEqual({ [member!]: 'MEMBER', [admin!]: 'OWNER', [later!]: 'ADMIN' });
    const rest = expect.arrayContaining([member, admin, later]);
    expect(await eventsOf(id)).toEqual([
      { type: 'workspace.memberRemoved', payload: { workspaceId: id, userId: erased }, recipients: rest },
      {
        type: 'workspace.inherited',
        payload: { workspaceId: id, userId: admin, predecessorId: erased },
        recipients: rest,
      },
    ]);
  });

  test('prefers whose account is in use, and takes a member where there is no admin', async () => {
    const [erased, unused, member] = [await somebody('a'), await somebody('b'), await somebody('c')];
    const id = await workspaceOf(db.owner, [
      [erased, 'OWNER'],
      [unused, 'ADMIN'],
      [member, 'MEMBER'],
    ]);
    await db.owner.query('update users set is_active = false where id = $1', [unused]);
    await erase(erased);
    expect(await members(id)).toEqual({ [unused]: 'ADMIN', [member]: 'OWNER' });
    await erase(member);
    expect(await members(id)).toEqual({ [unused]: 'OWNER' });
  });

  test('leaves a workspace that has another owner to that one', async () => {
    const [erased, owner, admin] = [await somebody('a'), await somebody('b'), await somebody('c')];
    const id = await workspaceOf(db.owner, [
      [erased, 'OWNER'],
      [admin, 'ADMIN'],
      [owner, 'OWNER'],
    ]);
    await erase(erased);
    expect(await members(id)).toEqual({ [admin]: 'ADMIN', [owner]: 'OWNER' });
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual(['workspace.memberRemoved']);
  });

  test('destroys a workspace with nobody else, and one that only the erased could restore', async () => {
    const [erased, member] = [await somebody('a'), await somebody('b')];
    const alone = await workspaceOf(db.owner, [[erased, 'OWNER']]);
    const deleted = await workspaceOf(db.owner, [
      [erased, 'OWNER'],
      [member, 'MEMBER'],
    ]);
    await db.owner.query('update workspaces set deleted_at = now() where id = $1', [deleted]);
    await erase(erased);
    for (const id of [alone, deleted]) {
      expect(await workspace(id)).toEqual({ isDeleted: true, isDestroyed: true });
      expect(await members(id)).toEqual({});
      expect((await eventsOf(id)).map(({ type }) => type)).toEqual(['workspace.memberRemoved', 'workspace.destroyed']);
    }
  });

  test('ends the chats, and lets nobody be added afterwards', async () => {
    const [erased, owner] = [await somebody('a'), await somebody('b')];
    const id = await workspaceOf(db.owner, [[owner, 'OWNER']]);
    await db.owner.query('insert into chat_sessions (owner_id) values ($1)', [erased]);
    await erase(erased);
    const { rows } = await db.owner.query(
      'select is_active, deleted_at is not null as is_deleted from chat_sessions where owner_id = $1',
      [erased],
    );
    expect(rows).toEqual([{ is_active: false, is_deleted: true }]);
    const add = db.owner.query(
      `insert into workspace_members (workspace_id, user_id, role) values ($1, $2, 'MEMBER')`,
      [id, erased],
    );
    await expect(add).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a workspace', () => {
  test('keeps an owner, and owners are people', async () => {
    const [owner, agent] = [await somebody('a'), await somebody('b')];
    await db.owner.query(`update users set kind = 'SERVICE' where id = $1`, [agent]);
    const id = await workspaceOf(db.owner, [
      [owner, 'OWNER'],
      [agent, 'MEMBER'],
    ]);
    for (const sql of [
      `delete from workspace_members where workspace_id = $1 and role = 'OWNER'`,
      `update workspace_members set role = 'ADMIN' where workspace_id = $1 and role = 'OWNER'`,
      `update workspace_members set role = 'OWNER' where workspace_id = $1 and role = 'MEMBER'`,
    ])
      await expect(db.owner.query(sql, [id])).rejects.toMatchObject({ code: '42501' });
    await db.owner.query('delete from workspaces where id = $1', [id]);
    expect(await members(id)).toEqual({});
  });
});
