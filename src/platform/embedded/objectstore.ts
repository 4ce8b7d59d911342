import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { join, resolve } from 'node:path';
import type { Logger } from '../log.js';
import { lockFolder } from './lock.js';
import { readCatalogue } from './objectstore/catalogue.js';
import { type Credentials, readOrCreateCredentials } from './objectstore/credentials.js';
import { Disk, makeFolders } from './objectstore/disk.js';
import { createStoreServer } from './objectstore/server.js';

export { FolderInUse } from './lock.js';

export interface EmbeddedStoreOptions {
  /** Where Steward keeps its data; objects live in `<dataDir>/objects`. */
  readonly dataDir: string;
  /** The TCP port; 0 for the one it had the last time, or any free one. URLs that were signed before a restart then live on. */
  readonly port: number;
  /** Origins whose pages may use presigned URLs. Looked at for every request, so it may be filled later. */
  readonly origins: ReadonlySet<string>;
  readonly log: Pick<Logger, 'debug' | 'info' | 'error'>;
  /** The address to listen on; 127.0.0.1 unless told. */
  readonly host?: string;
  /** The one bucket; `steward` unless told. */
  readonly bucket?: string;
  /** The region that is signed for; `us-east-1` unless told. */
  readonly region?: string;
  /** Bytes an object may have; 5 GiB, S3's limit of a single PUT, unless told. */
  readonly maxObjectBytes?: number;
  /** False only where the data may be lost, as in tests: what was stored then need not survive a crash of the machine. */
  readonly durable?: boolean;
}

/** A running object store of our own. */
export interface EmbeddedStore extends Credentials {
  /** The origin at which it is reached on this machine. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  /** Waits a while for requests that are under way, and ends. */
  stop(): Promise<void>;
}

const MAX_OBJECT_BYTES = 5 * 1024 ** 3;
const GRACE_MS = 5000;

/**
 * Starts the object store of a data directory: the part of S3 that Steward uses (objects of one part, copies, ListObjectsV2),
 * on the disk. Anything else is answered with 501. Throws FolderInUse where another Steward server uses the directory.
 */
export async function startObjectStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const dataDir = resolve(options.dataDir);
  const folder = join(dataDir, 'objects');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder, dataDir);
  try {
    const { bucket = 'steward', region = 'us-east-1', host = '127.0.0.1', log } = options;
    const credentials = readOrCreateCredentials(folder);
    await makeFolders(folder);
    const store = createStoreServer({
      disk: new Disk(folder, await readCatalogue(folder, log), options.durable ?? true),
      authority: { ...credentials, region },
      bucket,
      maxBytes: options.maxObjectBytes ?? MAX_OBJECT_BYTES,
      origins: options.origins,
      log,
    });
    const port = await listen(store.server, host, options.port, join(folder, 'port'));
    const stop = async () => {
      await close(store.server);
      await store.settled();
      unlock();
    };
    return { endpoint: endpointOf(host, port), ...credentials, bucket, region, stop };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Listens; where any port will do, on the one of the last time if it is free. Answers which one it is. */
async function listen(server: Server, host: string, wanted: number, memory: string): Promise<number> {
  const last = wanted === 0 ? remembered(memory) : 0;
  const port = await bind(server, host, last || wanted).catch((error: unknown) => {
    if (last === 0 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return bind(server, host, 0);
  });
  if (port !== last) writeFileSync(memory, `${port}\n`);
  return port;
}

async function bind(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function remembered(path: string): number {
  try {
    const port = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

function endpointOf(host: string, port: number): string {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return new URL(`http://${isIPv6(reached) ? `[${reached}]` : reached}:${port}`).origin;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(late);
}
