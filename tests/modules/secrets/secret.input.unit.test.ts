import { describe, expect, test } from '@jest/globals';
import type { SecretType } from '../../../src/modules/secrets/secret.entity.js';
import {
  changedDescription,
  changesBetween,
  type DescriptionInput,
  mask,
  nameKey,
  newDescription,
  requireFuture,
  validValue,
} from '../../../src/modules/secrets/secret.input.js';
import { InvalidInput } from '../../../src/platform/problem.js';

const INPUT: DescriptionInput = { name: 'key', type: 'API_KEY' };

function fieldRefused(work: () => unknown): string | null {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidInput) return error.field;
    throw error;
  }
  throw new Error('It was accepted.');
}

const nested = (levels: number): Record<string, unknown> => (levels === 0 ? {} : { a: nested(levels - 1) });

describe('a description', () => {
  test('is trimmed, and what is empty is null', () => {
    expect(
      newDescription({ ...INPUT, name: '  Key  ', provider: ' ', displayName: ' My key ', tags: [' a ', 'a', 'b'] }),
    ).toEqual({
      name: 'Key',
      nameKey: 'key',
      type: 'API_KEY',
      provider: null,
      displayName: 'My key',
      description: null,
      tags: ['a', 'b'],
      metadata: {},
      expiresAt: null,
      requireStepUp: false,
      allowedTools: [],
      requiredPermission: null,
    });
  });

  test('accepts the longest of everything', () => {
    const wide = '🔑';
    const longest: DescriptionInput = {
      name: wide.repeat(256),
      type: 'CUSTOM',
      provider: wide.repeat(128),
      displayName: wide.repeat(256),
      description: `${wide.repeat(500)}\n\t${wide.repeat(522)}`,
      tags: Array.from({ length: 32 }, (_, n) => `${n}`.padEnd(64, 'x')),
      metadata: { a: 'x'.repeat(16 * 1024 - 8) },
    };
    expect(newDescription(longest)).toMatchObject({ name: longest.name, metadata: longest.metadata });
  });

  test.each<[string, DescriptionInput]>([
    ['name', { name: '' }],
    ['name', { name: '   ' }],
    ['name', { name: null }],
    ['name', { name: 'x'.repeat(257) }],
    ['name', { name: 'a\nb' }],
    ['name', { name: 'a\0b' }],
    ['name', { name: 'a\ud800b' }],
    ['name', { name: '\u200b\u2060' }],
    ['name', { name: '\u0301' }],
    ['name', { name: 'exe\u202egnp' }],
    ['name', { name: 'a\u2066b' }],
    ['type', { type: null }],
    ['provider', { provider: 'x'.repeat(129) }],
    ['provider', { provider: 'a\u0007' }],
    ['displayName', { displayName: 'x'.repeat(257) }],
    ['displayName', { displayName: 'a\nb' }],
    ['description', { description: 'x'.repeat(1025) }],
    ['description', { description: 'a\0' }],
    ['tags', { tags: [''] }],
    ['tags', { tags: ['x'.repeat(65)] }],
    ['tags', { tags: Array.from({ length: 33 }, (_, n) => `${n}`) }],
    ['metadata', { metadata: { a: 'x'.repeat(16 * 1024) } }],
    ['metadata', { metadata: { a: ['b\0'] } }],
    ['metadata', { metadata: { 'a\0': 1 } }],
    ['metadata', { metadata: { a: '\udc00' } }],
    ['metadata', { metadata: nested(4000) }],
  ])('is refused for its %s: %#', (field, input) => {
    expect(fieldRefused(() => newDescription({ ...INPUT, ...input }))).toBe(field);
  });

  test('names that differ in case or Unicode form only are the same name', () => {
    const angstrom = ['\u00c5ngstr\u00f6m', 'A\u030angstro\u0308m', '\u212bNGSTR\u00d6M', '\uff21\u030angstr\u00f6m'];
    expect(new Set(angstrom.map(nameKey)).size).toBe(1);
    expect(nameKey('key')).not.toBe(nameKey('keys'));
  });
});

