import type { IncomingMessage } from 'node:http';
import { encodePath } from '../../objectstore/sigv4.js';
import { fail } from './errors.js';

/** One request, read from what came over the wire: nothing was normalised on the way. */
export interface S3Request {
  readonly method: string;
  /** Canonical: decoded once, then encoded as signatures want it. */
  readonly path: string;
  readonly bucket: string;
  /** Empty where the request is about the bucket. Never a part of any path in the file system. */
  readonly key: string;
  /** Decoded. Each name occurs once. */
  readonly query: ReadonlyMap<string, string>;
  readonly headers: Headers;
}

const MAX_KEY_BYTES = 1024;
/** What XML cannot hold, half of a surrogate pair included, and the separator of another operating system's paths. */
const UNFIT = /[\p{Cc}\p{Cs}\ufffe\uffff\\]/u;

/** Reads a request. Throws S3Failure for one that means nothing, or might mean two things. */
export function parseRequest({ method = '', url = '', rawHeaders }: IncomingMessage): S3Request {
  const [rawPath = '', ...rest] = url.split('?');
  if (!rawPath.startsWith('/') || rest.length > 1)
    fail('InvalidURI', 'The request target is not of the form /bucket/key.');
  const decoded = decode(rawPath);
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(decoded) ?? [];
  assertKey(key);
  const path = encodePath(decoded);
  return { method, path, bucket, key, query: parseQuery(rest[0] ?? ''), headers: new Headers(rawHeaders) };
}

/** Refuses the name of an object that nobody needs and that somebody might take for a path. */
export function assertKey(key: string): void {
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) fail('KeyTooLongError', 'The key is longer than 1024 bytes.');
  if (UNFIT.test(key) || key.split('/').some((part) => part === '.' || part === '..'))
    fail('InvalidURI', 'The key has parts that no key may have.');
}

function parseQuery(raw: string): ReadonlyMap<string, string> {
  const query = new Map<string, string>();
  for (const pair of raw.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    if (query.has(name)) fail('InvalidArgument', 'A parameter of the query occurs twice.');
    query.set(name, at < 0 ? '' : decode(pair.slice(at + 1)));
  }
  return query;
}

/** Percent-decodes strict UTF-8. A plus sign is a plus sign. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return fail('InvalidURI', 'The request target is not UTF-8 in percent-encoding.');
  }
}

/** The headers of a request as they came, by lower-case name. */
export class Headers {
  readonly #values = new Map<string, string[]>();

  /** @param raw names and values in turn, as Node has them: one character a byte */
  constructor(raw: readonly string[]) {
    for (let i = 0; i + 1 < raw.length; i += 2) {
      const name = (raw[i] ?? '').toLowerCase();
      const values = this.#values.get(name) ?? [];
      values.push(Buffer.from(raw[i + 1] ?? '', 'latin1').toString('utf8'));
      this.#values.set(name, values);
    }
  }

  /** The value of a header, or undefined. One that came twice is refused: who checks and who acts might take one each. */
  get(name: string): string | undefined {
    const values = this.#values.get(name) ?? [];
    return values.length > 1 ? fail('InvalidRequest', `The header ${name} occurs twice.`) : values[0];
  }

  names(): string[] {
    return [...this.#values.keys()];
  }
}
