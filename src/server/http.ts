import { createHash, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { Logger } from '../platform/log.js';
import { allowOrigin } from './cors.js';
import type { GraphqlHttp } from './graphql-http.js';
import { type Readiness, ReadinessProbe } from './health.js';
import type { Metrics } from './metrics.js';
import { type TrustProxy, isLocal, originOf, requestIdOf } from './origin.js';
import { reply, replyError, replyJson } from './reply.js';

/** Answers a request for a page. False where the request is for somebody else; then nothing was written. */
export type Pages = (request: IncomingMessage, res: ServerResponse) => boolean;

export interface RoutesOptions {
  readonly graphql: GraphqlHttp;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly trustProxy: TrustProxy | null;
  /** The origins whose pages may call, the server's own among them. */
  readonly allowedOrigins: () => ReadonlySet<string>;
  readonly metricsToken: string | null;
  readonly ready: () => Promise<Readiness>;
  /** The public keys of access tokens, as a JSON Web Key Set (RFC 7517). */
  readonly jwks: () => object | Promise<object>;
  readonly pages: Pages;
  /** Whether the server takes no more work. */
  readonly closing: () => boolean;
}

type Route = (request: IncomingMessage, res: ServerResponse, requestId: string) => void | Promise<void>;

/** Seconds for which a key set may be remembered: keys rotate, and the old ones are kept for much longer. */
const JWKS_MAX_AGE = 60;

/** What the server answers over HTTP. Every answer has the request's id and security headers. */
export class Routes {
  private readonly probe: ReadinessProbe;
  private readonly routes: Readonly<Record<string, Route>>;

  constructor(private readonly options: RoutesOptions) {
    this.probe = new ReadinessProbe(options.ready, (error) => options.log.warn({ error }, 'not ready'));
    this.routes = {
      '/graphql': (request, res, requestId) => this.graphql(request, res, requestId),
      '/healthz': forReading((_request, res) => replyJson(res, 200, { alive: true })),
      '/readyz': forReading((_request, res) => this.readiness(res)),
      '/metrics': forReading((request, res) => this.metrics(request, res)),
      '/.well-known/jwks.json': forReading((_request, res) => this.keys(res)),
    };
  }

  readonly listener: RequestListener = (request, res) => {
    const requestId = requestIdOf(request);
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const route = Object.hasOwn(this.routes, path) ? this.routes[path] : undefined;
    const name = route ? path : 'other';
    res.on('finish', () => this.options.metrics.requests.inc({ ...labels(request, res), route: name }));
    // A socket that breaks while an answer is written is the client's business.
    res.on('error', (error) => this.options.log.debug({ error, requestId }, 'answer not delivered'));
    secure(res, requestId);
    if (this.options.closing()) res.setHeader('connection', 'close');
    if (this.options.pages(request, res)) return;
    if (route) void this.run(route, request, res, requestId);
    else replyError(res, 404, 'BAD_REQUEST', 'There is nothing here. GraphQL is at /graphql.');
  };

  private async run(route: Route, request: IncomingMessage, res: ServerResponse, requestId: string): Promise<void> {
    try {
      await route(request, res, requestId);
    } catch (error) {
      this.options.log.error({ error, requestId }, 'request failed');
      replyError(res, 500, 'INTERNAL', 'Internal error');
    }
  }

  private graphql(request: IncomingMessage, res: ServerResponse, requestId: string): Promise<void> {
    allowOrigin(request, res, this.options.allowedOrigins());
    return this.options.graphql.answer(request, res, originOf(request, requestId, this.options.trustProxy));
  }

  private async readiness(res: ServerResponse): Promise<void> {
    const readiness = this.options.closing() ? null : await this.probe.ask();
    if (readiness)
      replyJson(res, 200, { reachable: true, revision: readiness.revision, tableCount: readiness.tableCount });
    else replyJson(res, 503, { reachable: false });
  }

  private async metrics(request: IncomingMessage, res: ServerResponse): Promise<void> {
    const { metrics, metricsToken } = this.options;
    if (isLocal(request) || carries(request, metricsToken))
      reply(res, 200, await metrics.registry.metrics(), { 'content-type': metrics.registry.contentType });
    else replyError(res, 401, 'UNAUTHENTICATED', 'Metrics need a token.', { 'www-authenticate': 'Bearer' });
  }

  private async keys(res: ServerResponse): Promise<void> {
    const headers = { 'content-type': 'application/jwk-set+json', 'cache-control': `public, max-age=${JWKS_MAX_AGE}` };
    replyJson(res, 200, await this.options.jwks(), headers);
  }
}

const forReading =
  (route: Route): Route =>
  (request, res, requestId) => {
    if (request.method === 'GET' || request.method === 'HEAD') return route(request, res, requestId);
    replyError(res, 405, 'BAD_REQUEST', 'This can only be read.', { allow: 'GET, HEAD' });
  };

function secure(res: ServerResponse, requestId: string): void {
  res.setHeader('x-request-id', requestId);
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('cache-control', 'no-store');
  res.setHeader('referrer-policy', 'no-referrer');
  res.setHeader('x-frame-options', 'DENY');
}

/** Only methods that Node's parser knows become labels, so that clients cannot make up new ones. */
const labels = ({ method }: IncomingMessage, { statusCode }: ServerResponse) => ({
  method: method ?? '',
  status: statusCode,
});

/** Whether the request carries this bearer token (RFC 6750 §2.1). Compared as digests, in constant time. */
function carries(request: IncomingMessage, token: string | null): boolean {
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === null || given === undefined) return false;
  const [a, b] = [given, token].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(a, b);
}
