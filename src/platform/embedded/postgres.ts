import { join, resolve } from 'node:path';
import type { Logger } from '../log.js';
import { installBinaries, removeOtherVersions } from './binaries.js';
import { type Cluster, createCluster, takeOver } from './cluster.js';
import { embeddedBase, makeTraversable, runAs } from './location.js';
import { lockFolder } from './lock.js';
import { Postmaster } from './postmaster.js';

export { FolderInUse } from './lock.js';
export { embeddedBase } from './location.js';

export interface EmbeddedOptions {
  /** Where Steward keeps its data; PostgreSQL lives in `embeddedBase(dataDir)`. */
  readonly dataDir: string;
  readonly log: Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
  /** False only where the data may be lost, as in tests: what is committed then need not survive a crash of the machine. */
  readonly durable?: boolean;
  /** 100 unless told. */
  readonly maxConnections?: number;
}

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  readonly host: string;
  readonly port: number;
  /** Of the superuser `postgres`, by scram-sha-256. */
  readonly password: string;
  /** Whether the server of a killed run was found, and its data taken over. */
  readonly adopted: boolean;
  /** Fast shutdown: open transactions are rolled back, what is committed is written. Resolves when the server has ended. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL of a data directory, and makes its cluster where there is none. A server that dies is started
 * again on its port until `stop` is called. Throws FolderInUse where another Steward server uses the directory.
 */
export async function startPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const base = embeddedBase(dataDir);
  makeTraversable(base);
  const unlock = lockFolder(base, dataDir);
  try {
    const cluster: Cluster = {
      ...{ base, data: join(base, 'data'), passwordFile: join(base, 'password') },
      ...{ binaries: installBinaries(base), as: runAs(base), durable: options.durable ?? true },
    };
    const password = createCluster(cluster);
    const adopted = await takeOver(cluster, options.log);
    const postmaster = new Postmaster(cluster, options.maxConnections ?? 100, options.log);
    const port = await postmaster.start();
    removeOtherVersions(base, cluster.binaries);
    const stop = async () => {
      await postmaster.stop();
      unlock();
    };
    return { host: '127.0.0.1', port, password, adopted, stop };
  } catch (error) {
    unlock();
    throw error;
  }
}
