import { randomUUID } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { GraphqlJsExecutor } from '../../../src/graphql/executor.js';
import { Actor, type Origin } from '../../../src/platform/actor.js';
import { createLogger } from '../../../src/platform/log.js';
import type { Authenticator } from '../../../src/server/authenticate.js';
import { Metrics } from '../../../src/server/metrics.js';
import { type RunningServer, type ServerOptions, startServer } from '../../../src/server/server.js';
import { contextOf, userWith } from './actors.js';
import { type Things, buildThings } from './things.js';

/** Hands out tokens and takes them back, as the real one does when a session is revoked. */
export class TestAuthenticator implements Authenticator {
  private readonly users = new Map<string, { readonly userId: string; readonly permissions: readonly string[] }>();
  private readonly watchers = new Map<Actor, { readonly token: string; readonly ended: () => void }>();
  private readonly tokens = new WeakMap<Actor, string>();
  /** Makes every call fail, as a database that is gone does. */
  down = false;

  /** An Authorization header for a new user. */
  signIn(...permissions: string[]): string {
    const header = `Bearer ${randomUUID()}`;
    this.users.set(header, { userId: randomUUID(), permissions });
    return header;
  }

  revoke(header: string): void {
    this.users.delete(header);
    for (const { token, ended } of this.watchers.values()) if (token === header) ended();
  }

  /** Makes a token worthless and tells nobody, as when a notification is lost. */
  forget(header: string): void {
    this.users.delete(header);
  }

  get watching(): number {
    return this.watchers.size;
  }

  authenticate(authorization: string | undefined, origin: Origin): Promise<Actor> {
    if (this.down) return Promise.reject(new Error('the database is gone'));
    const user = this.users.get(authorization ?? '');
    if (!user || authorization === undefined) return Promise.resolve(Actor.anonymous(origin));
    const actor = userWith(user.permissions, origin, user.userId);
    this.tokens.set(actor, authorization);
    return Promise.resolve(actor);
  }

  watch(actor: Actor, ended: () => void): () => void {
    this.watchers.set(actor, { token: this.tokens.get(actor) ?? '', ended });
    return () => void this.watchers.delete(actor);
  }
}

export interface House {
  readonly server: RunningServer;
  readonly things: Things;
  readonly authenticator: TestAuthenticator;
  readonly metrics: Metrics;
  /** What was logged, parsed. */
  readonly log: Record<string, unknown>[];
  /** Posts an operation; answers status, headers and parsed body. */
  ask(query: string, options?: AskOptions): Promise<Answer>;
  /** A raw request to a path. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  socket(authorization?: string, options?: WebSocket.ClientOptions): Client;
  close(): Promise<void>;
}

export interface AskOptions {
  readonly authorization?: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  readonly headers?: Record<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: { message: string; path?: unknown[]; extensions: { code: string } & Record<string, unknown> }[];
}

export type HouseOptions = Partial<Omit<ServerOptions, 'config'>> & {
  readonly config?: Partial<ServerOptions['config']>;
  readonly level?: string;
};

export const FOREIGN = 'https://elsewhere.example';
export const ALLOWED = 'https://app.example';

/** A server over the test schema, on a free port. */
export async function startHouse({ config, level = 'debug', ...options }: HouseOptions = {}): Promise<House> {
  const things = buildThings();
  const authenticator = new TestAuthenticator();
  const metrics = new Metrics();
  const log: Record<string, unknown>[] = [];
  const server = await startServer({
    schema: things.schema,
    executor: new GraphqlJsExecutor(things.schema),
    authenticator,
    createContext: contextOf,
    log: createLogger(
      { logLevel: level },
      { write: (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>) },
    ),
    metrics,
    allowedOrigins: (port) => new Set([`http://127.0.0.1:${port}`, ALLOWED]),
    ready: () => Promise.resolve({ revision: 'r1', tableCount: 3 }),
    jwks: () => ({ keys: [] }),
    ...options,
    config: {
      host: '127.0.0.1',
      port: 0,
      trustProxy: null,
      introspection: true,
      metricsToken: null,
      costPerMinute: 1_000_000,
      ...config,
    },
  });
  const request = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, init);
  return {
    server,
    things,
    authenticator,
    metrics,
    log,
    fetch: request,
    ask: async (query, { authorization, headers, ...rest } = {}) =>
      answerOf(
        await request('/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}), ...headers },
          body: JSON.stringify({ query, ...rest }),
        }),
      ),
    socket: (authorization, clientOptions) =>
      createClient({
        url: `${server.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: socketClass(clientOptions),
        connectionParams: authorization === undefined ? {} : { Authorization: authorization },
        retryAttempts: 0,
      }),
    close: () => server.close(),
  };
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = (text === '' ? {} : JSON.parse(text)) as Partial<Answer>;
  return { status: response.status, headers: response.headers, text, data: body.data, errors: body.errors ?? [] };
}

/** `WebSocket` with options that graphql-ws cannot pass on. */
function socketClass(options: WebSocket.ClientOptions = {}) {
  return class extends WebSocket {
    constructor(address: string, protocols?: string | string[]) {
      super(address, protocols, options);
    }
  };
}

/** Runs one operation over a socket, to its end; answers the results, or rejects with what the server said instead. */
export function over(client: Client, query: string, variables?: Record<string, unknown>): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const results: unknown[] = [];
    client.subscribe(
      { query, ...(variables ? { variables } : {}) },
      { next: (result) => results.push(result), error: reject, complete: () => resolve(results) },
    );
  });
}

/** Waits for a state of the server that nothing a client can hear announces. */
export async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 500; i++) {
    if (condition()) return;
    await later(10);
  }
  throw new Error(`This did not come about: ${condition.toString()}`);
}
