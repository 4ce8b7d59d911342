import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  execute,
  getOperationAST,
} from 'graphql';
import type { Context } from './context.js';

/** One operation that was parsed and found valid. */
export interface Execution {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly context: Context;
  /** The event, for the answer to one of a subscription. */
  readonly root?: unknown;
}

/** Runs queries, mutations, and the selection of a subscription's event. Never rejects for what a client sent. */
export interface Executor {
  execute(execution: Execution): ExecutionResult | Promise<ExecutionResult>;
}

/** The reference executor. */
export class GraphqlJsExecutor implements Executor {
  constructor(private readonly schema: GraphQLSchema) {}

  async execute({ document, operationName, variables, context, root }: Execution): Promise<ExecutionResult> {
    const result = await execute({
      schema: this.schema,
      document,
      operationName: operationName ?? null,
      variableValues: variables ?? null,
      contextValue: context,
      rootValue: root,
    });
    return coded(result, document, operationName);
  }
}

/**
 * Gives errors from before the first resolver their code: then there is no `data` key. Either no such operation is in
 * the document, or the variables do not fit.
 */
function coded(result: ExecutionResult, document: DocumentNode, operationName?: string | null): ExecutionResult {
  if (result.data !== undefined || !result.errors) return result;
  const code = getOperationAST(document, operationName) ? 'BAD_USER_INPUT' : 'BAD_REQUEST';
  return { ...result, errors: result.errors.map((error) => withCode(error, code)) };
}

/** The same error with a code, unless it has one. */
export function withCode(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions.code !== undefined) return error;
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    path: error.path ?? null,
    originalError: error.originalError ?? null,
    extensions: { ...error.extensions, code },
  });
}

type Gateway = ApolloServerOptionsWithGateway<Record<string, unknown>>['gateway'];

/** What Apollo hands through to an executor: its copy of the context value that http.ts gave it. */
export interface Carrier {
  readonly context: Context;
}

/** Puts an executor behind Apollo's gateway interface, the only seam where Apollo lets go of execution. */
export function gateway(schema: GraphQLSchema, executor: Executor): Gateway {
  return {
    load: () =>
      Promise.resolve({
        executor: async ({ document, request, context }) =>
          (await executor.execute({
            document,
            operationName: request.operationName,
            variables: request.variables,
            context: (context as unknown as Carrier).context,
          })) as Awaited<ReturnType<NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>>>,
      }),
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: () => Promise.resolve(),
  };
}
