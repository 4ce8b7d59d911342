import { contentDisposition } from './disposition.js';
import type { GetTerms, PresignedGet, PresignedPut, PutTerms } from './objectstore.js';
import {
  ALGORITHM,
  UNSIGNED_PAYLOAD,
  canonicalQuery,
  encodePath,
  scopeOf,
  signatureOf,
  signingKey,
  timestampOf,
} from './sigv4.js';

/** Whose bucket, and where clients reach it. */
export interface PresignerOptions {
  /** An origin, as clients know it. */
  readonly publicEndpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** The longest a URL may live, in seconds. A capability nobody can take back had better be short. */
export const MAX_URL_SECONDS = 3600;

/** The longest content type that is signed. */
const MAX_TYPE = 255;

/**
 * Presigns URLs. Own code, because the `minio` client cannot sign Content-Type and Content-Length, and only signed they
 * pin what is uploaded.
 */
export class Presigner {
  readonly #options: PresignerOptions;
  readonly #origin: URL;

  constructor(options: PresignerOptions) {
    this.#options = options;
    this.#origin = new URL(options.publicEndpoint);
  }

  /** A URL to put exactly `size` bytes of `contentType`. Throws RangeError on terms that cannot be. */
  put(key: string, { size, contentType, expiresIn }: PutTerms, now = new Date()): PresignedPut {
    if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('A size is a whole number of bytes.');
    assertHeader(contentType, 'content type');
    if (contentType === '' || contentType.length > MAX_TYPE)
      throw new RangeError('The content type has no fit length.');
    const signed = { 'content-length': String(size), 'content-type': contentType };
    const { url, expiresAt } = this.#url('PUT', key, expiresIn, now, signed, {});
    return { url, method: 'PUT', headers: { 'Content-Type': contentType }, expiresAt };
  }

  /** A URL to get an object, with the headers the store is to answer with. Throws RangeError likewise. */
  get(key: string, { expiresIn, disposition, contentType }: GetTerms, now = new Date()): PresignedGet {
    const overrides: Record<string, string> = {};
    if (disposition)
      overrides['response-content-disposition'] = contentDisposition(disposition.type, disposition.filename);
    if (contentType !== undefined) overrides['response-content-type'] = assertHeader(contentType, 'content type');
    return this.#url('GET', key, expiresIn, now, {}, overrides);
  }

  #url(
    method: string,
    key: string,
    expiresIn: number,
    now: Date,
    signed: Record<string, string>,
    overrides: Record<string, string>,
  ): PresignedGet {
    if (!Number.isSafeInteger(expiresIn) || expiresIn < 1 || expiresIn > MAX_URL_SECONDS)
      throw new RangeError(`A presigned URL lives from 1 to ${MAX_URL_SECONDS} seconds.`);
    const { accessKey, secretKey, region, bucket } = this.#options;
    const scope = { timestamp: timestampOf(now), region };
    const headers = new Map(Object.entries({ host: this.#origin.host, ...signed }));
    const query = Object.entries({
      ...overrides,
      'X-Amz-Algorithm': ALGORITHM,
      'X-Amz-Credential': `${accessKey}/${scopeOf(scope)}`,
      'X-Amz-Date': scope.timestamp,
      'X-Amz-Expires': String(expiresIn),
      'X-Amz-SignedHeaders': [...headers.keys()].sort().join(';'),
    });
    const path = encodePath(`/${bucket}/${key}`);
    const parts = { method, path, query, headers, payload: UNSIGNED_PAYLOAD };
    const signature = signatureOf(signingKey(secretKey, scope), scope, parts);
    const url = `${this.#origin.origin}${path}?${canonicalQuery(query)}&X-Amz-Signature=${signature}`;
    // What the store counts from is the signed instant, which has no milliseconds.
    return { url, expiresAt: new Date(Math.floor(now.getTime() / 1000) * 1000 + expiresIn * 1000) };
  }
}

/** Header values are visible ASCII here (RFC 9110 §5.5); anything else could not be sent as it was signed. */
function assertHeader(value: string, what: string): string {
  if (!/^[\x20-\x7e]*$/.test(value) || value !== value.trim()) throw new RangeError(`The ${what} cannot be sent.`);
  return value;
}
