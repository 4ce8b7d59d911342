import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import WebSocket from 'ws';
import { CREATE_SECRET, SECRET_EVENTS, SHARE_SECRET } from '../support/operations.js';
import { type Account, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';

let server: TestSteward;
let owner: Account;
beforeAll(async () => {
  server = await startSteward();
  owner = await register(server.url, 'Owner');
});
afterAll(() => server.close());

/** A token as the server signs them, but good for `seconds` only. */
async function shortLived({ accessToken }: Account, seconds: number): Promise<string> {
  const { kid, algorithm, privateKey } = await server.steward.app.identity.services.signingKeys.current();
  const claims = jwt.decode(accessToken) as jwt.JwtPayload;
  const exp = Math.ceil(Date.now() / 1000) + seconds;
  return jwt.sign({ ...claims, exp }, privateKey, { algorithm, header: { alg: algorithm, typ: 'at+jwt', kid } });
}

interface Subscribed {
  readonly received: string[];
  readonly closed: Promise<number>;
}

/** A socket that hears of secrets. */
async function subscribe(token: string): Promise<Subscribed> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const received: string[] = [];
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.on('open', () => {
    socket.send(JSON.stringify({ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } }));
  });
  const listeners = server.steward.app.hub.listeners;
  socket.on('message', (data: Buffer) => {
    const { type } = JSON.parse(data.toString()) as { type: string };
    received.push(type);
    if (type === 'connection_ack')
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: SECRET_EVENTS } }));
  });
  await server.until(() => server.steward.app.hub.listeners > listeners);
  return { received, closed };
}

async function share(userId: string): Promise<void> {
  const made = await owner.person.must(CREATE_SECRET, { name: randomUUID(), type: 'CUSTOM', value: 'v' });
  await owner.person.must(SHARE_SECRET, { secretId: (made['secret'] as { id: string }).id, userId });
}

test('a token that expires closes its socket with 4403, and no event passes afterwards', async () => {
  const friend = await register(server.url, 'Friend');
  const listeners = server.steward.app.hub.listeners;
  const { received, closed } = await subscribe(await shortLived(friend, 1));
  expect(await closed).toBe(4403);
  expect(server.steward.app.hub.listeners).toBe(listeners);
  await share(friend.id);
  expect(received).toEqual(['connection_ack']);
});

test.each([
  ['is disabled', 'SetUserActive', (id: string) => ({ userId: id, isActive: false })],
  ['loses a role', 'UnassignRole', (id: string) => ({ userId: id, roleName: 'member' })],
  ['is deleted', 'DeleteUser', (id: string) => ({ userId: id })],
  ['is erased', 'EraseUser', (id: string) => ({ userId: id })],
])('whoever %s is cut off with 4403, and hears nothing afterwards', async (_what, name, input) => {
  const [admin, friend] = [await server.admin(), await register(server.url, 'Friend')];
  const { received, closed } = await subscribe(friend.accessToken);
  const field = `${name[0]?.toLowerCase() ?? ''}${name.slice(1)}`;
  const mutation = `mutation ($input: ${name}Input!) { ${field}(input: $input) { __typename } }`;
  await admin.person.must(mutation, input(friend.id));
  expect(await closed).toBe(4403);
  // Sharing with somebody who is disabled answers NotFound: nothing to hear of either.
  await share(friend.id).catch(() => undefined);
  expect(received).toEqual(['connection_ack']);
});
