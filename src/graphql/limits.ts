import {
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type ParseOptions,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What a document may have at most. */
export const LIMITS = {
  /** Tokens of its text. */
  tokens: 2000,
  comments: 1000,
  /** Fields below each other. */
  depth: 12,
  /** The same below `__schema` and `__type`, where GraphiQL's own query needs 15. */
  introspectionDepth: 20,
  /** Aliased fields. */
  aliases: 50,
  directives: 20,
  /** Fields when every fragment is written out where it is spread. */
  fields: 5000,
} as const;

/** How documents are parsed, on every transport. */
export const parseOptions: ParseOptions = { maxLexicalTokens: LIMITS.tokens, maxComments: LIMITS.comments };

/** A selection when every fragment is written out. */
interface Extent {
  readonly fields: number;
  readonly depth: number;
  readonly introspectionDepth: number;
}

const NOTHING: Extent = { fields: 0, depth: 0, introspectionDepth: 0 };

const tooMuch = (message: string, node: ASTNode): GraphQLError =>
  new GraphQLError(message, { nodes: node, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });

/**
 * The first limit a document breaks, or null. Takes time linear in the document, whatever the document: it runs before
 * validation, some of whose rules take exponential time, or all of the stack, for documents made to that end.
 */
export function brokenLimit(document: DocumentNode): GraphQLError | null {
  try {
    new Survey(document).run();
    return null;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

class Survey {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  /** Null while a fragment is being measured: to meet it then is a cycle. */
  private readonly measured = new Map<string, Extent | null>();
  private aliases = 0;
  private directives = 0;

  constructor(private readonly document: DocumentNode) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
  }

  /** Throws at the first limit that is broken. */
  run(): void {
    for (const definition of this.document.definitions) {
      // Fragments that nobody spreads may be circular too.
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragment(definition.name.value, definition);
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      this.countDirectives(definition);
      for (const variable of definition.variableDefinitions ?? []) this.countDirectives(variable);
      check(this.selections(definition.selectionSet), definition);
    }
  }

  private selections(set: SelectionSetNode | undefined): Extent {
    return (set?.selections ?? []).reduce((sum, selection) => {
      const one = this.selection(selection);
      return {
        fields: sum.fields + one.fields,
        depth: Math.max(sum.depth, one.depth),
        introspectionDepth: Math.max(sum.introspectionDepth, one.introspectionDepth),
      };
    }, NOTHING);
  }

  private selection(node: SelectionNode): Extent {
    this.countDirectives(node);
    if (node.kind === Kind.FRAGMENT_SPREAD) return this.fragment(node.name.value, node);
    if (node.kind === Kind.INLINE_FRAGMENT) return this.selections(node.selectionSet);
    if (node.alias && ++this.aliases > LIMITS.aliases)
      throw tooMuch(`The document has more than ${LIMITS.aliases} aliases.`, node);
    const name = node.name.value;
    const inner = this.selections(node.selectionSet);
    const fields = inner.fields + 1;
    if (name === '__typename') return { ...NOTHING, fields };
    if (name === '__schema' || name === '__type')
      return { fields, depth: 0, introspectionDepth: Math.max(inner.depth, inner.introspectionDepth) + 1 };
    return { fields, depth: inner.depth + 1, introspectionDepth: inner.introspectionDepth };
  }

  private fragment(name: string, node: ASTNode): Extent {
    const known = this.measured.get(name);
    if (known === null) throw tooMuch(`The fragment "${name}" spreads itself.`, node);
    if (known) return known;
    const definition = this.fragments.get(name);
    // Validation has its own words for a fragment that is missing.
    if (!definition) return NOTHING;
    this.measured.set(name, null);
    this.countDirectives(definition);
    const extent = this.selections(definition.selectionSet);
    this.measured.set(name, extent);
    return extent;
  }

  private countDirectives(node: ASTNode & { readonly directives?: readonly ASTNode[] | undefined }): void {
    this.directives += node.directives?.length ?? 0;
    if (this.directives > LIMITS.directives)
      throw tooMuch(`The document has more than ${LIMITS.directives} directives.`, node);
  }
}

function check({ fields, depth, introspectionDepth }: Extent, operation: ASTNode): void {
  if (depth > LIMITS.depth) throw tooMuch(`The operation is nested deeper than ${LIMITS.depth} levels.`, operation);
  if (introspectionDepth > LIMITS.introspectionDepth)
    throw tooMuch(`The operation asks for the schema deeper than ${LIMITS.introspectionDepth} levels.`, operation);
  if (fields > LIMITS.fields)
    throw tooMuch(`The operation has more than ${LIMITS.fields} fields, fragments written out.`, operation);
}
