import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Actor } from '../../../src/platform/actor.js';
import { type Api, apiOf } from './api.js';
import { actorOf } from './people.js';
import { type Vault, openVault } from './vault.js';

let vault: Vault;
let api: Api;
let owner: Actor;
let friend: Actor;
let other: Actor;
let id: string;
beforeAll(async () => {
  vault = await openVault();
  api = apiOf(vault);
  owner = await vault.person('Olga');
  friend = await vault.person('Fritz');
  other = await vault.person('Una');
});
beforeEach(async () => {
  id = await vault.make(owner);
});
afterAll(() => vault.db.close());

const WHO = `query ($secretId: ID!) { whoCanAccess(secretId: $secretId) {
  access reason expiresAt principal { __typename ... on User { id displayName } } } }`;
const ask = (actor: Actor, secretId = id) => api.ask(actor, WHO, { secretId });
const share = (userId: string, access: 'USE' | 'REVEAL' | 'MANAGE', expiresAt: string | null = null) =>
  vault.services.sharing.share(owner, { secretId: id, userId, access, expiresAt });
const user = ({ id: userId }: Actor, displayName: string) => ({ __typename: 'User', id: userId, displayName });
const OLGA = () => ({ access: 'MANAGE', reason: 'OWNER', expiresAt: null, principal: user(owner, 'Olga') });

test('the owner sees everybody with the reason, as it is now', async () => {
  expect(await ask(owner)).toEqual({ data: { whoCanAccess: [OLGA()] }, errors: [] });
  await share(friend.id, 'REVEAL');
  await share(other.id, 'USE', '2099-01-01T00:00:00.000000Z');
  const shared = [
    { access: 'REVEAL', reason: 'SHARE', expiresAt: null, principal: user(friend, 'Fritz') },
    { access: 'USE', reason: 'SHARE', expiresAt: '2099-01-01T00:00:00.000000Z', principal: user(other, 'Una') },
  ];
  expect((await ask(owner, id.toUpperCase())).data.whoCanAccess).toEqual([OLGA(), ...shared]);
  await vault.rows(`update secret_shares set expires_at = now() where secret_id = $1 and grantee_id = $2`, [
    ...[id, friend.id],
  ]);
  expect((await ask(owner)).data.whoCanAccess).toEqual([OLGA(), shared[1]]);
  const gone = await vault.person('Gone');
  await share(gone.id, 'USE');
  await vault.rows(`update users set is_active = false where id = $1`, [gone.id]);
  expect((await ask(owner)).data.whoCanAccess.at(-1)).toMatchObject({ reason: 'SHARE', principal: null });
});

test('a stranger sees what is seen of no secret, and so does the owner of a deleted one', async () => {
  const none = { data: { whoCanAccess: [] }, errors: [] };
  for (const [actor, secretId] of [
    [friend, id],
    [owner, randomUUID()],
    [owner, 'x'],
    [owner, ''],
  ] as const)
    expect(await ask(actor, secretId)).toEqual(none);
  await share(friend.id, 'MANAGE');
  await vault.services.secrets.delete(owner, id);
  for (const actor of [owner, friend]) expect(await ask(actor)).toEqual(none);
});

test('a grantee is refused, which is recorded, and who holds no secrets.read or nothing at all', async () => {
  await share(friend.id, 'MANAGE');
  expect((await ask(friend)).errors).toEqual(['Only its owner sees who has access to a secret.']);
  expect(api.denials.at(-1)).toMatchObject({ field: 'Query.whoCanAccess', args: { secretId: id } });
  for (const actor of [actorOf(owner.id, ['secrets.share']), Actor.anonymous(owner.origin)])
    expect((await ask(actor)).errors).toHaveLength(1);
});
