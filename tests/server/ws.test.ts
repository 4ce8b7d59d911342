import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type House, over, startHouse, until } from './support/house.js';
import { socketsOf } from './support/sockets.js';

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await dispose();
  await house.close();
});

const { connect, connectRaw, listen, dispose } = socketsOf(() => house);

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
