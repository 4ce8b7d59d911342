import { createHash } from 'node:crypto';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  getDirectiveValues,
  isAbstractType,
  print,
} from 'graphql';

/**
 * A row as its shape's SQL built it: keyed by field name, and by `:` and response key where a field has arguments, which
 * `byResponseKey` finds.
 */
export type Row = Readonly<Record<string, unknown>>;

/** The values of an operation's variables or of a field's arguments. */
export type Values = Readonly<Record<string, unknown>>;

/** What decides which fields a selection set selects. */
export interface Scope {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Values;
}

/** A field that is selected on one object, however often and under however many aliases. */
export interface SelectedField {
  /** Its name in the row. */
  readonly key: string;
  readonly definition: GraphQLField<unknown, unknown>;
  /** A node of it, for its arguments. */
  readonly node: FieldNode;
  /** What is selected below it. */
  readonly sets: readonly SelectionSetNode[];
}

/**
 * The fields that selection sets select on an object of a type (GraphQL §6.3.2), without `__typename`. Fields without
 * arguments are merged by name, since every alias of one reads the same value; those with arguments by response key.
 */
export function selectedFields(
  scope: Scope,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): readonly SelectedField[] {
  const groups = new Map<string, FieldNode[]>();
  const definitions = type.getFields();
  for (const node of fieldNodes(scope, type, sets, new Set())) {
    const definition = definitions[node.name.value];
    if (!definition) continue; // __typename: the executor knows it
    const key = definition.args.length > 0 ? responseKey(node) : node.name.value;
    const group = groups.get(key);
    if (group) group.push(node);
    else groups.set(key, [node]);
  }
  return [...groups]
    .flatMap(([key, nodes]) => (key.startsWith(':') ? calls(key, nodes) : [[key, nodes] as const]))
    .map(([key, nodes]) => field(key, nodes, definitions));
}

/** The resolver of every field that has arguments and is answered by a shape. */
export function byResponseKey<T = Row>(parent: Row, _args: unknown, _context: unknown, info: GraphQLResolveInfo): T {
  const key = `:${info.path.key}`;
  const [node] = info.fieldNodes;
  return (key in parent || !node ? parent[key] : parent[callKey(node)]) as T;
}

function* fieldNodes(
  scope: Scope,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  visited: Set<string>,
): Generator<FieldNode> {
  for (const node of sets.flatMap((set) => set.selections)) {
    if (isSkipped(node, scope.variables)) continue;
    if (node.kind === Kind.FIELD) {
      yield node;
      continue;
    }
    if (node.kind === Kind.FRAGMENT_SPREAD && visited.has(node.name.value)) continue;
    if (node.kind === Kind.FRAGMENT_SPREAD) visited.add(node.name.value);
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? scope.fragments[node.name.value] : node;
    if (fragment && applies(scope.schema, fragment.typeCondition?.name.value, type))
      yield* fieldNodes(scope, type, [fragment.selectionSet], visited);
  }
}

function isSkipped(node: SelectionNode, variables: Values): boolean {
  if (!node.directives?.length) return false;
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if === false
  );
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const on = schema.getType(condition);
  return isAbstractType(on) && schema.isSubType(on, type);
}

/**
 * One response key may stand for several calls in a merged object: `x: owner { s: secrets(first: 1) { … } }` beside
 * `y: owner { s: secrets(first: 2) { … } }` is valid. Only then each gets a key made from the call itself.
 */
function calls(key: string, nodes: readonly FieldNode[]): (readonly [string, readonly FieldNode[]])[] {
  if (nodes.length === 1) return [[key, nodes]];
  const byCall = new Map<string, FieldNode[]>();
  for (const node of nodes) {
    const group = byCall.get(callKey(node));
    if (group) group.push(node);
    else byCall.set(callKey(node), [node]);
  }
  return byCall.size === 1 ? [[key, nodes]] : [...byCall];
}

const callKeys = new WeakMap<FieldNode, string>();

/** A digest, since this stands in the statement and the arguments are the client's text. */
function callKey(node: FieldNode): string {
  let key = callKeys.get(node);
  if (key === undefined) {
    const call = print({ kind: Kind.FIELD, name: node.name, arguments: node.arguments ?? [] });
    key = `:${createHash('sha256').update(call).digest('hex').slice(0, 32)}`;
    callKeys.set(node, key);
  }
  return key;
}

function field(
  key: string,
  nodes: readonly FieldNode[],
  definitions: Readonly<Record<string, GraphQLField<unknown, unknown>>>,
): SelectedField {
  const [node] = nodes;
  const definition = node && definitions[node.name.value];
  if (!definition) throw new Error(`Nothing is selected as ${key}.`);
  return { key, definition, node, sets: nodes.flatMap((n) => n.selectionSet ?? []) };
}

function responseKey(node: FieldNode): string {
  return `:${(node.alias ?? node.name).value}`;
}
