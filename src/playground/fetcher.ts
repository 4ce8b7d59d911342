import type { Fetcher, FetcherOpts, FetcherParams } from '@graphiql/toolkit';
import { getOperationAST, OperationTypeNode, type DocumentNode, type ExecutionResult } from 'graphql';
import { createClient } from 'graphql-ws';
import { send } from './send.js';
import type { Session } from './session.js';

/** The close code by which the server says that credentials are missing, no longer good, or expired. */
const FORBIDDEN = 4403;

/**
 * What GraphiQL sends operations with: queries and mutations by POST, subscriptions by the protocol
 * graphql-transport-ws, both to this origin and both with the Authorization of the headers editor.
 */
export function createFetcher(session: Session): Fetcher {
  return (params, options) =>
    isSubscription(options?.documentAST, params.operationName)
      ? subscription(session, params)
      : request(session, params, options);
}

function isSubscription(document: DocumentNode | undefined, operationName: string | null | undefined): boolean {
  return (
    document !== undefined && getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION
  );
}

async function request(session: Session, params: FetcherParams, options?: FetcherOpts): Promise<ExecutionResult> {
  const answer = await send(params, await session.requestHeaders(options?.headers ?? {}));
  session.observe(answer);
  return answer as ExecutionResult;
}

/** An observable, since ending an async generator waits for the next event, which may never come. */
function subscription(session: Session, { query, variables, operationName }: FetcherParams) {
  return {
    subscribe(observer: { next(result: ExecutionResult): void; error(error: Error): void; complete(): void }) {
      const client = createClient({
        url: new URL('/graphql', location.href.replace(/^http/, 'ws')).href,
        lazyCloseTimeout: 0,
        connectionParams: () => session.requestHeaders({}),
        shouldRetry: (event) =>
          event instanceof CloseEvent && (event.code === FORBIDDEN ? session.expire() : event.code !== 1000),
      });
      const unsubscribe = client.subscribe(
        { query, variables: variables as Record<string, unknown> | undefined, operationName },
        {
          next: (result) => observer.next(result as ExecutionResult),
          error: (error) => observer.error(readable(error)),
          complete: () => observer.complete(),
        },
      );
      return { unsubscribe };
    },
  } as ReturnType<Fetcher>;
}

/** What ended a subscription, in words: a refused operation, or the close code of the socket. */
function readable(error: unknown): Error {
  if (Array.isArray(error)) return new Error(error.map((each: { message: string }) => each.message).join('\n'));
  if (!(error instanceof CloseEvent)) return error instanceof Error ? error : new Error('The subscription ended.');
  if (error.code === FORBIDDEN) return new Error('The server wants you to sign in: use "Sign in" at the top right.');
  return new Error(`The server closed the socket: ${error.code} ${error.reason}`.trim());
}
