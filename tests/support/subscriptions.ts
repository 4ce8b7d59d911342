import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';

/**
 * Resolvers with a source for every subscription of the schema, which says nothing: a schema without one does not
 * build. For tests that build the schema from a part of the modules; put them before those.
 */
export function silentSubscriptions(): Record<string, { readonly subscribe: () => AsyncIterable<never> }> {
  const schema = buildSchema(readFileSync('src/generated/schema.graphql', 'utf8'));
  const silence: AsyncIterable<never> = {
    [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
  };
  const names = Object.keys(schema.getSubscriptionType()?.getFields() ?? {});
  return Object.fromEntries(names.map((name) => [name, { subscribe: () => silence }]));
}
