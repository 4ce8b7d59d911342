import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { ALLOWED, FOREIGN, type House, startHouse, until } from './support/house.js';
import { closeOf, socketsOf } from './support/sockets.js';

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await dispose();
  await house.close();
});

const { address, raw, connect, connectRaw, listen, dispose } = socketsOf(() => house);

describe('a connection', () => {
  test('that does not say who it is in three seconds is closed with 4408', async () => {
    expect(await closeOf(raw())).toBe(4408);
  });

  test.each([
    ['no credentials', undefined],
    ['no object', 'Bearer x'],
    ['a token that is none', { Authorization: 'Bearer nonsense' }],
    ['a token that is no text', { Authorization: { a: 1 } }],
  ])('with %s is closed with 4403', async (_what, payload) => {
    const socket = raw();
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload }));
    expect([4400, 4403]).toContain(await closeOf(socket));
  });

  test('while nobody can be asked is told to try again later', async () => {
    const socket = raw();
    await once(socket, 'open');
    house.authenticator.down = true;
    socket.send(JSON.stringify({ type: 'connection_init', payload: { Authorization: 'x' } }));
    expect(await closeOf(socket)).toBe(1013);
    house.authenticator.down = false;
  });

  test.each([
    ['that is no JSON', 'nonsense', 4400],
    ['of no known type', '{"type":"nonsense"}', 4400],
    ['over 512 KiB', `"${'x'.repeat(512 * 1024)}"`, 1009],
    ['that only a server sends', '{"type":"connection_ack"}', 4400],
    ['that subscribes too early', '{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}', 4401],
  ])('with a message %s is closed', async (_what, message, code) => {
    const socket = raw();
    await once(socket, 'open');
    socket.send(message);
    expect(await closeOf(socket)).toBe(code);
  });

  test('from a page elsewhere is refused, from an allowed one not', async () => {
    const [refusal] = (await once(raw({ headers: { origin: FOREIGN } }), 'error')) as [Error];
    expect(refusal.message).toContain('403');
    for (const origin of [ALLOWED, house.server.url]) {
      const socket = raw({ headers: { origin } });
      await once(socket, 'open');
      socket.terminate();
    }
  });

  test('at another path is refused', async () => {
    const socket = new WebSocket(address().replace('/graphql', '/other'), 'graphql-transport-ws');
    expect(((await once(socket, 'error')) as [Error])[0].message).toContain('404');
  });

  test('with another protocol is closed with 4406', async () => {
    expect(await closeOf(new WebSocket(address()))).toBe(4406);
  });
});

describe('the end of a session', () => {
  test('closes its sockets with 4403, and no event passes afterwards', async () => {
    const authorization = house.authenticator.signIn();
    const before = house.things.listeners();
    const client = connect(authorization);
    const closed = new Promise<unknown>((resolve) => client.on('closed', resolve));
    const listening = await listen(client);
    const bystander = await listen(connect());
    house.authenticator.revoke(authorization);
    const heard = bystander.next();
    house.things.tick(7);
    expect(await closed).toMatchObject({ code: 4403 });
    await heard;
    expect(listening.heard).toEqual([]);
    bystander.stop();
    await until(() => house.things.listeners() === before);
  });

  test('is noticed at the next operation where nobody told', async () => {
    const authorization = house.authenticator.signIn();
    const socket = await connectRaw(authorization);
    house.authenticator.forget(authorization);
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ hello }' } }));
    expect(await closeOf(socket)).toBe(4403);
  });

  test('leaves nobody watching', async () => {
    const before = house.authenticator.watching;
    const socket = await connectRaw();
    expect(house.authenticator.watching).toBe(before + 1);
    socket.terminate();
    await until(() => house.authenticator.watching === before);
  });
});

test('open sockets are counted', async () => {
  const count = () => house.metrics.openSockets.get().then(({ values }) => values[0]?.value ?? 0);
  const before = await count();
  const socket = await connectRaw();
  expect(await count()).toBe(before + 1);
  const watching = house.authenticator.watching;
  socket.terminate();
  await until(() => house.authenticator.watching < watching);
  expect(await count()).toBe(before);
});
