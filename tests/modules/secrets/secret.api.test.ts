import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Actor } from '../../../src/platform/actor.js';
import { type Api, type Json, apiOf } from './api.js';
import { type Vault, openVault } from './vault.js';

let vault: Vault;
let api: Api;
let owner: Actor;
let friend: Actor;
let stranger: Actor;
beforeAll(async () => {
  vault = await openVault();
  api = apiOf(vault);
  owner = await vault.person('Olga');
  friend = await vault.person('Fritz');
  stranger = await vault.person('Stan');
});
afterAll(() => vault.db.close());

const INSTANT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
const PROBLEM = `__typename ... on Problem { message } ... on InvalidInput { field }`;
const mutate = (actor: Actor, name: string, input: Record<string, unknown>, selection = 'secret { id }') => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const source = `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${PROBLEM} ... on ${type}Success { ${selection} } } }`;
  return api.ask(actor, source, { input }).then(({ data, errors }) => data?.[name] ?? errors);
};

const WHOLE = `
  id name displayName description provider type scope tags metadata maskedValue isActive isExpired expiresAt
  lastAccessedAt lastUsedAt createdAt updatedAt deletedAt destroyedAt isRotatable
  rotation { enabled days lastRotatedAt nextRotationAt needsRotation } owner { id displayName }
  currentVersion { number reason createdAt createdBy { id } }
  versions { number reason createdBy { displayName } }
  shares { access expiresAt createdAt grantee { __typename ... on User { id displayName } } grantedBy { id } }
  accessLog(first: 10) { totalCount nodes { accessType success reason ip userAgent accessedAt user { displayName } } pageInfo { hasNextPage } }`;

