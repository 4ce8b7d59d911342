import { type FieldNode, type GraphQLField, Kind, getArgumentValues } from 'graphql';
import { isUuid } from '../uuid.js';
import type { Values } from './selection.js';

/** Something that is worked out once an execution from the operation's variables, for several parameters. */
export interface Source<T> {
  readonly read: (variables: Values) => T;
}

type Evaluate = <T>(source: Source<T>) => T;

/** The parameters of a statement, in the order of their placeholders. */
export class Parameters {
  private readonly sources: Source<unknown>[] = [];
  private kept = 0;
  private readonly values: ((evaluate: Evaluate) => unknown)[] = [];

  /** @param offset how many parameters stand before these */
  constructor(private readonly offset: number) {}

  /** How many characters of the document are kept. */
  get size(): number {
    return this.kept;
  }

  /** The arguments of a field. */
  argumentsOf(definition: GraphQLField<unknown, unknown>, node: FieldNode): Source<Values> {
    const json = JSON.stringify(node.arguments ?? []);
    this.kept += json.length;
    return this.add(readerOf(definition, node.name.value, json));
  }

  /** Something made of a source. It is made at each execution, so that what it checks is checked in any case. */
  derived<S, T>(source: Source<S>, make: (from: S) => T): Source<T> {
    return this.add({ read: (variables) => make(source.read(variables)) });
  }

  /** Binds a value and answers its placeholder with its cast. */
  bind<T>(source: Source<T>, value: (from: T) => unknown, cast: string): string {
    this.values.push((evaluate) => toParameter(value(evaluate(source)), cast));
    return `$${this.offset + this.values.length}::${cast}`;
  }

  /** The values for one execution. Throws what the sources throw. */
  evaluate(variables: Values): unknown[] {
    const known = new Map<Source<unknown>, unknown>(this.sources.map((source) => [source, source.read(variables)]));
    const evaluate: Evaluate = <T>(source: Source<T>) => known.get(source) as T;
    return this.values.map((value) => value(evaluate));
  }

  private add<T>(source: Source<T>): Source<T> {
    this.sources.push(source);
    return source;
  }
}

/**
 * Reads a field's arguments from a copy of their nodes: by its tokens, any node of a document keeps all of it alive, and
 * plans may outlive documents. Made here, where no other function can bring its variables into the closure.
 */
function readerOf(definition: GraphQLField<unknown, unknown>, name: string, json: string): Source<Values> {
  const node = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    arguments: JSON.parse(json) as FieldNode['arguments'],
  } as FieldNode;
  return { read: (variables) => getArgumentValues(definition, node, variables) };
}

/** The nil UUID (RFC 9562 §5.9), which is the id of nothing. */
const NIL = '00000000-0000-0000-0000-000000000000';

/**
 * A value in the form in which PostgreSQL reads it under `cast`. What is no UUID becomes the nil UUID, so that a
 * malformed id matches no row instead of failing, and is not taken for an absent one either. Arrays are written as
 * PostgreSQL writes them.
 */
export function toParameter(value: unknown, cast: string): unknown {
  if (value === null || value === undefined) return null;
  if (cast === 'uuid') return isUuid(value) ? value : NIL;
  if (cast.endsWith('[]')) return arrayLiteral(value as readonly unknown[], cast.slice(0, -2));
  return value instanceof Date ? value.toISOString() : value;
}

function arrayLiteral(items: readonly unknown[], cast: string): string {
  const texts = items.map((item) => {
    const value = toParameter(item, cast);
    return value === null
      ? 'NULL'
      : `"${(typeof value === 'string' ? value : JSON.stringify(value)).replace(/["\\]/g, '\\$&')}"`;
  });
  return `{${texts.join(',')}}`;
}
