import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Person } from '../../src/demo/client.js';
import { masterKeyOf } from '../../src/platform/crypto/master-key.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { CREATE_SECRET, REVEAL_SECRET } from '../support/operations.js';
import { type Account, register, signIn } from '../support/people.js';
import { KEY_USAGE, RETIRE_KEY, REWRAP, type RewrapAnswer, START_REWRAP, follow } from '../support/rewrap.js';
import { type TestSteward, startSteward } from '../support/steward.js';

const NEXT = masterKeyOf(Buffer.alloc(32, 21));
let database: TestDatabase;
let steward: TestSteward;
let owner: Account;
let admin: Account;
let secretId: string;
let old: string;

beforeAll(async () => {
  database = await testDatabase();
  old = database.masterKeys.current.id;
  const before = await startSteward({ database });
  owner = await register(before.url, 'Olga');
  const made = await owner.person.must(CREATE_SECRET, { name: 'one', type: 'CUSTOM', value: 'the same value' });
  secretId = (made['secret'] as { id: string }).id;
  await before.close();
  const masterKeys = { current: NEXT, previous: [database.masterKeys.current] };
  steward = await startSteward({ database: { ...database, masterKeys } });
  admin = await steward.admin();
  owner = await signIn(steward.url, owner.email, owner.password);
});
afterAll(async () => {
  await Promise.all([admin.person.leave(), owner.person.leave()]);
  await steward.close();
  await database.close();
});

const usage = async (keyId: string) => {
  const { keyUsage } = await admin.person.ask<{ keyUsage: readonly { keyId: string }[] }>(KEY_USAGE);
  return keyUsage.find((key) => key.keyId === keyId);
};

/** What is heard of a run until the server ends it. */
const heardOf = async (person: Person, id: string) => {
  const steps: RewrapAnswer[] = [];
  await follow(person, id, (step) => void steps.push(step));
  return steps;
};

test('an owner of secrets manages no keys', async () => {
  const { person } = owner;
  for (const [mutation, input] of [
    [START_REWRAP, {}],
    [RETIRE_KEY, { provider: 'local', keyId: old }],
  ] as const)
    expect(await person.do(mutation, input)).toEqual({
      ...{ __typename: 'Forbidden', message: 'This needs the permission secrets.system.' },
    });
  for (const query of [KEY_USAGE, `{ rewraps { totalCount } }`, `{ rewrap(id: "${randomUUID()}") { id } }`])
    await expect(person.ask(query)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await heardOf(person, randomUUID())).toEqual([]);
  await expect(steward.nobody().ask(KEY_USAGE)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a key in use, in force, or unknown is not retired', async () => {
  const retire = (keyId: string, provider = 'local') => admin.person.do(RETIRE_KEY, { provider, keyId });
  expect(await retire(old)).toMatchObject({ __typename: 'KeyInUse', versions: '1' });
  expect(await retire(NEXT.id)).toMatchObject({ __typename: 'Conflict' });
  for (const [keyId, provider] of [['gone'], ['steward:v1', 'transit'], [old, 'nobody'], ['', '']] as const)
    expect(await retire(keyId, provider)).toEqual({ __typename: 'NotFound', message: 'Key not found.' });
});

test('a run is expected of the provider in force', async () => {
  const start = (expectedProvider: string) => admin.person.do(START_REWRAP, { expectedProvider });
  expect(await start('transit')).toMatchObject({ __typename: 'Conflict' });
  expect(await start('paper')).toMatchObject({ __typename: 'InvalidInput' });
});

test('a run is heard from its start to its end, and the key it left can be retired', async () => {
  const { rewrap } = (await admin.person.must(START_REWRAP, { expectedProvider: 'local' })) as unknown as {
    rewrap: RewrapAnswer;
  };
  expect(rewrap).toMatchObject({ status: 'RUNNING', total: 1, failed: 0, toKey: `local/${NEXT.id}` });
  expect(rewrap).toMatchObject({ fromKeys: [`local/${old}`], completedAt: null });
  // The server ends it: there is nothing to hear after the end.
  const steps = await heardOf(admin.person, rewrap.id);
  expect(steps.at(-1)).toMatchObject({
    id: rewrap.id,
    status: 'COMPLETED',
    total: 1,
    done: 1,
    failed: 0,
    reason: null,
  });
  const ask = <T>(query: string, variables = {}) => admin.person.ask<T>(query, variables);
  const byId = { id: rewrap.id };
  expect(await ask(`query ($id: ID!) { rewrap(id: $id) { ${REWRAP} } }`, byId)).toEqual({ rewrap: steps.at(-1) });
  expect(await ask(`query ($id: ID!) { node(id: $id) { __typename id } }`, byId)).toEqual({
    node: { __typename: 'Rewrap', id: rewrap.id },
  });
  expect(await owner.person.ask(`query ($id: ID!) { node(id: $id) { id } }`, byId)).toEqual({ node: null });
  expect(await ask(`{ rewraps(first: 1) { nodes { id } totalCount } }`)).toEqual({
    rewraps: { nodes: [byId], totalCount: '1' },
  });
  expect(await ask(`{ rewrap(id: "nonsense") { id } }`)).toEqual({ rewrap: null });
  // Heard once more, at its end: at once, and no more.
  expect((await heardOf(admin.person, rewrap.id)).map(({ status }) => status)).toEqual(['COMPLETED']);

  expect(await usage(old)).toMatchObject({ versions: '0', others: '0', isCurrent: false, canRetire: true });
  for (let n = 0; n < 2; n++)
    expect(await admin.person.must(RETIRE_KEY, { provider: 'local', keyId: old })).toMatchObject({
      key: { keyId: old, canRetire: false, retiredAt: expect.stringMatching(/Z$/) },
    });
  expect(await usage(NEXT.id)).toMatchObject({ versions: '1', isCurrent: true, retiredAt: null });
});

test('and then a server without it starts, reveals, verifies, and lets the same people in', async () => {
  const alone = await startSteward({ database: { ...database, masterKeys: { current: NEXT, previous: [] } } });
  try {
    const again = await signIn(alone.url, owner.email, owner.password);
    expect(await again.person.must(REVEAL_SECRET, { secretId })).toMatchObject({ value: 'the same value' });
    // A token of the server before it: what signs is under the new key as well.
    expect(await (await alone.admin()).person.ask('{ verifyAuditLog { ok firstBroken { reason } } }')).toEqual({
      verifyAuditLog: { ok: true, firstBroken: null },
    });
  } finally {
    await alone.close();
  }
});

test('of a run nobody knows there is nothing to hear', async () => {
  for (const id of [randomUUID(), 'nonsense']) expect(await heardOf(admin.person, id)).toEqual([]);
});