describe('a secret', () => {
  let id: string;
  beforeAll(async () => {
    const created = await mutate(
      owner,
      'createSecret',
      {
        ...{
          name: 'Whole',
          type: 'API_KEY',
          value: 'a value with an end',
          provider: 'openai',
          displayName: 'All of it',
        },
        ...{ description: 'two\nlines', tags: ['b', 'a'], metadata: { region: 'eu', deep: [1, { x: null }] } },
        expiresAt: '2099-01-01T01:00:00+01:00',
      },
      `secret { ${WHOLE} }`,
    );
    expect(created.__typename).toBe('CreateSecretSuccess');
    id = created.secret.id;
    await mutate(owner, 'shareSecret', { secretId: id, userId: friend.id, access: 'REVEAL' });
    await mutate(owner, 'shareSecret', { secretId: id, userId: stranger.id });
    await mutate(owner, 'unshareSecret', { secretId: id, userId: stranger.id });
    await mutate(owner, 'shareSecret', { secretId: id, userId: (await vault.person('Una')).id });
    await mutate(owner, 'rotateSecret', { secretId: id, value: 'another value, 9876', reason: 'routine' });
  });

  test('is read whole by its owner', async () => {
    const { data, errors } = await api.ask(owner, `query ($id: ID!) { secret(id: $id) { ${WHOLE} } }`, { id });
    expect(errors).toEqual([]);
    expect(data.secret).toMatchObject({
      ...{ id, name: 'Whole', displayName: 'All of it', description: 'two\nlines', provider: 'openai' },
      ...{ type: 'API_KEY', scope: 'SHARED', tags: ['b', 'a'], metadata: { region: 'eu', deep: [1, { x: null }] } },
      ...{ maskedValue: '••••••••9876', isActive: true, isExpired: false, expiresAt: '2099-01-01T00:00:00.000000Z' },
      ...{ lastAccessedAt: null, lastUsedAt: null, createdAt: INSTANT, updatedAt: INSTANT },
      ...{ deletedAt: null, destroyedAt: null, isRotatable: true },
      rotation: { enabled: false, days: null, lastRotatedAt: INSTANT, nextRotationAt: null, needsRotation: false },
      owner: { id: owner.id, displayName: 'Olga' },
      currentVersion: { number: 2, reason: 'routine', createdAt: INSTANT, createdBy: { id: owner.id } },
      versions: [
        { number: 2, reason: 'routine', createdBy: { displayName: 'Olga' } },
        { number: 1, reason: null, createdBy: { displayName: 'Olga' } },
      ],
      shares: [
        {
          access: 'REVEAL',
          expiresAt: null,
          grantee: { __typename: 'User', displayName: 'Fritz' },
          grantedBy: { id: owner.id },
        },
        { access: 'USE', expiresAt: null, grantee: { __typename: 'User', displayName: 'Una' } },
      ],
    });
    const log = data.secret.accessLog;
    expect([log.totalCount, log.pageInfo.hasNextPage]).toEqual(['6', false]);
    expect(log.nodes.map((entry: { accessType: string }) => entry.accessType)).toEqual([
      ...['WRITE', 'SHARE', 'SHARE', 'SHARE', 'SHARE', 'WRITE'],
    ]);
    expect(log.nodes[0]).toMatchObject({ success: true, reason: 'Rotated.', ip: '203.0.113.7', userAgent: 'tests' });
  });

  test('shows a grantee the own share and no access log', async () => {
    const { data } = await api.ask(friend, `query ($id: ID!) { secret(id: $id) { ${WHOLE} } }`, { id });
    expect(data.secret).toMatchObject({ id, scope: 'SHARED', owner: { displayName: 'Olga' }, isRotatable: false });
    expect(data.secret.shares).toMatchObject([{ access: 'REVEAL', grantee: { displayName: 'Fritz' } }]);
    expect(data.secret.accessLog).toMatchObject({ totalCount: '0', nodes: [] });
    expect(data.secret.versions).toHaveLength(2);
  });

  test('is null for strangers, administrators, and where there is none', async () => {
    const admin = await vault.person('Ada', { roles: ['admin', 'auditor'], isSuperuser: true });
    for (const [actor, asked] of [
      [stranger, id],
      [owner, randomUUID()],
      [owner, 'x'],
      [owner, ''],
    ] as const)
      expect(await api.ask(actor, `query ($id: ID!) { secret(id: $id) { id } }`, { id: asked })).toEqual({
        data: { secret: null },
        errors: [],
      });
    for (const actor of [admin, Actor.anonymous(owner.origin)])
      expect((await api.ask(actor, `query ($id: ID!) { secret(id: $id) { id } }`, { id })).errors).toHaveLength(1);
  });

  test('that expires, or whose owner is disabled, says so', async () => {
    const late = await vault.person('Lena');
    const own = await vault.make(late);
    await vault.services.sharing.share(late, { secretId: own, userId: friend.id, access: 'REVEAL' });
    await mutate(late, 'updateSecret', { secretId: own, expiresAt: '2020-01-01T00:00:00Z' });
    await vault.rows(`update users set is_active = false where id = $1`, [late.id]);
    const { data } = await api.ask(
      friend,
      `query ($id: ID!) { secret(id: $id) { isExpired expiresAt owner { id } shares { grantedBy { id } } } }`,
      { id: own },
    );
    expect(data.secret).toEqual({
      ...{ isExpired: true, expiresAt: '2020-01-01T00:00:00.000000Z', owner: null },
      shares: [{ grantedBy: null }],
    });
    expect(await mutate(friend, 'revealSecret', { secretId: own }, 'value')).toEqual({
      __typename: 'SecretExpired',
      message: 'This secret has expired. Give it a later expiry to reveal it again.',
    });
  });
});

