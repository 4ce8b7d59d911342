import 'reflect-metadata';
import { ConfigError, loadConfig } from './config.js';
import { ENTITIES } from './entities.js';
import { AuditTrail } from './modules/audit/index.js';
import { QuotaService } from './modules/documents/index.js';
import { loadMasterKeys } from './platform/crypto/master-key.js';
import { joinDatabase } from './platform/database/connect.js';
import { Database } from './platform/database/database.js';
import { openSources } from './platform/database/sources.js';
import { createLogger } from './platform/log.js';

/**
 * `npm run quota:reconcile`: counts anew what everybody stores, puts right what differs, and prints each difference. May
 * run beside the server. Exits with 0, with 78 for a wrong configuration, and with 1 where it could not be done.
 */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLogger(config);
  const keys = await loadMasterKeys(config);
  const database = await joinDatabase(config, keys, log);
  try {
    const sources = await openSources({ urls: database, entities: ENTITIES, log });
    try {
      const db = new Database(sources.app, sources.system, new AuditTrail(keys));
      await reconcile(new QuotaService(db, config.defaultQuotaBytes));
    } finally {
      await sources.close();
    }
  } finally {
    await database.stop();
  }
}

async function reconcile(quotas: QuotaService): Promise<void> {
  let differences = 0;
  for await (const { userId, counted, stored } of quotas.reconcile()) {
    differences += 1;
    process.stdout.write(`User ${userId}: counted ${counted} bytes, stored ${stored}. Put right.\n`);
  }
  process.stdout.write(`Differences: ${differences}.\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ConfigError ? 78 : 1;
}
