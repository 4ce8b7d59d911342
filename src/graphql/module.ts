import type { AccessRule, Resolvers } from '../generated/graphql.js';
import type { Shape } from '../platform/database/shape.js';
import type { ShieldRule } from './guard.js';

/** What a module gives the schema. */
export interface GraphqlModule<Rule extends AccessRule> {
  readonly resolvers: Resolvers;
  /** Its rules; the registry does not compile while one is missing. */
  readonly rules: Readonly<Record<Rule, ShieldRule>>;
  /** The shapes that `node(id:)` looks through. */
  readonly nodes: readonly Shape[];
}
