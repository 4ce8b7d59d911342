import type { Context as SocketContext } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Origin } from '../platform/actor.js';

/** How close frames name the reason: RFC 6455 §7.4.1, and from 4000 on the graphql-transport-ws protocol. */
export const CLOSE = {
  goingAway: 1001,
  policyViolation: 1008,
  tryAgainLater: 1013,
  badRequest: 4400,
  forbidden: 4403,
  internal: 4500,
} as const;

/** Bytes a client may leave unread before it is given up. */
const MAX_UNREAD = 16 * 1024 * 1024;

/** One WebSocket connection, from the upgrade to its close. */
export class Session {
  /** The `Authorization` of `connection_init`, asked again for each operation. */
  authorization: string | undefined;
  /** Whether the peer answered the last ping. */
  alive = true;
  /** Messages being handled; one that starts an operation counts until that is over. */
  pending = 0;
  private subscriptions: SocketContext['subscriptions'] = {};
  private leaving = false;
  private ended = false;
  private stopWatching = (): void => undefined;

  constructor(
    readonly socket: WebSocket,
    readonly origin: Origin,
  ) {}

  /** Whether nothing is sent any more. */
  get isOver(): boolean {
    return this.ended || this.socket.readyState > WebSocket.OPEN;
  }

  /** Remembers who watches over the session's rights, and what is subscribed to. */
  watched(subscriptions: SocketContext['subscriptions'], stop: () => void): void {
    this.subscriptions = subscriptions;
    if (this.isOver) stop();
    else this.stopWatching = stop;
  }

  /** Sends a message; resolves once it has left this process. After the end, nothing is sent. */
  send(data: string): Promise<void> {
    if (this.isOver) return Promise.resolve();
    if (this.socket.bufferedAmount > MAX_UNREAD) {
      this.socket.terminate();
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      // A send fails when the connection does, which is heard of as its close.
      this.socket.send(data, () => resolve());
    });
  }

  /** Ends the session: no event passes from now on, whatever is under way. */
  end(code: number, reason: string): void {
    if (this.ended) return;
    this.ended = true;
    this.release();
    for (const subscription of Object.values(this.subscriptions)) void endIterator(subscription);
    this.socket.close(code, reason);
  }

  /** Stops watching; the connection is gone, or about to be. */
  release(): void {
    this.stopWatching();
    this.stopWatching = () => undefined;
  }

  /** Says goodbye, once the last query or mutation is answered. */
  leave(): void {
    this.leaving = true;
    this.settle();
  }

  /** Called when a message was handled, its answer sent. */
  settle(): void {
    const streams = Object.values(this.subscriptions).filter((subscription) => subscription !== null).length;
    if (this.leaving && this.pending <= streams) this.end(CLOSE.goingAway, 'Going away');
  }
}

/** Ends an iterator; what it says about that concerns nobody any more. */
async function endIterator(iterator: AsyncIterable<unknown> | null): Promise<void> {
  if (iterator === null || !('return' in iterator)) return;
  await (iterator as AsyncGenerator).return(undefined).catch(() => undefined);
}
