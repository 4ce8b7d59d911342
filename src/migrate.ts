import 'reflect-metadata';
import { MIGRATIONS } from '../migrations/index.js';
import { ConfigError, loadConfig } from './config.js';
import { ENTITIES } from './entities.js';
import { loadMasterKeys } from './platform/crypto/master-key.js';
import { connectDatabase } from './platform/database/connect.js';
import { migrate, migrateDown } from './platform/database/migrate.js';
import { createSource } from './platform/database/sources.js';
import { createLogger } from './platform/log.js';

const USAGE =
  'Usage: npm run migrate            runs the migrations that are missing\n' +
  '       npm run migrate -- --down  undoes the newest one\n';

/** `npm run migrate`: brings the schema of the configured database up to date, or one step back. Says what it did. */
async function main(args: readonly string[]): Promise<number> {
  if (args.length > 1 || (args[0] !== undefined && args[0] !== '--down')) {
    process.stderr.write(USAGE);
    return 64;
  }
  const config = loadConfig(process.env);
  const log = createLogger(config);
  const database = await connectDatabase(config, await loadMasterKeys(config), log);
  try {
    const source = createSource({
      url: database.owner,
      role: 'owner',
      entities: ENTITIES,
      migrations: MIGRATIONS,
      log,
    });
    process.stdout.write(
      args[0] === '--down' ? undone(await migrateDown(source, log)) : ran(await migrate(source, log)),
    );
    return 0;
  } finally {
    await database.stop();
  }
}

const ran = (names: readonly string[]) =>
  names.length > 0 ? `Ran:\n${names.map((name) => `  ${name}\n`).join('')}` : 'The schema is up to date.\n';
const undone = (name: string | null) => (name === null ? 'There is nothing to undo.\n' : `Undid:\n  ${name}\n`);

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ConfigError ? 78 : 1;
}
