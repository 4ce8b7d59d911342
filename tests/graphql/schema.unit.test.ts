import { describe, expect, test } from '@jest/globals';
import { type GraphQLSchema, Kind, graphql, isEnumType, parse } from 'graphql';
import { type ShieldRule, allow, authenticated } from '../../src/graphql/guard.js';
import type { GraphqlModule } from '../../src/graphql/module.js';
import { buildSchema, loadTypeDefs } from '../../src/graphql/schema.js';
import { silentSubscriptions } from '../support/subscriptions.js';
import { contextOf, nobody, userWith } from '../server/support/actors.js';

const sink = { recordDenial: () => Promise.resolve(), denialLost: () => undefined };

/** A registry with a rule for every name that the SDL knows. */
function registryOf(typeDefs: readonly string[]): Record<string, ShieldRule> {
  const names = typeDefs.flatMap((sdl) =>
    parse(sdl).definitions.flatMap((node) =>
      (node.kind === Kind.ENUM_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_EXTENSION) &&
      node.name.value === 'AccessRule'
        ? (node.values ?? []).map(({ name }) => name.value)
        : [],
    ),
  );
  return { ...Object.fromEntries(names.map((name) => [name, authenticated])), PUBLIC: allow, PARENT: allow };
}

const Subscription = silentSubscriptions();
const moduleOf = (resolvers: object) => ({ resolvers: resolvers as GraphqlModule<never>['resolvers'] });

describe('the SDL of schema/', () => {
  const typeDefs = loadTypeDefs();
  const registry = registryOf(typeDefs);
  const build = (resolvers: object): GraphQLSchema =>
    buildSchema({ modules: [moduleOf(resolvers)], registry, ...sink });

  test('builds: every field is covered, every mutation keeps the contract', () => {
    const rules = build({ Subscription }).getType('AccessRule');
    expect(isEnumType(rules) && rules.getValues().every(({ name }) => name in registry)).toBe(true);
  });

  test('does not build without what a subscription needs, nor with a resolver for no field', () => {
    expect(() => build({})).toThrow(/Subscription\.secretEvents has no `subscribe`/);
    expect(() => build({ Subscription, Query: { nope: () => 1 } })).toThrow(/nope/);
  });

  test('resolves rows by the type name in them', async () => {
    const node = { __typename: 'Role', id: '1', name: 'member' };
    const schema = build({ Subscription, Query: { node: () => node } });
    const source = '{ node(id: "1") { id ... on Role { name } } }';
    const ask = (contextValue: unknown) => graphql({ schema, source, contextValue });
    expect(await ask(contextOf(userWith()))).toEqual({ data: { node: { id: '1', name: 'member' } } });
    expect((await ask(contextOf(nobody()))).errors).toHaveLength(1);
  });
});
