import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AnswerError } from '../../src/demo/client.js';
import { CREATE_SECRET, DELETE_SECRET, REVEAL_SECRET, ROTATE_SECRET } from '../support/operations.js';
import { SECRET, SECRET_EVENTS, SHARE_SECRET, UNSHARE_SECRET, UPDATE_SECRET } from '../support/operations.js';
import { register, type Account } from '../support/people.js';
import { startSteward, type TestSteward } from '../support/steward.js';

let server: TestSteward;
let owner: Account;
let friend: Account;
let stranger: Account;

beforeAll(async () => {
  server = await startSteward();
  owner = await register(server.url, 'Owner');
  friend = await register(server.url, 'Friend');
  stranger = await register(server.url, 'Stranger');
});
afterAll(async () => {
  await Promise.all([owner, friend, stranger].map((a) => a.person.leave()));
  await server.close();
});

const create = async (value = 'a value of some length') => {
  const { secret } = await owner.person.must(CREATE_SECRET, { name: randomUUID(), type: 'PASSWORD', value });
  return (secret as { id: string }).id;
};
const mutations = (secretId: string): [string, Record<string, unknown>][] => [
  [UPDATE_SECRET, { secretId, description: 'x' }],
  [ROTATE_SECRET, { secretId, value: 'x' }],
  [REVEAL_SECRET, { secretId }],
  [SHARE_SECRET, { secretId, userId: friend.id }],
  [UNSHARE_SECRET, { secretId, userId: friend.id }],
  [DELETE_SECRET, { secretId }],
];

