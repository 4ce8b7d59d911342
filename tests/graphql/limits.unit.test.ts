import { describe, expect, test } from '@jest/globals';
import { GraphQLError, getIntrospectionQuery } from 'graphql';
import { Documents } from '../../src/graphql/documents.js';
import { buildThings } from '../server/support/things.js';

const { schema } = buildThings();
const open = new Documents(schema, { introspection: true });
const closed = new Documents(schema, { introspection: false });

function errorsOf(source: string, documents = open): (readonly [code: unknown, message: string])[] {
  const document = documents.parse(source);
  const errors = document instanceof GraphQLError ? [document] : documents.check(document);
  return errors.map(({ extensions, message }) => [extensions.code, message]);
}

const nested = (levels: number): string =>
  `{ thing ${'{ parent '.repeat(levels - 2)}{ id }${' }'.repeat(levels - 2)} }`;
const range = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

describe('limits', () => {
  test.each([
    ['12 levels', nested(12)],
    ['50 aliases', `{ ${range(50, (i) => `a${i}: hello`).join(' ')} }`],
    ['20 directives', `{ ${range(20, (i) => `... @include(if: true) { hello } #${i}\n`).join(' ')} }`],
    ['the full introspection query', getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true })],
    ['a fragment spread twice', '{ a: thing { ...F } thing { ...F } } fragment F on Thing { id parent { id } }'],
  ])('let %s pass', (_what, source) => {
    expect(errorsOf(source)).toEqual([]);
  });

  const doubling = range(
    30,
    (i) => `fragment F${i} on Thing { a${i}: parent { ...F${i + 1} } parent { ...F${i + 1} } }`,
  );
  const refused: readonly [what: string, source: string, message: RegExp][] = [
    ['13 levels', nested(13), /deeper than 12/],
    ['depth 200', nested(200), /deeper than 12/],
    [
      'depth hidden in fragments',
      `{ thing { ...F0 } } ${range(12, (i) => `fragment F${i} on Thing { parent { ...F${i + 1} } }`).join(' ')} fragment F12 on Thing { id }`,
      /deeper than 12/,
    ],
    ['51 aliases', `{ ${range(51, (i) => `a${i}: hello`).join(' ')} }`, /50 aliases/],
    ['1,000 aliases', `{ ${range(600, (i) => `a${i}: hello`).join(' ')} }`, /50 aliases/],
    ['21 directives', `{ ${range(21, () => '... @include(if: true) { hello }').join(' ')} }`, /20 directives/],
    ['a fragment in itself', '{ thing { ...F } } fragment F on Thing { parent { ...F } }', /spreads itself/],
    ['a fragment that nobody uses in itself', '{ hello } fragment F on Thing { ...F }', /spreads itself/],
    [
      'a ring of fragments',
      `{ thing { ...F0 } } ${range(150, (i) => `fragment F${i} on Thing { parent { ...F${(i + 1) % 150} ...F${(i + 7) % 150} } }`).join(' ')}`,
      /spreads itself/,
    ],
    [
      'a bomb of fragments',
      `{ thing { ...F0 } } ${doubling.join(' ')} fragment F30 on Thing { id }`,
      /deeper|more than/,
    ],
    [
      'a wide bomb of fragments',
      `{ thing { ...F0 } } ${range(9, (i) => `fragment F${i} on Thing { ${range(5, (j) => `b${i}${j}: parent { ...F${i + 1} }`).join(' ')} }`).join(' ')} fragment F9 on Thing { id }`,
      /more than 5000 fields/,
    ],
    ['100,000 comments', `${'#\n'.repeat(100_000)}{ hello }`, /1000 comments/],
    ['2,001 tokens', `{ ${'hello '.repeat(2000)} }`, /more th[ae][nt] 2000 tokens/],
    [
      'introspection in a spiral',
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
      /introspection depth/i,
    ],
  ];
  test.each(refused)('refuse %s at once', (_what, source, message) => {
    const start = performance.now();
    const errors = errorsOf(source);
    expect(errors).toEqual([
      [expect.stringMatching(/^GRAPHQL_(VALIDATION|PARSE)_FAILED$/), expect.stringMatching(message)],
    ]);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('keep documents made against the validator from taking long', () => {
    for (const body of ['hello ', 'thing { id } ', 'thing { parent { id name } } ']) {
      const start = performance.now();
      errorsOf(`{ ${body.repeat(Math.floor(1990 / body.trim().split(' ').length))} }`);
      expect(performance.now() - start).toBeLessThan(1000);
    }
  });
});

describe('validation', () => {
  test('says at most ten things, without suggestions', () => {
    const errors = errorsOf(`{ ${range(40, (i) => `helo${i}`).join(' ')} }`);
    expect(errors).toHaveLength(10);
    for (const [code, message] of errors) {
      expect(code).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(message).not.toMatch(/did you mean/i);
    }
    expect(errorsOf('{ helo }')).toEqual([['GRAPHQL_VALIDATION_FAILED', 'Cannot query field "helo" on type "Query".']]);
  });

  test('calls a value that does not fit BAD_USER_INPUT, as for variables', () => {
    expect(errorsOf('{ things(first: 2147483648) { nodes { id } } }')).toMatchObject([
      ['BAD_USER_INPUT', expect.anything()],
    ]);
    expect(errorsOf('{ echo(at: "2026-02-30T00:00:00Z") }')).toMatchObject([['BAD_USER_INPUT', expect.anything()]]);
  });

  test('names syntax errors', () => {
    expect(errorsOf('{ hello')).toMatchObject([['GRAPHQL_PARSE_FAILED', expect.stringContaining('Syntax Error')]]);
    expect(errorsOf('')).toMatchObject([['GRAPHQL_PARSE_FAILED', expect.anything()]]);
  });

  test('refuses introspection where it is off, and nothing else', () => {
    expect(errorsOf('{ __schema { __typename } }', closed)).toMatchObject([
      ['GRAPHQL_VALIDATION_FAILED', expect.stringContaining('introspection')],
    ]);
    expect(errorsOf('{ __type(name: "Thing") { name } }', closed)).toHaveLength(1);
    expect(errorsOf('{ __typename hello }', closed)).toEqual([]);
  });

  test('remembers documents', () => {
    expect(open.parse('{ hello }')).toBe(open.parse('{ hello }'));
  });
});
