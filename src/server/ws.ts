import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Logger } from '../platform/log.js';
import { MAX_BODY } from './body.js';
import type { Metrics } from './metrics.js';
import { type TrustProxy, originOf } from './origin.js';
import { CLOSE, Session } from './session.js';
import { type SocketProtocolOptions, createProtocol } from './ws-protocol.js';

export interface WebSocketsOptions extends SocketProtocolOptions {
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly trustProxy: TrustProxy | null;
  /** The origins whose pages may connect. Programs, which send no Origin, always may. */
  readonly allowedOrigins: () => ReadonlySet<string>;
}

/** Between two pings; who has not answered one by the next is gone. */
const PING_MS = 12_000;
/** Messages of one socket that may be in hand at once, pings among them. */
const MAX_PENDING = 1000;
/** How long peers may take to answer a close frame. */
const FAREWELL_MS = 1000;

/** GraphQL over WebSocket (the protocol graphql-transport-ws) at `/graphql`, on the port of the HTTP server. */
export class WebSockets {
  private readonly wss = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY, handleProtocols });
  private readonly protocol;
  private readonly sessions = new Set<Session>();
  private readonly pings = setInterval(() => this.ping(), PING_MS).unref();
  private closing = false;

  constructor(private readonly options: WebSocketsOptions) {
    this.protocol = createProtocol(options);
  }

  /** Listener for the `upgrade` event of the HTTP server. */
  readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const path = (request.url ?? '').split('?', 1)[0];
    const { origin } = request.headers;
    const isForeign = origin !== undefined && !this.options.allowedOrigins().has(origin);
    if (this.closing) refuse(socket, '503 Service Unavailable');
    else if (path !== '/graphql') refuse(socket, '404 Not Found');
    else if (isForeign) refuse(socket, '403 Forbidden');
    else
      this.wss.handleUpgrade(request, socket, head, (webSocket) => {
        this.opened(webSocket, request);
      });
  };

  /** Closes every socket with 1001: at once where nothing is being executed, at the latest after `patienceMs`. */
  async close(patienceMs: number): Promise<void> {
    this.closing = true;
    const all = Promise.all([...this.sessions].map(({ socket }) => closed(socket)));
    for (const session of this.sessions) session.leave();
    await within(patienceMs, all, () => {
      for (const session of this.sessions) session.end(CLOSE.goingAway, 'Going away');
    });
    await within(FAREWELL_MS, all, () => {
      for (const { socket } of this.sessions) socket.terminate();
    });
    clearInterval(this.pings);
    this.wss.close();
  }

  private opened(socket: WebSocket, request: IncomingMessage): void {
    const { log, metrics, trustProxy } = this.options;
    const session = new Session(socket, originOf(request, randomUUID(), trustProxy));
    this.sessions.add(session);
    metrics.openSockets.inc();
    let handle = (_data: string): Promise<void> => Promise.resolve();
    const ended = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => session.send(data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (callback) => (handle = callback),
      },
      session,
    );
    // Nothing else than a Buffer comes while `binaryType` is what it is.
    socket.on('message', (data: Buffer) => void this.received(session, data.toString(), (text) => handle(text)));
    socket.on('pong', () => (session.alive = true));
    // For example a message that is too large: ws has closed the socket already, with the code that says so.
    socket.on('error', (error) => log.debug({ error, requestId: session.origin.requestId }, 'socket failed'));
    socket.once('close', (code, reason) => {
      this.sessions.delete(session);
      metrics.openSockets.dec();
      session.release();
      void ended(code, String(reason)).catch((error: unknown) => log.error({ error }, 'socket not cleaned up'));
    });
  }

  private async received(session: Session, data: string, handle: (data: string) => Promise<void>): Promise<void> {
    if (session.isOver) return;
    session.pending++;
    try {
      if (session.pending > MAX_PENDING) session.end(CLOSE.policyViolation, 'Too many messages');
      else await handle(data);
    } catch (error) {
      // A known message that only a server sends: the library throws, where the protocol wants it to be 4400.
      if (error instanceof Error && error.message.startsWith('Unexpected message of type'))
        session.end(CLOSE.badRequest, 'Invalid message received');
      else {
        this.options.log.error({ error, requestId: session.origin.requestId }, 'message not handled');
        session.end(CLOSE.internal, 'Internal error');
      }
    } finally {
      session.pending--;
      session.settle();
    }
  }

  private ping(): void {
    for (const session of this.sessions) {
      if (!session.alive) session.socket.terminate();
      session.alive = false;
      if (session.socket.readyState === session.socket.OPEN) session.socket.ping();
    }
  }
}

/** Answers an upgrade that is not wanted. */
function refuse(socket: Duplex, status: string): void {
  // Whoever is refused may hang up first.
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

const closed = (socket: WebSocket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.readyState === socket.CLOSED) resolve();
    else socket.once('close', () => resolve());
  });

/** Waits for `done`; calls `otherwise` where that takes longer. */
async function within(ms: number, done: Promise<unknown>, otherwise: () => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => (timer = setTimeout(resolve, ms, 'late')));
  if ((await Promise.race([done, late])) === 'late') otherwise();
  clearTimeout(timer);
}
