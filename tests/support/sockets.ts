import WebSocket from 'ws';
import type { TestSteward } from './steward.js';

/** A socket that listens to a subscription. */
export interface Listening {
  /** Resolves when the server has the subscription. */
  readonly subscribed: Promise<void>;
  /** The code the socket was closed with. */
  readonly closed: Promise<number>;
}

/** Connects with a bearer token and subscribes; both promises may be awaited in any order. */
export function closing({ url, steward, until }: TestSteward, token: string, query: string): Listening {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const { hub } = steward.app;
  const before = hub.listeners;
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.on('open', () => {
    socket.send(JSON.stringify({ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } }));
  });
  socket.on('message', (data: Buffer) => {
    const { type } = JSON.parse(data.toString()) as { type: string };
    if (type === 'connection_ack') socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
  });
  return { subscribed: until(() => hub.listeners > before), closed };
}
