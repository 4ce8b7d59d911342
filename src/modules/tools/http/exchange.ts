import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http';
import { type Socket, connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { ToolFailed } from '../runner.js';

/** How long one address may take to be reached, TLS included. */
const CONNECT_MS = 10_000;
/** How many addresses of one host are tried. */
const MAX_ADDRESSES = 3;
const MAX_HEADER_BYTES = 16 * 1024;

/** A request, ready to be sent. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  /** Besides those that follow from the rest; in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** What came back. */
export interface HttpAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** How much of an answer is read, and for how long. */
export interface Reading {
  readonly maxBytes: number;
  /** When it aborts, so does the connection. */
  readonly signal: AbortSignal;
  /** Whether what came until now is enough, with this piece: the rest is not read then. Nothing is unless told. */
  readonly isEnough?: (piece: Buffer, headers: IncomingHttpHeaders) => boolean;
}

/** How a TCP connection to an address is made. */
export type Dial = (address: string, port: number) => Socket;

const dialTcp: Dial = (host, port) => connectTcp({ host, port, noDelay: true });

/** Sends requests to addresses that others have checked, each on a connection of its own. */
export class Exchange {
  /** @param ca certificates to trust besides; those of the system unless told */
  constructor(
    private readonly dial: Dial = dialTcp,
    private readonly ca?: string,
  ) {}

  /**
   * Sends a request to the first of these addresses that can be reached. Throws ToolFailed where none can, where the
   * connection breaks, and where the answer has more than `maxBytes`.
   */
  async send(request: HttpRequest, addresses: readonly string[], reading: Reading): Promise<HttpAnswer> {
    const socket = await this.connect(request.url, addresses, reading.signal);
    try {
      return await exchanged(socket, request, reading);
    } catch (error) {
      throw error instanceof ToolFailed ? error : new ToolFailed(`The connection broke (${codeOf(error)}).`);
    } finally {
      socket.destroy();
    }
  }

  private async connect(url: URL, addresses: readonly string[], signal: AbortSignal): Promise<Socket> {
    let failure = 'no address';
    for (const address of addresses.slice(0, MAX_ADDRESSES)) {
      const socket = this.open(url, address);
      // What it says after it was given up is of no interest, and must not end the process.
      socket.on('error', () => undefined);
      const limit = AbortSignal.timeout(CONNECT_MS);
      try {
        const event = url.protocol === 'https:' ? 'secureConnect' : 'connect';
        await once(socket, event, { signal: AbortSignal.any([signal, limit]) });
        return socket;
      } catch (error) {
        socket.destroy();
        if (signal.aborted) throw new ToolFailed('It was stopped.');
        failure = limit.aborted ? `no connection within ${CONNECT_MS / 1_000} s` : codeOf(error);
      }
    }
    throw new ToolFailed(`${url.host} cannot be reached (${failure}).`);
  }

  private open({ protocol, hostname, port }: URL, address: string): Socket {
    if (protocol !== 'https:') return this.dial(address, Number(port || 80));
    const socket = this.dial(address, Number(port || 443));
    // Without an own name for addresses (RFC 6066 §3), whose certificate is checked against the address.
    const named = isIP(hostname.replace(/^\[|\]$/g, '')) ? { host: address } : { servername: hostname };
    return connectTls({ socket, ...named, ALPNProtocols: ['http/1.1'], ...(this.ca && { ca: this.ca }) });
  }
}

async function exchanged(
  socket: Socket,
  { method, url, headers, body }: HttpRequest,
  reading: Reading,
): Promise<HttpAnswer> {
  const sent = httpRequest({
    ...{ createConnection: () => socket, method, path: `${url.pathname}${url.search}`, setHost: false },
    ...{ maxHeaderSize: MAX_HEADER_BYTES, insecureHTTPParser: false, signal: reading.signal },
    headers: {
      ...{ host: url.host, connection: 'close', 'accept-encoding': 'identity' },
      ...headers,
      ...(body && { 'content-length': String(body.length) }),
    },
  });
  // What goes wrong once there is an answer is told by that.
  sent.on('error', () => undefined);
  // By then it counts as destroyed, and says nothing more by itself.
  sent.on('upgrade', () =>
    sent.emit('error', new ToolFailed('It answered with another protocol, which nobody asked for.')),
  );
  sent.end(body ?? undefined);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const read = await bodyOf(response, reading);
  const { statusCode: status = 0, statusMessage: statusText = '' } = response;
  return { status, statusText, headers: response.headers, body: read };
}

async function bodyOf(response: IncomingMessage, { maxBytes, isEnough }: Reading): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop ends the connection.
    if (size > maxBytes)
      throw new ToolFailed(`It answered more than ${maxBytes / 1024} KiB.`, null, 'RESULT_TOO_LARGE');
    chunks.push(chunk);
    if (isEnough?.(chunk, response.headers)) break;
  }
  return Buffer.concat(chunks);
}

/** By which code a connection failed. Never its message, which may have what was sent. */
function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'no reason given';
}