describe('the list', () => {
  let lister: Actor;
  beforeAll(async () => {
    lister = await vault.person('Lisa');
    const { secrets, sharing } = vault.services;
    const make = (name: string, more: object = {}) =>
      secrets.create(lister, { name, type: 'API_KEY', value: 'x', ...more });
    await make('Ångström key', { provider: 'openai', tags: ['prod'] });
    await make('100% sure', { displayName: 'Under_score' });
    await make('back\\slash', { type: 'PASSWORD', expiresAt: '2098-01-01T00:00:00.000000Z' });
    await sharing.share(lister, { secretId: await make('shared'), userId: friend.id, access: 'USE' });
    await vault.rows(`update secrets set is_active = false where owner_id = $1 and name = 'shared'`, [lister.id]);
    await secrets.delete(lister, await make('deleted'));
  });

  const LIST = `query ($filter: SecretFilter, $first: Int, $after: String) {
    secrets(filter: $filter, first: $first, after: $after) { totalCount nodes { name } pageInfo { hasNextPage endCursor } } }`;
  const names = async (filter: object | null) => {
    const { data, errors } = await api.ask(lister, LIST, { filter });
    expect(errors).toEqual([]);
    const found = data.secrets.nodes.map((node: { name: string }) => node.name);
    expect(data.secrets.totalCount).toBe(String(found.length));
    return found;
  };
  const EVERY = ['shared', 'back\\slash', '100% sure', 'Ångström key'];

  test.each<[object | null, string[]]>([
    [null, EVERY],
    [{}, EVERY],
    [{ search: null, type: null, isActive: null }, EVERY],
    [{ search: 'A\u030aNGSTR' }, ['Ångström key']],
    [{ search: '%' }, ['100% sure']],
    [{ search: '_' }, ['100% sure']],
    [{ search: 'under_SCORE' }, ['100% sure']],
    [{ search: '\\' }, ['back\\slash']],
    [{ search: "'; drop table secrets --" }, []],
    [{ type: 'PASSWORD' }, ['back\\slash']],
    [{ provider: 'openai' }, ['Ångström key']],
    [{ provider: 'OpenAI' }, []],
    [{ tag: 'prod' }, ['Ångström key']],
    [{ scope: 'SHARED' }, ['shared']],
    [{ scope: 'USER' }, EVERY.slice(1)],
    [{ types: ['PASSWORD', 'SSH_KEY'] }, ['back\\slash']],
    [{ types: [] }, []],
    [{ anyTag: ['other', 'prod'] }, ['Ångström key']],
    [{ anyTag: ['pro"d', '{', 'other'] }, []],
    [{ allTags: ['prod'], types: ['API_KEY'] }, ['Ångström key']],
    [{ allTags: ['prod', 'other'] }, []],
    [{ ownership: 'MINE' }, EVERY],
    [{ ownership: 'OTHERS' }, []],
    [{ isActive: false }, ['shared']],
    [{ isActive: true, search: 'A' }, ['back\\slash']],
    [{ expiringBefore: '2099-01-01T00:00:00Z' }, ['back\\slash']],
    [{ expiringBefore: '2097-01-01T00:00:00Z' }, []],
  ])('narrowed by %j', async (filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  test('shows a grantee what is shared, and nothing else of the owner', async () => {
    const { data } = await api.ask(friend, LIST, { filter: { search: 'shared' } });
    expect(data.secrets.nodes).toEqual([{ name: 'shared' }]);
    const others = await api.ask(friend, LIST, { filter: { search: 'shared', ownership: 'OTHERS' } });
    expect(others.data.secrets.nodes).toEqual([{ name: 'shared' }]);
    const mine = await api.ask(friend, LIST, { filter: { search: 'shared', ownership: 'MINE' } });
    expect(mine.data.secrets.nodes).toEqual([]);
    expect((await api.ask(friend, LIST, { filter: { provider: 'openai', tag: 'prod' } })).data.secrets.nodes).toEqual(
      [],
    );
  });

  test('comes page by page, newest first', async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const { data }: { data: Json } = await api.ask(lister, LIST, { first: 3, after });
      seen.push(...data.secrets.nodes.map((node: { name: string }) => node.name));
      if (!data.secrets.pageInfo.hasNextPage) break;
      after = data.secrets.pageInfo.endCursor;
    }
    expect(seen).toEqual(EVERY);
  });

  test('refuses pages and filters that cannot be', async () => {
    for (const variables of [
      { first: 0 },
      { first: 101 },
      { after: 'x' },
      { filter: { search: 'a\0' } },
      { filter: { anyTag: ['a\0'] } },
    ])
      expect((await api.ask(lister, LIST, variables)).errors).toHaveLength(1);
  });
});

