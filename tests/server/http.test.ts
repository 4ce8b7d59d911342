import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type House, answerOf, startHouse } from './support/house.js';
import { CANARY } from './support/things.js';

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());

type Body = string | Buffer | ReadableStream;
const JSON_BODY = { 'content-type': 'application/json' };
const post = async (body: Body, headers: Record<string, string> = JSON_BODY) =>
  answerOf(await house.fetch('/graphql', { method: 'POST', headers, body, duplex: 'half' }));
const codesOf = (answer: { errors: { extensions: { code: string } }[] }) =>
  answer.errors.map(({ extensions }) => extensions.code);

describe('an operation', () => {
  test('is answered by POST and by GET', async () => {
    expect(await house.ask('{ hello }')).toMatchObject({ status: 200, data: { hello: 'hello' }, errors: [] });
    const get = await house.fetch('/graphql?query=%7Bhello%7D', { headers: { 'apollo-require-preflight': '1' } });
    expect(await answerOf(get)).toMatchObject({ status: 200, data: { hello: 'hello' } });
  });

  test('runs as whoever the token says', async () => {
    const authorization = house.authenticator.signIn();
    expect((await house.ask('{ me }', { authorization })).data?.me).toMatch(/^[0-9a-f-]{36}$/);
    expect(codesOf(await house.ask('{ me }'))).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await house.ask('{ closed }', { authorization }))).toEqual(['FORBIDDEN']);
  });

  test('that changes something is not answered by GET', async () => {
    const query = encodeURIComponent('mutation { signIn(input: { how: "well" }) { __typename } }');
    const answer = await answerOf(
      await house.fetch(`/graphql?query=${query}`, { headers: { 'apollo-require-preflight': '1' } }),
    );
    expect([answer.status, codesOf(answer)]).toEqual([405, ['BAD_REQUEST']]);
  });

  test('that subscribes is not answered by POST', async () => {
    const answer = await house.ask('subscription { ticks { number } }');
    expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']]);
  });

  test('whose variables do not fit is BAD_USER_INPUT', async () => {
    const query = 'query ($n: Int) { echo(count: $n) }';
    expect(codesOf(await house.ask(query, { variables: { n: 'x' } }))).toEqual(['BAD_USER_INPUT']);
    expect(codesOf(await house.ask('{ echo(count: 2147483648) }'))).toEqual(['BAD_USER_INPUT']);
  });

  test('that does not exist is a bad request', async () => {
    const answer = await house.ask('query A { hello }', { operationName: 'B' });
    expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']]);
  });

  test.each([
    ['a syntax error', '{ hello', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ nope }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      '1,000 aliases',
      `{ ${Array.from({ length: 600 }, (_, i) => `a${i}: hello`).join(' ')} }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['depth 200', `{ thing ${'{ parent '.repeat(199)}{ id }${' }'.repeat(199)} }`, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'circular fragments',
      '{ thing { ...A } } fragment A on Thing { ...B } fragment B on Thing { ...A }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['too many tokens', `{ ${'hello '.repeat(3000)} }`, 'GRAPHQL_PARSE_FAILED'],
    [
      'too high a price',
      '{ things(first: 100) { nodes { things(first: 100) { nodes { id } } } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('with %s is refused', async (_what, query, code) => {
    const answer = await house.ask(query);
    expect([answer.status, codesOf(answer)]).toEqual([400, [code]]);
    expect(answer.text).not.toMatch(/did you mean|stack|node_modules/i);
  });
});

describe('what nobody foresaw', () => {
  test('is INTERNAL with the request id, and its text stays in the log', async () => {
    const answer = await house.ask('{ crash hello }', { headers: { 'x-request-id': 'crash-1' } });
    expect(answer.data).toEqual({ crash: null, hello: 'hello' });
    expect(answer.errors).toEqual([
      {
        message: 'Internal error',
        path: ['crash'],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'INTERNAL', requestId: 'crash-1' },
      },
    ]);
    expect(answer.text).not.toContain('canary');
    expect(house.log.find((line) => line.requestId === 'crash-1' && line.msg === 'operation failed')).toBeDefined();
    expect(JSON.stringify(house.log)).toContain(CANARY);
  });

  test('fills an answer with ten errors at most', async () => {
    expect((await house.ask('{ crashes }')).errors).toHaveLength(10);
  });

  test('is INTERNAL also before there is an operation', async () => {
    house.authenticator.down = true;
    try {
      const answer = await house.ask('{ hello }', { headers: { 'x-request-id': 'down-1' } });
      expect(answer.status).toBe(500);
      expect(answer.errors).toEqual([
        { message: 'Internal error', extensions: { code: 'INTERNAL', requestId: 'down-1' } },
      ]);
    } finally {
      house.authenticator.down = false;
    }
  });
});

describe('a body', () => {
  const query = JSON.stringify({ query: '{ hello }' });
  test.each<[what: string, body: Body, headers: Record<string, string>, status: number]>([
    ['without a content type', Buffer.from(query), {}, 415],
    ['of text', query, { 'content-type': 'text/plain' }, 415],
    ['of a form', query, { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['of nonsense', query, { 'content-type': 'nonsense' }, 415],
    ['in another charset', query, { 'content-type': 'application/json; charset=latin1' }, 415],
    ['compressed', query, { ...JSON_BODY, 'content-encoding': 'gzip' }, 415],
    ['that is empty', '', JSON_BODY, 400],
    ['that ends early', '{ "query": "{ hel', JSON_BODY, 400],
    ['that is not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), JSON_BODY, 400],
    ['that is null', 'null', JSON_BODY, 400],
    ['that is a number', '1', JSON_BODY, 400],
    ['that is a batch', `[${query},${query}]`, JSON_BODY, 400],
    ['that is an empty object', '{}', JSON_BODY, 400],
    ['whose query is no text', '{"query":{}}', JSON_BODY, 400],
    ['whose variables are a list', '{"query":"{hello}","variables":[]}', JSON_BODY, 400],
    ['of 200,000 brackets', '['.repeat(200_000), JSON_BODY, 400],
  ])('%s is refused', async (_what, body, headers, status) => {
    const answer = await post(body, headers);
    expect([answer.status, codesOf(answer)]).toEqual([status, ['BAD_REQUEST']]);
    expect(answer.text).not.toMatch(/\bat .*\.js|node_modules|Unexpected token/);
  });

  test('with a persisted query is told that there are none, in the words its client knows', async () => {
    const answer = await post('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}');
    expect(answer.errors).toEqual([{ message: 'PersistedQueryNotSupported', extensions: { code: 'BAD_REQUEST' } }]);
  });

  test('over 512 KiB is refused, declared or not, and the connection serves on', async () => {
    const large = JSON.stringify({ query: '{ hello }', padding: 'x'.repeat(512 * 1024) });
    expect(await post(large)).toMatchObject({ status: 413, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    const stream = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 700; i++) controller.enqueue(Buffer.alloc(1024, 0x20));
        controller.close();
      },
    });
    expect(await post(stream)).toMatchObject({ status: 413 });
    expect((await house.ask('{ hello }')).status).toBe(200);
  });

  test('just under 512 KiB is read', async () => {
    const body = JSON.stringify({ query: '{ hello }', padding: 'x'.repeat(512 * 1024 - 40) });
    expect((await post(body)).status).toBe(200);
  });
});

describe('a page elsewhere', () => {
  test('cannot make a browser send an operation without a preflight', async () => {
    const get = await answerOf(await house.fetch('/graphql?query=%7Bhello%7D'));
    expect([get.status, codesOf(get)]).toEqual([400, ['BAD_REQUEST']]);
    const form = await post('query=%7Bhello%7D', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(form.status).toBe(415);
  });

  const preflight = (origin: string) =>
    house.fetch('/graphql', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });

  test('is told that it may call where it is allowed, and its own origin too', async () => {
    for (const origin of ['https://app.example', house.server.url]) {
      const response = await preflight(origin);
      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
      expect(response.headers.get('access-control-allow-headers')).toContain('authorization');
      expect(response.headers.get('vary')).toBe('Origin');
      const answer = await house.ask('{ hello }', { headers: { origin } });
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    }
  });

  test.each(['https://elsewhere.example', 'null', 'https://app.example.evil.example', 'http://app.example'])(
    'is told nothing where it is not: %s',
    async (origin) => {
      const response = await preflight(origin);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('access-control-allow-headers')).toBeNull();
      expect(
        (await house.ask('{ hello }', { headers: { origin } })).headers.get('access-control-allow-origin'),
      ).toBeNull();
    },
  );
});

describe('every answer', () => {
  test.each(['/graphql', '/healthz', '/nothing'])('has security headers and a request id: %s', async (path) => {
    const { headers } = await house.fetch(path, { headers: { 'x-request-id': 'abc-123' } });
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-request-id': 'abc-123',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
  });

  test.each(['', 'a b', '<script>', 'x'.repeat(129)])('makes up an id instead of %p', async (id) => {
    const { headers } = await house.fetch('/healthz', { headers: { 'x-request-id': id } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('is counted and logged without what is sensitive', async () => {
    const authorization = house.authenticator.signIn();
    await house.ask('mutation M($i: DoThingInput!) { doThing(input: $i) { __typename } }', {
      authorization,
      variables: { i: { how: 'well', password: 'canary-password' } },
      headers: { 'x-request-id': 'logged-1' },
    });
    const lines = house.log.filter((line) => line.requestId === 'logged-1');
    expect(lines).toMatchObject([
      { variables: { i: { how: 'well', password: '[redacted]' } } },
      { msg: 'operation', operation: 'M', type: 'mutation', transport: 'http', codes: [], cost: 1 },
    ]);
    expect(lines[1]?.userId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(house.log)).not.toContain('canary-password');
    const metrics = await (await house.fetch('/metrics')).text();
    expect(metrics).toContain('steward_graphql_operation_duration_seconds_count{transport="http",type="mutation"}');
    expect(metrics).toMatch(/steward_http_requests_total\{method="POST",status="200",route="\/graphql"\} \d+/);
    expect(metrics).toMatch(/steward_graphql_errors_total\{code="INTERNAL"\} \d+/);
  });
});
