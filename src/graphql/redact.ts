import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  type VariableDefinitionNode,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** What stands in a log where a sensitive value was. */
export const REDACTED = '[redacted]';

/** Whether the SDL marks an argument or input field with `@sensitive`. */
const isSensitive = ({ astNode }: GraphQLArgument | GraphQLInputField): boolean =>
  astNode?.directives?.some(({ name }) => name.value === 'sensitive') ?? false;

/**
 * The variables of a request as a log may show them: what goes into an argument or input field marked `@sensitive` is
 * replaced, at any depth, and what the operation does not declare is left out, for nobody knows what it is. Takes any
 * document that parses, also one that is not valid, and any variables, also ones of the wrong types.
 */
export function redactVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const sensitive = sensitiveVariables(schema, document);
  const shown: Record<string, unknown> = {};
  for (const definition of declarations(document)) {
    const name = definition.variable.name.value;
    if (!Object.hasOwn(variables, name)) continue;
    const type = typeFromAST(schema, definition.type) as GraphQLInputType | undefined;
    shown[name] = sensitive.has(name) || !type ? REDACTED : redactValue(type, variables[name]);
  }
  return shown;
}

function declarations(document: DocumentNode): VariableDefinitionNode[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );
}

/** The variables that stand, anywhere in the document, in a place marked as sensitive or unknown to the schema. */
function sensitiveVariables(schema: GraphQLSchema, document: DocumentNode): Set<string> {
  const found = new Set<string>();
  const enclosing: boolean[] = [false];
  const within = (place: GraphQLArgument | GraphQLInputField | null | undefined) => {
    enclosing.push(enclosing.at(-1) === true || !place || isSensitive(place));
  };
  const types = new TypeInfo(schema);
  const visitor = {
    Argument: { enter: () => within(types.getArgument()), leave: () => void enclosing.pop() },
    ObjectField: {
      enter: ({ name }: { readonly name: { readonly value: string } }) => {
        const parent = getNamedType(types.getParentInputType() ?? undefined);
        within(isInputObjectType(parent) ? parent.getFields()[name.value] : null);
      },
      leave: () => void enclosing.pop(),
    },
    Variable: ({ name }: { readonly name: { readonly value: string } }) => {
      if (enclosing.at(-1)) found.add(name.value);
    },
  };
  visit(document, visitWithTypeInfo(types, visitor));
  return found;
}

function redactValue(type: GraphQLInputType, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (isNonNullType(type)) return redactValue(type.ofType, value);
  // A single value stands for a list of one.
  if (isListType(type))
    return Array.isArray(value) ? value.map((item) => redactValue(type.ofType, item)) : redactValue(type.ofType, value);
  if (isInputObjectType(type)) return redactObject(type.getFields(), value);
  // An object where a scalar belongs may hold anything, unless objects are what the scalar is for.
  return typeof value === 'object' && !/^JSON(Object)?$/.test(type.name) ? REDACTED : value;
}

function redactObject(fields: Readonly<Record<string, GraphQLInputField>>, value: unknown): unknown {
  if (typeof value !== 'object' || Array.isArray(value)) return REDACTED;
  const shown: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value ?? {})) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field) shown[name] = isSensitive(field) ? REDACTED : redactValue(field.type, inner);
  }
  return shown;
}
