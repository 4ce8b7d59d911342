import { createHash, createHmac } from 'node:crypto';

/**
 * AWS Signature Version 4 as S3 uses it: paths are encoded once and never normalised
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html). Signed here, and checked in the
 * embedded store.
 */
export const ALGORITHM = 'AWS4-HMAC-SHA256';

/** Stands for the digest of a body that is not signed. */
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';

/** How long a presigned URL may live at most, in seconds: seven days. */
export const MAX_EXPIRES = 604_800;

/** The parts of a request that are signed. */
export interface SignedParts {
  readonly method: string;
  /** Percent-encoded, beginning with a slash. */
  readonly path: string;
  /** Decoded names and values, without the signature itself. */
  readonly query: Iterable<readonly [name: string, value: string]>;
  /** Exactly the signed ones, by lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** The body's SHA-256 in hexadecimal, or a word that stands for it. */
  readonly payload: string;
}

/** Whose key signs, where and on which day. */
export interface SigningScope {
  /** As in `20261231T235959Z`. */
  readonly timestamp: string;
  readonly region: string;
}

/** An instant as `20261231T235959Z`. */
export const timestampOf = (instant: Date) => instant.toISOString().replace(/[-:]|\.\d{3}/g, '');

/** The scope in which a key is good: one day, one region, S3. */
export const scopeOf = ({ timestamp, region }: SigningScope) => `${timestamp.slice(0, 8)}/${region}/s3/aws4_request`;

/** SHA-256 in hexadecimal. */
export const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** Percent-encodes everything that is not unreserved (RFC 3986 §2.3). */
export const encodeComponent = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The same, but for the slashes of a path. */
export const encodePath = (path: string) => path.split('/').map(encodeComponent).join('/');

/** The key that signs in a scope. */
export function signingKey(secretKey: string, scope: SigningScope): Buffer {
  return scopeOf(scope).split('/').reduce<string | Buffer>(hmac, `AWS4${secretKey}`) as Buffer;
}

/** The signature of a request, in hexadecimal. */
export function signatureOf(key: Buffer, scope: SigningScope, parts: SignedParts): string {
  const canonical = sha256(canonicalRequest(parts));
  return hmac(key, [ALGORITHM, scope.timestamp, scopeOf(scope), canonical].join('\n')).toString('hex');
}

/** The signature of one chunk of an `aws-chunked` body, in hexadecimal; `previous` is the chunk's before, or the request's. */
export function chunkSignature(key: Buffer, scope: SigningScope, previous: string, digest: string): string {
  const parts = [`${ALGORITHM}-PAYLOAD`, scope.timestamp, scopeOf(scope), previous, sha256(''), digest];
  return hmac(key, parts.join('\n')).toString('hex');
}

function canonicalRequest({ method, path, query, headers, payload }: SignedParts): string {
  const names = [...headers.keys()].sort();
  const lines = names.map((name) => `${name}:${(headers.get(name) ?? '').trim().replace(/ +/g, ' ')}\n`);
  return [method, path, canonicalQuery(query), lines.join(''), names.join(';'), payload].join('\n');
}

/** Sorted by encoded name, then by encoded value. */
export function canonicalQuery(query: SignedParts['query']): string {
  const pairs = Array.from(query, ([name, value]) => [encodeComponent(name), encodeComponent(value)] as const);
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  pairs.sort(([a, x], [b, y]) => order(a, b) || order(x, y));
  return pairs.map((pair) => pair.join('=')).join('&');
}
