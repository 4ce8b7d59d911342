import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Actor } from '../../../src/platform/actor.js';
import { INSTANT, type Json } from './api.js';
import { api, friend, owner, stranger, vault, withThree } from './three.js';

withThree();

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
    const created = await api.mutate(
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
    await api.mutate(owner, 'shareSecret', { secretId: id, userId: friend.id, access: 'REVEAL' });
    await api.mutate(owner, 'shareSecret', { secretId: id, userId: stranger.id });
    await api.mutate(owner, 'unshareSecret', { secretId: id, userId: stranger.id });
    await api.mutate(owner, 'shareSecret', { secretId: id, userId: (await vault.person('Una')).id });
    await api.mutate(owner, 'rotateSecret', { secretId: id, value: 'another value, 9876', reason: 'routine' });
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
    await api.mutate(late, 'updateSecret', { secretId: own, expiresAt: '2020-01-01T00:00:00Z' });
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
    expect(await api.mutate(friend, 'revealSecret', { secretId: own }, 'value')).toEqual({
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
