import type { IncomingMessage } from 'node:http';
import { fail } from './errors.js';
import type { Reply } from './reply.js';

const METHODS = ['GET', 'HEAD', 'PUT'];
const EXPOSED = 'Accept-Ranges, Content-Disposition, Content-Length, Content-Range, ETag';
const ALLOWED = 'Content-MD5, Content-Type, If-Match, If-None-Match, Range';

/** Headers that let pages of these origins read the answer (https://fetch.spec.whatwg.org/#http-cors-protocol). */
export function corsHeaders({ headers }: IncomingMessage, origins: ReadonlySet<string>): Record<string, string> {
  const { origin } = headers;
  const allowed = origin !== undefined && origins.has(origin);
  return {
    Vary: 'Origin',
    ...(allowed && { 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': EXPOSED }),
  };
}

/** Answers a preflight, which browsers do not sign. Throws S3Failure for other origins and methods. */
export function preflight({ headers }: IncomingMessage, origins: ReadonlySet<string>): Reply {
  const { origin, 'access-control-request-method': method } = headers;
  if (origin === undefined || method === undefined) fail('InvalidRequest', 'This is no preflight.');
  if (!origins.has(origin) || !METHODS.includes(method))
    fail('ForbiddenOrigin', 'Pages of this origin may not send this.');
  const local = headers['access-control-request-private-network'] === 'true';
  return {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': METHODS.join(', '),
      'Access-Control-Allow-Headers': ALLOWED,
      'Access-Control-Max-Age': '600',
      ...(local && { 'Access-Control-Allow-Private-Network': 'true' }),
    },
  };
}
