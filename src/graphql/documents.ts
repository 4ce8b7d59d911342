import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  type ValidationRule,
  ValuesOfCorrectTypeRule,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { conditionalSubscription } from './conditional-subscription.js';
import { type Cost, compileCost } from './cost.js';
import { MAX_ERRORS } from './errors.js';
import { withCode } from './executor.js';
import { brokenLimit, parseOptions } from './limits.js';

/** Documents are remembered up to this many characters of their text. */
const REMEMBERED = 1_000_000;

/** The documents clients send, parsed and checked alike whichever transport they came by. */
export class Documents {
  private readonly rules: readonly ValidationRule[];
  private readonly parsed = new LRUCache<string, DocumentNode>({
    maxSize: REMEMBERED,
    sizeCalculation: (_document, source) => source.length + 1,
  });
  private readonly checked = new WeakMap<DocumentNode, readonly GraphQLError[]>();
  private readonly costs = new WeakMap<OperationDefinitionNode, Cost>();

  /** `introspection` says whether clients may ask for the schema. */
  constructor(
    private readonly schema: GraphQLSchema,
    { introspection }: { readonly introspection: boolean },
  ) {
    this.rules = [
      ...specifiedRules.map((rule) => (rule === ValuesOfCorrectTypeRule ? badInput(rule) : rule)),
      ...(introspection ? [] : [NoSchemaIntrospectionCustomRule]),
    ];
  }

  /** The parsed document, or the syntax error with its code. */
  parse(source: string): DocumentNode | GraphQLError {
    const known = this.parsed.get(source);
    if (known) return known;
    try {
      const document = parse(source, parseOptions);
      this.parsed.set(source, document);
      return document;
    } catch (error) {
      if (error instanceof GraphQLError) return withCode(error, 'GRAPHQL_PARSE_FAILED');
      throw error;
    }
  }

  /** What is wrong with a document, each with its code; nothing where it may be executed. */
  check(document: DocumentNode): readonly GraphQLError[] {
    const known = this.checked.get(document);
    if (known) return known;
    const refusal = brokenLimit(document) ?? conditionalSubscription(document);
    const errors = refusal ? [refusal] : this.validate(document);
    this.checked.set(document, errors);
    return errors;
  }

  /** What an operation of a checked document costs. */
  cost(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): number {
    let cost = this.costs.get(operation);
    if (!cost) this.costs.set(operation, (cost = compileCost(this.schema, document, operation)));
    return cost(variables);
  }

  /** The operation of a document that is meant; undefined where none is, or where it is not clear which. */
  operation(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode | undefined {
    return getOperationAST(document, name) ?? undefined;
  }

  private validate(document: DocumentNode): readonly GraphQLError[] {
    // One error more says that there are too many.
    const options = { maxErrors: MAX_ERRORS - 1, hideSuggestions: true };
    const errors = validate(this.schema, document, this.rules, options);
    return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
  }
}

/** A value that does not fit is bad input whether it was written into the document or sent as a variable. */
const badInput =
  (rule: ValidationRule): ValidationRule =>
  (context) =>
    rule(
      Object.create(context, {
        reportError: { value: (error: GraphQLError) => context.reportError(withCode(error, 'BAD_USER_INPUT')) },
      }) as typeof context,
    );
