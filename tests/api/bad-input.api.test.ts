import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHmac, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { CREATE_SECRET } from '../support/operations.js';
import { type Account, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';

let server: TestSteward;
let somebody: Account;
let stranger: Account;

beforeAll(async () => {
  server = await startSteward();
  somebody = await register(server.url, 'Somebody');
  stranger = await register(server.url, 'Stranger');
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
  readonly codes: readonly (string | undefined)[];
}

async function send(body: unknown, token: string | null = somebody.accessToken): Promise<Answer> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-request-id': 'probe',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const { date: _date, ...headers } = Object.fromEntries(response.headers);
  const { errors = [] } = JSON.parse(text) as { errors?: { extensions?: { code?: string } }[] };
  return { status: response.status, headers, text, codes: errors.map(({ extensions }) => extensions?.code) };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (text = '') => JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>;

describe('a token that is not ours', () => {
  const forgeries: Record<string, (parts: string[], pem: string) => string> = {
    'with the algorithm none': ([header, body]) => `${encode({ ...decode(header), alg: 'none' })}.${body ?? ''}.x`,
    'with HMAC under the public key': ([header, body], pem) => {
      const signed = `${encode({ ...decode(header), alg: 'HS256' })}.${body ?? ''}`;
      return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
    },
    'signed with a key it brings along': ([header, body]) => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const signed = `${encode({ ...decode(header), jwk: publicKey.export({ format: 'jwk' }) })}.${body ?? ''}`;
      const key = { key: privateKey, dsaEncoding: 'ieee-p1363' as const };
      return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
    },
    'for somebody else': ([header, body, signature]) =>
      `${header ?? ''}.${encode({ ...decode(body), sub: stranger.id })}.${signature ?? ''}`,
    'with a signature of one byte': ([header, body]) => `${header ?? ''}.${body ?? ''}.AA`,
    'with a signature in DER': ([header, body]) => `${header ?? ''}.${body ?? ''}.MAYCAQACAQA`,
    'with a signature of zeros': ([header, body]) => `${header ?? ''}.${body ?? ''}.${'A'.repeat(86)}`,
    'with an unknown key': ([header, body, signature]) =>
      `${encode({ ...decode(header), kid: '../../etc/passwd' })}.${body ?? ''}.${signature ?? ''}`,
    'that is a refresh token': () => somebody.refreshToken,
    'that is too long': () => 'a'.repeat(5000),
  };

  test.each(Object.keys(forgeries))('%s, is nobody’s', async (name) => {
    const { keys } = (await (await fetch(`${server.url}/.well-known/jwks.json`)).json()) as { keys: object[] };
    const key = createPublicKey({ key: { ...keys[0] }, format: 'jwk' });
    const pem = key.export({ type: 'spki', format: 'pem' }).toString();
    const token = forgeries[name]?.(somebody.accessToken.split('.'), pem) ?? '';
    expect((await send({ query: '{ me { id } }' }, token)).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('and an access token refreshes nothing', async () => {
    const query = `mutation ($t: String!) { refreshSession(input: { refreshToken: $t }) { __typename } }`;
    for (const t of [somebody.accessToken, '', '\0', '\ud800', 'a'.repeat(43), 'a'.repeat(100_000)])
      expect((await send({ query, variables: { t } })).text).toContain('"InvalidCredentials"');
  });
});

describe('bad input', () => {
  const page = (argument: string) => `{ secrets(${argument}) { totalCount } }`;
  test.each([
    ...['secrets', 'users', 'invitations', 'auditLogs'].flatMap((field) =>
      ['first: 0', 'first: -1', 'last: 101', 'first: 2147483648', 'after: "nonsense"', 'before: "\\u0000"'].map(
        (argument) => [`${field}(${argument})`, { query: `{ ${field}(${argument}) { totalCount } }` }] as const,
      ),
    ),
    ['first and last', { query: page('first: 1, last: 1') }],
    ['an enum by its near name', { query: page('filter: { type: API_KEYS }') }],
  ])('%s is BAD_USER_INPUT, or not for them', async (_what, body) => {
    const admin = await server.admin();
    const { codes, text } = await send(
      body,
      /users|invitations|auditLogs/.test(body.query) ? admin.accessToken : undefined,
    );
    expect([codes, text]).toEqual([[expect.stringMatching(/^(BAD_USER_INPUT|FORBIDDEN)$/)], text]);
    expect(text).not.toMatch(/did you mean|select |node_modules|\.ts:/i);
  });

  test('brackets 100,000 deep are no filter', async () => {
    const brackets = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const query = 'query ($f: SecretFilter) { secrets(filter: $f) { totalCount } }';
    expect((await send(`{"query":"${query}","variables":{"f":${brackets}}}`)).codes).toEqual(['BAD_USER_INPUT']);
  });

  test('a condition on what is subscribed to is refused', async () => {
    const query = 'subscription ($b: Boolean!) { secretEvents @skip(if: $b) { __typename } }';
    expect(await send({ query, variables: { b: true } })).toMatchObject({
      status: 400,
      codes: ['GRAPHQL_VALIDATION_FAILED'],
    });
  });

  test.each(['', 'x', '\0', '\ud800', ' 0', `${randomUUID()}\n`, "' or 1=1 --", '{}', 'a'.repeat(100_000)])(
    'the id %j belongs to nothing',
    async (id) => {
      const read = await send({
        query: 'query ($id: ID!) { node(id: $id) { id } secret(id: $id) { id } }',
        variables: { id },
      });
      expect(JSON.parse(read.text)).toEqual({ data: { node: null, secret: null } });
      const query = 'mutation ($id: ID!) { revealSecret(input: { secretId: $id }) { __typename } }';
      expect((await send({ query, variables: { id } })).text).toBe(
        '{"data":{"revealSecret":{"__typename":"NotFound"}}}',
      );
    },
  );

  test('a display name that nobody can see, and a password that is no text, are refused', async () => {
    const query = `mutation ($input: RegisterInput!) { register(input: $input) { __typename ... on InvalidInput { field } } }`;
    const form = { email: `${randomUUID()}@steward.test`, displayName: 'Name', password: `pass-${randomUUID()}` };
    for (const [field, value] of [
      ['displayName', '\u200b'],
      ['displayName', ' \u2060\ufe0f '],
      ['password', `${form.password}\udfff`],
    ] as const)
      expect((await send({ query, variables: { input: { ...form, [field]: value } } }, null)).text).toBe(
        JSON.stringify({ data: { register: { __typename: 'InvalidInput', field } } }),
      );
  });
});

test('what belongs to others answers byte for byte as what does not exist, headers included', async () => {
  const made = await somebody.person.must(CREATE_SECRET, { name: randomUUID(), type: 'CUSTOM', value: 'hers' });
  const { id: foreign } = made['secret'] as { id: string };
  const ask = (id: string) => [
    { query: 'query ($id: ID!) { node(id: $id) { id } secret(id: $id) { id name } }', variables: { id } },
    ...['updateSecret', 'rotateSecret', 'revealSecret', 'shareSecret', 'unshareSecret', 'deleteSecret'].map((name) => ({
      query: `mutation ($input: ${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Input!) { ${name}(input: $input) { __typename ... on Problem { message } } }`,
      variables: {
        input: {
          secretId: id,
          ...(name === 'rotateSecret' ? { value: 'x' } : {}),
          ...(name.endsWith('hareSecret') ? { userId: stranger.id } : {}),
        },
      },
    })),
  ];
  const missing = ask(randomUUID());
  for (const [i, body] of ask(foreign).entries())
    expect(await send(body, stranger.accessToken)).toEqual(await send(missing[i], stranger.accessToken));
  const revoke = (sessionId: unknown) => ({
    query: `mutation ($id: ID!) { revokeSession(input: { sessionId: $id }) { __typename ... on Problem { message } } }`,
    variables: { id: sessionId },
  });
  const { sid } = decode(somebody.accessToken.split('.')[1]);
  expect(await send(revoke(sid), stranger.accessToken)).toEqual(await send(revoke(randomUUID()), stranger.accessToken));
});
