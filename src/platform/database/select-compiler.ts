import {
  type GraphQLField,
  type GraphQLObjectType,
  type SelectionSetNode,
  type FieldNode,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';
import { InvalidInput } from '../problem.js';
import { pageArguments } from './cursor.js';
import { Parameters, type Source } from './select-parameters.js';
import { type PageCompiler, pageSql } from './select-page.js';
import { type Scope, type SelectedField, selectedFields } from './selection.js';
import type { Bind, ConnectionRelation, Relation, Shape, Variant } from './shape.js';
import { all, columnSql, literal, live } from './sql.js';

/** A key of a JSON object, and the SQL of its value. */
type Entry = readonly [key: string, sql: string];

/** How many times one statement may read a table; more takes PostgreSQL longer to plan than anybody should wait. */
const TABLES_AT_MOST = 256;
/** A PostgreSQL function takes 100 arguments. */
const PAIRS_AT_MOST = 50;

/**
 * Turns shapes and what is selected of them into SQL that answers JSON. Nothing of the client's text gets into the SQL
 * but names that its schema knows.
 */
export class SelectCompiler implements PageCompiler {
  private readonly parameters: Parameters;
  private tables = 0;

  /** @param offset how many parameters the statement has that are not bound here */
  constructor(
    private readonly scope: Scope,
    offset: number,
  ) {
    this.parameters = new Parameters(offset);
  }

  /** What was bound: the values of the parameters for the variables of one execution. */
  get bound(): Parameters {
    return this.parameters;
  }

  bind<T>(source: Source<T>, value: (from: T) => unknown, cast: string): string {
    return this.parameters.bind(source, value, cast);
  }

  fields(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): readonly SelectedField[] {
    return selectedFields(this.scope, type, sets);
  }

  /** An alias for one more table. Throws InvalidInput when there are too many. */
  alias(): string {
    this.tables += 1;
    if (this.tables > TABLES_AT_MOST) throw new InvalidInput('This selects too much at once: ask in several requests.');
    return `t${this.tables}`;
  }

  /** JSON of the row that `alias` stands for. `tagged` rows say their type, for fields of a union or interface. */
  row(shape: Shape, alias: string, sets: readonly SelectionSetNode[], tagged = false): string {
    const type = this.scope.schema.getType(shape.type);
    if (!isObjectType(type)) throw new Error(`${shape.type} is no object type.`);
    const entries = new Map<string, string>(tagged ? [['__typename', literal(type.name)]] : []);
    for (const field of this.fields(type, sets)) {
      for (const [key, sql] of this.entries(shape, alias, field)) {
        if ((entries.get(key) ?? sql) !== sql) throw new Error(`${shape.type} has two meanings of ${key} in one row.`);
        entries.set(key, sql);
      }
    }
    return this.object([...entries]);
  }

  object(entries: readonly Entry[]): string {
    const pairs = entries.map(([key, sql]) => `${literal(key)}, ${sql}`);
    if (pairs.length <= PAIRS_AT_MOST) return `json_build_object(${pairs.join(', ')})`;
    const parts: string[] = [];
    for (let start = 0; start < pairs.length; start += PAIRS_AT_MOST)
      parts.push(`jsonb_build_object(${pairs.slice(start, start + PAIRS_AT_MOST).join(', ')})`);
    return `(${parts.join(' || ')})::json`;
  }

  /** A subselect of a page: a connection and its arguments. `conditions` may bind the field's arguments. */
  page(
    shape: Shape,
    alias: string,
    call: { readonly definition: GraphQLField<unknown, unknown>; readonly node: FieldNode },
    sets: readonly SelectionSetNode[],
    conditions: (bind: Bind) => readonly string[],
  ): string {
    const type = getNamedType(call.definition.type);
    if (!isObjectType(type)) throw new Error(`${call.definition.name} is no connection.`);
    const args = this.parameters.argumentsOf(call.definition, call.node);
    const source = this.parameters.derived(args, pageArguments);
    const bind: Bind = (value, cast) => this.bind(args, value, cast);
    const met = () => [...live(shape, alias), ...conditions(bind)];
    const now = source.read(this.scope.variables);
    return `(${pageSql(this, { shape, type, sets, alias, conditions: met, source, now })})`;
  }

  /** What one field adds to its row: its own value, or what its resolver needs. */
  private entries(shape: Shape, alias: string, field: SelectedField): readonly Entry[] {
    const { name } = field.definition;
    const needs = own(shape.needs, name);
    if (needs) return Object.entries(needs).map(([key, column]) => [key, columnSql(column, alias)] as const);
    return [[field.key, this.value(shape, alias, field)]];
  }

  private value(shape: Shape, alias: string, field: SelectedField): string {
    const { name } = field.definition;
    const column = own(shape.columns, name);
    if (column !== undefined) return columnSql(column, alias);
    const one = own(shape.one, name);
    if (one) return this.one(one, alias, field);
    const many = own(shape.many, name);
    if (many) return this.many(many, alias, field);
    const connection = own(shape.connection, name);
    if (connection) return this.connection(connection, alias, field);
    const oneOf = own(shape.oneOf, name);
    if (oneOf) return this.oneOf(oneOf, alias, field);
    throw new Error(`${shape.type}.${name} is in no shape: give it a column, a relation, or a resolver and its needs.`);
  }

  private one(relation: Relation, parent: string, { definition, sets }: SelectedField): string {
    const shape = relation.shape();
    const child = this.alias();
    const row = this.row(shape, child, sets, isAbstractType(getNamedType(definition.type)));
    return `(select ${row} from ${shape.table} ${child} where ${all(relation.on(child, parent), ...live(shape, child))})`;
  }

  private many(relation: Relation, parent: string, { definition, sets }: SelectedField): string {
    const shape = relation.shape();
    const child = this.alias();
    const row = this.row(shape, child, sets, isAbstractType(getNamedType(definition.type)));
    const order = relation.order ? ` order by ${relation.order(child)}` : '';
    const where = all(relation.on(child, parent), ...live(shape, child));
    const list = `coalesce((select json_agg(${row}${order}) from ${shape.table} ${child} where ${where}), '[]'::json)`;
    return relation.when ? `case when ${relation.when(parent)} then ${list} end` : list;
  }

  private connection(relation: ConnectionRelation, parent: string, field: SelectedField): string {
    const child = this.alias();
    return this.page(relation.shape(), child, field, field.sets, (bind) => [
      relation.on(child, parent),
      ...(relation.filter?.(child, bind, parent) ?? []),
    ]);
  }

  private oneOf(variants: readonly Variant[], parent: string, { sets }: SelectedField): string {
    const cases = variants.map((variant) => {
      const shape = variant.shape();
      const child = this.alias();
      const row = this.row(shape, child, sets, true);
      const where = all(variant.on(child, parent), ...live(shape, child));
      return `when ${variant.when(parent)} then (select ${row} from ${shape.table} ${child} where ${where})`;
    });
    return `case ${cases.join(' ')} end`;
  }
}

/** A field may be called `constructor`. */
function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
