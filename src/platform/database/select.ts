import { type GraphQLResolveInfo, getArgumentValues, getNamedType, isAbstractType } from 'graphql';
import type { Read } from './database.js';
import { toParameter } from './select-parameters.js';
import { type Plan, identityOf, planOf, statementOf } from './plan-cache.js';
import { SelectCompiler } from './select-compiler.js';
import type { Values } from './selection.js';
import type { Bind, Shape } from './shape.js';
import { all, live } from './sql.js';

export { byResponseKey, type Row } from './selection.js';

/** What a client selected below a field. */
export type Selection = GraphQLResolveInfo;

/**
 * What a root field reads. The text of `where` and `order` may depend on whether a value is there, never on the value,
 * which is bound; a condition left out spares the planner more than one that is always true. `bind` gets the
 * arguments of the field, and every variable given to `db.read` whose name starts with `$`, which no GraphQL name does:
 *
 *     select(secretShape, selection, { kind: 'one', where: (t, bind) => `${t}.id = ${bind((a) => a['$id'], 'uuid')}` })
 *     db.read(actor, …, { $id: id })
 *
 * They are called anew for each `select`, so a value of the caller may be bound as well: `bind(() => id, 'uuid')`. Under
 * the cast `uuid`, a malformed id matches nothing.
 */
export type Root =
  | { readonly kind: 'one'; readonly where: (alias: string, bind: Bind) => string; readonly includeDeleted?: boolean }
  | {
      readonly kind: 'list';
      readonly where?: (alias: string, bind: Bind) => string;
      readonly order: (alias: string) => string;
    }
  | { readonly kind: 'byId'; readonly where: (alias: string, bind: Bind) => string }
  | { readonly kind: 'page'; readonly where?: (alias: string, bind: Bind) => readonly string[] };

const ROOT = 't0';

/**
 * The one statement that answers a field and everything selected below it, after the shape: an object or null (`one`),
 * a list, empty where there is nothing (`list`), an object of objects by their ids (`byId`), or a connection (`page`). Throws InvalidInput where the arguments of a
 * connection anywhere below are not acceptable.
 */
export function select(shape: Shape, selection: Selection, root: Root): Read {
  const bound = new RootParameters(selection);
  const where = rootWhere(root, bound.bind);
  const order = root.kind === 'list' ? root.order(ROOT) : '';
  const variant = root.kind === 'one' && root.includeDeleted ? 'deleted' : root.kind;
  const key = [identityOf(shape), variant, where.join('\0'), order].join('\n');
  return read(selection, key, bound, (compiler) => rootSql(compiler, shape, selection, root, where, order));
}

/**
 * The one statement that finds the `id` of a field such as `node(id:)` in whichever of the shapes has it, with its
 * `__typename`. Null for a foreign, a missing and a malformed id.
 */
export function selectNode(shapes: readonly Shape[], selection: Selection): Read {
  const bound = new RootParameters(selection);
  const id = bound.bind((args) => args.id, 'uuid');
  const key = ['node', ...shapes.map(identityOf)].join('\n');
  return read(selection, key, bound, (compiler) => {
    const candidates = shapes.map((shape) => {
      const alias = compiler.alias();
      const row = compiler.row(shape, alias, selectionSets(selection), true);
      return `(select ${row} from ${shape.table} ${alias} where ${all(`${alias}.id = ${id}`, ...live(shape, alias))})`;
    });
    return `select coalesce(${candidates.join(', ')})::text`;
  });
}

/** Values that are bound by the root itself. They stand before all others and are those of this call, never cached. */
class RootParameters {
  readonly params: Read['params'][number][] = [];
  private args: Values | undefined;

  constructor(private readonly selection: Selection) {}

  readonly bind: Bind = (value, cast) => {
    this.params.push((variables) => toParameter(value({ ...extras(variables), ...this.fieldArguments() }), cast));
    return `$${this.params.length}::${cast}`;
  };

  private fieldArguments(): Values {
    return (this.args ??= getArgumentValues(...call(this.selection), this.selection.variableValues));
  }
}

function read(
  selection: Selection,
  key: string,
  root: RootParameters,
  sql: (compiler: SelectCompiler) => string,
): Read {
  const plan = planOf(`${selectionKey(selection)}\n${key}`, (): Plan => {
    const { schema, fragments, variableValues } = selection;
    const compiler = new SelectCompiler({ schema, fragments, variables: variableValues }, root.params.length);
    const statement = statementOf(sql(compiler));
    return { statement, parameters: compiler.bound, rooted: statement.text.includes('$1::') };
  });
  const values = plan.parameters.evaluate(selection.variableValues);
  const params = values.map((value) => () => value);
  return { statement: plan.statement, params: plan.rooted ? [...root.params, ...params] : params };
}

function rootWhere(root: Root, bind: Bind): readonly string[] {
  const where = root.where?.(ROOT, bind) ?? [];
  return typeof where === 'string' ? [where] : where;
}

function rootSql(
  compiler: SelectCompiler,
  shape: Shape,
  selection: Selection,
  root: Root,
  where: readonly string[],
  order: string,
): string {
  const sets = selectionSets(selection);
  if (root.kind === 'page') {
    const [definition, node] = call(selection);
    return `select ${compiler.page(shape, ROOT, { definition, node }, sets, () => where)}::text`;
  }
  const row = compiler.row(shape, ROOT, sets, isAbstractType(getNamedType(selection.returnType)));
  const deleted = root.kind === 'one' && root.includeDeleted === true;
  const from = `from ${shape.table} ${ROOT} where ${all(...where, ...(deleted ? [] : live(shape, ROOT)))}`;
  if (root.kind === 'one') return `select ${row}::text ${from}`;
  if (root.kind === 'byId') return `select coalesce(json_object_agg(${ROOT}.id, ${row}), '{}'::json)::text ${from}`;
  return `select coalesce(json_agg(${row} order by ${order}), '[]'::json)::text ${from}`;
}

/**
 * What decides the text of a statement besides the shapes: the syntax nodes it comes from, and of the variables the
 * values of booleans (for @skip and @include) and the presence of the rest (for `after`, `before` and `last`).
 */
function selectionKey({ schema, operation, fragments, fieldNodes, parentType, variableValues }: Selection): string {
  const nodes = [schema, operation, ...fieldNodes, ...Object.values(fragments)].map(identityOf);
  const variables = (operation.variableDefinitions ?? []).map(({ variable }) => {
    const value = variableValues[variable.name.value] ?? null;
    return value === null ? '0' : value === true ? 'T' : value === false ? 'F' : '1';
  });
  return `${nodes.join()} ${parentType.name} ${variables.join('')}`;
}

function selectionSets(selection: Selection) {
  return selection.fieldNodes.flatMap((node) => node.selectionSet ?? []);
}

function call({ parentType, fieldName, fieldNodes }: Selection) {
  const definition = parentType.getFields()[fieldName];
  const [node] = fieldNodes;
  if (!definition || !node) throw new Error(`${parentType.name}.${fieldName} is no field with a selection.`);
  return [definition, node] as const;
}

function extras(variables: Values): Values {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => name.startsWith('$')));
}
