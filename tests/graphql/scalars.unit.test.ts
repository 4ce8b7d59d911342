import { describe, expect, test } from '@jest/globals';
import { parseValue } from 'graphql';
import { scalars } from '../../src/graphql/scalars.js';

const { DateTime, BigInt: BigIntScalar, JSON: JSONValue, JSONObject } = scalars;
const refused = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } });
const errorOf = (work: () => unknown): unknown => {
  try {
    return { answered: work() };
  } catch (error) {
    return error;
  }
};

describe('DateTime', () => {
  test.each([
    ['2026-11-21T08:30:00Z', '2026-11-21T08:30:00.000000Z'],
    ['2026-11-21t08:30:00.5z', '2026-11-21T08:30:00.500000Z'],
    ['2026-11-21T08:30:00.123456+02:00', '2026-11-21T06:30:00.123456Z'],
    ['2026-11-21T23:30:00.1234567-05:30', '2026-11-22T05:00:00.123456Z'],
    ['2024-02-29T00:00:00-00:00', '2024-02-29T00:00:00.000000Z'],
    ['0099-01-01T00:00:00Z', '0099-01-01T00:00:00.000000Z'],
  ])('reads %s', (text, utc) => {
    expect(DateTime.parseValue(text)).toBe(utc);
    expect(DateTime.parseLiteral(parseValue(JSON.stringify(text)))).toBe(utc);
  });

  test.each([
    '2026-11-21',
    '2026-11-21 08:30:00Z',
    '2026-11-21T08:30:00',
    '2026-11-21T08:30Z',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-01-32T00:00:00Z',
    '2026-11-21T24:00:00Z',
    '2026-11-21T08:60:00Z',
    '2026-12-31T23:59:60Z',
    '2026-11-21T08:30:00+24:00',
    '2026-11-21T08:30:00+0200',
    '2026-11-21T08:30:00.Z',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '٢٠٢٦-11-21T08:30:00Z',
    '',
    'now',
    1_763_700_000,
    null,
    {},
  ])('refuses %p', (value) => {
    expect(errorOf(() => DateTime.parseValue(value))).toEqual(refused);
  });

  test('writes what SQL wrote unchanged, and dates with microseconds', () => {
    expect(DateTime.serialize('2026-11-21T08:30:00.123456Z')).toBe('2026-11-21T08:30:00.123456Z');
    expect(DateTime.serialize(new Date(1_763_700_000_123))).toBe('2025-11-21T04:40:00.123000Z');
    expect(() => DateTime.serialize(new Date(Number.NaN))).toThrow();
    expect(() => DateTime.serialize('yesterday')).toThrow();
  });
});

describe('BigInt', () => {
  test.each([
    ['9223372036854775807', '9223372036854775807'],
    ['-9223372036854775808', '-9223372036854775808'],
    ['007', '7'],
    ['-0', '0'],
    [9_007_199_254_740_991, '9007199254740991'],
    [0, '0'],
  ])('reads %p', (value, text) => {
    expect(BigIntScalar.parseValue(value)).toBe(text);
  });

  test.each([
    '9223372036854775808',
    '-9223372036854775809',
    '1.5',
    '1e3',
    '',
    ' 1',
    '+1',
    '0x10',
    2 ** 53,
    1.5,
    Number.NaN,
    true,
    null,
  ])('refuses %p', (value) => {
    expect(errorOf(() => BigIntScalar.parseValue(value))).toEqual(refused);
  });

  test('reads literals of any length exactly', () => {
    expect(BigIntScalar.parseLiteral(parseValue('9007199254740993'))).toBe('9007199254740993');
    expect(errorOf(() => BigIntScalar.parseLiteral(parseValue('1.0')))).toEqual(refused);
  });

  test('writes strings', () => {
    expect([5, '5', 5n].map((value) => BigIntScalar.serialize(value))).toEqual(['5', '5', '5']);
  });
});

describe('JSONObject', () => {
  test('reads objects, and literals with variables in them', () => {
    const value = { a: [1, { b: null }], c: 'ü' };
    expect(JSONObject.parseValue(value)).toBe(value);
    const literal = parseValue('{ a: 1, b: [1.5, $here, $gone], c: $gone, d: { e: "x" } }');
    expect(JSONObject.parseLiteral(literal, { here: 'v' })).toEqual({ a: 1, b: [1.5, 'v', null], d: { e: 'x' } });
  });

  const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });
  test.each([
    ['a list', []],
    ['text', '{}'],
    ['null', null],
    ['a number', 1],
    ['17 levels', deep(17)],
    ['more than 64 KiB', { a: 'x'.repeat(65_536) }],
    ['NUL', { a: 'x\0' }],
    ['NUL in a key', { 'x\0': 1 }],
    ['half a character', { a: '\ud800' }],
    ['__proto__', JSON.parse('{"a":{"__proto__":{"polluted":1}}}')],
  ])('refuses %s', (_what, value) => {
    expect(errorOf(() => JSONObject.parseValue(value))).toEqual(refused);
  });

  test.each(['"x"', '[1]', '1', '{ __proto__: { polluted: 1 } }', '{ a: 1e999 }'])('refuses the literal %s', (text) => {
    expect(errorOf(() => JSONObject.parseLiteral(parseValue(text)))).toEqual(refused);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('accepts 16 levels', () => {
    expect(JSONObject.parseValue(deep(16))).toBeDefined();
  });
});

describe('JSON', () => {
  test.each([0, 1.5, '', 'x', true, false, [], [1, { a: null }], {}])('reads %p', (value) => {
    expect(JSONValue.parseValue(value)).toBe(value);
    expect(JSONValue.serialize(value)).toBe(value);
  });

  test('reads literals, with variables in them', () => {
    expect(JSONValue.parseLiteral(parseValue('OPEN'))).toBe('OPEN');
    expect(JSONValue.parseLiteral(parseValue('7'))).toBe(7);
    expect(JSONValue.parseLiteral(parseValue('[true, {a: $here}]'), { here: 1 })).toEqual([true, { a: 1 }]);
  });

  test.each([undefined, Number.NaN, 'x\0', { a: '\ud800' }, ['x'.repeat(65_536)], 1n])('refuses %p', (value) => {
    expect(errorOf(() => JSONValue.parseValue(value))).toEqual(refused);
  });
});
