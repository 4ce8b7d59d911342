import { once } from 'node:events';
import { type IncomingMessage, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service outside of Steward that keeps a ledger of what was really ordered. */
export interface Shop {
  /** Host and port. */
  readonly host: string;
  readonly ledger: readonly unknown[];
  stop(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString('utf8'));
}

/** Opens a shop on a port of its own. */
export async function openShop(): Promise<Shop> {
  const ledger: unknown[] = [];
  const server: Server = createServer((request, response) => {
    bodyOf(request).then(
      (order) => {
        ledger.push(order);
        response.writeHead(200, { 'content-type': 'application/json' }).end(`{"order":${ledger.length}}`);
      },
      () => response.writeHead(400).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { host: `127.0.0.1:${port}`, ledger, stop };
}
