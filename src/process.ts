import { MIGRATIONS } from '../migrations/index.js';
import { type Config, ConfigError, loadConfig } from './config.js';
import { ENTITIES } from './entities.js';
import { type AiProviders, aiProviders } from './platform/ai/providers.js';
import { KeyFileError } from './platform/crypto/key-file.js';
import { WrongMasterKey } from './platform/crypto/canary.js';
import { type MasterKeys, loadMasterKeys } from './platform/crypto/master-key.js';
import { type ConnectedDatabase, connectDatabase } from './platform/database/connect.js';
import { NoDatabase, UnfitLogin } from './platform/database/login-check.js';
import { SchemaNewer, migrate } from './platform/database/migrate.js';
import { RolesNeedHelp } from './platform/database/roles.js';
import { createSource } from './platform/database/sources.js';
import { FolderInUse } from './platform/embedded/postgres.js';
import { type Logger, createLogger } from './platform/log.js';
import { type ConnectedObjectStore, connectObjectStore } from './platform/objectstore/connect.js';
import { ListenError } from './server/server.js';

/** EX_CONFIG of sysexits.h: something in the configuration is wrong. */
const EX_CONFIG = 78;

/** What every Steward process stands on. */
export interface Platform {
  readonly config: Config;
  readonly log: Logger;
  readonly keys: MasterKeys;
  /** Connected, with its schema up to date. */
  readonly database: ConnectedDatabase;
  readonly objects: ConnectedObjectStore;
  readonly ai: AiProviders;
}

/** Mistakes of whoever starts the process: their message says everything, and a stack would only bury it. */
const EXPECTED = [SchemaNewer, RolesNeedHelp, FolderInUse];
/** Those of them that another value of a variable would prevent. */
const MISCONFIGURED = [ConfigError, KeyFileError, WrongMasterKey, NoDatabase, UnfitLogin, ListenError];

/**
 * Runs a process from its configuration to its end. `work` starts it and answers how to stop it, which happens on
 * SIGTERM and SIGINT; the database is stopped last. Exits with 0, with 78 for a wrong configuration, else with 1.
 */
export async function runProcess(work: (platform: Platform) => Promise<() => Promise<void>>): Promise<void> {
  let log: Logger | null = null;
  try {
    const config = loadConfig(process.env);
    log = createLogger(config);
    await live(config, log, work);
    process.exit(0);
  } catch (error) {
    const isOneOf = (types: readonly (abstract new (...args: never[]) => Error)[]) =>
      types.some((type) => error instanceof type);
    const misconfigured = isOneOf(MISCONFIGURED);
    if (misconfigured || isOneOf(EXPECTED)) process.stderr.write(`${(error as Error).message}\n`);
    else if (log) log.fatal({ err: error }, 'Steward ends');
    else process.stderr.write(`${String(error)}\n`);
    process.exit(misconfigured ? EX_CONFIG : 1);
  }
}

async function live(config: Config, log: Logger, work: Parameters<typeof runProcess>[0]): Promise<void> {
  const ended = signalled();
  const keys = await loadMasterKeys(config);
  const database = await connectDatabase(config, keys, log);
  try {
    await bringUpToDate(database, log);
    const objects = await connectObjectStore(config, log);
    try {
      const stop = await work({ config, log, keys, database, objects, ai: aiProviders(config.ai) });
      const signal = await ended;
      log.info({ signal }, 'stopping');
      await stop();
    } finally {
      await objects.stop();
    }
  } finally {
    await database.stop();
  }
}

/** Resolves with the first signal to stop. The second one ends the process at once: somebody is in a hurry. */
function signalled(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let first = true;
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        if (!first) process.exit(130);
        first = false;
        resolve(signal);
      });
  });
}

async function bringUpToDate(database: ConnectedDatabase, log: Logger): Promise<void> {
  const source = createSource({ url: database.owner, role: 'owner', entities: ENTITIES, migrations: MIGRATIONS, log });
  const ran = await migrate(source, log);
  if (ran.length > 0) log.info({ migrations: ran }, 'The schema was brought up to date');
}
