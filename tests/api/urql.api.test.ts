import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { randomUUID } from 'node:crypto';
import { type Client as SocketClient, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { CREATE_SECRET, REVEAL_SECRET, SECRET_EVENTS, SHARE_SECRET } from '../support/operations.js';
import { LOGIN, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';

let server: TestSteward;
const sockets: SocketClient[] = [];
beforeAll(async () => {
  server = await startSteward();
});
afterAll(async () => {
  for (const socket of sockets) await socket.dispose();
  await server.close();
});

type Fields = Readonly<Record<string, unknown>>;

/** An urql client set up as its documentation says: fetch for queries and mutations, graphql-ws for subscriptions. */
function urql(accessToken: string | null): Client {
  const authorization: Record<string, string> = accessToken === null ? {} : { authorization: `Bearer ${accessToken}` };
  const socket = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: authorization['authorization'] },
    retryAttempts: 0,
  });
  sockets.push(socket);
  return new Client({
    url: `${server.url}/graphql`,
    preferGetMethod: false,
    fetchOptions: { headers: authorization },
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe<Fields>({ query, variables: variables as Fields }, sink as never),
          }),
        }),
      }),
    ],
  });
}

async function mutate(client: Client, mutation: string, input: Fields): Promise<Fields> {
  const { data, error } = await client.mutation<Record<string, Fields>>(mutation, { input }).toPromise();
  if (error) throw error;
  return Object.values(data ?? {})[0] ?? {};
}

async function signedIn(name: string) {
  const { id, email, password } = await register(server.url, name);
  const { accessToken } = await mutate(urql(null), LOGIN, { email, password });
  return { id, client: urql(String(accessToken)) };
}

test('urql signs in, subscribes, shares, hears of it, and reveals', async () => {
  const owner = await signedIn('Owner');
  const friend = await signedIn('Friend');
  const listeners = server.steward.app.hub.listeners;
  const events: unknown[] = [];
  let heard = (): void => undefined;
  const event = new Promise<void>((resolve) => (heard = resolve));
  const { unsubscribe } = friend.client.subscription<Fields>(SECRET_EVENTS, {}).subscribe(({ data, error }) => {
    events.push(error ?? data);
    heard();
  });
  await server.until(() => server.steward.app.hub.listeners > listeners);
  const { secret } = await mutate(owner.client, CREATE_SECRET, { name: randomUUID(), type: 'CUSTOM', value: 'open' });
  const secretId = (secret as { id: string }).id;
  const shared = await mutate(owner.client, SHARE_SECRET, { secretId, userId: friend.id, access: 'REVEAL' });
  expect(shared).toMatchObject({ __typename: 'ShareSecretSuccess' });
  await event;
  expect(events).toMatchObject([{ secretEvents: { __typename: 'SecretShared', secretId, secret: { id: secretId } } }]);
  expect(await mutate(friend.client, REVEAL_SECRET, { secretId })).toMatchObject({ value: 'open', version: 1 });
  unsubscribe();
});