describe('mutations', () => {
  test('answer what is wrong by field', async () => {
    expect(await mutate(owner, 'createSecret', { name: ' ', type: 'API_KEY', value: 'x' })).toMatchObject({
      ...{ __typename: 'InvalidInput', field: 'name' },
    });
    await mutate(owner, 'createSecret', { name: 'twice', type: 'API_KEY', value: 'x' });
    expect(await mutate(owner, 'createSecret', { name: 'TWICE', type: 'API_KEY', value: 'x' })).toEqual({
      __typename: 'Conflict',
      message: 'You already have a secret without a provider that is called TWICE.',
    });
  });

  test('answer a stranger the same as for what does not exist, and record it', async () => {
    const id = await vault.make(owner);
    const INPUTS: Record<string, object> = {
      updateSecret: { name: '' },
      rotateSecret: { value: '' },
      revealSecret: { version: -1 },
      deleteSecret: {},
      setSecretActive: { isActive: false },
      rollbackSecret: { version: 1 },
      setSecretRotation: { enabled: true, days: 0 },
      restoreSecret: {},
      destroySecret: {},
      shareSecret: { userId: 'x' },
      unshareSecret: {},
    };
    for (const [name, input] of Object.entries(INPUTS)) {
      const before = api.denials.length;
      for (const secretId of [id, randomUUID(), 'x'])
        expect([name, await mutate(stranger, name, { secretId, ...input })]).toEqual([
          name,
          { __typename: 'NotFound', message: 'Secret not found.' },
        ]);
      expect(api.denials.slice(before).map(({ field }) => field)).toEqual(Array(3).fill(`Mutation.${name}`));
    }
    expect(await vault.accesses(id)).toEqual(['WRITE']);
  });

  test('answer a grantee what a share does not allow, and the owner reads of the attempt', async () => {
    const id = await vault.make(owner);
    await mutate(owner, 'shareSecret', { secretId: id, userId: friend.id });
    for (const [name, input] of Object.entries({
      updateSecret: { displayName: 'x' },
      rotateSecret: { value: 'x' },
      revealSecret: {},
      deleteSecret: {},
      setSecretActive: { isActive: false },
      rollbackSecret: { version: 1 },
      setSecretRotation: { enabled: true, days: 1 },
      restoreSecret: {},
      destroySecret: {},
      shareSecret: { userId: stranger.id },
      unshareSecret: { userId: friend.id },
    }))
      expect(await mutate(friend, name, { secretId: id, ...input })).toMatchObject({ __typename: 'Forbidden' });
    expect(await vault.accesses(id)).toEqual(['WRITE', 'SHARE', '-READ']);
    const { data } = await api.ask(
      owner,
      `query ($id: ID!) { secret(id: $id) { accessLog(first: 1) { nodes { accessType success reason user { id } } } } }`,
      { id },
    );
    expect(data.secret.accessLog.nodes).toEqual([
      ...[
        {
          accessType: 'READ',
          success: false,
          reason: 'You may not see the value of this secret.',
          user: { id: friend.id },
        },
      ],
    ]);
  });

  test('reveal, one aliased call beside another', async () => {
    const id = await vault.make(owner, 'the first value');
    await mutate(owner, 'rotateSecret', { secretId: id, value: 'the second value', expectedVersion: 1 });
    const { data } = await api.ask(
      owner,
      `mutation ($id: ID!) {
        now: revealSecret(input: { secretId: $id }) { ... on RevealSecretSuccess { value version secret { id lastAccessedAt } } }
        then: revealSecret(input: { secretId: $id, version: 1 }) { ... on RevealSecretSuccess { value version } }
        never: revealSecret(input: { secretId: $id, version: 3 }) { ${PROBLEM} } }`,
      { id },
    );
    expect(data).toEqual({
      now: { value: 'the second value', version: 2, secret: { id, lastAccessedAt: INSTANT } },
      then: { value: 'the first value', version: 1 },
      never: { __typename: 'NotFound', message: 'Version not found.' },
    });
  });

  test('delete answers the secret as it was, once', async () => {
    const id = await vault.make(owner, 'gone with the wind', 'gone');
    const answer = await mutate(
      owner,
      'deleteSecret',
      { secretId: id },
      'secretId secret { name owner { id } versions { number } }',
    );
    expect(answer).toEqual({
      ...{ __typename: 'DeleteSecretSuccess', secretId: id },
      secret: { name: 'gone', owner: { id: owner.id }, versions: [{ number: 1 }] },
    });
    expect(await mutate(owner, 'deleteSecret', { secretId: id })).toMatchObject({ __typename: 'NotFound' });
    expect((await api.ask(owner, `query ($id: ID!) { secret(id: $id) { id } }`, { id })).data).toEqual({
      secret: null,
    });
  });

  test('need somebody who is signed in', async () => {
    const nobody = Actor.anonymous(owner.origin);
    for (const [name, input] of Object.entries({
      createSecret: { name: 'x', type: 'API_KEY', value: 'x' },
      revealSecret: { secretId: randomUUID() },
    }))
      expect(await mutate(nobody, name, input)).toEqual(['Sign in first.']);
  });
});
