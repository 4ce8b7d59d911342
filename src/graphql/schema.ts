import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { type GraphQLSchema, assertValidSchema } from 'graphql';
import { applyAccess } from './access.js';
import type { GraphqlModule } from './module.js';
import type { ShieldRule } from './guard.js';
import { type DenialSink, applyOutcome } from './outcome.js';
import { scalars } from './scalars.js';

/** What an executable schema is made of. */
export interface SchemaParts extends DenialSink {
  /** SDL documents; those of the directory `schema/` unless told. */
  readonly typeDefs?: readonly string[];
  readonly modules: readonly Pick<GraphqlModule<never>, 'resolvers'>[];
  /** A rule for each name `@access` carries; `AccessRegistry` makes the compiler check that of the real schema. */
  readonly registry: Readonly<Record<string, ShieldRule>>;
}

/**
 * The executable schema: SDL, scalars, the modules' resolvers, `@access` around them and outcomes outside of that.
 * Interfaces and unions are resolved by the `__typename` of the row. Throws, saying why, rather than answer a schema
 * with a field nobody guards, a resolver for no field, or a mutation out of contract.
 */
export function buildSchema({ typeDefs = loadTypeDefs(), modules, registry, ...sink }: SchemaParts): GraphQLSchema {
  const schema = makeExecutableSchema({
    typeDefs: [...typeDefs],
    resolvers: [scalars, ...modules.map(({ resolvers }) => resolvers)],
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  assertValidSchema(schema);
  const guarded = applyAccess(schema, registry);
  applyOutcome(schema, guarded, {
    recordDenial: (denial) => sink.recordDenial(denial),
    denialLost: (denial, error) => sink.denialLost(denial, error),
  });
  return schema;
}

/** The SDL documents of the directory `schema/`, which lies beside `src/` and `dist/` alike. */
export function loadTypeDefs(): string[] {
  const root = schemaDirectory(dirname(fileURLToPath(import.meta.url)));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(join(root, name), 'utf8'));
}

function schemaDirectory(from: string): string {
  const candidate = join(from, 'schema');
  if (existsSync(join(candidate, 'base.graphql'))) return candidate;
  const parent = dirname(from);
  if (parent === from) throw new Error('There is no directory schema/ with a base.graphql above this file.');
  return schemaDirectory(parent);
}
