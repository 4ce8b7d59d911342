import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import pg from 'pg';

/** A TCP proxy in front of a database that can hold back what clients send, and cut connections. */
export async function startProxy(target: string) {
  const url = new URL(target);
  const { port, hostname } = new URL(target);
  const sockets = new Set<Socket>();
  let held = false;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => socket.destroy()));
    client.on('data', (data) => (held ? server.emit('held') : upstream.write(data)));
    upstream.on('data', (data) => client.write(data));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url.port = String((server.address() as AddressInfo).port);
  return {
    events: server,
    pool: () => new pg.Pool({ connectionString: url.href, max: 1 }),
    holdBack: () => void (held = true),
    letThrough: () => void (held = false),
    cut: () => sockets.forEach((socket) => socket.resetAndDestroy()),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
