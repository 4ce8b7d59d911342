import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/** What stands between us and something else, and how it behaves. */
export type Behaviour =
  /** Everything goes through. */
  | 'forward'
  /** Connections are cut at once. */
  | 'refuse'
  /** Connections are taken, and nothing is ever said. */
  | 'hang'
  /** What is sent goes through, what is answered does not. */
  | 'deafen';

/** A TCP relay that behaves as it is told. */
export interface Unreliable {
  readonly endpoint: string;
  /** From now on; connections that are open are cut. */
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** Stands before the server at `target`, an origin. */
export async function unreliable(target: string): Promise<Unreliable> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let behaviour: Behaviour = 'forward';
  const hold = (socket: Socket) => {
    open.add(socket);
    // It is cut here on purpose: that the other end complains is no news.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
  };
  const server = createServer((socket) => {
    hold(socket);
    if (behaviour === 'refuse') return socket.destroy();
    if (behaviour === 'hang') return socket.resume();
    const there = connect(Number(port), hostname);
    hold(there);
    socket.pipe(there);
    if (behaviour === 'deafen') there.resume();
    else there.pipe(socket);
    return socket;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behave: (next) => {
      behaviour = next;
      cut();
    },
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
