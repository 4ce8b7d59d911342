import {
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  typeFromAST,
} from 'graphql';

/** What one operation may cost. */
export const MAX_COST = 10_000;
/** How many edges a page has where the client does not say. */
const DEFAULT_PAGE = 20;
const MAX_PAGE = 100;
/** How many items a plain list is taken to have. */
const LIST = 5;
/** What a list of numbers costs: they come by the thousand. */
const NUMBERS = 5;
/** What asking for the schema costs, however much of it. */
const INTROSPECTION = 50;

type Variables = Readonly<Record<string, unknown>>;
/** A number, or what becomes one with the variables of a request. */
type Term = number | ((variables: Variables) => number);

const valueOf = (term: Term, variables: Variables): number => (typeof term === 'number' ? term : term(variables));
const combine = (a: Term, b: Term, apply: (a: number, b: number) => number): Term =>
  typeof a === 'number' && typeof b === 'number' ? apply(a, b) : (v) => apply(valueOf(a, v), valueOf(b, v));
const plus = (a: Term, b: Term): Term => combine(a, b, (x, y) => x + y);
const times = (a: Term, b: Term): Term => combine(a, b, (x, y) => x * y);

/** What an operation costs with these variables: about one for every object it may have to fetch, and at least one. */
export type Cost = (variables: Variables) => number;

/**
 * Compiles the cost of a valid operation within the limits. Objects cost 1; a connection costs its page (`first` or
 * `last`, 20 where neither is given) times what is asked of each node, a plain list five times; a
 * list of numbers costs 5.
 */
export function compileCost(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Cost {
  const root = schema.getRootType(operation.operation);
  const term = root ? new CostCompiler(schema, document, operation).selections(operation.selectionSet, root, null) : 0;
  return (variables) => Math.max(1, Math.min(valueOf(term, variables), Number.MAX_SAFE_INTEGER));
}

/** The error for an operation that costs more than one operation may; null where it does not. */
export function tooExpensive(cost: number): GraphQLError | null {
  if (cost <= MAX_COST) return null;
  const message = `The operation costs ${cost}, more than ${MAX_COST}: ask for smaller pages or fewer nested lists.`;
  return new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}

class CostCompiler {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    this.fragments = new Map(
      document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
    );
  }

  /** `page` is the size of the connection whose fields these are; null where they are no connection's. */
  selections(set: SelectionSetNode | undefined, type: GraphQLNamedType, page: Term | null): Term {
    return (set?.selections ?? []).reduce<Term>((sum, node) => {
      if (node.kind === Kind.FIELD) return plus(sum, this.field(node, type, page));
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.fragments.get(node.name.value);
      if (!fragment) return sum;
      const condition = fragment.typeCondition && typeFromAST(this.schema, fragment.typeCondition);
      return plus(sum, this.selections(fragment.selectionSet, condition ?? type, page));
    }, 0);
  }

  private field(node: FieldNode, parent: GraphQLNamedType, page: Term | null): Term {
    if (node.name.value === '__schema' || node.name.value === '__type') return INTROSPECTION;
    const field = fieldOf(parent, node);
    const type = field && getNamedType(field.type);
    if (!field || !type) return 0;
    if (!isCompositeType(type)) return type.name === 'Float' && isList(field) ? NUMBERS : 0;
    if (field.args.some(({ name }) => name === 'first'))
      return plus(1, this.selections(node.selectionSet, type, this.pageOf(node)));
    if (field.args.some(takesFirst)) return plus(1, this.selections(node.selectionSet, type, this.pageOfInput(node)));
    const each = plus(1, this.selections(node.selectionSet, type, null));
    return isList(field) ? times(page ?? LIST, each) : each;
  }

  private pageOf(node: FieldNode): Term {
    const [first, last] = ['first', 'last'].map((name) => node.arguments?.find((a) => a.name.value === name)?.value);
    const sizes = [this.sizeOf(first), this.sizeOf(last)];
    return (variables) => {
      const given = sizes.map((size) => size(variables)).find((size) => size !== null);
      return given ?? DEFAULT_PAGE;
    };
  }

  /** The page of a field whose `input` says how large it is. */
  private pageOfInput(node: FieldNode): Term {
    const input = node.arguments?.find((a) => a.name.value === 'input')?.value;
    if (input?.kind === Kind.VARIABLE) {
      const name = input.name.value;
      return (variables) => clamp((variables[name] as Variables | null | undefined)?.['first']) ?? DEFAULT_PAGE;
    }
    const first = input?.kind === Kind.OBJECT ? input.fields.find((f) => f.name.value === 'first')?.value : undefined;
    const size = this.sizeOf(first);
    return (variables) => size(variables) ?? DEFAULT_PAGE;
  }

  /** What a client gives as the size of a page, kept to 1–100: the resolver refuses the rest in better words. */
  private sizeOf(node: ValueNode | undefined): (variables: Variables) => number | null {
    if (node?.kind === Kind.INT) return () => clamp(Number(node.value));
    if (node?.kind !== Kind.VARIABLE) return () => null;
    const name = node.name.value;
    const definition = this.operation.variableDefinitions?.find((d) => d.variable.name.value === name);
    const fallback = definition?.defaultValue?.kind === Kind.INT ? Number(definition.defaultValue.value) : null;
    return (variables) => clamp(Object.hasOwn(variables, name) ? variables[name] : fallback);
  }
}

const clamp = (value: unknown) => (typeof value === 'number' ? Math.min(Math.max(value, 1), MAX_PAGE) : null);

function takesFirst({ name, type }: GraphQLArgument): boolean {
  const input = getNamedType(type);
  return name === 'input' && isInputObjectType(input) && 'first' in input.getFields();
}

function fieldOf(type: GraphQLNamedType, node: FieldNode): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
}

const isList = ({ type }: GraphQLField<unknown, unknown>): boolean =>
  isListType(isNonNullType(type) ? type.ofType : type);
