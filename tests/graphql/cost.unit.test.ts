import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { CostBudget } from '../../src/graphql/budget.js';
import { tooExpensive } from '../../src/graphql/cost.js';
import { Documents } from '../../src/graphql/documents.js';
import { RateLimited } from '../../src/platform/problem.js';
import { buildThings } from '../server/support/things.js';

const documents = new Documents(buildThings().schema, { introspection: true });

function costOf(source: string, variables: Record<string, unknown> = {}): number {
  const document = documents.parse(source);
  if (document instanceof GraphQLError) throw document;
  expect(documents.check(document)).toEqual([]);
  const operation = documents.operation(document, null);
  if (!operation) throw new Error('no operation');
  return documents.cost(document, operation, variables);
}

describe('cost', () => {
  test.each([
    ['{ hello }', {}, 1],
    ['{ thing { id name } }', {}, 1],
    ['{ thing { parent { id } } }', {}, 2],
    ['{ thing { children { id } } }', {}, 6],
    ['{ thing { numbers } }', {}, 6],
    ['{ things(first: 3) { nodes { id numbers } } }', {}, 19],
    ['{ things { nodes { id } } }', {}, 21],
    ['{ things(first: 3) { nodes { id } } }', {}, 4],
    ['{ things(last: 3) { nodes { id } } }', {}, 4],
    ['{ things(first: 3) { edges { cursor node { id } } } }', {}, 7],
    ['query ($n: Int) { things(first: $n) { nodes { id } } }', { n: 7 }, 8],
    ['query ($n: Int) { things(first: $n) { nodes { id } } }', {}, 21],
    ['query ($n: Int) { things(first: $n) { nodes { id } } }', { n: null }, 21],
    ['query ($n: Int = 5) { things(first: $n) { nodes { id } } }', {}, 6],
    ['query ($n: Int) { things(first: $n) { nodes { id } } }', { n: 1_000_000 }, 101],
    ['query ($n: Int) { things(first: $n) { nodes { id } } }', { n: -5 }, 2],
    ['{ things(first: 10) { ...P } } fragment P on ThingConnection { nodes { parent { id } } }', {}, 21],
    ['{ things(first: 10) { nodes { things(first: 10) { nodes { id } } } pageInfo { hasNextPage } } }', {}, 122],
    ['{ best { edges { node { id } } } }', {}, 41],
    ['{ best(input: { first: 3 }) { edges { node { id } } } }', {}, 7],
    ['query ($n: Int) { best(input: { first: $n }) { edges { node { id } } } }', { n: 3 }, 7],
    ['query ($i: BestInput) { best(input: $i) { edges { node { id } } } }', { i: { first: 1_000 } }, 201],
    ['query ($i: BestInput) { best(input: $i) { edges { node { id } } } }', { i: null }, 41],
    ['{ __schema { types { fields { name } } } }', {}, 50],
  ])('of %s with %j is %d', (source, variables, cost) => {
    expect(costOf(source, variables)).toBe(cost);
  });

  test('has a maximum', () => {
    expect(tooExpensive(10_000)).toBeNull();
    expect(tooExpensive(10_001)).toMatchObject({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
    expect(costOf('{ things(first: 100) { nodes { things(first: 100) { nodes { id } } } } }')).toBeGreaterThan(10_000);
  });
});

describe('a budget', () => {
  test('is spent, refused when empty, and refilled evenly', () => {
    let now = 0;
    const budget = new CostBudget(60, () => now);
    budget.spend('a', 50);
    budget.spend('b', 60);
    const refusal = (() => {
      try {
        budget.spend('a', 30);
        return null;
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(RateLimited);
    expect(refusal).toMatchObject({ retryAfter: 20 });
    now = 20_000;
    budget.spend('a', 30);
    expect(() => budget.spend('a', 1)).toThrow(RateLimited);
    now = 10_000_000;
    budget.spend('a', 60);
    expect(() => budget.spend('a', 1)).toThrow(RateLimited);
  });

  test('lets an operation that costs more than all of it pass once it is full', () => {
    const budget = new CostBudget(10, () => 0);
    budget.spend('a', 500);
    expect(() => budget.spend('a', 1)).toThrow(RateLimited);
  });
});
