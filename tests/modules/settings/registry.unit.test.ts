import { describe, expect, test } from '@jest/globals';
import {
  SETTING_KEYS,
  SETTINGS,
  type SettingKey,
  definitionOf,
  inForce,
  isSettingKey,
  jsonSchemaOf,
} from '../../../src/modules/settings/registry.js';

describe.each(SETTING_KEYS)('%s', (key) => {
  const { description, allowed, type, standard } = definitionOf(key);

  test('says what it is and what is allowed, in sentences', () => {
    expect(description).toMatch(/^[A-Z].*\.$/s);
    expect(allowed).toMatch(/[^.]$/);
    expect(key).toMatch(/^[a-z]+(\.[a-zA-Z]+)?$/);
  });

  test('has a default that it allows, and a JSON Schema', () => {
    expect(type.parse(standard)).toEqual(standard);
    expect(jsonSchemaOf(key)).toHaveProperty('$schema');
  });

  test('allows neither null nor nonsense', () => {
    for (const value of [null, undefined, {}, [], '', 'nonsense', -1, 1.5, Number.MAX_SAFE_INTEGER])
      expect([value, type.safeParse(value).success]).toEqual([value, false]);
  });
});

test('what is in force is the default where nothing is kept, and never what the type does not allow', () => {
  expect(inForce('registration', null)).toBe('INVITE_ONLY');
  expect(inForce('registration', 'OPEN')).toBe('OPEN');
  expect(() => inForce('registration', 'CLOSED')).toThrow();
  expect(SETTINGS['secrets.revealRequiresStepUp'].standard).toBe(false);
});

test.each(['constructor', '__proto__', 'toString', '', 'Registration'])('%p is no key', (key) => {
  expect(isSettingKey(key)).toBe(false);
});

test.each<[SettingKey, object]>([
  ['registration', { type: 'string', enum: ['INVITE_ONLY', 'OPEN'] }],
  ['invitations.expiryDays', { type: 'integer', minimum: 1, maximum: 30 }],
  ['secrets.revealRequiresStepUp', { type: 'boolean' }],
])('the schema of %s is what a form needs', (key, schema) => {
  expect(jsonSchemaOf(key)).toMatchObject(schema);
});
