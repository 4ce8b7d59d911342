import { describe, expect, test } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { IResolvers } from '@graphql-tools/utils';
import { type GraphQLSchema, graphql } from 'graphql';
import { applyAccess, nameOf } from '../../src/graphql/access.js';
import { type ShieldRule, allow, guard } from '../../src/graphql/guard.js';
import { Forbidden } from '../../src/platform/problem.js';

const BASE = `
  directive @access(rule: AccessRule!) on OBJECT | FIELD_DEFINITION
  enum AccessRule { PUBLIC PARENT NEVER ALWAYS CRASHES UNKNOWN }
`;
const never = guard('NEVER', () => {
  throw new Forbidden('Never.');
});
const asked: string[] = [];
const always = guard('ALWAYS', () => {
  asked.push('ALWAYS');
  return true;
});
const crashes = guard('CRASHES', () => {
  throw new TypeError('boom');
});
const registry: Record<string, ShieldRule> = {
  PUBLIC: allow,
  PARENT: allow,
  NEVER: never,
  ALWAYS: always,
  CRASHES: crashes,
};

function schemaOf(sdl: string, resolvers: IResolvers = {}): GraphQLSchema {
  return makeExecutableSchema({ typeDefs: [BASE, sdl], resolvers });
}

const run = (schema: GraphQLSchema, source: string) => graphql({ schema, source, contextValue: {} });

describe('a hole in the schema', () => {
  const holes: readonly [why: string, sdl: string, resolvers: IResolvers, message: RegExp][] = [
    ['a field without a rule', 'type Query { open: Int }', {}, /Query\.open has no @access rule/],
    [
      'a nested field without a rule',
      'type Query { a: A @access(rule: PUBLIC) } type A { b: Int }',
      {},
      /A\.b has no @access rule/,
    ],
    ['a rule nobody registered', 'type Query { a: Int @access(rule: UNKNOWN) }', {}, /names the rule UNKNOWN/],
    ['PARENT at a root', 'type Query { a: Int @access(rule: PARENT) }', {}, /Query\.a is a root field/],
    ['PARENT inherited by a root', 'type Query @access(rule: PARENT) { a: Int }', {}, /Query\.a is a root field/],
    [
      'a subscription without subscribe',
      'type Query { a: Int @access(rule: PUBLIC) } type Subscription { s: Int @access(rule: ALWAYS) }',
      {},
      /Subscription\.s has no `subscribe`/,
    ],
    [
      'a subscription with resolve',
      'type Query { a: Int @access(rule: PUBLIC) } type Subscription { s: Int @access(rule: ALWAYS) }',
      { Subscription: { s: { subscribe: () => undefined, resolve: () => 1 } } },
      /Subscription\.s has `resolve`/,
    ],
    [
      'a subscription given as a bare function',
      'type Query { a: Int @access(rule: PUBLIC) } type Subscription { s: Int @access(rule: ALWAYS) }',
      { Subscription: { s: () => 1 } },
      /Subscription\.s/,
    ],
    [
      'a stricter field that cannot be null',
      'type Query { a: A @access(rule: PUBLIC) } type A @access(rule: PARENT) { b: Int! @access(rule: NEVER) }',
      {},
      /A\.b is stricter than its type/,
    ],
  ];

  test.each(holes)('%s refuses to boot', (_why, sdl, resolvers, message) => {
    expect(() => applyAccess(schemaOf(sdl, resolvers), registry)).toThrow(message);
  });

  test('all of them are named at once', () => {
    const schema = schemaOf('type Query { a: Int b: Int c: Int @access(rule: UNKNOWN) }');
    expect(() => applyAccess(schema, registry)).toThrow(/Query\.a[\s\S]*Query\.b[\s\S]*Query\.c/);
  });

  test('a rule registered under a prototype name is no rule', () => {
    const sdl = `directive @access(rule: String!) on OBJECT | FIELD_DEFINITION
      type Query { a: Int @access(rule: "constructor") }`;
    expect(() => applyAccess(makeExecutableSchema({ typeDefs: sdl }), registry)).toThrow(/constructor/);
  });
});

describe('rules', () => {
  test('guard root fields and stricter fields, and nothing else', () => {
    const schema = schemaOf(
      `type Query { open: A @access(rule: PUBLIC) closed: A @access(rule: NEVER) }
       type A @access(rule: PARENT) { plain: Int strict: Int @access(rule: NEVER) }`,
      { Query: { open: () => ({ plain: 1, strict: 2 }), closed: () => ({ plain: 1 }) } },
    );
    expect(applyAccess(schema, registry).map(nameOf)).toEqual(['Query.closed', 'A.strict']);
    const a = schema.getType('A') as unknown as { getFields(): Record<string, { resolve?: unknown }> };
    expect(a.getFields().plain?.resolve).toBeUndefined();
  });

  test('answer data where they say yes, and their own error where they say no', async () => {
    const schema = schemaOf(
      `type Query { open: A @access(rule: PUBLIC) closed: A @access(rule: NEVER) asked: Int @access(rule: ALWAYS) }
       type A @access(rule: PARENT) { plain: Int strict: Int @access(rule: NEVER) }`,
      { Query: { open: () => ({ plain: 1, strict: 2 }), closed: () => ({ plain: 1 }), asked: () => 3 } },
    );
    applyAccess(schema, registry);
    const result = await run(schema, '{ open { plain strict } closed { plain } asked }');
    expect(result.data).toEqual({ open: { plain: 1, strict: null }, closed: null, asked: 3 });
    expect(result.errors?.map((error) => error.originalError)).toEqual([expect.any(Forbidden), expect.any(Forbidden)]);
    expect(asked).toContain('ALWAYS');
  });

  test('of a type cover its fields, and a rule of the field itself goes before', async () => {
    const schema = schemaOf(
      `type Query { a: A @access(rule: PUBLIC) }
       type A @access(rule: NEVER) { inherited: Int own: Int @access(rule: ALWAYS) }`,
      { Query: { a: () => ({ inherited: 1, own: 2 }) } },
    );
    applyAccess(schema, registry);
    expect((await run(schema, '{ a { inherited own } }')).data).toEqual({ a: { inherited: null, own: 2 } });
  });

  test('of an extension count', async () => {
    const schema = makeExecutableSchema({
      typeDefs: [
        BASE,
        'type Query { a: Int @access(rule: PUBLIC) }',
        'extend type Query { b: Int @access(rule: NEVER) }',
      ],
      resolvers: { Query: { a: () => 1, b: () => 2 } },
    });
    applyAccess(schema, registry);
    expect((await run(schema, '{ a b }')).data).toEqual({ a: 1, b: null });
  });

  test('that crash refuse', async () => {
    const schema = schemaOf('type Query { a: Int @access(rule: CRASHES) }', { Query: { a: () => 1 } });
    applyAccess(schema, registry);
    const result = await run(schema, '{ a }');
    expect(result.data).toEqual({ a: null });
    expect(result.errors?.[0]?.originalError).toBeInstanceOf(TypeError);
  });
});
