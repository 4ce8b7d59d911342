import { expect, test } from '@jest/globals';
import { passwordProblem } from '../../src/playground/password.js';
import { createStorage } from '../../src/playground/storage.js';
import { MemoryStorage } from '../support/memory-storage.js';

test.each(['query', 'variables', 'headers', 'tabState', 'queries', 'favorites', 'anythingNew'])(
  'GraphiQL’s %s ends with the browser tab',
  (key) => {
    const [lasting, passing] = [new MemoryStorage(), new MemoryStorage()];
    createStorage(lasting, passing).setItem(`graphiql:${key}`, 'hunter2');
    expect([lasting.length, passing.length]).toEqual([0, 1]);
  },
);

test.each(['theme', 'visiblePlugin', 'docExplorerFlex', 'editorFlex'])('GraphiQL’s %s is remembered', (key) => {
  const [lasting, passing] = [new MemoryStorage(), new MemoryStorage()];
  const storage = createStorage(lasting, passing);
  storage.setItem(`graphiql:${key}`, 'x');
  expect([lasting.length, passing.length, storage.length]).toEqual([1, 0, 1]);
  expect(storage.getItem(`graphiql:${key}`)).toBe('x');
  storage.clear();
  expect(storage.length).toBe(0);
});

test.each([
  ['', '0 of at least 12 characters.'],
  ['eleven char', '11 of at least 12 characters.'],
  ['🔑🔑🔑🔑🔑🔑', '6 of at least 12 characters.'],
  ['twelve chars', null],
  ['é'.repeat(36), null],
  ['é'.repeat(37), '74 bytes, 72 at most. Accents and emoji take two to four bytes each.'],
])('the password %j: %j', (password, problem) => {
  expect(passwordProblem(password)).toBe(problem);
});
