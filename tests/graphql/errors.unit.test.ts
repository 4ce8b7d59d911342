import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { formatError, formatErrors } from '../../src/graphql/errors.js';
import { Conflict, InvalidInput, NotFound, RateLimited } from '../../src/platform/problem.js';

function format(error: unknown) {
  const reported: unknown[] = [];
  const answer = formatError(error, 'r1', (cause, id) => reported.push([cause, id]));
  return { answer, reported };
}

const wrapped = (originalError: Error) => new GraphQLError(originalError.message, { originalError, path: ['a'] });

describe('an error', () => {
  test.each([
    [new NotFound('Secret'), { message: 'Secret not found.', extensions: { code: 'BAD_USER_INPUT' } }],
    [new InvalidInput('No.', 'name'), { message: 'No.', extensions: { code: 'BAD_USER_INPUT', field: 'name' } }],
    [new RateLimited('Wait.', 3), { message: 'Wait.', extensions: { code: 'RATE_LIMITED', retryAfter: 3 } }],
    [new Conflict('Taken.'), { message: 'Taken.', extensions: { code: 'BAD_USER_INPUT', field: null } }],
  ])('that is a Problem keeps its words: %s', (problem, answer) => {
    expect(format(wrapped(problem))).toEqual({ answer: { ...answer, path: ['a'] }, reported: [] });
  });

  test.each([
    ['an exception', wrapped(new TypeError('canary at /srv/x.js'))],
    ['a bare exception', new Error('canary')],
    ['an exception with a code of its own', wrapped(Object.assign(new Error('canary'), { code: 'ECONNREFUSED' }))],
    ['an error of graphql-js about the program', new GraphQLError('Cannot return null for canary.')],
    ['a code nobody defined', new GraphQLError('canary', { extensions: { code: 'SECRET_CODE' } })],
    ['a code from a prototype', new GraphQLError('canary', { extensions: { code: 'constructor' } })],
    ['no error at all', 'canary'],
  ])('that nobody foresaw is INTERNAL with the request id: %s', (_what, error) => {
    const { answer, reported } = format(error);
    expect(answer).toMatchObject({ message: 'Internal error', extensions: { code: 'INTERNAL', requestId: 'r1' } });
    expect(JSON.stringify(answer)).not.toMatch(/canary|stack|SECRET/);
    expect(reported).toEqual([[expect.anything(), 'r1']]);
  });

  test('about text that the database cannot store is the client’s', () => {
    const nul = Object.assign(new Error('invalid byte sequence for encoding "UTF8": 0x00'), { code: '22021' });
    expect(format(wrapped(nul)).answer).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  test('about an argument, found while running, is the client’s', () => {
    const error = new GraphQLError('Argument "first" of non-null type "Int!" must not be null.');
    expect(format(error).answer.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    // While a field is executed, graphql-js wraps it once more.
    const located = new GraphQLError(error.message, { originalError: error, path: ['things'] });
    expect(format(located).answer).toMatchObject({ path: ['things'], extensions: { code: 'BAD_USER_INPUT' } });
  });

  test('never suggests, and is never long', () => {
    const error = new GraphQLError(`No "x". Did you mean "y"?`, { extensions: { code: 'BAD_USER_INPUT' } });
    expect(format(error).answer.message).toBe('No "x".');
    const long = new GraphQLError('x'.repeat(100_000), { extensions: { code: 'BAD_USER_INPUT' } });
    expect(format(long).answer.message).toHaveLength(500);
  });

  test('of Apollo is called by our names', () => {
    const error = new GraphQLError('Unknown operation.', { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
    expect(format(error).answer.extensions).toEqual({ code: 'BAD_REQUEST' });
  });
});

test('an answer has ten errors at most', () => {
  const errors = Array.from({ length: 30 }, () => new GraphQLError('x', { extensions: { code: 'FORBIDDEN' } }));
  expect(formatErrors(errors, 'r1', () => undefined)).toHaveLength(10);
});
