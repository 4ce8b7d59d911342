import { readFileSync, readdirSync } from 'node:fs';
import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import { allow, authenticated, person } from '../../../src/graphql/guard.js';
import { buildSchema } from '../../../src/graphql/schema.js';
import type { IdentityModule } from '../../../src/modules/identity/index.js';
import type { Actor } from '../../../src/platform/actor.js';

/** This module's part of the schema, with its resolvers and rules. */
export function schemaOf({ resolvers, rules }: IdentityModule): GraphQLSchema {
  const read = (name: string) => readFileSync(`schema/${name}`, 'utf8');
  const own = readdirSync('schema/identity').map((name) => read(`identity/${name}`));
  return buildSchema({
    // There is nothing to listen to here, and a root type without fields is not valid.
    typeDefs: [read('base.graphql').replace(/"[^"]*"\ntype Subscription\n/, ''), ...own],
    modules: [{ resolvers }],
    registry: { PUBLIC: allow, PARENT: allow, AUTHENTICATED: authenticated, PERSON: person, ...rules },
    recordDenial: () => Promise.resolve(),
    denialLost: () => undefined,
  });
}

/** Runs operations as resolvers, rules and outcomes see them, without a transport. */
export const clientOf =
  (schema: GraphQLSchema) =>
  (actor: Actor, source: string, variableValues: Record<string, unknown> = {}): Promise<ExecutionResult> =>
    graphql({
      schema,
      source,
      variableValues,
      contextValue: { actor, once: new Set<string>() },
    });
