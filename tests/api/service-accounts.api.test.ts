import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Person } from '../../src/demo/client.js';
import { CREATE_SECRET, REVEAL_SECRET, SECRET, SHARE_SECRET } from '../support/operations.js';
import { type Account, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';

let house: TestSteward;
let ada: Account;
beforeAll(async () => {
  house = await startSteward();
  ada = await register(house.url, 'Ada');
});
afterAll(() => house.close());

const CREATE_WORKSPACE = `mutation ($input: CreateWorkspaceInput!) { createWorkspace(input: $input) { __typename
  ... on CreateWorkspaceSuccess { workspace { id } } ... on Problem { message } } }`;
const CREATE_API_KEY = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename
  ... on CreateApiKeySuccess { key apiKey { serviceAccount { id user { id } } } } ... on Problem { message } } }`;
const REMOVE_MEMBER = `mutation ($input: RemoveWorkspaceMemberInput!) { removeWorkspaceMember(input: $input) {
  __typename ... on Problem { message } } }`;

const idOf = (outcome: Readonly<Record<string, unknown>>, field: string) => (outcome[field] as { id: string }).id;

test('a workspace’s service account reaches what the workspace grants to it, nothing else, and nothing once it is out', async () => {
  const workspaceId = idOf(await ada.person.must(CREATE_WORKSPACE, { name: 'Rocket Team' }), 'workspace');
  const made = await ada.person.must(CREATE_API_KEY, {
    ...{ name: 'builder', scopes: ['secrets.read', 'secrets.reveal'], workspaceId },
  });
  const { serviceAccount } = made['apiKey'] as { serviceAccount: { user: { id: string } } };
  const userId = serviceAccount.user.id;
  const agent = new Person('Builder', 'builder@steward.test', house.url);
  agent.signIn({ __typename: '', accessToken: made['key'] });

  const secretOf = async (input: Record<string, unknown>) =>
    idOf(
      await ada.person.must(CREATE_SECRET, { name: randomUUID(), type: 'CUSTOM', value: 'a value', ...input }),
      'secret',
    );
  const [granted, withheld, own] = [
    await secretOf({ workspaceId }),
    await secretOf({ workspaceId }),
    await secretOf({}),
  ];
  await ada.person.must(SHARE_SECRET, { secretId: granted, userId, access: 'REVEAL' });

  expect(await agent.must(REVEAL_SECRET, { secretId: granted })).toMatchObject({ value: 'a value' });
  for (const id of [withheld, own, randomUUID()]) {
    expect(await agent.ask(SECRET, { id })).toEqual({ secret: null });
    expect(await agent.do(REVEAL_SECRET, { secretId: id })).toEqual({
      __typename: 'NotFound',
      message: 'Secret not found.',
    });
  }
  await ada.person.must(REMOVE_MEMBER, { workspaceId, userId });
  expect(await agent.do(REVEAL_SECRET, { secretId: granted })).toMatchObject({ __typename: 'NotFound' });
});
