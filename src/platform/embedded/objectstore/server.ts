import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Logger } from '../../log.js';
import { type Authority, authorize } from './authorize.js';
import { drain } from './body.js';
import { bucketRequest } from './bucket.js';
import { corsHeaders, preflight } from './cors.js';
import type { Disk } from './disk.js';
import { S3Failure, errorXml, fail } from './errors.js';
import { OBJECT_PARAMETERS, type ObjectRequest, copyObject, deleteObject, getObject, putObject } from './objects.js';
import type { Reply } from './reply.js';
import { type S3Request, parseRequest } from './request.js';

/** What the HTTP server of an embedded store is made of. */
export interface StoreServerOptions {
  readonly disk: Disk;
  readonly authority: Authority;
  readonly bucket: string;
  readonly maxBytes: number;
  /** Origins whose pages may use presigned URLs; looked at anew for every request. */
  readonly origins: ReadonlySet<string>;
  readonly log: Pick<Logger, 'error' | 'debug'>;
}

/** What is still read of a request that is refused, and for how long. */
const DRAIN_BYTES = 64 * 1024 * 1024;
const DRAIN_MS = 20_000;
/** Silence after which a connection ends, and how long one upload may take; URLs live no longer either. */
const IDLE_MS = 60_000;
const REQUEST_MS = 3_600_000;
const MAX_CONNECTIONS = 1024;

/** Whatever lies in the store, a browser neither guesses what it is nor runs it. */
const SAFE = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
};

/** Headers by which S3 is told to do what this store does. */
const KNOWN_HEADERS =
  /^x-amz-(date|content-sha256|decoded-content-length|meta-.+|copy-source|copy-source-if-match|metadata-directive|user-agent)$/;

/** The HTTP server of an embedded store. */
export interface StoreServer {
  /** It does not listen yet. */
  readonly server: Server;
  /** Resolves when no request is under way, their files included. */
  settled(): Promise<void>;
}

/** Makes the HTTP server of an embedded store. */
export function createStoreServer(options: StoreServerOptions): StoreServer {
  const server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: 20_000, keepAliveTimeout: 5000 });
  server.timeout = IDLE_MS;
  server.maxConnections = MAX_CONNECTIONS;
  const active = new Set<Promise<void>>();
  const onRequest = (message: IncomingMessage, response: ServerResponse) => {
    const served = serve(options, message, response).finally(() => active.delete(served));
    active.add(served);
  };
  server.on('request', onRequest);
  // Who asks first is answered first: refused, it need not send its file.
  server.on('checkContinue', onRequest);
  return { server, settled: () => Promise.all(active).then(() => undefined) };
}

async function serve(options: StoreServerOptions, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = randomUUID();
  for (const [name, value] of Object.entries({ ...SAFE, ...corsHeaders(message, options.origins) }))
    response.setHeader(name, value);
  response.setHeader('x-amz-request-id', requestId);
  try {
    const reply = await answer(options, message, response).catch((error: unknown) =>
      refuse(options, message, response, error, requestId),
    );
    await send(message, response, reply);
  } catch (error) {
    // Nobody is left to tell.
    options.log.debug({ err: error, requestId }, 'A request to the object store was cut off.');
    response.destroy();
  }
}

async function answer(
  { disk, authority, bucket, maxBytes, origins }: StoreServerOptions,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<Reply> {
  if (message.method === 'OPTIONS') return preflight(message, origins);
  const request = parseRequest(message);
  const payload = authorize(request, authority);
  if (request.bucket !== bucket) fail('NoSuchBucket', 'There is no such bucket.');
  assertImplemented(request);
  const put = request.method === 'PUT' && request.key !== '' && request.headers.get('x-amz-copy-source') === undefined;
  if (!put) assertNoBody(message);
  else if (message.headers.expect !== undefined) response.writeContinue();
  return request.key === ''
    ? bucketRequest(disk, request, authority.region)
    : objectRequest(disk, { request, message, payload, maxBytes });
}

function objectRequest(disk: Disk, object: ObjectRequest): Promise<Reply> {
  const { method, query, headers } = object.request;
  const known = (name: string) => name.startsWith('X-Amz-') || OBJECT_PARAMETERS.includes(name);
  if (![...query.keys()].every(known)) fail('NotImplemented', 'The query asks for what this store does not implement.');
  if (method === 'GET' || method === 'HEAD') return getObject(disk, object);
  if (method === 'DELETE') return deleteObject(disk, object);
  if (method !== 'PUT') fail('NotImplemented', 'This store does not implement that.');
  return headers.get('x-amz-copy-source') === undefined ? putObject(disk, object) : copyObject(disk, object);
}

/** What is not understood is refused, not ignored: it may have been meant to protect. */
function assertImplemented({ headers }: S3Request): void {
  const unknown = headers.names().filter((name) => name.startsWith('x-amz-') && !KNOWN_HEADERS.test(name));
  if (unknown.length > 0) fail('NotImplemented', `This store does not implement ${unknown.join(', ')}.`);
}

function assertNoBody({ headers }: IncomingMessage): void {
  if (Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined)
    fail('InvalidRequest', 'This request has no body.');
}

/** The answer to a request that failed, when what the client still sends has come. */
async function refuse(
  { log }: StoreServerOptions,
  message: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  requestId: string,
): Promise<Reply> {
  const known = error instanceof S3Failure;
  if (!known) log.error({ err: error, requestId }, 'The object store failed.');
  const failure = known ? error : new S3Failure('InternalError', 'The store failed. Its log says more.');
  const asked = message.headers.expect !== undefined;
  const all = !asked && (await drain(message, DRAIN_BYTES, DRAIN_MS));
  if (!all) response.setHeader('Connection', 'close');
  const headers = { 'Content-Type': 'application/xml', ...failure.headers };
  return { status: failure.status, headers, body: errorXml(failure, requestId) };
}

async function send(message: IncomingMessage, response: ServerResponse, reply: Reply): Promise<void> {
  const { body } = reply;
  const bare = [204, 304].includes(reply.status) || (body === undefined && message.method === 'HEAD');
  const length = typeof body === 'object' || bare ? {} : { 'Content-Length': String(Buffer.byteLength(body ?? '')) };
  try {
    // What says its own length means that of the content, which a HEAD does not send.
    response.writeHead(reply.status, { ...length, ...reply.headers });
    if (typeof body === 'object') {
      const { file, start, end } = body;
      await pipeline(file.createReadStream({ start, end, autoClose: false }), response);
    } else response.end(message.method === 'HEAD' ? undefined : body);
  } finally {
    if (typeof body === 'object') await body.file.close();
  }
}
