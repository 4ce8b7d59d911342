import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { SignedPayload } from './authorize.js';
import { equal } from './authorize.js';
import { unchunk } from './chunked.js';
import { S3Failure, fail } from './errors.js';
import type { Headers } from './request.js';

/** A body that is checked while it is read: it throws S3Failure at its end if it is not what was announced and signed. */
export interface Body {
  /** Bytes that will come. */
  readonly size: number;
  readonly content: AsyncIterable<Buffer>;
}

/** Reads the body of a request, of at most `max` bytes. Throws S3Failure at once where the headers tell enough. */
export function bodyOf(message: IncomingMessage, headers: Headers, payload: SignedPayload, max: number): Body {
  const size = announcedSize(headers, payload);
  if (size > max) fail('EntityTooLarge', `An object may have ${max} bytes.`);
  const md5 = headers.get('content-md5');
  if (md5 !== undefined && !/^[\w+/]{22}==$/.test(md5)) fail('InvalidDigest', 'Content-MD5 is no MD5 in base64.');
  const raw = bytesOf(message);
  let content = exactly(payload.kind === 'chunks' ? unchunk(raw, payload) : raw, size);
  if (payload.kind === 'digest')
    content = digested(content, 'sha256', 'hex', payload.sha256, 'XAmzContentSHA256Mismatch');
  if (md5 !== undefined) content = digested(content, 'md5', 'base64', md5, 'BadDigest');
  return { size, content };
}

/**
 * Throws away what is left of a body, up to `bytes` and for `milliseconds`: a client that still sends when the connection
 * ends sees a broken network and not why it was refused. Answers whether all of it came.
 */
export async function drain(message: IncomingMessage, bytes: number, milliseconds: number): Promise<boolean> {
  if (message.complete) {
    message.resume();
    return true;
  }
  const timer = setTimeout(() => message.destroy(), milliseconds);
  let left = bytes;
  try {
    for await (const chunk of bytesOf(message)) {
      left -= chunk.length;
      if (left < 0) return false;
    }
    return message.complete;
  } catch {
    return false; // it was cut off, so nobody reads the answer either
  } finally {
    clearTimeout(timer);
  }
}

function announcedSize(headers: Headers, payload: SignedPayload): number {
  const chunked = payload.kind === 'chunks';
  const encodings = (headers.get('content-encoding') ?? '').split(',').map((name) => name.trim().toLowerCase());
  if (encodings.some((name) => name !== '' && !(chunked && name === 'aws-chunked')))
    fail('NotImplemented', 'Content-Encoding is not implemented.');
  const length = headers.get(chunked ? 'x-amz-decoded-content-length' : 'content-length');
  if (length === undefined) fail('MissingContentLength', 'The length of the content must be given.');
  if (!/^\d{1,15}$/.test(length)) fail('InvalidArgument', 'The length of the content is no number.');
  return Number(length);
}

/** The bytes of a request as they come; whoever stops reading leaves the connection open for an answer. */
async function* bytesOf(message: IncomingMessage): AsyncGenerator<Buffer> {
  for await (const chunk of message.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
}

async function* exactly(content: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let left = size;
  try {
    for await (const chunk of content) {
      left -= chunk.length;
      if (left < 0) fail('IncompleteBody', 'The body is longer than announced.');
      yield chunk;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ECONNRESET')
      throw new S3Failure('IncompleteBody', 'It was cut off.');
    throw error;
  }
  if (left > 0) fail('IncompleteBody', 'The body is shorter than announced.');
}

async function* digested(
  content: AsyncIterable<Buffer>,
  algorithm: string,
  encoding: 'hex' | 'base64',
  expected: string,
  code: 'XAmzContentSHA256Mismatch' | 'BadDigest',
): AsyncGenerator<Buffer> {
  const hash = createHash(algorithm);
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
  if (!equal(hash.digest(encoding), expected)) fail(code, 'The body is not the one that was announced.');
}
