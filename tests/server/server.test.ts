import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { ListenError } from '../../src/server/server.js';
import { type House, type HouseOptions, answerOf, over, startHouse, until } from './support/house.js';

async function within<T>(options: HouseOptions, work: (house: House) => Promise<T>): Promise<T> {
  const house = await startHouse(options);
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

describe('closing', () => {
  test('answers what is under way, takes nothing new, and ends the sockets with 1001', async () => {
    const house = await startHouse();
    const socket = new WebSocket(`${house.server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    const client = house.socket(house.authenticator.signIn());
    const overSocket = over(client, '{ slow }');
    const slow = house.ask('{ slow }');
    await until(() => house.things.begun() === 2);
    const farewell = once(socket, 'close');
    const closing = house.close();
    expect(house.close()).toBe(closing);
    expect((await farewell)[0]).toBe(1001);
    await expect(house.ask('{ hello }')).rejects.toThrow();
    house.things.release();
    expect(await slow).toMatchObject({ status: 200, data: { slow: 'slow' } });
    expect(await overSocket).toEqual([{ data: { slow: 'slow' } }]);
    await closing;
    await client.dispose();
  });

  test('is not held up by connections that are kept alive', async () => {
    const house = await startHouse();
    const socket = connect(house.server.port, '127.0.0.1');
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    const ended = once(socket, 'close');
    await house.close();
    await ended;
  });
});

describe('starting', () => {
  test('on a port that is taken says so', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const failure = await startHouse({ config: { port } }).catch((error: unknown) => error);
    other.close();
    expect(failure).toBeInstanceOf(ListenError);
    expect(failure).toMatchObject({ message: expect.stringMatching(/taken.*PORT/) });
  });

  test('on an address of another machine says so', async () => {
    await expect(startHouse({ config: { host: '192.0.2.1' } })).rejects.toThrow(/HOST/);
  });
});

describe('readiness', () => {
  test('is 503 while the database is gone, or does not answer', async () => {
    const gone = () => Promise.reject(new Error('canary'));
    await within({ ready: gone }, async (house) => {
      const response = await house.fetch('/readyz');
      expect([response.status, await response.json()]).toEqual([503, { reachable: false }]);
    });
    const silent = () => new Promise<never>(() => undefined);
    await within({ ready: silent }, async (house) => {
      const responses = await Promise.all([house.fetch('/readyz'), house.fetch('/readyz')]);
      expect(responses.map(({ status }) => status)).toEqual([503, 503]);
    });
  });
});

describe('metrics', () => {
  test('are for this machine, but not through a proxy on it', async () => {
    await within({}, async (house) => {
      expect((await house.fetch('/metrics')).status).toBe(200);
      expect((await house.fetch('/metrics', { headers: { 'x-forwarded-for': '127.0.0.1' } })).status).toBe(401);
    });
  });

  test('are for whoever has the token', async () => {
    await within({ config: { metricsToken: 'sesame' } }, async (house) => {
      const forwarded = { 'x-forwarded-for': '203.0.113.1' };
      const statuses = await Promise.all(
        ['Bearer sesame', 'bearer sesame', 'Bearer sesam', 'sesame', ''].map(
          async (authorization) => (await house.fetch('/metrics', { headers: { ...forwarded, authorization } })).status,
        ),
      );
      expect(statuses).toEqual([200, 200, 401, 401, 401]);
    });
  });

  test('count rejections that nobody hears, which end nothing', async () => {
    await within({}, async (house) => {
      process.emit('unhandledRejection', new Error('lost'), Promise.resolve());
      expect(await house.metrics.registry.metrics()).toContain('steward_unhandled_rejections_total 1');
      expect(house.log).toContainEqual(expect.objectContaining({ msg: 'unhandled rejection' }));
      expect((await house.ask('{ hello }')).status).toBe(200);
    });
  });
});

describe('the cost budget', () => {
  const query = '{ things(first: 9) { nodes { id } } }';

  test('of an address is spent on both transports', async () => {
    await within({ config: { costPerMinute: 25 } }, async (house) => {
      expect((await house.ask(query)).status).toBe(200);
      expect((await house.ask(query)).status).toBe(200);
      const refused = await house.ask(query);
      expect(refused.status).toBe(429);
      expect(refused.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) } }]);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    });
  });

  test('of a user is one, wherever the user asks from', async () => {
    await within({ config: { costPerMinute: 25 } }, async (house) => {
      const authorization = house.authenticator.signIn();
      const client = house.socket(authorization);
      expect(await over(client, query)).toMatchObject([{ data: {} }]);
      expect((await house.ask(query, { authorization })).status).toBe(200);
      const refusal = await over(client, query).catch((error: unknown) => error);
      expect(refusal).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
      expect((await house.ask(query, { authorization: house.authenticator.signIn() })).status).toBe(200);
      await client.dispose();
    });
  });

  test('follows the address that a trusted proxy tells, and no other', async () => {
    const from = (ip: string) => ({ headers: { 'x-forwarded-for': ip } });
    await within({ config: { costPerMinute: 12, trustProxy: () => true } }, async (house) => {
      expect((await house.ask(query, from('203.0.113.1'))).status).toBe(200);
      expect((await house.ask(query, from('203.0.113.1'))).status).toBe(429);
      expect((await house.ask(query, from('203.0.113.2'))).status).toBe(200);
    });
    // One customer has a whole network of these.
    await within({ config: { costPerMinute: 12, trustProxy: () => true } }, async (house) => {
      expect((await house.ask(query, from('2001:db8:1:2::1'))).status).toBe(200);
      expect((await house.ask(query, from('2001:db8:1:2:ffff::2'))).status).toBe(429);
      expect((await house.ask(query, from('2001:db8:1:3::1'))).status).toBe(200);
    });
    await within({ config: { costPerMinute: 12 } }, async (house) => {
      expect((await house.ask(query, from('203.0.113.1'))).status).toBe(200);
      expect((await house.ask(query, from('203.0.113.2'))).status).toBe(429);
    });
  });
});

describe('introspection', () => {
  test('is off on both transports where it is not allowed', async () => {
    await within({ config: { introspection: false } }, async (house) => {
      const query = '{ __schema { __typename } }';
      const refused = [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }];
      expect((await house.ask(query)).errors).toMatchObject(refused);
      const client = house.socket(house.authenticator.signIn());
      expect(await over(client, query).catch((error: unknown) => error)).toMatchObject(refused);
      await client.dispose();
    });
  });
});

describe('pages', () => {
  test('come first, and leave the rest alone', async () => {
    const pages: HouseOptions['pages'] = (request, res) => {
      if (request.headers.accept !== 'text/html') return false;
      res.end('<page>');
      return true;
    };
    await within({ pages }, async (house) => {
      expect(await (await house.fetch('/graphql', { headers: { accept: 'text/html' } })).text()).toBe('<page>');
      expect((await house.ask('{ hello }')).data).toEqual({ hello: 'hello' });
    });
  });
});

describe('around GraphQL', () => {
  test('other paths and methods are refused', async () => {
    await within({}, async (house) => {
      expect((await house.fetch('/nothing')).status).toBe(404);
      expect((await house.fetch('/__proto__')).status).toBe(404);
      expect((await house.fetch('/healthz', { method: 'POST' })).status).toBe(405);
      const put = await house.fetch('/graphql', { method: 'PUT', body: '{}' });
      expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST, OPTIONS']);
    });
  });

  test('health, readiness and keys are told', async () => {
    await within({}, async (house) => {
      expect((await house.fetch('/healthz')).status).toBe(200);
      const ready = await house.fetch('/readyz');
      expect([ready.status, await ready.json()]).toEqual([200, { reachable: true, revision: 'r1', tableCount: 3 }]);
      const jwks = await house.fetch('/.well-known/jwks.json');
      expect([jwks.headers.get('cache-control'), await jwks.json()]).toEqual(['public, max-age=60', { keys: [] }]);
      const head = await house.fetch('/healthz', { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
    });
  });
});

describe('raw nonsense', () => {
  test.each([
    ['no HTTP', 'nonsense\r\n\r\n'],
    ['a huge header', `GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(40_000)}\r\n\r\n`],
    ['a body of two lengths', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
    ['a path that is none', 'GET http://%%% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ])('is answered 4xx, and the server lives: %s', async (_what, text) => {
    await within({}, async (house) => {
      const socket = connect(house.server.port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(text);
      const [data] = (await once(socket, 'data')) as [Buffer];
      expect(String(data)).toMatch(/^HTTP\/1\.1 4\d\d /);
      socket.destroy();
      expect((await answerOf(await house.fetch('/healthz'))).status).toBe(200);
    });
  });
});
