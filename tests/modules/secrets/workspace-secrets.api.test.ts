import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../src/platform/actor.js';
import { type Scopes, openScopes } from './scopes.js';

const VALUE = 'a value of some length';
const NOT_FOUND = { __typename: 'NotFound' };

let scopes: Scopes;
let owner: Actor;
let admin: Actor;
let member: Actor;
let outsider: Actor;
let workspaceId: string;
let id: string;

beforeAll(async () => {
  scopes = await openScopes();
  [owner, admin, member, outsider] = (await Promise.all(
    ['Olga', 'Adam', 'Mia', 'Otto'].map((name) => scopes.vault.person(name)),
  )) as [Actor, Actor, Actor, Actor];
});
beforeEach(async () => {
  workspaceId = await scopes.workspace([
    [owner, 'OWNER'],
    [admin, 'ADMIN'],
    [member, 'MEMBER'],
  ]);
  id = await scopes.make(admin, { workspaceId });
});
afterAll(() => scopes.vault.db.close());

const reveal = (actor: Actor, secretId = id) => scopes.mutate(actor, 'revealSecret', { secretId }, 'value');
const share = (to: Record<string, unknown>, by = owner) =>
  scopes.mutate(by, 'shareSecret', { secretId: id, access: 'REVEAL', ...to });
const seen = async (actor: Actor) =>
  (await scopes.api.ask(actor, `query ($id: ID!) { secret(id: $id) { id scope workspaceId owner { id } } }`, { id }))
    .data.secret;
const leaves = (user: Actor) =>
  scopes.vault.rows(`delete from workspace_members where workspace_id = $1 and user_id = $2`, [workspaceId, user.id]);

describe('a secret of a workspace', () => {
  test('is made, seen, revealed and managed by its owners and admins, and by nobody else', async () => {
    for (const actor of [owner, admin]) {
      expect(await seen(actor)).toEqual({ id, scope: 'WORKSPACE', workspaceId, owner: null });
      expect(await reveal(actor)).toMatchObject({ value: VALUE });
      expect(await scopes.mutate(actor, 'updateSecret', { secretId: id, name: randomUUID() })).toMatchObject({
        __typename: 'UpdateSecretSuccess',
      });
      expect(await scopes.mutate(actor, 'rotateSecret', { secretId: id, value: VALUE })).toMatchObject({
        __typename: 'RotateSecretSuccess',
      });
    }
    for (const actor of [member, outsider]) {
      expect(await seen(actor)).toBeNull();
      expect(await reveal(actor)).toEqual(await reveal(actor, randomUUID()));
    }
  });

  test('is made by owners and admins; a member is refused, and nobody else knows the workspace', async () => {
    const input = { name: 'n', type: 'SECRET', value: 'v', workspaceId };
    expect(await scopes.mutate(member, 'createSecret', input)).toMatchObject({ __typename: 'Forbidden' });
    const foreign = await scopes.mutate(outsider, 'createSecret', input);
    expect(foreign).toMatchObject(NOT_FOUND);
    for (const unknown of [randomUUID(), 'no id'])
      expect(await scopes.mutate(outsider, 'createSecret', { ...input, workspaceId: unknown })).toEqual(foreign);
  });

  test.each([
    ['of two places', { sessionId: randomUUID() }, 'sessionId'],
    ['of a person and a workspace', { scope: 'USER' }, 'workspaceId'],
    ['of the house and a workspace', { scope: 'SYSTEM' }, 'workspaceId'],
    ['of no session', { scope: 'SESSION', workspaceId: null }, 'sessionId'],
    ['of no workspace', { scope: 'WORKSPACE', workspaceId: null }, 'workspaceId'],
    ['that is born shared', { scope: 'SHARED', workspaceId: null }, 'scope'],
  ])('is refused as one %s', async (_what, input, field) => {
    const wanted = { name: 'n', type: 'SECRET', value: 'v', workspaceId, ...input };
    expect(await scopes.mutate(owner, 'createSecret', wanted)).toMatchObject({ __typename: 'InvalidInput', field });
  });

  test('has a name of its own in the workspace, and another one with every person', async () => {
    const named = { name: 'The Name', type: 'SECRET', value: 'v' };
    await scopes.make(owner, { ...named, workspaceId });
    expect(await scopes.mutate(admin, 'createSecret', { ...named, name: 'THE name', workspaceId })).toMatchObject({
      __typename: 'Conflict',
      field: 'name',
    });
    await scopes.make(admin, named);
  });

  test('is deleted, found among the deleted, restored and destroyed by whoever decides, by members never', async () => {
    await share({ userId: member.id, access: 'MANAGE' });
    for (const name of ['deleteSecret', 'destroySecret', 'restoreSecret'])
      expect(await scopes.mutate(member, name, { secretId: id })).toMatchObject({ __typename: 'Forbidden' });
    expect(await scopes.mutate(owner, 'deleteSecret', { secretId: id })).toMatchObject({ secret: { id } });
    const deleted = async (actor: Actor) => {
      const { data } = await scopes.api.ask(actor, `{ deletedSecrets(first: 100) { nodes { id } } }`);
      return data.deletedSecrets.nodes.some((node: { id: string }) => node.id === id);
    };
    expect([await deleted(admin), await deleted(member), await deleted(outsider)]).toEqual([true, false, false]);
    expect(await reveal(admin)).toMatchObject(NOT_FOUND);
    expect(await scopes.mutate(admin, 'restoreSecret', { secretId: id })).toMatchObject({ secret: { id } });
    expect(await reveal(admin)).toMatchObject({ value: VALUE });
    expect(await scopes.mutate(admin, 'destroySecret', { secretId: id })).toMatchObject({
      __typename: 'DestroySecretSuccess',
    });
    expect(await seen(owner)).toBeNull();
  });
});

