import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/platform/actor.js';
import { Forbidden, NotFound } from '../../../src/platform/problem.js';
import { HERE, type House, type Person, event, openHouse } from './house.js';

let house: House;
let ada: Person;
let eve: Person;
beforeAll(async () => {
  house = await openHouse();
  [ada, eve] = [await house.member('ada'), await house.member('eve')];
});
afterAll(() => house.close());

const services = () => house.identity.services;
const owner = (sql: string, values: unknown[] = []) => house.db.owner.query(sql, values);
const by = (key: string) => house.identity.authenticator.authenticate(`Bearer ${key}`, HERE);
const issue = async (scopes: string[], change: object = {}, person = ada) => {
  const issued = await services().apiKeys.create(person.actor, { name: 'agent', scopes, ...change });
  return { ...issued, actor: await by(issued.key) };
};

/** What the database thinks of an actor, whatever this process thinks. */
const told = (actor: Actor) =>
  house.db.database.as(actor, async (tx) => {
    const [row] = await tx.query<{
      id: string | null;
      person: string | null;
      permissions: string[] | null;
      all: string;
    }>(
      `select app_user() as id, app_person() as person, app_user_permissions(app_user()) as permissions,
              (select count(*) from users) || ' ' || (select count(*) from sessions) || ' '
              || (select count(*) from api_keys) as "all"`,
    );
    return row;
  });

/** A live workspace with its first owner. */
async function workspaceOf(userId: string): Promise<string> {
  const { rows } = await owner(`insert into workspaces (name, slug) values ('w', $1) returning id`, [randomUUID()]);
  const { id } = rows[0] as { id: string };
  await owner(`insert into workspace_members (workspace_id, user_id, role) values ($1, $2, 'OWNER')`, [id, userId]);
  return id;
}

