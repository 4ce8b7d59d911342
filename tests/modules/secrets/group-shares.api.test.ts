import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../src/platform/actor.js';
import { type Scopes, openScopes } from './scopes.js';

let scopes: Scopes;
let owner: Actor;
let member: Actor;
let stranger: Actor;
let groupId: string;
let id: string;

beforeAll(async () => {
  scopes = await openScopes();
  owner = await scopes.vault.person('Olga');
  member = await scopes.vault.person('Mia');
  stranger = await scopes.vault.person('Stan');
});
beforeEach(async () => {
  groupId = await scopes.group(member);
  id = await scopes.make(owner);
});
afterAll(() => scopes.vault.db.close());

const share = (input: Record<string, unknown>, selection?: string) =>
  scopes.mutate(owner, 'shareSecret', { secretId: id, ...input }, selection);
const seen = async (actor: Actor) =>
  (await scopes.api.ask(actor, `query ($id: ID!) { secret(id: $id) { id scope shares { access } } }`, { id })).data
    .secret;
const events = (type: string) =>
  scopes.vault.rows<{ payload: Record<string, unknown>; recipients: string[] }>(
    `select payload, recipients from outbox where aggregate_id = $1 and type = $2 order by id`,
    [id, type],
  );

test('a group uses a secret, as long as somebody is in it', async () => {
  const selection = `secret { scope shares { access grantee { __typename ... on Group { id } } } }`;
  expect(await share({ groupId }, selection)).toMatchObject({
    secret: { scope: 'SHARED', shares: [{ access: 'USE', grantee: { __typename: 'Group', id: groupId } }] },
  });
  expect(await seen(member)).toEqual({ id, scope: 'SHARED', shares: [{ access: 'USE' }] });
  expect(await scopes.mutate(member, 'revealSecret', { secretId: id }, 'value')).toMatchObject({
    __typename: 'Forbidden',
  });
  expect(await seen(stranger)).toBeNull();
  await scopes.leave(groupId, member);
  expect(await seen(member)).toBeNull();
});

test('the most of all shares counts', async () => {
  await share({ groupId });
  await share({ userId: member.id, access: 'REVEAL' });
  expect(await scopes.mutate(member, 'revealSecret', { secretId: id }, 'version')).toMatchObject({ version: 1 });
  await scopes.mutate(owner, 'unshareSecret', { secretId: id, userId: member.id });
  expect(await seen(member)).toMatchObject({ shares: [{ access: 'USE' }] });
  await scopes.mutate(owner, 'unshareSecret', { secretId: id, groupId });
  expect(await seen(member)).toBeNull();
  expect(await seen(owner)).toMatchObject({ scope: 'USER' });
});

test.each([
  ['nobody', {}, 'userId'],
  ['a user and a group at once', { userId: randomUUID(), groupId: randomUUID() }, 'groupId'],
  ['a group for more than USE', { access: 'REVEAL' }, 'access'],
  ['a group to manage', { access: 'MANAGE' }, 'access'],
])('sharing with %s is refused', async (_whom, input, field) => {
  const of = 'access' in input ? { groupId, ...input } : input;
  expect(await share(of)).toMatchObject({ __typename: 'InvalidInput', field });
});

test('an unknown, a malformed and a deleted group are not found', async () => {
  const deleted = await scopes.group();
  await scopes.vault.rows(`update groups set deleted_at = now() where id = $1`, [deleted]);
  const unknown = await share({ groupId: randomUUID() });
  expect(unknown).toMatchObject({ __typename: 'NotFound' });
  for (const other of [deleted, 'no id']) expect(await share({ groupId: other })).toEqual(unknown);
});

test('an expired share with a group and one with a deleted group open nothing at once; the sweep tells', async () => {
  await share({ groupId, expiresAt: '2099-01-01T00:00:00Z' });
  await scopes.vault.rows(`update secret_shares set expires_at = now() where secret_id = $1`, [id]);
  expect(await seen(member)).toBeNull();
  await scopes.vault.services.sharing.expire();
  const [ended] = await events('secret.unshared');
  expect(ended?.payload).toEqual({ secretId: id, groupId });
  expect([...(ended?.recipients ?? [])].sort()).toEqual([owner.id, member.id].sort());
  await share({ groupId });
  await scopes.vault.rows(`update groups set deleted_at = now() where id = $1`, [groupId]);
  expect(await seen(member)).toBeNull();
});

test('sharing twice changes nothing, and ten times at once is written once', async () => {
  await Promise.all(Array.from({ length: 10 }, () => share({ groupId })));
  expect(await events('secret.shared')).toMatchObject([{ payload: { secretId: id, groupId } }]);
  expect(await scopes.mutate(owner, 'unshareSecret', { secretId: id, groupId: randomUUID() })).toMatchObject({
    secret: { id },
  });
  expect(await events('secret.unshared')).toEqual([]);
});

test('who decides is told of everybody who gains it by joining, once, and not of those it gives nothing', async () => {
  await share({ groupId });
  await scopes.join(groupId, stranger);
  await scopes.join(groupId, owner);
  expect(await events('secret.groupAccessGained')).toEqual([
    { payload: { secretId: id, groupId, userId: stranger.id }, recipients: [owner.id] },
  ]);
  await scopes.leave(groupId, stranger);
  await scopes.mutate(owner, 'unshareSecret', { secretId: id, groupId });
  await scopes.join(groupId, stranger);
  expect(await events('secret.groupAccessGained')).toHaveLength(1);
});

