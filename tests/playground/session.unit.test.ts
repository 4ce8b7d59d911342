import { beforeEach, describe, expect, test } from '@jest/globals';
import { Headers } from '../../src/playground/headers.js';
import { COMPLETE_MFA, RENEW, SIGN_IN, SIGN_OUT, WHOSE } from '../../src/playground/operations.js';
import type { Answer, Request } from '../../src/playground/send.js';
import { Session } from '../../src/playground/session.js';
import { MemoryStorage } from '../support/memory-storage.js';

const tokens = (name: string, seconds: number) => ({
  user: { displayName: 'Ada' },
  accessToken: name,
  refreshToken: `refresh-${name}`,
  accessTokenExpiresAt: new Date(Date.now() + seconds * 1000).toISOString(),
});

/** A server that gives the next of `answers` to each request, and remembers the requests. */
let answers: Answer[];
let sent: { request: Request; headers: Record<string, string> }[];
let headers: Headers;
let session: Session;

beforeEach(() => {
  answers = [];
  sent = [];
  headers = new Headers(new MemoryStorage());
  session = new Session(headers, async (request, given = {}) => {
    sent.push({ request, headers: given });
    const answer = answers.shift();
    if (!answer) throw new Error('The server cannot be reached.');
    return answer;
  });
});

describe('signing in', () => {
  test('puts the token into the headers and shows the name', async () => {
    answers = [{ data: { result: tokens('one', 900) } }];
    expect(await session.signIn('ada@example.org', 'a password')).toBeNull();
    expect(sent[0]?.request).toEqual({
      query: SIGN_IN,
      variables: { input: { email: 'ada@example.org', password: 'a password' } },
    });
    expect(headers.authorization).toBe('Bearer one');
    expect(session.state()).toEqual({ name: 'Ada' });
  });

  test('says why it was refused, and how long to wait', async () => {
    answers = [{ data: { result: { __typename: 'RateLimited', message: 'Too many attempts.', retryAfter: 7 } } }];
    expect(await session.signIn('ada@example.org', 'x')).toBe('Too many attempts. Try again in 7 seconds.');
    expect(headers.authorization).toBeUndefined();
  });

  test('asks for a code where the account has a second factor, and signs in with it', async () => {
    answers = [
      { data: { result: { __typename: 'MfaRequired', message: 'A code.', challenge: 'the challenge' } } },
      { data: { result: { __typename: 'InvalidCredentials', message: 'Not this one.' } } },
      { data: { result: tokens('one', 900) } },
    ];
    const challenge = { challenge: 'the challenge' };
    expect(await session.signIn('ada@example.org', 'a password')).toEqual(challenge);
    expect(headers.authorization).toBeUndefined();
    expect(await session.completeMfa(challenge, '000000')).toBe('Not this one.');
    expect(await session.completeMfa(challenge, '123456')).toBeNull();
    expect(sent[2]?.request).toEqual({
      query: COMPLETE_MFA,
      variables: { input: { challenge: 'the challenge', code: '123456' } },
    });
    expect(session.state()).toEqual({ name: 'Ada' });
  });

  test('takes over the tokens of a login that was run in a tab', () => {
    session.observe({ data: { login: tokens('two', 900) } });
    expect(headers.authorization).toBe('Bearer two');
  });

  test('rejects when the server cannot be reached', async () => {
    await expect(session.signIn('ada@example.org', 'x')).rejects.toThrow('cannot be reached');
  });
});

describe('renewing', () => {
  test('happens once for all requests that need it, just before the token expires', async () => {
    session.observe({ data: { login: tokens('old', 10) } });
    answers = [{ data: { result: tokens('new', 900) } }];
    const both = await Promise.all([session.requestHeaders({ 'x-trace': '1' }), session.requestHeaders({})]);
    expect(both).toEqual([{ 'x-trace': '1', Authorization: 'Bearer new' }, { Authorization: 'Bearer new' }]);
    expect(sent.map(({ request }) => request)).toEqual([
      { query: RENEW, variables: { input: { refreshToken: 'refresh-old' } } },
    ]);
    expect(session.state()).toEqual({ name: 'Ada' });
  });

  test('does not happen while the token is good', async () => {
    session.observe({ data: { login: tokens('good', 900) } });
    expect(await session.requestHeaders({ authorization: 'Bearer stale' })).toEqual({ Authorization: 'Bearer good' });
    expect(sent).toEqual([]);
  });

  test('happens where the server takes the token for spent', async () => {
    session.observe({ data: { login: tokens('spent', 900) } });
    answers = [{ data: { result: tokens('new', 900) } }];
    expect(session.expire()).toBe(true);
    expect(await session.requestHeaders({})).toEqual({ Authorization: 'Bearer new' });
  });

  test('ends the session where it is refused', async () => {
    session.observe({ data: { login: tokens('old', 10) } });
    answers = [{ data: { result: { __typename: 'InvalidCredentials', message: 'No longer good.' } } }];
    expect(await session.requestHeaders({})).toEqual({});
    expect(session.state()).toEqual({ name: null });
    expect(session.expire()).toBe(false);
  });

  test('ends with another Authorization typed into the headers', async () => {
    session.observe({ data: { login: tokens('old', 10) } });
    headers.text = '{ "Authorization": "Bearer typed" }';
    expect(await session.requestHeaders({})).toEqual({ Authorization: 'Bearer typed' });
    expect(session.state()).toEqual({ name: null });
  });
});

describe('signing out', () => {
  test('ends the session on the server and forgets the token', async () => {
    session.observe({ data: { login: tokens('one', 900) } });
    answers = [{ data: { result: { __typename: 'LogoutSuccess' } } }];
    await session.signOut();
    expect(sent).toEqual([{ request: { query: SIGN_OUT }, headers: { Authorization: 'Bearer one' } }]);
    expect(headers.authorization).toBeUndefined();
    expect(session.state()).toEqual({ name: null });
  });

  test('forgets the token even when the server cannot be reached', async () => {
    session.observe({ data: { login: tokens('one', 900) } });
    await expect(session.signOut()).rejects.toThrow('cannot be reached');
    expect(headers.authorization).toBeUndefined();
  });
});

describe('a reloaded page', () => {
  test('asks whose token it has, and keeps the name while other headers change', async () => {
    headers.authorization = 'Bearer kept';
    answers = [{ data: { result: { displayName: 'Ada' } } }];
    await session.resume();
    expect(sent).toEqual([{ request: { query: WHOSE }, headers: { Authorization: 'Bearer kept' } }]);
    headers.text = headers.text.replace('{', '{ "x-trace": "1",');
    expect(session.state()).toEqual({ name: 'Ada' });
  });

  test('drops a token that is no longer good', async () => {
    headers.authorization = 'Bearer old';
    answers = [{ data: null, errors: [{ message: 'Sign in.', extensions: { code: 'UNAUTHENTICATED' } }] }];
    await session.resume();
    expect(headers.authorization).toBeUndefined();
  });

  test('asks nothing without a token', async () => {
    await session.resume();
    expect(sent).toEqual([]);
  });
});

test('an answer UNAUTHENTICATED shows that the session is over', () => {
  session.observe({ data: { login: tokens('one', 900) } });
  session.observe({ data: null, errors: [{ message: 'Sign in.', extensions: { code: 'UNAUTHENTICATED' } }] });
  expect(session.state()).toEqual({ name: null });
});
