import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * The error for a subscription whose root field has `@skip` or `@include` (GraphQL, September 2025, §5.2.4.2), or null.
 * It is asked before validation, where one rule of graphql-js crashes over such a condition on a variable; with nothing
 * left to subscribe to, its execution does. The document has no circular fragments.
 */
export function conditionalSubscription({ definitions }: DocumentNode): GraphQLError | null {
  const fragments: Fragments = new Map(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  for (const node of definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION || node.operation !== OperationTypeNode.SUBSCRIPTION) continue;
    const condition = conditionIn(node.selectionSet, fragments, new Set());
    if (condition)
      return new GraphQLError('The root field of a subscription must not have @skip or @include.', {
        nodes: condition,
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      });
  }
  return null;
}

function conditionIn(set: SelectionSetNode, fragments: Fragments, seen: Set<string>): DirectiveNode | null {
  for (const node of set.selections) {
    const own = node.directives?.find(({ name }) => name.value === 'skip' || name.value === 'include');
    if (own) return own;
    if (node.kind === Kind.FIELD) continue;
    const inner = node.kind === Kind.INLINE_FRAGMENT ? node : unseen(node.name.value, fragments, seen);
    const found = inner ? conditionIn(inner.selectionSet, fragments, seen) : null;
    if (found) return found;
  }
  return null;
}

/** The fragment of this name where it is met for the first time: spreading it again adds nothing. */
function unseen(name: string, fragments: Fragments, seen: Set<string>): FragmentDefinitionNode | undefined {
  if (seen.has(name)) return undefined;
  seen.add(name);
  return fragments.get(name);
}
