import type { IncomingMessage, ServerResponse } from 'node:http';

const METHODS = 'GET, POST, OPTIONS';
const REQUEST_HEADERS =
  'authorization, content-type, x-request-id, apollo-require-preflight, x-apollo-operation-name, apollographql-client-name, apollographql-client-version';
const RESPONSE_HEADERS = 'x-request-id, retry-after';
/** Seconds a browser may remember the answer to a preflight. */
const MAX_AGE = '600';

/** Tells the browser whether pages of the request's origin may read the answer (Fetch standard, CORS protocol). */
export function allowOrigin(request: IncomingMessage, res: ServerResponse, allowed: ReadonlySet<string>): void {
  res.setHeader('vary', 'Origin');
  const { origin } = request.headers;
  if (origin === undefined || !allowed.has(origin)) return;
  res.setHeader('access-control-allow-origin', origin);
  res.setHeader('access-control-expose-headers', RESPONSE_HEADERS);
}

/** Answers a preflight, or any OPTIONS; `allowOrigin` was called before. */
export function answerOptions(res: ServerResponse): void {
  if (res.hasHeader('access-control-allow-origin')) {
    res.setHeader('access-control-allow-methods', METHODS);
    res.setHeader('access-control-allow-headers', REQUEST_HEADERS);
    res.setHeader('access-control-max-age', MAX_AGE);
  }
  res.writeHead(204, { allow: METHODS });
  res.end();
}
