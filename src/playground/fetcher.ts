import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  type ExecutionResult,
  type OperationDefinitionNode,
} from 'graphql';
import { createClient, type SubscribePayload } from 'graphql-ws';
import { send } from './send.js';
import type { Session } from './session.js';

/** The close code by which the server says that credentials are missing, no longer good, or expired. */
const FORBIDDEN = 4403;

/**
 * What GraphiQL sends operations with: queries and mutations by POST, subscriptions by the protocol
 * graphql-transport-ws, both to this origin and both with the Authorization of the headers editor.
 * What goes wrong on the way is shown as a GraphQL error; GraphiQL shows thrown ones with their stack.
 */
export function createFetcher(session: Session): Fetcher {
  return (given, options) => {
    const operation = operationOf(given);
    const params = { ...given, operationName: operation?.name?.value ?? given.operationName ?? null };
    if (operation?.operation === OperationTypeNode.SUBSCRIPTION) return subscription(session, params);
    return request(session, params, options?.headers ?? {}).catch(failed);
  };
}

/**
 * The operation to run. A document's only one needs no name: the name that GraphiQL gives lags behind the editor by
 * some milliseconds, and then names the operation of the tab before. Undefined where the server had better say why.
 */
function operationOf({ query, operationName }: FetcherParams): OperationDefinitionNode | undefined {
  try {
    const operations = parse(query).definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    return operations.length === 1 ? operations[0] : operations.find(({ name }) => name?.value === operationName);
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

async function request(
  session: Session,
  params: FetcherParams,
  headers: Record<string, string>,
): Promise<ExecutionResult> {
  const answer = await send(params, await session.requestHeaders(headers));
  session.observe(answer);
  return answer as ExecutionResult;
}

/** An observable, since ending an async generator waits for the next event, which may never come. */
function subscription(session: Session, { query, variables, operationName }: FetcherParams) {
  return {
    subscribe(observer: { next(result: ExecutionResult): void; complete(): void }) {
      const request = { query, variables: variables as Record<string, unknown> | undefined, operationName };
      return { unsubscribe: subscribe(session, request, observer) };
    },
  } as ReturnType<Fetcher>;
}

/** Listens to a subscription, again after every break, until what is answered is called. Nothing is thrown: what goes wrong is a result. */
export function subscribe(
  session: Session,
  request: SubscribePayload,
  observer: { next(result: ExecutionResult): void; complete?(): void },
): () => void {
  const client = createClient({
    url: new URL('/graphql', location.href.replace(/^http/, 'ws')).href,
    lazyCloseTimeout: 0,
    connectionParams: () => session.requestHeaders({}),
    shouldRetry: (event) =>
      event instanceof CloseEvent && (event.code === FORBIDDEN ? session.expire() : event.code !== 1000),
  });
  return client.subscribe(request, {
    next: (result) => observer.next(result as ExecutionResult),
    error: (error) => {
      observer.next(failed(error));
      observer.complete?.();
    },
    complete: () => observer.complete?.(),
  });
}

/** What went wrong, as an answer: the server refused the operation, closed the socket, or was not to be reached. */
function failed(error: unknown): ExecutionResult {
  if (Array.isArray(error)) return { errors: error as GraphQLError[] };
  return { errors: [{ message: reason(error) } as GraphQLError] };
}

function reason(error: unknown): string {
  if (!(error instanceof CloseEvent)) return error instanceof Error ? error.message : 'The server cannot be reached.';
  if (error.code === FORBIDDEN) return 'The server wants you to sign in: use "Sign in" at the top right.';
  return `The server closed the socket: ${error.code} ${error.reason}`.trim();
}