describe('the database', () => {
  test('knows a key: its scopes narrow what the person holds, and the sign-in is not seen', async () => {
    const { actor } = await issue(['secrets.read', 'secrets.create']);
    const seen = await told(actor);
    expect(seen).toMatchObject({ id: ada.id, person: null, permissions: ['secrets.create', 'secrets.read'] });
    expect(seen?.all).toMatch(/^[1-9]\d* 0 0$/);
    expect((await told(ada.actor))?.permissions).toContain('documents.read');
  });

  test('follows what the person loses', async () => {
    const { actor } = await issue(['secrets.read'], {}, eve);
    await owner('delete from user_roles where user_id = $1', [eve.id]);
    expect((await told(actor))?.permissions).toEqual([]);
    await owner(`insert into user_roles (user_id, role_id) select $1, id from roles where name = 'member'`, [eve.id]);
  });

  test.each([
    ['revoked', `update api_keys set revoked_at = now() where id = $1`],
    ['expired', `update api_keys set expires_at = now() where id = $1`],
    ['gone', `delete from api_keys where id = $1`],
    [
      'somebody else’s',
      `update api_keys set user_id = (select id from users where id <> user_id limit 1) where id = $1`,
    ],
  ])('shows nothing to a key that is %s, though the process still believes in it', async (_what, sql) => {
    const { id, actor } = await issue(['secrets.read']);
    expect((await told(actor))?.id).toBe(ada.id);
    await owner(sql, [id]);
    expect(await told(actor)).toEqual({ id: null, person: null, permissions: null, all: '0 0 0' });
    await expect(house.db.database.as(actor, (tx) => tx.audit({ action: 'AUDIT_READ' }))).rejects.toThrow(/row-level/);
  });

  test('shows nothing to a key whose person is disabled, or whose chat session is over', async () => {
    const gus = await house.member('gus');
    const { rows } = await owner('insert into chat_sessions (owner_id) values ($1) returning id', [gus.id]);
    const { id: sessionId } = rows[0] as { id: string };
    const bound = await issue(['chats.read'], { sessionId }, gus);
    const free = await issue(['chats.read'], {}, gus);
    expect((await told(bound.actor))?.id).toBe(gus.id);
    await owner('update chat_sessions set is_active = false where id = $1', [sessionId]);
    expect([(await told(bound.actor))?.id, (await told(free.actor))?.id]).toEqual([null, gus.id]);
    await owner('update users set is_active = false where id = $1', [gus.id]);
    expect((await told(free.actor))?.id).toBeNull();
  });

  test('lets nobody make a key beyond the own rights, for somebody else, or bring one back', async () => {
    const insert = (actor: Actor, userId: string, scope: string) =>
      house.db.database.as(actor, (tx) =>
        tx.query(
          `insert into api_keys (user_id, created_by, name, prefix, hash, scopes)
           values ($1, $2, 'x', 'stw_x', gen_random_uuid()::text::bytea, array[$3])`,
          [userId, actor.id, scope],
        ),
      );
    const { id, actor } = await issue(['secrets.read', 'apikeys.create']);
    await expect(insert(ada.actor, ada.id, 'users.read')).rejects.toThrow(/row-level/);
    await expect(insert(ada.actor, eve.id, 'secrets.read')).rejects.toThrow(/row-level/);
    await expect(insert(actor, ada.id, 'secrets.read')).rejects.toThrow(/row-level/);
    await services().apiKeys.revoke(ada.actor, id);
    const back = (tx: Parameters<Parameters<typeof house.db.database.as>[1]>[0]) =>
      tx.query('update api_keys set revoked_at = null where id = $1 returning id', [id]);
    expect(await house.db.database.as(ada.actor, back)).toEqual([]);
    await expect(house.db.database.as(ada.actor, (tx) => tx.query('select hash from api_keys'))).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('a service account', () => {
  test('of a person has the person’s rights within its scopes, an id of its own, and ends with the person', async () => {
    const gus = await house.member('gus');
    const serviceAccountId = await services().serviceAccounts.create(gus.actor, { name: 'Robot' });
    const { actor } = await issue(['secrets.read'], { serviceAccountId }, gus);
    expect(actor).toMatchObject({ username: 'Robot', isInteractive: false });
    expect(actor.id).not.toBe(gus.id);
    expect((await told(actor))?.permissions).toEqual(['secrets.read']);
    const ended: string[] = [];
    house.identity.authenticator.watch(actor, () => ended.push('robot'));
    await owner('update users set is_active = false where id = $1', [gus.id]);
    house.hub.publish(event('user.disabled', { userId: gus.id }));
    expect([ended, (await told(actor))?.id]).toEqual([['robot'], null]);
  });

  test('of a workspace has what the role member gives, without making workspaces and keys', async () => {
    const workspaceId = await workspaceOf(ada.id);
    const scopes = ['secrets.read', 'apikeys.create', 'workspaces.create'];
    const { actor, id } = await issue(scopes, { name: 'Deployer', workspaceId });
    expect([actor.username, (await told(actor))?.permissions]).toEqual(['Deployer', ['secrets.read']]);
    const { rows } = await owner('select kind from users where id = $1', [actor.id]);
    expect(rows).toEqual([{ kind: 'SERVICE' }]);
    await expect(services().apiKeys.rotate(eve.actor, id)).rejects.toThrow(NotFound);
    await owner('update workspaces set deleted_at = now() where id = $1', [workspaceId]);
    expect((await told(actor))?.id).toBeNull();
  });

  test('of a workspace is made and managed by admins; members see it, strangers find nothing', async () => {
    const workspaceId = await workspaceOf(ada.id);
    const make = (person: Person) => services().serviceAccounts.create(person.actor, { name: 'Bot', workspaceId });
    await expect(make(eve)).rejects.toThrow(NotFound);
    const id = await make(ada);
    await expect(services().serviceAccounts.delete(eve.actor, id)).rejects.toThrow(NotFound);
    await owner(`insert into workspace_members (workspace_id, user_id, role) values ($1, $2, 'MEMBER')`, [
      ...[workspaceId, eve.id],
    ]);
    await expect(make(eve)).rejects.toThrow(Forbidden);
    await expect(services().serviceAccounts.delete(eve.actor, id)).rejects.toThrow(Forbidden);
    await expect(issue(['secrets.read'], { serviceAccountId: id }, eve)).rejects.toThrow(Forbidden);
    const { rows } = await owner('select user_id from service_accounts where id = $1', [id]);
    const { user_id: userId } = rows[0] as { user_id: string };
    const key = await issue(['secrets.read'], { serviceAccountId: id, workspaceId });
    expect(key.actor.id).toBe(userId);
    expect(await services().serviceAccounts.delete(ada.actor, id)).toBe(id);
    await expect(services().serviceAccounts.delete(ada.actor, id)).rejects.toThrow(NotFound);
    expect((await told(key.actor))?.id).toBeNull();
    expect((await owner('select from users where id = $1 and erased_at is not null', [userId])).rowCount).toBe(1);
    expect((await owner('select from api_keys where user_id = $1', [userId])).rowCount).toBe(0);
  });
});