describe('a stranger', () => {
  test('finds what exists exactly as missing as what does not', async () => {
    const id = await create();
    for (const [index, [mutation, input]] of mutations(id).entries()) {
      const missing = mutations(randomUUID())[index];
      const answer = await stranger.person.do(mutation, input);
      expect(answer).toEqual({ __typename: 'NotFound', message: 'Secret not found.' });
      expect(answer).toEqual(await stranger.person.do(mutation, missing?.[1] ?? {}));
      expect(answer).toEqual(await stranger.person.do(mutation, { ...input, secretId: 'not-an-id' }));
    }
    expect(await stranger.person.ask(SECRET, { id })).toEqual({ secret: null });
    expect(await stranger.person.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
    expect(await stranger.person.ask('query ($id: ID!) { node(id: $id) { id } }', { id: '1' })).toEqual({ node: null });
    expect(await stranger.person.ask('{ secrets { totalCount nodes { id } } }')).toEqual({
      secrets: { totalCount: '0', nodes: [] },
    });
  });

  test('without a token is told to sign in, whatever is asked', async () => {
    const nobody = server.nobody();
    for (const [mutation, input] of mutations(randomUUID()))
      await expect(nobody.do(mutation, input)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(nobody.ask('{ me { id } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    nobody.signIn({ __typename: 'LoginSuccess', accessToken: 'not.a.token' });
    await expect(nobody.ask('{ me { id } }')).rejects.toBeInstanceOf(AnswerError);
  });
});

describe('a grantee', () => {
  test('with USE sees the description and nothing else', async () => {
    const id = await create();
    await owner.person.must(SHARE_SECRET, { secretId: id, userId: friend.id });
    for (const [mutation, input] of mutations(id))
      expect(await friend.person.do(mutation, input)).toMatchObject({ __typename: 'Forbidden' });
    expect(await friend.person.ask(SECRET, { id })).toMatchObject({
      secret: {
        id,
        scope: 'SHARED',
        shares: [{ access: 'USE', grantee: { id: friend.id } }],
        accessLog: { nodes: [] },
      },
    });
  });

  test('with REVEAL sees the value, and the owner sees that in the access log', async () => {
    const id = await create('hunter2hunter2');
    await owner.person.must(SHARE_SECRET, { secretId: id, userId: friend.id, access: 'REVEAL' });
    expect(await friend.person.must(REVEAL_SECRET, { secretId: id })).toMatchObject({
      value: 'hunter2hunter2',
      version: 1,
      secret: { id },
    });
    expect(await friend.person.do(ROTATE_SECRET, { secretId: id, value: 'y' })).toMatchObject({
      __typename: 'Forbidden',
    });
    const { secret } = await owner.person.ask<{ secret: { accessLog: { nodes: unknown[] } } }>(SECRET, { id });
    expect(secret.accessLog.nodes[0]).toEqual({ accessType: 'READ', success: true, user: { id: friend.id } });
  });

  test('with MANAGE rotates and describes, but neither shares nor deletes', async () => {
    const id = await create('first value of it');
    await owner.person.must(SHARE_SECRET, { secretId: id, userId: friend.id, access: 'MANAGE' });
    await friend.person.must(UPDATE_SECRET, { secretId: id, description: 'ours' });
    await friend.person.must(ROTATE_SECRET, { secretId: id, value: 'second', expectedVersion: 1 });
    expect(await friend.person.do(ROTATE_SECRET, { secretId: id, value: 'third', expectedVersion: 1 })).toMatchObject({
      __typename: 'Conflict',
    });
    expect(await owner.person.must(REVEAL_SECRET, { secretId: id })).toMatchObject({ value: 'second', version: 2 });
    expect(await friend.person.must(REVEAL_SECRET, { secretId: id, version: 1 })).toMatchObject({
      value: 'first value of it',
    });
    for (const [mutation, input] of mutations(id).slice(3))
      expect(await friend.person.do(mutation, input)).toMatchObject({ __typename: 'Forbidden' });
  });

  test('loses everything when the share is taken back', async () => {
    const id = await create();
    await owner.person.must(SHARE_SECRET, { secretId: id, userId: friend.id, access: 'MANAGE' });
    expect(await owner.person.must(UNSHARE_SECRET, { secretId: id, userId: friend.id })).toMatchObject({
      secret: { scope: 'USER', shares: [] },
    });
    await owner.person.must(UNSHARE_SECRET, { secretId: id, userId: friend.id });
    expect(await friend.person.do(REVEAL_SECRET, { secretId: id })).toMatchObject({ __typename: 'NotFound' });
    expect(await friend.person.ask(SECRET, { id })).toEqual({ secret: null });
  });
});

describe('live', () => {
  test('the grantee hears what happens, the stranger nothing, and no listener is left', async () => {
    const before = server.steward.app.hub.listeners;
    const id = await create();
    const heard = await friend.person.listen(SECRET_EVENTS);
    const foreign = await stranger.person.listen(SECRET_EVENTS);
    let leaked: unknown = null;
    const quiet = foreign.next().then((r) => (leaked = r.value));
    const next = async () => ((await heard.next()).value as { secretEvents: Record<string, unknown> }).secretEvents;

    await owner.person.must(SHARE_SECRET, { secretId: id, userId: friend.id, access: 'REVEAL' });
    expect(await next()).toMatchObject({
      __typename: 'SecretShared',
      secretId: id,
      secret: { id },
      granteeId: friend.id,
    });
    await owner.person.must(ROTATE_SECRET, { secretId: id, value: 'another value' });
    expect(await next()).toMatchObject({ __typename: 'SecretRotated', secretId: id, version: 2 });
    await owner.person.must(UNSHARE_SECRET, { secretId: id, userId: friend.id });
    expect(await next()).toMatchObject({ __typename: 'SecretUnshared', secretId: id });
    await owner.person.must(SHARE_SECRET, { secretId: id, userId: friend.id });
    expect(await next()).toMatchObject({ __typename: 'SecretShared', secretId: id });
    await owner.person.must(DELETE_SECRET, { secretId: id });
    expect(await next()).toMatchObject({ __typename: 'SecretDeleted', secretId: id });

    await Promise.all([friend.person.leave(), stranger.person.leave()]);
    await quiet.catch(() => undefined);
    expect(leaked ?? undefined).toBeUndefined();
    await server.until(() => server.steward.app.hub.listeners === before);
  });
});

describe('input', () => {
  test.each([
    ['an empty name', { name: ' ' }, 'name'],
    ['a name of 257 characters', { name: 'n'.repeat(257) }, 'name'],
    ['an empty value', { value: '' }, 'value'],
    ['a value over 64 KiB', { value: 'v'.repeat(65_537) }, 'value'],
    ['33 tags', { tags: Array.from({ length: 33 }, (_, i) => `t${i}`) }, 'tags'],
    ['an expiry in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    ['a description of 1,025 characters', { description: 'd'.repeat(1025) }, 'description'],
  ])('refuses %s', async (_what, input, field) => {
    const answer = await owner.person.do(CREATE_SECRET, { name: randomUUID(), type: 'CUSTOM', value: 'v', ...input });
    expect(answer).toMatchObject({ __typename: 'InvalidInput', field });
  });

  test('one name per owner and provider, whatever its case and Unicode form', async () => {
    const name = `Caf\u00e9-${randomUUID()}`;
    await owner.person.must(CREATE_SECRET, { name, type: 'CUSTOM', value: 'v' });
    for (const same of [name, name.toUpperCase(), name.normalize('NFD')])
      expect(await owner.person.do(CREATE_SECRET, { name: same, type: 'CUSTOM', value: 'v' })).toMatchObject({
        __typename: 'Conflict',
      });
    await owner.person.must(CREATE_SECRET, { name, type: 'CUSTOM', value: 'v', provider: 'elsewhere' });
    await friend.person.must(CREATE_SECRET, { name, type: 'CUSTOM', value: 'v' });
  });

  test('sharing with oneself or with nobody is a problem', async () => {
    const id = await create();
    for (const [input, typename] of [
      [{ userId: owner.id }, 'InvalidInput'],
      [{}, 'InvalidInput'],
      [{ userId: randomUUID() }, 'NotFound'],
      [{ userId: 'nobody' }, 'NotFound'],
    ] as const)
      expect(await owner.person.do(SHARE_SECRET, { secretId: id, ...input })).toMatchObject({ __typename: typename });
  });

  test.each([0, -1, 101])('a page of %d is BAD_USER_INPUT', async (first) => {
    const query = 'query ($first: Int) { secrets(first: $first) { nodes { id } } }';
    await expect(owner.person.ask(query, { first })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