describe('sharing it', () => {
  test('opens it to a member, who loses it by leaving and does not get it back by returning', async () => {
    expect(await share({ userId: member.id })).toMatchObject({ secret: { id } });
    expect(await reveal(member)).toMatchObject({ value: VALUE });
    await leaves(member);
    expect([await seen(member), (await reveal(member)).__typename]).toEqual([null, 'NotFound']);
    await scopes.vault.rows(`insert into workspace_members values ($1, $2, 'MEMBER')`, [workspaceId, member.id]);
    expect(await seen(member)).toBeNull();
  });

  test('is refused with somebody outside, with oneself, and by a member', async () => {
    expect(await share({ userId: outsider.id })).toMatchObject({ __typename: 'InvalidInput', field: 'userId' });
    expect(await share({ userId: owner.id })).toMatchObject({ __typename: 'InvalidInput', field: 'userId' });
    await share({ userId: member.id, access: 'MANAGE' });
    expect(await share({ userId: admin.id }, member)).toMatchObject({ __typename: 'Forbidden' });
  });

  test('with a group opens it for anything to those of the group who are members, and to nobody else', async () => {
    const groupId = await scopes.group(member, outsider);
    expect(await share({ groupId, access: 'MANAGE' })).toMatchObject({ secret: { id } });
    expect(await reveal(member)).toMatchObject({ value: VALUE });
    expect(await scopes.mutate(member, 'rotateSecret', { secretId: id, value: VALUE })).toMatchObject({
      secret: { id },
    });
    expect(await seen(outsider)).toBeNull();
    await scopes.leave(groupId, member);
    expect(await seen(member)).toBeNull();
  });

  test('while the member leaves ends with nothing shared, whoever was first', async () => {
    for (let round = 0; round < 20; round++) {
      const [answer] = await Promise.all([share({ userId: member.id }), leaves(member)]);
      expect(['ShareSecretSuccess', 'InvalidInput']).toContain(answer.__typename);
      expect(await scopes.vault.rows(`select 1 from secret_shares where secret_id = $1`, [id])).toEqual([]);
      await scopes.vault.rows(`insert into workspace_members values ($1, $2, 'MEMBER')`, [workspaceId, member.id]);
    }
  });
});

describe('the end of the workspace', () => {
  test('closes it at once, and destroys it at the purge', async () => {
    await scopes.vault.rows(`update workspaces set deleted_at = now() where id = $1`, [workspaceId]);
    for (const actor of [owner, admin]) expect(await seen(actor)).toBeNull();
    expect(await reveal(owner)).toMatchObject(NOT_FOUND);
    await scopes.vault.rows(`update workspaces set destroyed_at = now() where id = $1`, [workspaceId]);
    expect(await scopes.vault.rows(`select ciphertext from secret_versions where secret_id = $1`, [id])).toEqual([
      { ciphertext: null },
    ]);
    expect((await scopes.vault.accesses(id)).at(-1)).toBe('DELETE');
  });
});

test('everybody who decides or has a share hears of it, and those who left hear nothing', async () => {
  const heard = [owner, admin, member, outsider].map((actor) =>
    scopes.api.listen(actor, '... on SecretRotated { secretId }'),
  );
  const [ofOwner, ofAdmin, ofMember] = await Promise.all(heard);
  await share({ userId: member.id, access: 'MANAGE' });
  await scopes.mutate(member, 'rotateSecret', { secretId: id, value: 'b' });
  const [{ recipients } = { recipients: [] }] = await scopes.vault.rows<{ recipients: string[] }>(
    `select recipients from outbox where type = 'secret.rotated' and aggregate_id = $1`,
    [id],
  );
  expect([...recipients].sort()).toEqual([owner.id, admin.id, member.id].sort());
  for (const stream of [ofOwner, ofAdmin, ofMember]) await stream?.return?.();
});
