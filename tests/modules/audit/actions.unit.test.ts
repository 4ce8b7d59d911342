import { expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS, actionOf } from '../../../src/modules/audit/actions.js';

test('every action that is written anywhere is in the table', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const written = files.flatMap((name) => {
    const source = readFileSync(join('src', name), 'utf8');
    // An action of the audit log has two words at least; what else is called an action has one.
    return [...source.matchAll(/\baction: '([A-Z]+_[A-Z_]+)'/g)].map(([, action]) => action);
  });
  expect(written.length).toBeGreaterThan(0);
  expect(Object.keys(ACTIONS).length).toBeGreaterThanOrEqual(30);
  expect([...new Set(written)].filter((action) => !action || !(action in ACTIONS))).toEqual([]);
});

test('credentials and rights are kept for seven years, the rest for one', () => {
  expect(actionOf('CREDENTIAL_ACCESSED')).toMatchObject({ sensitive: true, retentionDays: 2555 });
  expect(actionOf('ROLE_ASSIGNED')).toMatchObject({ sensitive: false, retentionDays: 2555 });
  expect(actionOf('USER_SIGNED_IN')).toMatchObject({ sensitive: false, retentionDays: 365 });
  expect(actionOf('SOMETHING_NEW')).toEqual({ meaning: '', sensitive: false, retentionDays: 365 });
  for (const { meaning } of Object.values(ACTIONS)) expect(meaning).toMatch(/\.$/);
});