describe('a change', () => {
  const before = newDescription({ ...INPUT, provider: 'openai', tags: ['a'], metadata: { a: 1, b: 2 } });

  test('leaves what is absent, and clears what is null', () => {
    expect(changedDescription(before, { name: undefined, displayName: 'x' })).toEqual({ ...before, displayName: 'x' });
    expect(changedDescription(before, { provider: null, tags: null, metadata: null })).toEqual({
      ...before,
      provider: null,
      tags: [],
      metadata: {},
    });
  });

  test.each<keyof DescriptionInput>(['name', 'type'])('cannot clear the %s', (field) => {
    expect(fieldRefused(() => changedDescription(before, { [field]: null }))).toBe(field);
  });

  test('keeps asking for a fresh proof unless it says no to that', () => {
    const guarded = changedDescription(before, { requireStepUp: true });
    expect(guarded.requireStepUp).toBe(true);
    expect(changedDescription(guarded, { requireStepUp: null, name: 'x' }).requireStepUp).toBe(true);
    expect(changedDescription(guarded, { requireStepUp: false })).toEqual(before);
    expect(changesBetween(before, guarded)).toEqual({ requireStepUp: { before: false, after: true } });
  });

  test('cannot touch what is no description', () => {
    const input = { ownerId: 'x', currentVersion: 9 } as DescriptionInput;
    expect(changedDescription(before, input)).toEqual(before);
  });

  test('is told field by field, before and after', () => {
    const type: SecretType = 'PASSWORD';
    const after = changedDescription(before, { type, metadata: { b: 2, a: 1 }, name: 'Key' });
    expect(changesBetween(before, after)).toEqual({
      name: { before: 'key', after: 'Key' },
      type: { before: 'API_KEY', after: 'PASSWORD' },
    });
    expect(changesBetween(before, { ...before })).toBeNull();
  });

  test('of free text and data is told without what they say', () => {
    const after = changedDescription(before, { description: 'the password is x', metadata: { password: 'x' } });
    expect(changesBetween(before, after)).toEqual({
      description: { before: null, after: '[redacted]' },
      metadata: { before: '[redacted]', after: '[redacted]' },
    });
  });
});

describe('a value', () => {
  test.each(['x', 'ä'.repeat(32 * 1024), '\0', ' ', '\n'])('is kept byte by byte: %#', (value) => {
    expect(validValue(value).toString('utf8')).toBe(value);
  });

  test.each(['', 'x'.repeat(64 * 1024 + 1), 'ä'.repeat(32 * 1024) + 'x', 'a\ud800', '\udc00b'])(
    'is refused: %#',
    (value) => {
      expect(fieldRefused(() => validValue(value))).toBe('value');
    },
  );

  test.each([
    ['12345678901', '••••••••'],
    ['123456789012', '••••••••9012'],
    ['', '••••••••'],
    ['🔑'.repeat(11), '••••••••'],
    ['🔑'.repeat(12), `••••••••${'🔑'.repeat(4)}`],
    ['-----END KEY-----\n', '••••••••----'],
    ['a long value\u0000\u0007b', '••••••••e••b'],
  ])('is masked: %s', (value, masked) => {
    expect(mask(value)).toBe(masked);
  });
});

test('an expiry lies in the future', () => {
  const now = '2026-11-21T08:30:00.500000Z';
  expect(fieldRefused(() => requireFuture(now, now))).toBe('expiresAt');
  expect(fieldRefused(() => requireFuture('2026-11-21T08:30:00.499000Z', now))).toBe('expiresAt');
  expect(() => requireFuture('2026-11-21T08:30:00.501000Z', now)).not.toThrow();
  expect(() => requireFuture(null, now)).not.toThrow();
});
