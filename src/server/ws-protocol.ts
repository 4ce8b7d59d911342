import { randomUUID } from 'node:crypto';
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import { type Context as SocketContext, type Server, type SubscribePayload, makeServer } from 'graphql-ws';
import type { Context } from '../graphql/context.js';
import type { Documents } from '../graphql/documents.js';
import type { Executor } from '../graphql/executor.js';
import { subscribe } from '../graphql/subscribe.js';
import { Actor, type Origin } from '../platform/actor.js';
import { RateLimited, Unauthenticated } from '../platform/problem.js';
import type { Authenticator } from './authenticate.js';
import type { Operation, OperationRequest, Operations } from './operations.js';
import { CLOSE, type Session } from './session.js';

export interface SocketProtocolOptions {
  readonly schema: GraphQLSchema;
  readonly executor: Executor;
  readonly documents: Documents;
  readonly operations: Operations;
  readonly authenticator: Authenticator;
  readonly createContext: (actor: Actor) => Context;
}

/** Operations of one socket at a time. */
const MAX_OPERATIONS = 100;
/** How long a client may take to say who it is. */
const INIT_MS = 3000;

type Socket = SocketContext<Record<string, unknown> | undefined, Session>;
/** What one operation takes through the library as its context value. */
interface SocketCarrier {
  readonly operation: Operation;
  readonly request: OperationRequest;
  readonly document: DocumentNode;
}
interface Refusal {
  readonly operation: Operation;
  readonly errors: readonly GraphQLError[];
}
interface CarrierArgs {
  readonly contextValue?: unknown;
}
const carrierOf = ({ contextValue }: CarrierArgs): SocketCarrier => contextValue as SocketCarrier;

/** The graphql-transport-ws protocol over our documents, limits, executor and errors: the very ones that HTTP has. */
export function createProtocol(options: SocketProtocolOptions): Server<Session> {
  const { schema, executor, operations } = options;
  // The errors of operations that were not let in, until they are sent.
  const refusals = new WeakMap<readonly unknown[], Operation>();
  return makeServer<Record<string, unknown> | undefined, Session>({
    connectionInitWaitTimeout: INIT_MS,
    onConnect: (socket) => connect(options, socket),
    onSubscribe: async (socket, _id, payload) => {
      const prepared = await prepare(options, socket.extra, payload);
      if (!('errors' in prepared)) return { schema, document: prepared.document, contextValue: prepared };
      refusals.set(prepared.errors, prepared.operation);
      return prepared.errors;
    },
    // The library executes queries and mutations here; `onNext` formats what they answer.
    execute: (args) => {
      const { operation, request, document } = carrierOf(args);
      return executor.execute({ document, ...request, context: options.createContext(operation.actor) });
    },
    subscribe: async (args) => {
      const { operation, request, document } = carrierOf(args);
      const newContext = () => options.createContext(operation.actor);
      const result = await subscribe(schema, executor, { document, ...request, newContext });
      if (Symbol.asyncIterator in result) operations.finish(operation, []);
      return result;
    },
    onNext: (_socket, _id, _payload, args, { errors, ...result }) => {
      const { operation } = carrierOf(args);
      const formatted = operations.format(operation, errors ?? []);
      operations.finish(operation, formatted);
      return { ...result, ...(formatted.length > 0 ? { errors: formatted } : {}) };
    },
    onError: (socket, _id, _payload, errors) => {
      const operation = refusals.get(errors) ?? operations.begin('ws', Actor.anonymous(socket.extra.origin));
      const formatted = operations.format(operation, errors);
      operations.finish(operation, formatted);
      return formatted;
    },
  });
}

/** Lets whoever is signed in connect, and watches for the end of that. False closes with 4403. */
async function connect({ authenticator, operations }: SocketProtocolOptions, socket: Socket): Promise<boolean> {
  const { extra: session, connectionParams, subscriptions } = socket;
  const given = connectionParams?.Authorization ?? connectionParams?.authorization;
  session.authorization = typeof given === 'string' ? given : undefined;
  try {
    const actor = await authenticator.authenticate(session.authorization, session.origin);
    if (!actor.isUser) return false;
    const stop = authenticator.watch(actor, () => session.end(CLOSE.forbidden, 'Forbidden'));
    session.watched(subscriptions, stop);
    // What ended the session between the two calls was heard by nobody.
    return (await authenticator.authenticate(session.authorization, session.origin)).isUser;
  } catch (error) {
    if (!(error instanceof RateLimited)) operations.report(error, session.origin.requestId);
    session.end(CLOSE.tryAgainLater, 'Try again later');
    return false;
  }
}

/** What an operation needs to run, or why it does not. Asks again who it is, under a request id of its own. */
async function prepare(
  options: SocketProtocolOptions,
  session: Session,
  { query, operationName, variables }: SubscribePayload,
): Promise<SocketCarrier | Refusal> {
  const { documents, operations } = options;
  const origin = { ...session.origin, requestId: randomUUID() };
  // Before anything is awaited, so that those which come later in one burst do not count against this one.
  const isOneTooMany = session.pending > MAX_OPERATIONS;
  const request = { operationName, variables };
  const actor = await identify(options, session, origin);
  if (!(actor instanceof Actor)) return { operation: operations.begin('ws', Actor.anonymous(origin)), errors: [actor] };
  const operation = operations.begin('ws', actor);
  if (isOneTooMany) return { operation, errors: [errorOf(TOO_MANY)] };
  const document = documents.parse(query);
  if (document instanceof GraphQLError) return { operation, errors: [document] };
  const errors = operations.admit(operation, document, request);
  return errors.length > 0 ? { operation, errors } : { operation, request, document };
}

/** Who is asking now; ends the session where that is nobody any more. */
async function identify(
  { authenticator }: SocketProtocolOptions,
  session: Session,
  origin: Origin,
): Promise<Actor | GraphQLError> {
  try {
    const actor = await authenticator.authenticate(session.authorization, origin);
    if (actor.isUser) return actor;
    session.end(CLOSE.forbidden, 'Forbidden');
    return errorOf(new Unauthenticated());
  } catch (error) {
    return errorOf(error instanceof Error ? error : new Error(String(error)));
  }
}

const TOO_MANY = new RateLimited(`More than ${MAX_OPERATIONS} operations at once on one socket.`, 1);

const errorOf = (originalError: Error): GraphQLError => new GraphQLError(originalError.message, { originalError });
