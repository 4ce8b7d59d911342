import pg from 'pg';
import { type DataSource, type Migration, MigrationExecutor } from 'typeorm';
import type { Logger } from '../log.js';
import { SYSTEM_ROLE } from './protect.js';
import { CONNECT_TIMEOUT_MS } from './sources.js';

/** The database has migrations that this build does not know. */
export class SchemaNewer extends Error {
  constructor(readonly unknown: readonly string[]) {
    super(
      `The database schema is newer than this server: it has ${unknown.join(', ')}. ` +
        `Start the version of Steward that made it, or a later one.`,
    );
    this.name = 'SchemaNewer';
  }
}

/** Any number will do, as long as every version of Steward takes the same: 'steward' in ASCII. */
const LOCK = '32497601465119332';

/**
 * Runs the migrations that are missing, each in a transaction of its own, and answers their names. Of several processes
 * that migrate one database the others wait, and find nothing left to do. Throws SchemaNewer.
 * @param source the owner's data source with every migration, initialised or not; left as it was.
 */
export function migrate(source: DataSource, log: Pick<Logger, 'info'>): Promise<string[]> {
  return exclusively(source, log, async (executor) => {
    const unknown = await unknownTo(source, executor);
    if (unknown.length > 0) throw new SchemaNewer(unknown);
    const ran = await executor.executePendingMigrations();
    // /readyz answers the revision, and asks as the system. TypeORM makes this table before any migration runs.
    await source.query(`grant select on migrations to ${SYSTEM_ROLE}`);
    return ran.map((migration) => migration.name);
  });
}

/** Undoes the newest migration and answers its name, null where there is none. Throws SchemaNewer. */
export function migrateDown(source: DataSource, log: Pick<Logger, 'info'>): Promise<string | null> {
  return exclusively(source, log, async (executor) => {
    const unknown = await unknownTo(source, executor);
    if (unknown.length > 0) throw new SchemaNewer(unknown);
    const [newest] = await executed(executor);
    if (!newest) return null;
    await executor.undoLastMigration();
    return newest.name;
  });
}

type Work<T> = (executor: MigrationExecutor) => Promise<T>;

async function exclusively<T>(source: DataSource, log: Pick<Logger, 'info'>, work: Work<T>): Promise<T> {
  const wasInitialized = source.isInitialized;
  if (!wasInitialized) await source.initialize();
  try {
    return await locked(urlOf(source), log, async () => {
      const executor = new MigrationExecutor(source);
      executor.transaction = 'each';
      return work(executor);
    });
  } finally {
    if (!wasInitialized) await source.destroy();
  }
}

/** A session lock on a connection of its own: it ends with the connection, so a killed process leaves none behind. */
async function locked<T>(url: string, log: Pick<Logger, 'info'>, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, keepAlive: true });
  await client.connect();
  try {
    const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock(${LOCK}) as got`);
    if (!rows[0]?.got) {
      log.info('Another process is migrating the database: waiting for it');
      await client.query(`select pg_advisory_lock(${LOCK})`);
    }
    return await work();
  } finally {
    await client.end();
  }
}

async function unknownTo(source: DataSource, executor: MigrationExecutor): Promise<string[]> {
  const known = new Set(source.migrations.map(({ name, constructor }) => name ?? constructor.name));
  return (await executed(executor)).map(({ name }) => name).filter((name) => !known.has(name));
}

/** Newest first. Makes TypeORM's table where it is missing. */
async function executed(executor: MigrationExecutor): Promise<Migration[]> {
  return (await executor.getExecutedMigrations()).sort((a, b) => b.timestamp - a.timestamp);
}

function urlOf(source: DataSource): string {
  const { options } = source;
  if (options.type !== 'postgres' || !options.url)
    throw new Error('Only a PostgreSQL data source with a URL migrates.');
  return options.url;
}
