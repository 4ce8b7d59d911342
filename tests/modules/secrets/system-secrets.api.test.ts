import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/platform/actor.js';
import { type Scopes, openScopes } from './scopes.js';

let scopes: Scopes;
let admin: Actor;
let owner: Actor;
let both: Actor;
let id: string;

beforeAll(async () => {
  scopes = await openScopes();
  admin = await scopes.vault.person('Ada', { roles: ['admin'] });
  both = await scopes.vault.person('Bo', { roles: ['admin', 'member'] });
  owner = await scopes.vault.person('Olga');
});
beforeEach(async () => {
  id = await scopes.make(admin, { scope: 'SYSTEM' });
});
afterAll(() => scopes.vault.db.close());

const listed = async (actor: Actor, args: string) => {
  const { data, errors } = await scopes.api.ask(actor, `{ secrets(first: 100${args}) { nodes { id scope } } }`);
  return data?.secrets.nodes ?? errors;
};

test('a secret of the house is listed, changed, rotated, switched, deleted and destroyed by its managers', async () => {
  for (const actor of [admin, both]) {
    expect(await listed(actor, ', filter: { scope: SYSTEM }')).toContainEqual({ id, scope: 'SYSTEM' });
    const { data } = await scopes.api.ask(actor, `query ($id: ID!) { secret(id: $id) { scope owner { id } } }`, { id });
    expect(data.secret).toEqual({ scope: 'SYSTEM', owner: null });
    for (const [name, input] of Object.entries({
      updateSecret: { description: actor.id },
      rotateSecret: { value: 'another value' },
      setSecretActive: { isActive: true },
      setSecretRotation: { enabled: true, days: 30 },
      deleteSecret: {},
      restoreSecret: {},
    }))
      expect(await scopes.mutate(actor, name, { secretId: id, ...input })).toMatchObject({ secret: { id } });
  }
  expect(await scopes.mutate(admin, 'destroySecret', { secretId: id })).toMatchObject({ secret: { id } });
  const { data } = await scopes.api.ask(
    admin,
    `{ deletedSecrets(first: 100, state: DESTROYED, scope: SYSTEM) { nodes { id } } }`,
  );
  expect(data.deletedSecrets.nodes).toContainEqual({ id });
});

test('nobody reveals it, and nobody shares it', async () => {
  for (const actor of [admin, both]) {
    for (const name of ['revealSecret', 'shareSecret'])
      expect(
        await scopes.mutate(
          actor,
          name,
          { secretId: id, ...(name === 'shareSecret' && { userId: owner.id }) },
          '__typename',
        ),
      ).toMatchObject({ __typename: 'Forbidden' });
    expect(await scopes.mutate(actor, 'createSecretLink', { secretId: id }, '__typename')).toMatchObject({
      __typename: 'Forbidden',
    });
  }
});

test('to everybody else it does not exist, and is not made', async () => {
  const { data } = await scopes.api.ask(owner, `query ($id: ID!) { secret(id: $id) { id } }`, { id });
  expect(data.secret).toBeNull();
  expect(await listed(owner, ', filter: { scope: SYSTEM }')).toEqual([]);
  for (const name of ['revealSecret', 'deleteSecret', 'destroySecret'])
    expect(await scopes.mutate(owner, name, { secretId: id }, '__typename')).toMatchObject({ __typename: 'NotFound' });
  const input = { name: 'n', type: 'SECRET', value: 'v', scope: 'SYSTEM' };
  expect(await scopes.mutate(owner, 'createSecret', input)).toMatchObject({ __typename: 'Forbidden' });
});

test('its managers see nothing of other secrets, and are refused to ask for them', async () => {
  const foreign = await scopes.make(owner);
  for (const source of [
    `{ secrets { totalCount } }`,
    `{ deletedSecrets { totalCount } }`,
    `{ secret(id: "${foreign}") { id } }`,
  ])
    expect((await scopes.api.ask(admin, source)).errors).toEqual(['This needs the permission secrets.read.']);
  expect(await scopes.mutate(admin, 'createSecret', { name: 'n', type: 'SECRET', value: 'v' })).toMatchObject({
    __typename: 'Forbidden',
  });
  expect(await listed(both, '')).not.toContainEqual({ id: foreign, scope: 'USER' });
});

test('who can access it: those who manage it, as far as the one who asks may know them', async () => {
  const WHO = `query ($id: ID!) { whoCanAccess(secretId: $id) { reason access principal { ... on User { id } } } }`;
  const { data } = await scopes.api.ask(admin, WHO, { id });
  const row = (actor: Actor) => ({ reason: 'SYSTEM_MANAGER', access: 'MANAGE', principal: { id: actor.id } });
  expect(data.whoCanAccess).toHaveLength(2);
  expect(data.whoCanAccess).toEqual(expect.arrayContaining([row(admin), row(both)]));
  const alone = await scopes.vault.person('Sam', { permissions: ['secrets.system'] });
  expect((await scopes.api.ask(alone, WHO, { id })).data.whoCanAccess).toEqual([row(alone)]);
});

test('all who manage it hear of it', async () => {
  const [{ recipients } = { recipients: [] }] = await scopes.vault.rows<{ recipients: string[] }>(
    `select recipients from outbox where aggregate_id = $1`,
    [id],
  );
  expect(recipients).toEqual(expect.arrayContaining([admin.id, both.id]));
  expect(recipients).not.toContain(owner.id);
});
