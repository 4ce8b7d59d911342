import { ConfigError, loadConfig } from './config.js';
import { loadMasterKeys } from './platform/crypto/master-key.js';
import { connectDatabase } from './platform/database/connect.js';
import { rolesSql, servingLogins } from './platform/database/roles.js';
import { createLogger } from './platform/log.js';

/**
 * `npm run db:bootstrap`: makes the roles steward_app and steward_system on the database that DATABASE_URL names. Where
 * its user may not, or without DATABASE_URL, it prints the SQL for a superuser to run.
 */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const keys = await loadMasterKeys(config);
  if (!config.database) {
    process.stdout.write(`-- Run this as a superuser of the server that DATABASE_URL will name.\n`);
    process.stdout.write(`${rolesSql(servingLogins(keys))}\n`);
    return;
  }
  await connectDatabase(config, keys, createLogger(config));
  process.stdout.write('The roles steward_app and steward_system can log in.\n');
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ConfigError ? 78 : 1;
}
