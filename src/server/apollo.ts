import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { formatError, MAX_ERRORS } from '../graphql/errors.js';
import { type Carrier, type Executor, gateway } from '../graphql/executor.js';
import { parseOptions } from '../graphql/limits.js';
import type { Logger } from '../platform/log.js';
import type { Operation, Operations } from './operations.js';

/** What Apollo carries from http.ts to the executor. Apollo copies the outer object, hence the inner ones. */
export interface HttpCarrier extends Carrier {
  readonly operation: Operation;
}

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly executor: Executor;
  readonly operations: Operations;
  readonly log: Logger;
}

/** Apollo Server for the HTTP part of GraphQL over HTTP, with everything off that we do or do not want done. */
export function createApollo({ schema, executor, operations, log }: ApolloOptions): ApolloServer<HttpCarrier> {
  const requestIds = new WeakMap<object, string>();
  return new ApolloServer<HttpCarrier>({
    gateway: gateway(schema, executor),
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    introspection: true, // decided by Documents, for both transports
    parseOptions,
    // Validation takes place in `responseForOperation`, behind the limits and by the rules that WebSocket has too.
    dangerouslyDisableValidation: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stringifyResult: JSON.stringify,
    logger: log,
    formatError: (_formatted, error) => formatError(error, requestIdOf(requestIds, error), operations.report),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      operationPlugin(operations, requestIds),
    ],
  });
}

const requestIdOf = (ids: WeakMap<object, string>, error: unknown): string =>
  (typeof error === 'object' && error !== null ? ids.get(error) : undefined) ?? 'unknown';

function operationPlugin(operations: Operations, ids: WeakMap<object, string>): ApolloServerPlugin<HttpCarrier> {
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ document, request, contextValue: { operation } }) => {
        const errors = operations.admit(operation, document, request);
        if (errors.length === 0) return null;
        return refusal(operations.format(operation, errors));
      },
      // `formatError` is not told whose error it is.
      didEncounterErrors: async ({ errors, contextValue: { operation } }) => {
        for (const error of errors) ids.set(error, operation.actor.origin.requestId);
      },
      willSendResponse: async ({ response: { body }, contextValue: { operation } }) => {
        if (body.kind !== 'single') return;
        const { errors } = body.singleResult;
        if (errors && errors.length > MAX_ERRORS) body.singleResult.errors = errors.slice(0, MAX_ERRORS);
        operations.finish(operation, body.singleResult.errors ?? []);
      },
    }),
  };
}

/** The answer to an operation that is not executed: 429 where it may be repeated later, 400 elsewhere. */
function refusal(errors: GraphQLFormattedError[]) {
  const retryAfter = errors[0]?.extensions?.retryAfter;
  const isLimited = errors[0]?.extensions?.code === 'RATE_LIMITED';
  return {
    http: {
      status: isLimited ? 429 : 400,
      headers: new HeaderMap(isLimited ? [['retry-after', String(retryAfter)]] : []),
    },
    body: { kind: 'single' as const, singleResult: { errors } },
  };
}
