import { once } from 'node:events';
import type { Client } from 'graphql-ws';
import WebSocket from 'ws';
import { type House, until } from './house.js';

/** A subscription that goes on. */
export interface Listening {
  /** What came, in its order. */
  readonly heard: unknown[];
  /** Resolves with the next that comes, and at the end. */
  readonly next: () => Promise<void>;
  readonly stop: () => void;
}

/** Resolves with the code with which the server closes a socket. */
export async function closeOf(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

/** Sockets to a house, which may be opened later than this is called. */
export function socketsOf(house: () => House) {
  const clients: Client[] = [];
  const address = () => `${house().server.url.replace('http', 'ws')}/graphql`;
  const raw = (options: WebSocket.ClientOptions = {}) => new WebSocket(address(), 'graphql-transport-ws', options);
  /** A connected client of a new user, or of the given one. */
  const connect = (authorization = house().authenticator.signIn()): Client => {
    const client = house().socket(authorization);
    clients.push(client);
    return client;
  };
  /** A raw socket that said who it is. */
  const connectRaw = async (authorization = house().authenticator.signIn()): Promise<WebSocket> => {
    const socket = raw();
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    await once(socket, 'message');
    return socket;
  };
  /** Subscribes to ticks; resolves once the server hears of them for this client. */
  const listen = async (client: Client): Promise<Listening> => {
    const { things } = house();
    const before = things.listeners();
    const heard: unknown[] = [];
    let wake = (): void => undefined;
    const next = (result: unknown) => {
      heard.push(result);
      wake();
    };
    const over = () => wake();
    const payload = { query: 'subscription { ticks { number fresh } }' };
    const stop = client.subscribe(payload, { next, error: over, complete: over });
    await until(() => things.listeners() > before);
    return { heard, next: () => new Promise((resolve) => (wake = resolve)), stop };
  };
  /** Ends all clients. */
  const dispose = async () => {
    for (const client of clients) await client.dispose();
  };
  return { address, raw, connect, connectRaw, listen, dispose };
}
