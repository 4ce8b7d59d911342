import { describe, expect, test } from '@jest/globals';
import { authorizationOf, EMPTY_HEADERS, Headers, withAuthorization } from '../../src/playground/headers.js';
import { MemoryStorage } from '../support/memory-storage.js';

describe('withAuthorization', () => {
  test('adds the header and keeps the comments', () => {
    const text = withAuthorization(EMPTY_HEADERS, 'Bearer a');
    expect(authorizationOf(text)).toBe('Bearer a');
    expect(text).toContain('// Sent with every request');
  });

  test('keeps other headers, and the case in which a person wrote the name', () => {
    const text = withAuthorization('{ "x-trace": "1", "authorization": "Bearer old" }', 'Bearer new');
    expect(JSON.parse(text)).toEqual({ 'x-trace': '1', authorization: 'Bearer new' });
  });

  test('removes the header', () => {
    expect(JSON.parse(withAuthorization('{ "Authorization": "Bearer a", "b": "c" }', undefined))).toEqual({ b: 'c' });
  });

  test.each(['', 'nonsense', '[]', '"text"'])('begins anew where the text %j is no object', (text) => {
    expect(authorizationOf(withAuthorization(text, 'Bearer a'))).toBe('Bearer a');
  });
});

describe('authorizationOf', () => {
  test.each(['', '{}', '{ "Authorization": "" }', '{ "Authorization": 1 }', '{ "Author', '[1]'])(
    '%j has none',
    (text) => {
      expect(authorizationOf(text)).toBeUndefined();
    },
  );
});

describe('Headers', () => {
  test('survive a reload of the page, and tell of changes only', () => {
    const storage = new MemoryStorage();
    const headers = new Headers(storage);
    let changes = 0;
    const stop = headers.subscribe(() => changes++);
    headers.authorization = 'Bearer a';
    headers.authorization = 'Bearer a';
    expect(changes).toBe(1);
    stop();
    headers.authorization = 'Bearer b';
    expect(changes).toBe(1);
    expect(new Headers(storage).authorization).toBe('Bearer b');
  });
});
