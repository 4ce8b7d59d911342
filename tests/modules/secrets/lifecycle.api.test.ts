import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Actor } from '../../../src/platform/actor.js';
import { type Api, INSTANT, apiOf } from './api.js';
import { type Vault, openVault } from './vault.js';

let vault: Vault;
let api: Api;
let owner: Actor;
let friend: Actor;
beforeAll(async () => {
  vault = await openVault();
  api = apiOf(vault);
  owner = await vault.person('Olga');
  friend = await vault.person('Fritz');
});
afterAll(() => vault.db.close());

const PROBLEM = '__typename ... on Problem { message }';
const FIELD = '... on InvalidInput { field }';
const CONFLICT = '... on Conflict { field }';
const mutate = (actor: Actor, name: string, input: Record<string, unknown>, selection = 'secret { id }') => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const problems = `${PROBLEM} ${FIELD} ${/rollback|restore/.test(name) ? CONFLICT : ''}`;
  const source = `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${problems} ... on ${type}Success { ${selection} } } }`;
  return api.ask(actor, source, { input }).then(({ data, errors }) => data?.[name] ?? errors);
};
const DELETED = `query ($state: DeletedSecretState, $first: Int, $after: String) {
  deletedSecrets(state: $state, first: $first, after: $after) {
    totalCount nodes { id name maskedValue deletedAt destroyedAt isRotatable versions { number } accessLog { totalCount } }
    pageInfo { hasNextPage endCursor } } }`;
const deleted = async (actor: Actor, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await api.ask(actor, DELETED, variables);
  expect(errors).toEqual([]);
  return data.deletedSecrets;
};

describe('the states of a secret', () => {
  test('are answered as they become', async () => {
    const id = await vault.make(owner, 'the first value, 1111');
    const rotation = 'secret { isRotatable rotation { enabled days lastRotatedAt nextRotationAt needsRotation } }';
    expect(await mutate(owner, 'setSecretRotation', { secretId: id, enabled: true, days: 90 }, rotation)).toEqual({
      __typename: 'SetSecretRotationSuccess',
      secret: {
        isRotatable: true,
        rotation: { enabled: true, days: 90, lastRotatedAt: null, nextRotationAt: INSTANT, needsRotation: false },
      },
    });
    expect(await mutate(owner, 'setSecretActive', { secretId: id, isActive: false }, 'secret { isActive }')).toEqual({
      ...{ __typename: 'SetSecretActiveSuccess', secret: { isActive: false } },
    });
    await mutate(owner, 'rotateSecret', { secretId: id, value: 'the second value, 2222' });
    const rolledBack = await mutate(
      owner,
      'rollbackSecret',
      { secretId: id, version: 1, reason: 'again' },
      'secret { maskedValue currentVersion { number reason createdBy { id } } rotation { lastRotatedAt } }',
    );
    expect(rolledBack.secret).toEqual({
      maskedValue: '••••••••1111',
      currentVersion: { number: 3, reason: 'again', createdBy: { id: owner.id } },
      rotation: { lastRotatedAt: INSTANT },
    });
  });

  test('say what is wrong by field', async () => {
    const id = await vault.make(owner);
    for (const [name, input, problem] of [
      ['setSecretRotation', { enabled: true }, { __typename: 'InvalidInput', field: 'days' }],
      ['rollbackSecret', { version: 1 }, { __typename: 'Conflict', field: 'version' }],
      ['rollbackSecret', { version: 9 }, { __typename: 'NotFound', message: 'Version not found.' }],
      ['rollbackSecret', { version: 1, expectedVersion: 3 }, { __typename: 'Conflict', field: 'expectedVersion' }],
      ['restoreSecret', {}, { __typename: 'Conflict', field: null }],
    ] as const)
      expect(await mutate(owner, name, { secretId: id, ...input })).toMatchObject(problem);
  });

  test('are found by whether a rotation is due', async () => {
    const lister = await vault.person('Lisa');
    const [late] = [await vault.make(lister, 'x', 'late'), await vault.make(lister, 'x', 'early')];
    await vault.services.schedules.set(lister, { secretId: late, enabled: true, days: 1 });
    await vault.rows(`update secrets set next_rotation_at = now() where id = $1`, [late]);
    const names = async (needsRotation: boolean | null) =>
      (
        await api.ask(lister, `query ($due: Boolean) { secrets(filter: { needsRotation: $due }) { nodes { name } } }`, {
          due: needsRotation,
        })
      ).data.secrets.nodes.map(({ name }: { name: string }) => name);
    expect([await names(true), await names(false), await names(null)]).toEqual([
      ['late'],
      ['early'],
      ['early', 'late'],
    ]);
  });
});

