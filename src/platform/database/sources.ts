import { DataSource, type EntityTarget, type MigrationInterface, type ObjectLiteral } from 'typeorm';
import type { Logger } from '../log.js';
import { clientWithDeadline } from './client.js';
import { OrmLog } from './orm-log.js';

/** How long to wait for a connection to the database. */
export const CONNECT_TIMEOUT_MS = 5_000;
/** How long one statement of a serving role may take at the server, and how long we wait for its answer. */
const STATEMENT_TIMEOUT_MS = 7_000;
const ANSWER_TIMEOUT_MS = 8_000;
/** A transaction in which nothing happens for so long belongs to a client that is gone; it must not keep its locks. */
const IDLE_TRANSACTION_TIMEOUT_MS = 30_000;

/** The connections a pool may open, by role; the owner's serve migrations only. */
const POOL_SIZES = { owner: 2, app: 16, system: 8 } as const;

/** A class that TypeORM maps. */
export type EntityClass = EntityTarget<ObjectLiteral> & (abstract new () => object);
/** A class with an `up` and a `down`. */
export type MigrationClass = new () => MigrationInterface;

export interface SourceOptions {
  readonly url: string;
  readonly role: keyof typeof POOL_SIZES;
  readonly entities?: readonly EntityClass[];
  readonly migrations?: readonly MigrationClass[];
  readonly log?: Pick<Logger, 'warn' | 'debug'>;
  /** 2, 16 and 8 for owner, app and system unless told. */
  readonly poolSize?: number;
}

/**
 * A TypeORM data source for one of the database roles, not yet initialised. Its statements fail within ten seconds when
 * the database has vanished, and the pool connects again when it is back.
 */
export function createSource({ url, role, entities, migrations, log, poolSize }: SourceOptions): DataSource {
  const max = poolSize ?? POOL_SIZES[role];
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: `steward-${role}`,
    entities: [...(entities ?? [])],
    migrations: [...(migrations ?? [])],
    migrationsTableName: 'migrations',
    // Ids come from gen_random_uuid(); no serving role may create extensions.
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    synchronize: false,
    logger: new OrmLog(log),
    poolSize: max,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolErrorHandler: (error: Error) => log?.warn({ err: error, role }, 'A connection to the database was lost'),
    extra: { max, keepAlive: true, keepAliveInitialDelayMillis: 5_000, ...(role === 'owner' ? {} : LIMITS) },
  });
}

/** Migrations may take their time; whoever serves may not. */
const LIMITS = {
  statement_timeout: STATEMENT_TIMEOUT_MS,
  Client: clientWithDeadline(ANSWER_TIMEOUT_MS),
  idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
  // Under row level security PostgreSQL believes many a short statement to be long, and takes half a second to compile
  // what would have run in a twentieth of that.
  options: '-c jit=off',
};

/** The data sources of the two serving roles. */
export interface Sources {
  readonly app: DataSource;
  readonly system: DataSource;
  close(): Promise<void>;
}

/** Connects as both serving roles. Rejects, with nothing left open, where one of them cannot log in. */
export async function openSources(
  options: Pick<SourceOptions, 'entities' | 'log'> & {
    readonly urls: { readonly app: string; readonly system: string };
  },
): Promise<Sources> {
  const open = (role: 'app' | 'system') => createSource({ ...options, url: options.urls[role], role }).initialize();
  const app = await open('app');
  try {
    const system = await open('system');
    const close = async () => {
      await Promise.all([app.destroy(), system.destroy()]);
    };
    return { app, system, close };
  } catch (error) {
    await app.destroy();
    throw error;
  }
}
