import { createHash, timingSafeEqual } from 'node:crypto';
import {
  ALGORITHM,
  MAX_EXPIRES,
  type SigningScope,
  UNSIGNED_PAYLOAD,
  scopeOf,
  signatureOf,
  signingKey,
} from '../../objectstore/sigv4.js';
import type { Credentials } from './credentials.js';
import { type S3Code, fail } from './errors.js';
import type { S3Request } from './request.js';

/** Against what a request is checked. */
export interface Authority extends Credentials {
  readonly region: string;
}

/** What the signature says of the body. */
export type SignedPayload =
  | { readonly kind: 'unsigned' }
  /** Its SHA-256, in hexadecimal. */
  | { readonly kind: 'digest'; readonly sha256: string }
  /** `aws-chunked`: each chunk is signed, on top of the signature before it. */
  | { readonly kind: 'chunks'; readonly key: Buffer; readonly scope: SigningScope; readonly seed: string };

interface Signature {
  readonly scope: SigningScope;
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly payload: string;
  readonly malformed: S3Code;
}

export const STREAMING_PAYLOAD = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';

/** How far the clock of a client may be off, where it signs headers: what S3 allows. */
const MAX_SKEW_MS = 15 * 60_000;
/** A presigned URL from the future would outlive its expiry; a minute is what clocks differ. */
const MAX_FUTURE_MS = 60_000;

const PRESIGNED = ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'].map((n) => `X-Amz-${n}`);

/**
 * Checks that whoever sent a request has the key, and signed all of it that matters. Answers what was signed of the body,
 * which has yet to be compared. Throws S3Failure.
 */
export function authorize(request: S3Request, authority: Authority, now = Date.now()): SignedPayload {
  const header = request.headers.get('authorization');
  const presigned = [...request.query.keys()].some((name) => /^x-amz-/i.test(name));
  if (header !== undefined && presigned) fail('InvalidArgument', 'Only one way to sign a request at a time.');
  if (header === undefined && !presigned) fail('AccessDenied', 'The request is not signed.');
  const signature =
    header === undefined ? fromQuery(request, authority, now) : fromHeader(request, header, authority, now);
  const headers = signedHeaders(request, signature);
  assertCredential(signature, authority);
  const key = signingKey(authority.secretKey, signature.scope);
  const query = [...request.query].filter(([name]) => name !== 'X-Amz-Signature');
  const parts = { method: request.method, path: request.path, query, headers, payload: signature.payload };
  if (!equal(signatureOf(key, signature.scope, parts), signature.signature))
    fail('SignatureDoesNotMatch', 'The signature is not that of this request.');
  return payloadOf(signature, key);
}

function fromHeader({ headers }: S3Request, header: string, { region }: Authority, now: number): Signature {
  const malformed = 'AuthorizationHeaderMalformed';
  const pattern = /^AWS4-HMAC-SHA256 Credential=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/;
  const [, credential = '', signed = '', signature = ''] =
    pattern.exec(header) ?? fail(malformed, 'Not an AWS4-HMAC-SHA256 header.');
  const timestamp = headers.get('x-amz-date') ?? fail('AccessDenied', 'X-Amz-Date is missing.');
  const at = instantOf(timestamp, malformed);
  if (Math.abs(now - at) > MAX_SKEW_MS) fail('RequestTimeTooSkewed', 'The clocks differ by more than 15 minutes.');
  const payload = headers.get('x-amz-content-sha256') ?? fail('InvalidRequest', 'X-Amz-Content-Sha256 is missing.');
  return { scope: { timestamp, region }, credential, signedHeaders: signed, signature, payload, malformed };
}

function fromQuery({ query, headers }: S3Request, { region }: Authority, now: number): Signature {
  const malformed = 'AuthorizationQueryParametersError';
  const unknown = [...query.keys()].filter((name) => /^x-amz-/i.test(name) && !PRESIGNED.includes(name));
  if (unknown.length > 0) fail('NotImplemented', 'The query has a parameter of another way to sign.');
  const value = (name: string) => query.get(`X-Amz-${name}`) ?? fail(malformed, `X-Amz-${name} is missing.`);
  if (value('Algorithm') !== ALGORITHM) fail(malformed, `X-Amz-Algorithm is not ${ALGORITHM}.`);
  const signature = value('Signature');
  if (!/^[0-9a-f]{64}$/.test(signature)) fail('SignatureDoesNotMatch', 'X-Amz-Signature is no signature.');
  const seconds = /^\d{1,6}$/.test(value('Expires')) ? Number(value('Expires')) : 0;
  if (seconds < 1 || seconds > MAX_EXPIRES) fail(malformed, `X-Amz-Expires is not from 1 to ${MAX_EXPIRES} seconds.`);
  const timestamp = value('Date');
  const at = instantOf(timestamp, malformed);
  if (at > now + MAX_FUTURE_MS) fail('AccessDenied', 'The request is not valid yet.');
  if (at + seconds * 1000 <= now) fail('AccessDenied', 'Request has expired.');
  const payload = headers.get('x-amz-content-sha256') ?? UNSIGNED_PAYLOAD;
  const [credential, signed] = [value('Credential'), value('SignedHeaders')];
  return { scope: { timestamp, region }, credential, signedHeaders: signed, signature, payload, malformed };
}

/** The headers that are signed. Those that change what a request means must be among them. */
function signedHeaders({ headers }: S3Request, { signedHeaders: list, malformed }: Signature): Map<string, string> {
  const names = list.split(';');
  const sorted = names.every((name, i) => i === 0 || name > (names[i - 1] ?? ''));
  if (!sorted || !names.includes('host')) fail(malformed, 'SignedHeaders is not a sorted list with host in it.');
  const unsigned = headers.names().filter((name) => name.startsWith('x-amz-') && !names.includes(name));
  if (unsigned.length > 0) fail('AccessDenied', 'There were headers present in the request which were not signed.');
  const value = (name: string) => headers.get(name) ?? fail('SignatureDoesNotMatch', 'A signed header is missing.');
  return new Map(names.map((name) => [name, value(name)]));
}

/** The whole scope is the one this store would sign in; then the key's name is compared. */
function assertCredential({ credential, scope, malformed }: Signature, { accessKey, region }: Authority): void {
  const at = credential.indexOf('/');
  if (at < 0 || credential.slice(at + 1) !== scopeOf(scope))
    fail(malformed, `The credential's scope is not that of the date, of region ${region} and of s3.`);
  if (!equal(credential.slice(0, at), accessKey)) fail('InvalidAccessKeyId', 'There is no such access key.');
}

function payloadOf({ payload, scope, signature }: Signature, key: Buffer): SignedPayload {
  if (payload === UNSIGNED_PAYLOAD) return { kind: 'unsigned' };
  if (payload === STREAMING_PAYLOAD) return { kind: 'chunks', key, scope, seed: signature };
  if (payload.startsWith('STREAMING-')) fail('NotImplemented', 'This way to sign a body is not implemented.');
  if (!/^[0-9a-f]{64}$/.test(payload)) fail('InvalidArgument', 'X-Amz-Content-Sha256 is no SHA-256.');
  return { kind: 'digest', sha256: payload };
}

/** Milliseconds since 1970 of `20261231T235959Z`. */
function instantOf(timestamp: string, malformed: S3Code): number {
  const [, ...parts] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(timestamp) ?? fail(malformed, 'X-Amz-Date is no date.');
  const [year, month, day, hour, minute, second] = parts;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? fail(malformed, 'X-Amz-Date is no date.') : at;
}

/** Compares in a time that tells nothing of where two texts differ, nor of their length. */
export function equal(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
