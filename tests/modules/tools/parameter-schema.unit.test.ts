import { describe, expect, test } from '@jest/globals';
import { validArguments, validSchema } from '../../../src/modules/tools/parameter-schema.js';
import { InvalidParameters } from '../../../src/modules/tools/tool.problems.js';
import { InvalidInput } from '../../../src/platform/problem.js';

const object = (properties: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  type: 'object',
  properties,
  ...more,
});
const nested = (levels: number): Record<string, unknown> =>
  levels === 0 ? { type: 'string' } : object({ inner: nested(levels - 1) });

describe('a schema', () => {
  test.each([
    ['plain', object({ a: { type: 'string' } })],
    ['with the dialect named', { $schema: 'https://json-schema.org/draft/2020-12/schema', ...object({}) }],
    ['with local references', object({ a: { $ref: '#/$defs/n' } }, { $defs: { n: { type: 'integer' } } })],
    ['with a property called $id', object({ $id: { type: 'string' } })],
    ['with formats, which only describe', object({ a: { type: 'string', format: 'uri' } })],
    ['with unions of types', object({ a: { type: ['string', 'null'] } })],
    ['with unique items of a bounded list', object({ a: { type: 'array', uniqueItems: true, maxItems: 10 } })],
  ])('%s is accepted', (_name, schema) => {
    expect(validSchema(schema)).toEqual(schema);
  });

  const doubling = Object.fromEntries(
    Array.from({ length: 14 }, (_, n) => [
      `d${n}`,
      { anyOf: [{ $ref: `#/$defs/d${n + 1}` }, { $ref: `#/$defs/d${n + 1}` }] },
    ]),
  );
  test.each([
    ['no object', 'text'],
    ['of something else than an object', { type: 'array' }],
    ['with an unknown keyword', object({ a: { kind: 'string' } })],
    ['with a type that is none', object({ a: { type: 'text' } })],
    ['that leads elsewhere', object({ a: { $ref: 'https://example.org/schema.json' } })],
    ['that leads to a file', object({ a: { $ref: 'other.json#/a' } })],
    ['that leads nowhere', object({ a: { $ref: '#/$defs/missing' } })],
    ['that leads into itself', object({ a: { $ref: '#' } })],
    [
      'that leads into itself by another',
      object({ a: { $ref: '#/$defs/x' } }, { $defs: { x: { not: { $ref: '#/$defs/x' } } } }),
    ],
    ['with a name of its own', { ...object({}), $id: 'https://example.org/a' }],
    ['of an older dialect', { ...object({}), $schema: 'http://json-schema.org/draft-07/schema#' }],
    ['with a dynamic reference', object({ a: { $dynamicRef: '#a' } })],
    ['that doubles with each level', object({ a: { $ref: '#/$defs/d0' } }, { $defs: { ...doubling, d14: true } })],
    ['that is too deep', nested(17)],
    ['that is too long', object({ a: { description: 'x'.repeat(33 * 1024) } })],
    ['with unique items of a list without end', object({ a: { type: 'array', uniqueItems: true } })],
    ['with a pattern that is none', object({ a: { type: 'string', pattern: '(' } })],
    ['with a pattern that is too long', object({ a: { type: 'string', pattern: 'a'.repeat(257) } })],
    ['with a NUL', object({ a: { const: '\0' } })],
  ])('%s is refused', (_name, schema) => {
    expect(() => validSchema(schema)).toThrow(InvalidInput);
  });
});

describe('arguments', () => {
  const schema = validSchema(
    object(
      { to: object({ 'a/b~c': { type: 'integer' } }, { additionalProperties: false }), line: { type: 'string' } },
      { required: ['line'], additionalProperties: false },
    ),
  );
  const pointer = (given: unknown): unknown => {
    try {
      validArguments(schema, given);
    } catch (error) {
      if (error instanceof InvalidParameters) return error.fields.pointer;
      throw error;
    }
    return null;
  };

  test('that fit are what they were', () => {
    expect(validArguments(schema, { line: 'x', to: { 'a/b~c': 1 } })).toEqual({ line: 'x', to: { 'a/b~c': 1 } });
  });

  test.each([
    ['', {}],
    ['/line', { line: 1 }],
    ['/to/a~1b~0c', { line: 'x', to: { 'a/b~c': 'no' } }],
    ['/to/x~1y', { line: 'x', to: { 'x/y': 1 } }],
    ['', []],
    ['', null],
    ['', { line: 'x\0' }],
    ['', { line: '\ud800' }],
    ['', { line: 'x'.repeat(65 * 1024) }],
    ['/__proto__', JSON.parse('{"line": "x", "__proto__": {"a": 1}}') as unknown],
  ])('are wrong at %j', (at, given) => {
    expect(pointer(given)).toBe(at);
  });

  test('are told apart by each pattern of a schema', () => {
    const two = validSchema(object({ a: { type: 'string', pattern: '^a$' }, b: { type: 'string', pattern: '^b$' } }));
    expect(validArguments(two, { a: 'a', b: 'b' })).toEqual({ a: 'a', b: 'b' });
    expect(() => validArguments(two, { a: 'a', b: 'a' })).toThrow(InvalidParameters);
  });

  test('are never looked at for long, whatever the pattern', () => {
    const slow = validSchema(object({ a: { type: 'string', pattern: '^(a+)+$' } }));
    expect(validArguments(slow, { a: 'aaa' })).toEqual({ a: 'aaa' });
    expect(() => validArguments(slow, { a: `${'a'.repeat(50)}b` })).toThrow(InvalidParameters);
  });

  test.each([
    ['must not match', { not: { pattern: '^(a+)+$' } }],
    ['need not', { anyOf: [{ pattern: '^(a+)+$' }, {}] }],
  ])('are not taken for matching or not where that is not known: patterns that %s', (_how, item) => {
    const slow = validSchema(object({ a: { type: 'array', items: { type: 'string', ...item } } }));
    expect(() => validArguments(slow, { a: Array(5).fill(`${'a'.repeat(50)}b`) })).toThrow('takes too long');
  });

  test('are looked at again where the machine did something else meanwhile', () => {
    const schema = validSchema(object({ a: { type: 'string' } }));
    const clock = new Int32Array(new SharedArrayBuffer(4));
    let looks = 0;
    const given = {
      get a() {
        // Third after whether it can be kept and how long it is; then nothing happens for longer than there is time.
        if (++looks === 3) Atomics.wait(clock, 0, 0, 1_000);
        return 'x';
      },
    };
    expect(validArguments(schema, given)).toBe(given);
    expect(looks).toBeGreaterThan(3);
  });

  test('are looked at by quick patterns however many they are', () => {
    const quick = validSchema(object({ a: { type: 'array', items: { type: 'string', pattern: '^a$' } } }));
    const many = { a: Array<string>(2_000).fill('a') };
    expect(validArguments(quick, many)).toBe(many);
  });
});
