import type { IncomingMessage, ServerResponse } from 'node:http';
import { MIMEType } from 'node:util';
import { replyError } from './reply.js';

/** How large a request's body, or a socket's message, may be. */
export const MAX_BODY = 512 * 1024;
/** How much of a refused body is still read, so that the client gets to read the answer. */
const MAX_DRAIN = 4 * 1024 * 1024;
const DRAIN_MS = 2000;

/** A request that cannot be read, with the status that says why. */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody';
  constructor(
    readonly status: 400 | 413 | 415,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The JSON body of a POST. Rejects with UnreadableBody where it is no JSON in UTF-8 or larger than `MAX_BODY`, and with
 * the socket's error where the client went away.
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  checkType(request.headers['content-type'], request.headers['content-encoding']);
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw tooLarge();
    chunks.push(chunk);
  }
  return parseJson(Buffer.concat(chunks));
}

/**
 * Refuses a request whose body may not have been read to its end. The answer goes out at once; the connection stays, or
 * the client, still sending, would see it reset before it could read.
 */
export function refuseBody(request: IncomingMessage, res: ServerResponse, problem: UnreadableBody): void {
  if (!request.complete) drain(request);
  replyError(res, problem.status, 'BAD_REQUEST', problem.message);
}

/** Throws away what still comes; closes the connection where that is much, or takes long. */
function drain(request: IncomingMessage): void {
  let left = MAX_DRAIN;
  const end = setTimeout(() => request.socket.destroy(), DRAIN_MS);
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.socket.destroy();
  });
  request.on('close', () => clearTimeout(end));
  request.resume();
}

const tooLarge = () => new UnreadableBody(413, `The body is larger than ${MAX_BODY / 1024} KiB.`);

function checkType(contentType: string | undefined, encoding: string | undefined): void {
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw new UnreadableBody(415, 'The body must not be compressed.');
  const type = typeOf(contentType ?? '');
  if (type?.essence !== 'application/json') throw new UnreadableBody(415, 'The content type must be application/json.');
  const charset = type.params.get('charset');
  if (charset !== null && !/^utf-?8$/i.test(charset)) throw new UnreadableBody(415, 'The charset must be utf-8.');
}

function typeOf(text: string): MIMEType | null {
  try {
    return new MIMEType(text);
  } catch {
    return null;
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new UnreadableBody(400, 'The body is not JSON in UTF-8.');
  }
}
