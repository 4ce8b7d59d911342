import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { types } from 'node:util';
import type { GraphQLSchema } from 'graphql';
import { CostBudget } from '../graphql/budget.js';
import type { Context } from '../graphql/context.js';
import { Documents } from '../graphql/documents.js';
import type { Executor } from '../graphql/executor.js';
import type { Actor } from '../platform/actor.js';
import type { Logger } from '../platform/log.js';
import { createApollo } from './apollo.js';
import type { Authenticator } from './authenticate.js';
import { GraphqlHttp } from './graphql-http.js';
import type { Readiness } from './health.js';
import { type Pages, Routes } from './http.js';
import type { Metrics } from './metrics.js';
import { Operations } from './operations.js';
import type { TrustProxy } from './origin.js';
import { WebSockets } from './ws.js';

/** The part of Config that a server needs; the names are those of Config. */
export interface ServerConfig {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly trustProxy: TrustProxy | null;
  readonly introspection: boolean;
  readonly metricsToken: string | null;
  readonly costPerMinute: number;
}

export interface ServerOptions {
  readonly config: ServerConfig;
  readonly schema: GraphQLSchema;
  readonly executor: Executor;
  readonly authenticator: Authenticator;
  /** Makes what one operation, or one event of a subscription, shares. */
  readonly createContext: (actor: Actor) => Context;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** The origins whose pages may call, given the port that is listened on. */
  readonly allowedOrigins: (port: number) => ReadonlySet<string>;
  /** Asks the database how it is; rejects where it is not there. */
  readonly ready: () => Promise<Readiness>;
  /** The JSON Web Key Set of `/.well-known/jwks.json`. */
  readonly jwks: () => object | Promise<object>;
  readonly pages?: Pages;
}

export interface RunningServer {
  /** Where it listens, as an origin without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /**
   * Takes no more work, answers what is under way (ten seconds at most), closes the sockets with 1001, and resolves when
   * every connection is gone. Jobs and database are stopped after that.
   */
  close(): Promise<void>;
}

/** The server cannot listen where it is told to; the message says what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

const DRAIN_MS = 10_000;
/** Headers, and then whole requests, must be here by then, and idle connections are kept for so long. */
const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5000,
};

/** Serves GraphQL over HTTP and WebSocket, and what belongs to it. Rejects with ListenError where it cannot listen. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, schema, executor, log, metrics } = options;
  const state = { closing: false, origins: new Set<string>() as ReadonlySet<string> };
  const documents = new Documents(schema, { introspection: config.introspection });
  const budget = new CostBudget(config.costPerMinute);
  const operations = new Operations({ schema, documents, budget, log, metrics });
  const shared = { ...options, documents, operations, trustProxy: config.trustProxy };
  const apollo = createApollo({ schema, executor, operations, log });
  await apollo.start();
  const routes = new Routes({
    ...shared,
    graphql: new GraphqlHttp({ ...shared, apollo }),
    metricsToken: config.metricsToken,
    allowedOrigins: () => state.origins,
    pages: options.pages ?? (() => false),
    closing: () => state.closing,
  });
  const sockets = new WebSockets({ ...shared, allowedOrigins: () => state.origins });
  const server = createServer(PATIENCE, routes.listener).on('upgrade', sockets.upgrade);
  server.on('request', (_request, res) => {
    // A connection kept alive is idle, and can be closed, only when its last answer is out.
    res.on('close', () => state.closing && setImmediate(() => server.closeIdleConnections()));
  });
  const port = await listen(server, config);
  server.on('error', (error) => log.error({ error }, 'connection not accepted'));
  state.origins = options.allowedOrigins(port);
  const forgetRejections = countRejections(log, metrics);
  let closing: Promise<void> | null = null;
  const close = async () => {
    state.closing = true;
    await stop(server, sockets);
    await apollo.stop();
    forgetRejections();
  };
  return { url: urlOf(config.host, port), port, close: () => (closing ??= close()) };
}

async function listen(server: Server, { host, port }: ServerConfig): Promise<number> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    throw new ListenError(whyNot(error, host, port), { cause: error });
  }
}

function whyNot(error: unknown, host: string, port: number): string {
  const code = types.isNativeError(error) && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken: another program, perhaps another Steward, listens there. Stop it, or set PORT to a free port.`;
  if (code === 'EACCES')
    return `Port ${port} on ${host} needs rights this user does not have. Set PORT to 1024 or more.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host}. Set HOST to one it has, for example 127.0.0.1.`;
  return `Cannot listen on port ${port} of ${host}: ${code || String(error)}.`;
}

async function stop(server: Server, sockets: WebSockets): Promise<void> {
  const gone = new Promise<void>((resolve) => server.close(() => resolve()));
  const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await Promise.all([sockets.close(DRAIN_MS), gone]);
  clearTimeout(deadline);
}

/** Nobody's rejections are logged and counted, and do not end the process: graphql-js is known to leave some behind. */
function countRejections(log: Logger, metrics: Metrics): () => void {
  const count = (error: unknown) => {
    metrics.unhandledRejections.inc();
    log.error({ error }, 'unhandled rejection');
  };
  process.on('unhandledRejection', count);
  return () => process.off('unhandledRejection', count);
}

function urlOf(host: string, port: number): string {
  const anywhere = host === '0.0.0.0' || host === '::';
  const name = anywhere ? 'localhost' : isIPv6(host) ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
