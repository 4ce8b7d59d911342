import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from 'graphql-ws';
import WebSocket from 'ws';
import { ALLOWED, FOREIGN, type House, over, startHouse, until } from './support/house.js';

let house: House;
const clients: Client[] = [];
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  for (const client of clients) await client.dispose();
  await house.close();
});

const address = () => `${house.server.url.replace('http', 'ws')}/graphql`;
const raw = (options: WebSocket.ClientOptions = {}) => new WebSocket(address(), 'graphql-transport-ws', options);

/** A connected client of a new user, or of the given one. */
function connect(authorization = house.authenticator.signIn()): Client {
  const client = house.socket(authorization);
  clients.push(client);
  return client;
}

/** A raw socket that said who it is. */
async function connectRaw(authorization = house.authenticator.signIn()): Promise<WebSocket> {
  const socket = raw();
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
  await once(socket, 'message');
  return socket;
}

async function closeOf(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

interface Listening {
  readonly heard: unknown[];
  readonly next: () => Promise<void>;
  readonly stop: () => void;
}

async function listen(client: Client): Promise<Listening> {
  const before = house.things.listeners();
  const heard: unknown[] = [];
  let wake = (): void => undefined;
  const next = (result: unknown) => {
    heard.push(result);
    wake();
  };
  const over = () => {
    wake();
  };
  const payload = { query: 'subscription { ticks { number fresh } }' };
  const stop = client.subscribe(payload, { next, error: over, complete: over });
  await until(() => house.things.listeners() > before);
  return { heard, next: () => new Promise((resolve) => (wake = resolve)), stop };
}

const errorOf = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    return { answered: await promise };
  } catch (error) {
    return error;
  }
};

describe('a socket', () => {
  test('answers queries and mutations', async () => {
    const client = connect();
    expect(await over(client, 'query Q($n: Int) { hello echo(count: $n) }', { n: 1 })).toEqual([
      { data: { hello: 'hello', echo: '{"count":1}' } },
    ]);
    expect(
      await over(client, 'mutation { doThing(input: { how: "invalid" }) { ... on InvalidInput { field } } }'),
    ).toEqual([{ data: { doThing: { field: 'how' } } }]);
    expect(house.log.at(-1)).toMatchObject({ msg: 'operation', transport: 'ws', type: 'mutation' });
  });

  test('hears events, each with a context of its own, and leaves no listener behind', async () => {
    const before = house.things.listeners();
    const listening = await listen(connect());
    for (const number of [1, 2]) {
      const next = listening.next();
      house.things.tick(number);
      await next;
    }
    expect(listening.heard).toEqual([1, 2].map((number) => ({ data: { ticks: { number, fresh: true } } })));
    listening.stop();
    await until(() => house.things.listeners() === before);
  });

  test.each([
    ['a syntax error', '{ hello', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ nope }', 'GRAPHQL_VALIDATION_FAILED'],
    ['depth 200', `{ thing ${'{ parent '.repeat(199)}{ id }${' }'.repeat(199)} }`, 'GRAPHQL_VALIDATION_FAILED'],
    [
      '1,000 aliases',
      `{ ${Array.from({ length: 600 }, (_, i) => `a${i}: hello`).join(' ')} }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['circular fragments', '{ thing { ...A } } fragment A on Thing { parent { ...A } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['too many tokens', `{ ${'hello '.repeat(3000)} }`, 'GRAPHQL_PARSE_FAILED'],
    ['nothing to subscribe to', 'subscription { ticks @skip(if: true) { number } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'perhaps nothing to subscribe to',
      'subscription ($b: Boolean! = false) { ...A } fragment A on Subscription { ... @include(if: $b) { ticks { number } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['no such operation', 'fragment A on Thing { id }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('ends an operation with %s, and serves on', async (_what, query, code) => {
    const client = connect();
    expect(await errorOf(over(client, query))).toMatchObject([{ extensions: { code } }]);
    expect(await over(client, '{ hello }')).toEqual([{ data: { hello: 'hello' } }]);
  });

  test('answers errors as HTTP does', async () => {
    const client = connect();
    const query = 'query ($n: Int) { echo(count: $n) }';
    expect(await over(client, query, { n: 'x' })).toMatchObject([
      { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    ]);
    const [crash] = (await over(client, '{ crash }')) as [{ errors: object[] }];
    expect(crash.errors).toMatchObject([
      { message: 'Internal error', path: ['crash'], extensions: { code: 'INTERNAL' } },
    ]);
    expect(JSON.stringify(crash)).not.toContain('canary');
    expect(((await over(client, '{ crashes }')) as [{ errors: object[] }])[0].errors).toHaveLength(10);
    const refused = 'subscription { refused { number } }';
    expect(await over(client, refused)).toMatchObject([{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }]);
    const [broken] = await over(client, 'subscription { broken { number } }');
    expect(broken).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL' } }] });
    expect(JSON.stringify(broken)).not.toContain('canary');
  });

  test('refuses the 101st operation at once, and serves the others', async () => {
    const socket = await connectRaw();
    const errors: unknown[] = [];
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { type: string };
      if (message.type === 'error') errors.push(message);
    });
    const before = house.things.listeners();
    const payload = { query: 'subscription { ticks { number } }' };
    for (let i = 1; i <= 100; i++) socket.send(JSON.stringify({ id: String(i), type: 'subscribe', payload }));
    await until(() => house.things.listeners() === before + 100);
    expect(errors).toEqual([]);
    socket.send(JSON.stringify({ id: '101', type: 'subscribe', payload }));
    await until(() => errors.length > 0);
    expect(errors).toMatchObject([{ id: '101', payload: [{ extensions: { code: 'RATE_LIMITED' } }] }]);
    socket.send(JSON.stringify({ id: '1', type: 'complete' }));
    await until(() => house.things.listeners() === before + 99);
    socket.send(JSON.stringify({ id: '102', type: 'subscribe', payload }));
    await until(() => house.things.listeners() === before + 100);
    socket.terminate();
    await until(() => house.things.listeners() === before);
  });
});

test('of a burst of operations the first hundred are served', async () => {
  const socket = await connectRaw();
  const refused: string[] = [];
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as { type: string; id: string };
    if (message.type === 'error') refused.push(message.id);
  });
  const before = house.things.listeners();
  const payload = { query: 'subscription { ticks { number } }' };
  for (let i = 1; i <= 103; i++) socket.send(JSON.stringify({ id: String(i), type: 'subscribe', payload }));
  await until(() => house.things.listeners() === before + 100 && refused.length >= 3);
  expect(refused).toEqual(['101', '102', '103']);
  socket.terminate();
  await until(() => house.things.listeners() === before);
});

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
