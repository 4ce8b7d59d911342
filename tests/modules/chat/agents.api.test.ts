import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Person } from '../../../src/demo/client.js';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { APPEND, CREATE, DELETE, SESSION_BY_ID, UPDATE, converse, say, verdict } from './conversations.js';

let house: TestSteward;
let ada: Account;
beforeAll(async () => {
  house = await startSteward();
  ada = await register(house.url, 'Ada');
});
afterAll(() => house.close());

const CREATE_API_KEY = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename
  ... on CreateApiKeySuccess { key } ... on Problem { message } } }`;

/** Somebody who acts for Ada by a key of these scopes. */
async function agent(scopes: readonly string[], sessionId?: string): Promise<Person> {
  const { key } = await ada.person.must(CREATE_API_KEY, { name: 'agent', scopes, sessionId });
  const person = new Person('Agent', 'agent@steward.test', house.url);
  person.signIn({ __typename: '', accessToken: key });
  return person;
}

const BOTH = ['chats.read', 'chats.write'];
const list = async (person: Person) =>
  (
    await person.ask<{ chatSessions: { nodes: { id: string }[] } }>('{ chatSessions { nodes { id } } }')
  ).chatSessions.nodes.map(({ id }) => id);

test('an agent shows no conversation to approvers: its owner alone does', async () => {
  const [sessionId, free] = [await converse(ada), await agent(BOTH)];
  expect(await free.do(UPDATE, { sessionId, shareWithApprovers: true })).toMatchObject({ __typename: 'Forbidden' });
  expect(await free.do(CREATE, { shareWithApprovers: true })).toMatchObject({ __typename: 'Forbidden' });
  expect(await ada.person.must(UPDATE, { sessionId, shareWithApprovers: true })).toMatchObject({
    session: { id: sessionId },
  });
});

test('an agent whose key is bound to a conversation is in that one only, and cannot end it', async () => {
  const [here, there] = [await converse(ada), await converse(ada)];
  const { id: elsewhere } = await say(ada, there, 'not for agents');
  const bound = await agent(BOTH, here);
  expect(await list(bound)).toEqual([here]);
  expect(await verdict(bound.do(APPEND, { sessionId: here, role: 'ASSISTANT', content: 'Hello.' }))).toBe(
    'AppendMessageSuccess',
  );
  expect(await bound.do(UPDATE, { sessionId: here, title: 'Hello' })).toMatchObject({ session: { title: 'Hello' } });
  const told = async (sessionId: string, parentId: string) =>
    JSON.stringify([
      await bound.ask(SESSION_BY_ID, { id: sessionId }),
      await bound.ask('query ($id: ID!) { node(id: $id) { id } }', { id: parentId }),
      await bound.do(APPEND, { sessionId, role: 'USER', content: 'x' }),
      await bound.do(APPEND, { sessionId: here, parentId, role: 'USER', content: 'x' }),
      await bound.do(DELETE, { sessionId }),
    ]);
  expect(await told(there, elsewhere)).toBe(await told(randomUUID(), randomUUID()));
  expect(await verdict(bound.do(CREATE, {}))).toBe('Forbidden');
  expect(await verdict(bound.do(DELETE, { sessionId: here }))).toBe('Forbidden');
  for (const isActive of [false, true]) {
    await ada.person.must(UPDATE, { sessionId: here, isActive });
    await house.until(async () => (await verdict(list(bound))) === (isActive ? undefined : 'UNAUTHENTICATED'));
  }
  await ada.person.must(DELETE, { sessionId: here });
  await house.until(async () => (await verdict(list(bound))) === 'UNAUTHENTICATED');
});

test('an agent whose key is bound to none does what its scopes say', async () => {
  const sessionId = await converse(ada);
  const [writer, reader, other] = [await agent(BOTH), await agent(['chats.read']), await agent(['secrets.read'])];
  expect(await list(writer)).toContain(sessionId);
  expect(await verdict(writer.do(CREATE, {}))).toBe('CreateChatSessionSuccess');
  expect(await list(reader)).toContain(sessionId);
  expect(await verdict(reader.do(APPEND, { sessionId, role: 'USER', content: 'x' }))).toBe('Forbidden');
  expect(await verdict(list(other))).toBe('FORBIDDEN');
  expect(await verdict(other.do(DELETE, { sessionId }))).toBe('Forbidden');
});
