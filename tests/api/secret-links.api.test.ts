import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { CREATE_SECRET, SHARE_SECRET } from '../support/operations.js';
import { type Account, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';

const PROBLEM = '... on Problem { message } ... on InvalidInput { field }';
const LINK = `id secretId state comment reopenings user { id } createdBy { id } openedBy { id } openedAt revokedAt`;
const CREATE = `mutation ($input: CreateSecretLinkInput!) { createSecretLink(input: $input) { __typename
  ... on CreateSecretLinkSuccess { url link { ${LINK} } } ${PROBLEM} } }`;
const OPEN = `mutation ($input: OpenSecretLinkInput!) { openSecretLink(input: $input) { __typename
  ... on OpenSecretLinkSuccess { value version name displayName comment } ${PROBLEM} } }`;
const REVOKE = `mutation ($input: RevokeSecretLinkInput!) { revokeSecretLink(input: $input) { __typename
  ... on RevokeSecretLinkSuccess { link { ${LINK} } } ${PROBLEM} } }`;
const LINKS = `query ($id: ID!, $state: SecretLinkState) { secret(id: $id) {
  links(first: 10, state: $state) { totalCount nodes { ${LINK} } } } }`;
const NODE = `query ($id: ID!) { node(id: $id) { __typename ... on SecretLink { state } } }`;
const EVENTS = `subscription { secretEvents { __typename
  ... on SecretLinkCreated { secretId linkId secret { name } }
  ... on SecretLinkOpened { secretId linkId userId }
  ... on SecretLinkReopened { secretId linkId userId }
  ... on SecretLinkRevoked { secretId linkId }
  ... on SecretLinkExpired { secretId linkId } } }`;

let server: TestSteward;
let [owner, friend, stranger]: Account[] = [];
let secretId: string;
beforeAll(async () => {
  server = await startSteward();
  [owner, friend, stranger] = [
    await register(server.url, 'Olga'),
    await register(server.url, 'Fritz'),
    await register(server.url, 'Stan'),
  ];
});
beforeEach(async () => {
  const { secret } = await owner!.person.must(CREATE_SECRET, {
    name: randomUUID(),
    type: 'PASSWORD',
    value: 'pass on',
  });
  secretId = (secret as { id: string }).id;
});
afterAll(async () => {
  await owner!.person.leave();
  await server.close();
});

/** What a socket hears of links, one after the other; that the secret was made may be on its way still. */
const listen = async ({ person }: Account) => {
  const news = await person.listen(EVENTS);
  return async () => {
    for (;;) {
      const event = (await news.next()).value.secretEvents as Record<string, unknown>;
      if ('linkId' in event) return event;
    }
  };
};
const make = async (form: object = {}) => {
  const { url, link } = await owner!.person.must(CREATE, { secretId, ...form });
  return { id: (link as { id: string }).id, link, url: String(url), token: String(url).split('#token=')[1] };
};
const links = async (who: Account, state?: string) =>
  (
    await who.person.ask<{ secret: { links: { totalCount: string; nodes: object[] } } | null }>(LINKS, {
      id: secretId,
      state,
    })
  ).secret?.links;

test('a link is shown to its owner, opened by its token once, and its owner hears of all of it', async () => {
  const heard = await listen(owner!);
  const { id, url, link, token } = await make({ userId: friend!.id, comment: 'for the build' });
  expect(url).toBe(`${server.url}/open#token=${token}`);
  expect(link).toMatchObject({ secretId, state: 'OPEN', comment: 'for the build', user: { id: friend!.id } });
  expect(await heard()).toMatchObject({ __typename: 'SecretLinkCreated', secretId, linkId: id, secret: {} });

  expect(await friend!.person.must(OPEN, { token })).toMatchObject({ value: 'pass on', version: 1 });
  const about = { secretId, linkId: id, userId: friend!.id };
  expect(await heard()).toEqual({ __typename: 'SecretLinkOpened', ...about });
  const spent = await friend!.person.do(OPEN, { token });
  expect(spent).toEqual({ __typename: 'SecretLinkSpent', message: expect.stringContaining('opened before') });
  expect(await heard()).toEqual({ __typename: 'SecretLinkReopened', ...about });
  expect(await links(owner!)).toMatchObject({
    totalCount: '1',
    nodes: [{ id, state: 'OPENED', reopenings: 1, openedBy: { id: friend!.id } }],
  });
  expect(await links(owner!, 'OPEN')).toEqual({ totalCount: '0', nodes: [] });
  expect((await owner!.person.do(REVOKE, { linkId: id })).__typename).toBe('Conflict');
});

test('taking one back tells the owner, and closes it', async () => {
  const heard = await listen(owner!);
  const { id, token } = await make();
  expect(await owner!.person.must(REVOKE, { linkId: id })).toMatchObject({ link: { state: 'REVOKED' } });
  expect((await heard())['__typename']).toBe('SecretLinkCreated');
  expect(await heard()).toEqual({ __typename: 'SecretLinkRevoked', secretId, linkId: id });
  expect((await friend!.person.do(OPEN, { token })).__typename).toBe('SecretLinkClosed');
});

test('to everybody else a link is one that never was', async () => {
  const { id } = await make();
  await owner!.person.must(SHARE_SECRET, { secretId, userId: friend!.id, access: 'MANAGE' });
  expect(await links(friend!)).toEqual({ totalCount: '0', nodes: [] });
  for (const who of [friend!, stranger!]) {
    expect(await who.person.ask(NODE, { id })).toEqual({ node: null });
    const [foreign, missing, malformed] = [id, randomUUID(), 'x'];
    const answers = [];
    for (const linkId of [foreign, missing, malformed]) answers.push(await who.person.do(REVOKE, { linkId }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  }
  expect(await owner!.person.ask(NODE, { id })).toEqual({ node: { __typename: 'SecretLink', state: 'OPEN' } });
  expect(await friend!.person.do(CREATE, { secretId })).toMatchObject({ __typename: 'Forbidden' });
  const unseen = await stranger!.person.do(CREATE, { secretId });
  expect(unseen).toEqual(await stranger!.person.do(CREATE, { secretId: randomUUID() }));
});

test('it takes a person who is signed in, and an administrator without the vault is one', async () => {
  const { token } = await make();
  await expect(server.nobody().do(OPEN, { token })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const admin = await server.admin();
  expect(await admin.person.must(OPEN, { token })).toMatchObject({ value: 'pass on' });
  expect((await admin.person.do(OPEN, { token: 'made up' })).__typename).toBe('NotFound');
});
