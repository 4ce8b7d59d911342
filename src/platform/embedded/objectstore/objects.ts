import type { IncomingMessage } from 'node:http';
import type { SignedPayload } from './authorize.js';
import { bodyOf } from './body.js';
import type { StoredObject } from './catalogue.js';
import type { Disk, ObjectTerms } from './disk.js';
import { S3Failure, fail, xml } from './errors.js';
import { rangeOf } from './range.js';
import { type Reply, xmlReply } from './reply.js';
import { type S3Request, assertKey, decode } from './request.js';

/** An authorized request about one object. */
export interface ObjectRequest {
  readonly request: S3Request;
  readonly message: IncomingMessage;
  readonly payload: SignedPayload;
  /** Bytes an object may have. */
  readonly maxBytes: number;
}

const METADATA = 'x-amz-meta-';
/** All that a user's metadata may amount to, in bytes: what S3 allows. */
const MAX_METADATA = 2048;

/** Headers that a signed query may replace in the answer to a GET. */
const OVERRIDES = {
  'response-content-type': 'Content-Type',
  'response-content-disposition': 'Content-Disposition',
  'response-cache-control': 'Cache-Control',
} as const;

/** Parameters of the query that a request about an object may have, besides its signature. */
export const OBJECT_PARAMETERS: readonly string[] = [...Object.keys(OVERRIDES), 'x-id'];

/** PutObject. */
export async function putObject(disk: Disk, { request, message, payload, maxBytes }: ObjectRequest): Promise<Reply> {
  const { bucket, key, headers } = request;
  for (const name of ['if-match', 'if-none-match'])
    if (headers.get(name) !== undefined) fail('NotImplemented', 'Conditional writes are not implemented.');
  const terms = termsOf(request);
  const { content } = bodyOf(message, headers, payload, maxBytes);
  const blob = await disk.write(content);
  const { etag } = await disk.publish(bucket, key, blob, terms);
  return { status: 200, headers: { ETag: `"${etag}"` } };
}

/** CopyObject, within the bucket, with its metadata. */
export async function copyObject(disk: Disk, { request }: ObjectRequest): Promise<Reply> {
  const { bucket, key, headers } = request;
  const directive = headers.get('x-amz-metadata-directive') ?? 'COPY';
  if (directive !== 'COPY') fail('NotImplemented', 'Metadata can only be copied.');
  const source = sourceOf(request);
  if (source === key) fail('InvalidRequest', 'An object cannot be copied onto itself.');
  for (;;) {
    const object = disk.find(bucket, source) ?? fail('NoSuchKey', 'There is no such source.');
    const wanted = headers.get('x-amz-copy-source-if-match');
    if (wanted !== undefined && !matches(wanted, object)) fail('PreconditionFailed', 'The source has another ETag.');
    const blob = await disk.duplicate(object);
    if (!blob) continue; // replaced since: look again
    const { etag, lastModified } = await disk.publish(bucket, key, blob, object);
    const fields = `<ETag>&quot;${etag}&quot;</ETag><LastModified>${lastModified}</LastModified>`;
    return xmlReply(xml(`<CopyObjectResult>${fields}</CopyObjectResult>`));
  }
}

/** GetObject and HeadObject. */
export async function getObject(disk: Disk, { request }: ObjectRequest): Promise<Reply> {
  const { method, bucket, key } = request;
  const found = method === 'HEAD' ? { object: disk.find(bucket, key) } : await disk.open(bucket, key);
  const object = found?.object ?? fail('NoSuchKey', 'There is no such object.');
  const file = found && 'file' in found ? found.file : undefined;
  try {
    const range = answerTo(request, object);
    const shown = { ...headersOf(object), ...overridesOf(request) };
    const empty = object.size === 0 || range.status === 304;
    const length: Record<string, string> =
      range.status === 304 ? {} : { 'Content-Length': String(range.end - range.start + 1) };
    const headers: Record<string, string> = { ...shown, ...length, ...range.headers };
    if (file && !empty) return { status: range.status, headers, body: { file, start: range.start, end: range.end } };
    await file?.close();
    return { status: range.status, headers };
  } catch (error) {
    await file?.close();
    throw error;
  }
}

/** DeleteObject. */
export async function deleteObject(disk: Disk, { request: { bucket, key } }: ObjectRequest): Promise<Reply> {
  await disk.remove(bucket, key);
  return { status: 204 };
}

/** Conditions (RFC 9110 §13.2.2), and then the range. */
function answerTo({ headers }: S3Request, object: StoredObject) {
  const none: Record<string, string> = {};
  const whole = { status: 200, start: 0, end: object.size - 1, headers: none };
  const [wanted, known] = [headers.get('if-match'), headers.get('if-none-match')];
  if (wanted !== undefined && !matches(wanted, object)) fail('PreconditionFailed', 'The object has another ETag.');
  if (known !== undefined && matches(known, object)) return { ...whole, status: 304 };
  const range = rangeOf(headers.get('range'), object.size);
  if (range === 'none') return whole;
  const total = String(object.size);
  if (range === 'unsatisfiable')
    throw new S3Failure('InvalidRange', 'The range is not satisfiable.', { 'Content-Range': `bytes */${total}` });
  return { ...range, status: 206, headers: { 'Content-Range': `bytes ${range.start}-${range.end}/${total}` } };
}

function headersOf({ etag, lastModified, contentType, metadata }: StoredObject): Record<string, string> {
  return {
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-store',
    'Content-Type': contentType,
    ETag: `"${etag}"`,
    'Last-Modified': new Date(lastModified).toUTCString(),
    ...metadata,
  };
}

function overridesOf({ query }: S3Request): Record<string, string> {
  const replaced: Record<string, string> = {};
  for (const [parameter, name] of Object.entries(OVERRIDES)) {
    const value = query.get(parameter);
    if (value === undefined) continue;
    if (!/^[\x20-\x7e]*$/.test(value)) fail('InvalidArgument', `${parameter} is no header value.`);
    replaced[name] = value;
  }
  return replaced;
}

function termsOf({ headers }: S3Request): ObjectTerms {
  const contentType = headers.get('content-type') ?? 'application/octet-stream';
  const names = headers.names().filter((name) => name.startsWith(METADATA));
  const metadata = Object.fromEntries(names.map((name) => [name, headers.get(name) ?? '']));
  const plain = [contentType, ...Object.values(metadata)].every((value) => /^[\x20-\x7e]*$/.test(value));
  if (!plain || contentType.length > 255) fail('InvalidArgument', 'Content-Type and metadata must be short and ASCII.');
  if (JSON.stringify(metadata).length > MAX_METADATA) fail('InvalidArgument', 'There is too much metadata.');
  return { contentType, metadata };
}

function sourceOf({ bucket, headers }: S3Request): string {
  const text = decode(headers.get('x-amz-copy-source') ?? '').replace(/^\//, '');
  if (text.includes('?')) fail('NotImplemented', 'Versions are not implemented.');
  if (!text.startsWith(`${bucket}/`)) fail('NoSuchBucket', 'The source is in no bucket of this store.');
  const key = text.slice(bucket.length + 1);
  assertKey(key);
  return key;
}

/** Whether a list of entity tags, or `*`, names the object. */
const matches = (list: string, { etag }: StoredObject) =>
  list.split(',').some((each) => ['*', etag, `"${etag}"`, `W/"${etag}"`].includes(each.trim()));
