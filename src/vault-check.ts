import 'reflect-metadata';
import { ConfigError, loadConfig } from './config.js';
import { checkVault } from './modules/secrets/index.js';
import { keyProviderOf } from './platform/crypto/key-providers.js';
import { loadMasterKeys } from './platform/crypto/master-key.js';
import { connectDatabase } from './platform/database/connect.js';
import { withClient } from './platform/database/roles.js';
import { createLogger } from './platform/log.js';

/**
 * `npm run vault:check`: decrypts every version of every secret, and names on standard output those that do not open.
 * Exits with 0 where all of them do, with 1 where one does not or the check could not be made, and with 78 for a wrong
 * configuration. Writes no value anywhere, and changes nothing but the passwords of the serving roles where they are not
 * those of the master key.
 */
async function main(): Promise<number> {
  const config = loadConfig(process.env);
  const keys = await loadMasterKeys(config);
  const database = await connectDatabase(config, keys, createLogger(config));
  try {
    const { checked, broken } = await withClient(database.owner, (client) =>
      checkVault(
        async <T extends object>(sql: string, values: readonly unknown[]) =>
          (await client.query<T>(sql, [...values])).rows,
        keyProviderOf(keys, config.transit, config.keyProvider),
        ({ secretId, number, reason }) => process.stdout.write(`Secret ${secretId}, version ${number}: ${reason}\n`),
      ),
    );
    process.stdout.write(`Versions checked: ${checked}. Broken: ${broken}.\n`);
    return broken > 0 ? 1 : 0;
  } finally {
    await database.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ConfigError ? 78 : 1;
}
