import {
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLUnionType,
  getNamedType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Actor } from '../platform/actor.js';
import { Forbidden, NotFound, Problem, Unauthenticated } from '../platform/problem.js';
import { type ContextResolver, type FieldPlace, fieldsOf, isRoot, nameOf, wrapField } from './access.js';

/** Something an actor was refused. */
export interface Denial {
  readonly actor: Actor;
  /** For example `Mutation.shareSecret`. */
  readonly field: string;
  /** The arguments as they came, secret values among them: whoever keeps something of them must choose it. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly problem: Problem;
}

/** What is done about denials. */
export interface DenialSink {
  /** Writes a denial down, after everything the request did was rolled back. */
  recordDenial(denial: Denial): Promise<void>;
  /** Hears of a denial that could not be written down. It stands nevertheless. */
  denialLost(denial: Denial, error: unknown): void;
}

/** The problems that every mutation's union names. */
const REQUIRED_PROBLEMS = ['NotFound', 'Forbidden', 'InvalidInput'];

interface Union {
  readonly success: string;
  readonly problems: ReadonlySet<string>;
}

/**
 * Puts the outermost layer around fields, in place: on mutations, a Problem that the result union names becomes data,
 * whether a rule or a resolver said it; every other error is thrown on. Denials are recorded before they are answered:
 * NotFound, Forbidden and Unauthenticated of mutations, Forbidden of root fields and of the `guarded` ones. Throws,
 * naming all of them, where mutations do not answer a union of one success and the required problems.
 */
export function applyOutcome(schema: GraphQLSchema, guarded: readonly FieldPlace[], sink: DenialSink): void {
  const mutation = schema.getMutationType();
  const asked = new Set(guarded.map(({ field }) => field));
  const faults: string[] = [];
  for (const place of fieldsOf(schema)) {
    if (place.type === mutation) {
      const union = unionOf(schema, place);
      if (typeof union === 'string') faults.push(union);
      else wrapField(place, (inner) => mutationOutcome(inner, union, nameOf(place), sink));
    } else if (isRoot(schema, place.type) || asked.has(place.field))
      wrapField(place, (inner) => readOutcome(inner, nameOf(place), sink));
  }
  if (faults.length > 0) throw new Error(`Mutations do not keep the contract:\n${faults.join('\n')}`);
}

function mutationOutcome(inner: ContextResolver, union: Union, field: string, sink: DenialSink): ContextResolver {
  return async (parent, args: Record<string, unknown>, context, info) => {
    const result = await settle(inner, parent, args, context, info);
    if (!(result instanceof Error)) return named(result, union.success);
    if (!(result instanceof Problem)) throw result;
    if (result instanceof NotFound || result instanceof Forbidden || result instanceof Unauthenticated)
      await record({ actor: context.actor, field, args, problem: result }, sink);
    if (!union.problems.has(result.typename)) throw result;
    return { ...result.fields, __typename: result.typename, message: result.message };
  };
}

function readOutcome(inner: ContextResolver, field: string, sink: DenialSink): ContextResolver {
  return async (parent, args: Record<string, unknown>, context, info) => {
    const result = await settle(inner, parent, args, context, info);
    if (result instanceof Forbidden) await record({ actor: context.actor, field, args, problem: result }, sink);
    if (result instanceof Error) throw result;
    return result;
  };
}

/** The result, or the error it failed with: shield returns errors, resolvers throw them. */
async function settle(inner: ContextResolver, ...call: Parameters<ContextResolver>): Promise<unknown> {
  try {
    return await inner(...call);
  } catch (error) {
    return error instanceof Error ? error : new Error(`Not an error: ${String(error)}`);
  }
}

async function record(denial: Denial, sink: DenialSink): Promise<void> {
  try {
    await sink.recordDenial(denial);
  } catch (error) {
    sink.denialLost(denial, error);
  }
}

/** The success of a mutation with the type name by which its union is resolved. */
function named(result: unknown, success: string): unknown {
  if (typeof result !== 'object' || result === null || '__typename' in result) return result;
  return { ...result, __typename: success };
}

/** The members of a mutation's result union, or what is wrong with them. */
function unionOf(schema: GraphQLSchema, place: FieldPlace): Union | string {
  const result = getNamedType(place.field.type);
  if (!isUnionType(result)) return `${nameOf(place)} answers ${result.name}, which is no union.`;
  const problems = new Set(problemsOf(schema, result).map(({ name }) => name));
  const [success, ...others] = result.getTypes().filter(({ name }) => !problems.has(name));
  if (!success || others.length > 0) return `${nameOf(place)} must have exactly one success in ${result.name}.`;
  const missing = REQUIRED_PROBLEMS.filter((name) => !problems.has(name));
  if (missing.length > 0) return `${nameOf(place)} lacks ${missing.join(', ')} in ${result.name}.`;
  return { success: success.name, problems };
}

function problemsOf(schema: GraphQLSchema, union: GraphQLUnionType): readonly GraphQLObjectType[] {
  return union.getTypes().filter((type) => {
    const problem = schema.getType('Problem');
    return isObjectType(type) && type.getInterfaces().some((face) => face === problem);
  });
}
