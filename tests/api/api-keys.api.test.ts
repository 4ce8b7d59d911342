import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AnswerError, Person } from '../../src/demo/client.js';
import { CREATE_SECRET, REVEAL_SECRET, SECRET_EVENTS } from '../support/operations.js';
import { type Account, register } from '../support/people.js';
import { closing } from '../support/sockets.js';
import { type TestSteward, startSteward } from '../support/steward.js';

let one: TestSteward;
let two: TestSteward;
let ada: Account;
beforeAll(async () => {
  one = await startSteward();
  two = await startSteward({ database: one.database });
  ada = await register(one.url, 'Ada');
});
afterAll(async () => {
  await two.close();
  await one.close();
});

const CREATE_API_KEY = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename
  ... on CreateApiKeySuccess { key apiKey { id name prefix scopes isExpired lastUsedAt user { id } } }
  ... on Problem { message } ... on InvalidInput { field } } }`;
const of = (field: string) => `mutation ($input: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) {
  ${field}(input: $input) { __typename ... on Problem { message } } }`;

async function agent(scopes: string[], url = one.url): Promise<{ id: string; key: string; person: Person }> {
  const { key, apiKey } = await ada.person.must(CREATE_API_KEY, { name: 'agent', scopes });
  const person = new Person('Agent', 'agent@steward.test', url);
  person.signIn({ __typename: '', accessToken: key });
  return { id: (apiKey as { id: string }).id, key: String(key), person };
}

test('an agent does what its scopes allow, for whom it acts, and is named where it is written down', async () => {
  const { id, person } = await agent(['secrets.read', 'secrets.create', 'secrets.reveal']);
  const { me } = await person.ask<{ me: unknown }>('{ me { id displayName permissions sessions { id } } }');
  expect(me).toMatchObject({
    ...{ id: ada.id, displayName: 'Ada', sessions: null },
    permissions: ['secrets.create', 'secrets.read', 'secrets.reveal'],
  });
  const { secret } = await person.must(CREATE_SECRET, { name: randomUUID(), type: 'CUSTOM', value: 'hidden value' });
  const secretId = (secret as { id: string }).id;
  expect(await person.must(REVEAL_SECRET, { secretId })).toMatchObject({ value: 'hidden value' });
  const log = await ada.person.ask(
    `query ($id: ID!) { secret(id: $id) { accessLog(first: 1) { nodes { accessType apiKeyId user { id } } } } }`,
    { id: secretId },
  );
  expect(log).toMatchObject({
    secret: { accessLog: { nodes: [{ accessType: 'READ', apiKeyId: id, user: { id: ada.id } }] } },
  });
  const trail = await ada.person.ask<{ myAuditTrail: { nodes: unknown[] } }>(
    `{ myAuditTrail(first: 1, filter: { action: "CREDENTIAL_ACCESSED" }) { nodes { apiKeyId sessionId } } }`,
  );
  expect(trail.myAuditTrail.nodes).toEqual([{ apiKeyId: id, sessionId: null }]);
});

test('outside its scopes it is refused, and what is for people is Forbidden', async () => {
  const { id, person } = await agent(['secrets.read']);
  expect(await person.do(CREATE_SECRET, { name: 'x', type: 'CUSTOM', value: 'v' })).toMatchObject({
    __typename: 'Forbidden',
  });
  for (const [field, input] of [
    ['createApiKey', { name: 'x', scopes: ['secrets.read'] }],
    ['rotateApiKey', { apiKeyId: id }],
    ['revokeApiKey', { apiKeyId: id }],
    ['updateMe', { displayName: 'x' }],
    ['revokeSession', { sessionId: id }],
    ['changePassword', { currentPassword: 'x', newPassword: 'y' }],
  ] as const)
    expect(await person.do(of(field), input)).toMatchObject({ __typename: 'Forbidden' });
  for (const query of [
    '{ apiKeys { totalCount } }',
    '{ myAuditTrail { totalCount } }',
    '{ serviceAccounts { totalCount } }',
  ])
    await expect(person.ask(query)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await person.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
});

test('keys are listed, filtered and found by their people; to others they do not exist', async () => {
  const eve = await register(one.url, 'Eve');
  const { id } = await agent(['secrets.read']);
  const query = `query ($id: ID!, $isLive: Boolean) { node(id: $id) { ... on ApiKey { id isExpired revokedAt } }
    apiKeys(first: 100, filter: { isLive: $isLive }) { nodes { id } } }`;
  const list = async (person: Person, isLive: boolean | null) =>
    person.ask<{ node: object | null; apiKeys: { nodes: { id: string }[] } }>(query, { id, isLive });
  expect(await list(eve.person, null)).toEqual({ node: null, apiKeys: { nodes: [] } });
  expect(await eve.person.do(of('revokeApiKey'), { apiKeyId: id })).toEqual(
    await eve.person.do(of('revokeApiKey'), { apiKeyId: randomUUID() }),
  );
  expect((await list(ada.person, true)).node).toEqual({ id, isExpired: false, revokedAt: null });
  await ada.person.must(of('revokeApiKey'), { apiKeyId: id });
  const has = async (isLive: boolean) => (await list(ada.person, isLive)).apiKeys.nodes.some((key) => key.id === id);
  expect([await has(true), await has(false)]).toEqual([false, true]);
});

test.each(['revokeApiKey', 'rotateApiKey'])(
  '%s on one server closes its sockets on the other with 4403',
  async (field) => {
    const { id, key, person } = await agent(['secrets.read'], two.url);
    await person.ask('{ me { id } }');
    const { subscribed, closed } = closing(two, key, SECRET_EVENTS);
    await subscribed;
    await ada.person.must(of(field), { apiKeyId: id });
    expect(await closed).toBe(4403);
    await two.until(async () =>
      person.ask('{ me { id } }').then(
        () => false,
        (error: unknown) => error instanceof AnswerError && error.code === 'UNAUTHENTICATED',
      ),
    );
  },
);

test('an address that tries a thousand keys in a minute is answered 429, and told when to come back', async () => {
  const send = (key: string) =>
    fetch(`${two.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: '{"query":"{ me { id } }"}',
    });
  const guess = (i: number) => `stw_aaaaaaaa_${'a'.repeat(39)}${String(i).padStart(4, '0')}`;
  for (let i = 0; i < 1000; i += 20) await Promise.all(Array.from({ length: 20 }, (_, n) => send(guess(i + n))));
  const answer = await send(guess(1000));
  expect(answer.status).toBe(429);
  expect(await answer.json()).toMatchObject({
    errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) } }],
  });
});