describe('deleted secrets', () => {
  test('are listed for their owner, the last one first, until they are restored or destroyed', async () => {
    const keeper = await vault.person('Kim');
    const ids: string[] = [];
    for (const name of ['one', 'two', 'three']) ids.push(await vault.make(keeper, 'a value to restore', name));
    const [one = '', two = '', three = ''] = ids;
    await vault.services.sharing.share(keeper, { secretId: one, userId: friend.id, access: 'MANAGE' });
    for (const id of [three, one, two]) await mutate(keeper, 'deleteSecret', { secretId: id });
    const page = await deleted(keeper, { first: 2 });
    expect(page).toMatchObject({ totalCount: '3', pageInfo: { hasNextPage: true } });
    expect(page.nodes.map(({ id }: { id: string }) => id)).toEqual([two, one]);
    expect(page.nodes[0]).toMatchObject({ deletedAt: INSTANT, destroyedAt: null, maskedValue: '••••••••tore' });
    const rest = await deleted(keeper, { first: 2, after: page.pageInfo.endCursor });
    expect(rest.nodes.map(({ id }: { id: string }) => id)).toEqual([three]);
    for (const other of [friend, owner]) expect(await deleted(other)).toMatchObject({ totalCount: '0', nodes: [] });

    const back = 'secret { id deletedAt shares { access } }';
    expect((await mutate(keeper, 'restoreSecret', { secretId: one }, back)).secret).toEqual({
      ...{ id: one, deletedAt: null, shares: [{ access: 'MANAGE' }] },
    });
    const gone =
      'secretId secret { name maskedValue destroyedAt isRotatable currentVersion { number } shares { access } }';
    expect(await mutate(keeper, 'destroySecret', { secretId: two }, gone)).toEqual({
      ...{ __typename: 'DestroySecretSuccess', secretId: two },
      secret: {
        ...{ name: 'two', maskedValue: '••••••••', destroyedAt: INSTANT, isRotatable: false },
        ...{ currentVersion: { number: 1 }, shares: [] },
      },
    });
    expect((await deleted(keeper)).nodes.map(({ id }: { id: string }) => id)).toEqual([three]);
    const destroyed = await deleted(keeper, { state: 'DESTROYED' });
    expect(destroyed.nodes).toMatchObject([
      { id: two, versions: [{ number: 1 }], accessLog: { totalCount: '3' }, destroyedAt: INSTANT },
    ]);
    expect(await deleted(friend, { state: 'DESTROYED' })).toMatchObject({ totalCount: '0' });
  });

  test('are in no other list and at no id', async () => {
    const id = await vault.make(owner);
    await mutate(owner, 'destroySecret', { secretId: id });
    const { data } = await api.ask(
      owner,
      `query ($id: ID!) { secret(id: $id) { id } secrets(first: 100) { nodes { id } } }`,
      { id },
    );
    expect(data.secret).toBeNull();
    expect(data.secrets.nodes.map((node: { id: string }) => node.id)).not.toContain(id);
    for (const name of ['restoreSecret', 'destroySecret', 'revealSecret'])
      expect((await api.ask(owner, `mutation { ${name}(input: { secretId: "${id}" }) { ${PROBLEM} } }`)).data).toEqual({
        [name]: { __typename: 'NotFound', message: 'Secret not found.' },
      });
  });

  test('answer a former grantee as a stranger, and somebody not signed in not at all', async () => {
    const id = await vault.make(owner);
    await vault.services.sharing.share(owner, { secretId: id, userId: friend.id, access: 'MANAGE' });
    await mutate(owner, 'deleteSecret', { secretId: id });
    for (const name of ['restoreSecret', 'destroySecret']) {
      expect(await mutate(friend, name, { secretId: id })).toEqual({
        ...{ __typename: 'NotFound', message: 'Secret not found.' },
      });
      expect(await mutate(Actor.anonymous(owner.origin), name, { secretId: id })).toEqual(['Sign in first.']);
    }
    expect((await api.ask(Actor.anonymous(owner.origin), DELETED)).errors).toHaveLength(1);
  });
});
