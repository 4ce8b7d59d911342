import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Actor } from '../../../src/platform/actor.js';
import { INSTANT, PROBLEM } from './api.js';
import { api, friend, owner, stranger, vault, withThree } from './three.js';

withThree();

describe('mutations', () => {
  test('answer what is wrong by field', async () => {
    expect(await api.mutate(owner, 'createSecret', { name: ' ', type: 'API_KEY', value: 'x' })).toMatchObject({
      ...{ __typename: 'InvalidInput', field: 'name' },
    });
    await api.mutate(owner, 'createSecret', { name: 'twice', type: 'API_KEY', value: 'x' });
    expect(await api.mutate(owner, 'createSecret', { name: 'TWICE', type: 'API_KEY', value: 'x' })).toEqual({
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
        expect([name, await api.mutate(stranger, name, { secretId, ...input })]).toEqual([
          name,
          { __typename: 'NotFound', message: 'Secret not found.' },
        ]);
      expect(api.denials.slice(before).map(({ field }) => field)).toEqual(Array(3).fill(`Mutation.${name}`));
    }
    expect(await vault.accesses(id)).toEqual(['WRITE']);
  });

  test('answer a grantee what a share does not allow, and the owner reads of the attempt', async () => {
    const id = await vault.make(owner);
    await api.mutate(owner, 'shareSecret', { secretId: id, userId: friend.id });
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
      expect(await api.mutate(friend, name, { secretId: id, ...input })).toMatchObject({ __typename: 'Forbidden' });
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
    await api.mutate(owner, 'rotateSecret', { secretId: id, value: 'the second value', expectedVersion: 1 });
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
    const answer = await api.mutate(
      owner,
      'deleteSecret',
      { secretId: id },
      'secretId secret { name owner { id } versions { number } }',
    );
    expect(answer).toEqual({
      ...{ __typename: 'DeleteSecretSuccess', secretId: id },
      secret: { name: 'gone', owner: { id: owner.id }, versions: [{ number: 1 }] },
    });
    expect(await api.mutate(owner, 'deleteSecret', { secretId: id })).toMatchObject({ __typename: 'NotFound' });
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
      expect(await api.mutate(nobody, name, input)).toEqual(['Sign in first.']);
  });
});