test('who decides is told of a group that comes back, for each secret that it opens again', async () => {
  const told = () => events('secret.groupAccessRestored');
  const gone = async (isDeleted: boolean) => {
    await scopes.vault.rows(`update groups set deleted_at = case when $2 then now() end where id = $1`, [
      ...[groupId, isDeleted],
    ]);
  };
  await share({ groupId });
  await scopes.join(groupId, stranger);
  await gone(true);
  expect(await seen(member)).toBeNull();
  expect(await told()).toEqual([]);
  await gone(false);
  expect(await seen(member)).toMatchObject({ id });
  expect(await told()).toEqual([{ payload: { secretId: id, groupId }, recipients: [owner.id] }]);
  // What its owner took back meanwhile, what expired, and what nobody is in opens nothing.
  const taken = await scopes.make(owner);
  await gone(true);
  await scopes.mutate(owner, 'unshareSecret', { secretId: id, groupId });
  await gone(false);
  id = taken;
  await share({ groupId });
  await gone(true);
  await scopes.vault.rows(`update secret_shares set expires_at = now() where secret_id = $1`, [id]);
  await gone(false);
  expect(await told()).toEqual([]);
  await share({ groupId, expiresAt: '2099-01-01T00:00:00Z' });
  for (const one of [member, stranger]) await scopes.leave(groupId, one);
  await scopes.join(groupId, owner);
  await gone(true);
  await gone(false);
  expect(await told()).toEqual([]);
});

test('a share with a group that is deleted is taken back by its owner, who has its id', async () => {
  const shares = async () =>
    (
      await scopes.api.ask(
        owner,
        `query ($id: ID!) { secret(id: $id) { shares { granteeId grantee { __typename } } } }`,
        { id },
      )
    ).data.secret.shares;
  await share({ groupId });
  await share({ userId: stranger.id });
  await scopes.vault.rows(`update groups set deleted_at = now() where id = $1`, [groupId]);
  expect(await shares()).toEqual(
    expect.arrayContaining([
      { granteeId: groupId, grantee: null },
      { granteeId: stranger.id, grantee: { __typename: 'User' } },
    ]),
  );
  await scopes.mutate(owner, 'unshareSecret', { secretId: id, groupId });
  expect(await shares()).toEqual([{ granteeId: stranger.id, grantee: { __typename: 'User' } }]);
});

test('who can access names the group, and its members to whom may know them', async () => {
  await share({ groupId });
  const WHO = `query ($id: ID!) { whoCanAccess(secretId: $id) {
    reason access through { id } principal { __typename ... on User { id } ... on Group { id } } } }`;
  const asked = async (actor: Actor) => (await scopes.api.ask(actor, WHO, { id })).data.whoCanAccess;
  const all = [
    { reason: 'OWNER', access: 'MANAGE', through: null, principal: { __typename: 'User', id: owner.id } },
    { reason: 'GROUP_SHARE', access: 'USE', through: null, principal: { __typename: 'Group', id: groupId } },
  ];
  expect(await asked(owner)).toEqual(all);
  await scopes.vault.rows(
    `insert into user_roles (user_id, role_id) select $1, id from roles where name = 'admin' and is_system`,
    [owner.id],
  );
  const through = { id: groupId };
  expect(await asked(owner)).toEqual([
    ...all,
    { reason: 'GROUP_SHARE', access: 'USE', through, principal: { __typename: 'User', id: member.id } },
  ]);
});

test('tools and the permission asked for are the owner’s to say', async () => {
  const READ = `secret { allowedTools requiredPermission }`;
  const update = (actor: Actor, input: Record<string, unknown>) =>
    scopes.mutate(actor, 'updateSecret', { secretId: id, ...input }, READ);
  await share({ userId: member.id, access: 'MANAGE' });
  expect(await update(owner, { allowedTools: [' b ', 'a', 'b'] })).toMatchObject({
    secret: { allowedTools: ['b', 'a'], requiredPermission: null },
  });
  for (const input of [{ allowedTools: ['mine'] }, { requiredPermission: 'secrets.use' }])
    expect(await update(member, input)).toMatchObject({ __typename: 'Forbidden' });
  expect(await update(owner, { requiredPermission: 'audit.read' })).toMatchObject({
    __typename: 'InvalidInput',
    field: 'requiredPermission',
  });
  expect(await update(owner, { allowedTools: Array.from({ length: 65 }, (_, n) => `t${n}`) })).toMatchObject({
    field: 'allowedTools',
  });
  const poor = await scopes.vault.person('Pia', { permissions: ['secrets.read'] });
  await share({ userId: poor.id, access: 'MANAGE' });
  expect(await seen(poor)).not.toBeNull();
  expect(await update(owner, { requiredPermission: 'secrets.share' })).toMatchObject({
    secret: { requiredPermission: 'secrets.share' },
  });
  expect(await seen(poor)).toBeNull();
  expect(await update(owner, { requiredPermission: null, description: 'kept' })).toMatchObject({
    secret: { allowedTools: ['b', 'a'], requiredPermission: null },
  });
});
