import { createRequire } from 'node:module';
import { getDirective } from '@graphql-tools/utils';
import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  defaultFieldResolver,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type * as Shield from 'graphql-shield';
import type { AccessRule } from '../generated/graphql.js';
import { Forbidden } from '../platform/problem.js';
import type { Context } from './context.js';
import { type ShieldRule, allow } from './guard.js';

// The ESM build imports util.isUndefined, which Node 23 no longer has.
const { shield, deny } = createRequire(import.meta.url)('graphql-shield') as typeof Shield;

/** A rule for every name that `@access` can carry: it does not compile while one is missing. */
export type AccessRegistry = Readonly<Record<AccessRule, ShieldRule>>;

export type ContextField = GraphQLField<unknown, Context>;
type ContextType = GraphQLObjectType<unknown, Context>;
export type ContextResolver = GraphQLFieldResolver<unknown, Context>;

/** Where a field of the schema is answered: `subscribe` for the root fields of subscriptions. */
export interface FieldPlace {
  readonly type: ContextType;
  readonly field: ContextField;
  readonly at: 'resolve' | 'subscribe';
}

type RuleTree = Record<string, Record<string, ShieldRule>>;

/** `Type.field`, as messages and audit rows name a field. */
export const nameOf = ({ type, field }: Pick<FieldPlace, 'type' | 'field'>): string => `${type.name}.${field.name}`;

/** Puts `wrapper` around whatever answers a field, in place. */
export function wrapField(place: FieldPlace, wrapper: (inner: ContextResolver) => ContextResolver): void {
  place.field[place.at] = wrapper(place.field[place.at] ?? defaultFieldResolver);
}

/** The fields of all object types, and for each where it is answered. */
export function* fieldsOf(schema: GraphQLSchema): Generator<FieldPlace> {
  const subscription = schema.getSubscriptionType();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields()))
      yield {
        type: type as ContextType,
        field: field as ContextField,
        at: type === subscription ? 'subscribe' : 'resolve',
      };
  }
}

/** Whether the type is Query, Mutation or Subscription. */
export const isRoot = (schema: GraphQLSchema, type: GraphQLObjectType): boolean =>
  type === schema.getQueryType() || type === schema.getMutationType() || type === schema.getSubscriptionType();

/**
 * Compiles the `@access` of the SDL into one shield tree and puts its rules around the fields, in place. A field has
 * its own rule, or else its type's. Answers the fields that are asked about; PUBLIC and PARENT ask nothing and are left
 * alone. Throws, naming every hole, where a field is not covered.
 */
export function applyAccess(schema: GraphQLSchema, registry: Readonly<Record<string, ShieldRule>>): FieldPlace[] {
  const tree: RuleTree = {};
  const guarded: FieldPlace[] = [];
  const holes: string[] = [];
  for (const place of fieldsOf(schema)) {
    const { type, field } = place;
    const found = holesOf(schema, place, registry);
    holes.push(...found);
    const rule = registry[rulesOf(schema, place)[0] ?? ''];
    if (found.length > 0 || !rule) continue;
    (tree[type.name] ??= {})[field.name] = rule;
    if (rule !== allow) guarded.push(place);
  }
  if (holes.length > 0) throw new Error(`The schema has holes:\n${holes.join('\n')}`);
  const middleware = compile(schema, tree);
  for (const place of guarded) {
    const ask = middleware[place.type.name]?.[place.field.name];
    if (!ask) throw new Error(`${nameOf(place)} lost its rule.`);
    // Not applyMiddleware(): it gives every field a resolver, and plain fields become ten times slower.
    wrapField(place, (inner) => (parent, args, context, info) => ask(inner, parent, args, context, info));
  }
  return guarded;
}

/** The rules of a field: its own, or else those of its type. More than one is a mistake. */
function rulesOf(schema: GraphQLSchema, { type, field }: FieldPlace): string[] {
  const own = accessOf(schema, field);
  return own.length > 0 ? own : accessOf(schema, type);
}

function accessOf(schema: GraphQLSchema, node: ContextField | GraphQLObjectType): string[] {
  const found = getDirective(schema, node, 'access') as { rule: string }[] | undefined;
  return [...new Set((found ?? []).map(({ rule }) => rule))];
}

function holesOf(schema: GraphQLSchema, place: FieldPlace, registry: Readonly<Record<string, ShieldRule>>): string[] {
  const { type, field, at } = place;
  const name = nameOf(place);
  const rules = rulesOf(schema, place);
  const [rule] = rules;
  const holes: string[] = [];
  if (!rule) holes.push(`${name} has no @access rule, and neither has its type.`);
  else if (rules.length > 1) holes.push(`${name} has several @access rules: ${rules.join(', ')}.`);
  else if (!Object.hasOwn(registry, rule)) holes.push(`${name} names the rule ${rule}, which nobody registered.`);
  else if (isRoot(schema, type)) {
    if (rule === 'PARENT') holes.push(`${name} is a root field: it has no PARENT to lean on.`);
  } else if (registry[rule] !== allow && accessOf(schema, field).length > 0 && isNonNullType(field.type))
    holes.push(`${name} is stricter than its type and must be nullable: a denial would take the parent with it.`);
  if (at === 'subscribe') {
    if (!field.subscribe) holes.push(`${name} has no \`subscribe\`.`);
    if (field.resolve) holes.push(`${name} has \`resolve\`: its rule would guard that and leave \`subscribe\` open.`);
  }
  return holes;
}

/** Asks a field's rule and, where it says yes, what stands behind it. */
type Ask = (inner: ContextResolver, ...call: Parameters<ContextResolver>) => Promise<unknown>;
type Middleware = Readonly<Record<string, Readonly<Record<string, Ask>>>>;

function compile(schema: GraphQLSchema, tree: RuleTree): Middleware {
  const generator = shield(tree, {
    fallbackRule: deny,
    fallbackError: () => new Forbidden(),
    allowExternalErrors: true,
  });
  return (generator as unknown as { generate(schema: GraphQLSchema): Middleware }).generate(schema);
}
