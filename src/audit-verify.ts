import 'reflect-metadata';
import { type Config, ConfigError, loadConfig } from './config.js';
import { ENTITIES } from './entities.js';
import { expectSchema } from './expect-schema.js';
import { AuditTrail, type AuditVerification, auditModule } from './modules/audit/index.js';
import { Actor } from './platform/actor.js';
import { type MasterKeys, loadMasterKeys } from './platform/crypto/master-key.js';
import { withRetained } from './platform/crypto/retained-keys.js';
import { joinDatabase } from './platform/database/connect.js';
import { Database } from './platform/database/database.js';
import { openSources } from './platform/database/sources.js';
import { hasPostgres } from './platform/embedded/running.js';
import { FolderInUse } from './platform/embedded/postgres.js';
import { type Logger, createLogger } from './platform/log.js';

const OPERATOR = Actor.system('audit:verify');

/**
 * `npm run audit:verify`: checks the whole audit log, and prints how much there was and the first thing that is broken.
 * Exits with 0 where nothing is, with 1 where something is, with 2 where it could not be verified, and with 78 for a
 * wrong configuration. That it was verified is written into the log.
 */
async function main(): Promise<number> {
  const config = loadConfig(process.env);
  if (!config.database && !hasPostgres(config.dataDir))
    throw new Error(`There is no database in ${config.dataDir}: set DATA_DIR or DATABASE_URL.`);
  const log = createLogger(config);
  const keys = await loadMasterKeys(config);
  const database = await joinDatabase(config, keys, log);
  try {
    const found = await verify(config, keys, database, log);
    process.stdout.write(report(found, config));
    return found.ok ? 0 : 1;
  } finally {
    await database.stop();
  }
}

async function verify(
  { dataDir }: Config,
  keys: MasterKeys,
  urls: { readonly app: string; readonly system: string },
  log: Logger,
): Promise<AuditVerification> {
  const sources = await openSources({ urls, entities: ENTITIES, log });
  try {
    const db = new Database(sources.app, sources.system, new AuditTrail(keys));
    await expectSchema(db, OPERATOR);
    const all = await withRetained(db, keys);
    return await auditModule({ db, keys: all, log, dataDir }).services.verification.verify(OPERATOR);
  } finally {
    await sources.close();
  }
}

function report(found: AuditVerification, { dataDir }: Config): string {
  const { checked, unsealed, dropped, checkpoints, firstBroken } = found;
  const { inFile, inTable, coveredUpTo } = checkpoints;
  const lines = [
    `Entries checked: ${checked}, of which ${unsealed} wait to be sealed.`,
    `Entries dropped when their retention had passed: ${dropped}.`,
    `Checkpoints compared: ${inFile} of the file in ${dataDir}, ${inTable} of the database.`,
    coveredUpTo === null ? 'No checkpoint covers the log.' : `They cover the log up to link ${coveredUpTo}.`,
    firstBroken ? `BROKEN at ${firstBroken.id}: ${firstBroken.reason}` : 'Everything is as it was written.',
  ];
  return `${lines.join('\n')}\n`;
}

try {
  process.exitCode = await main();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const advice = error instanceof FolderInUse ? ' Or ask that server, with the query verifyAuditLog.' : '';
  process.stderr.write(`${message}${advice}\n`);
  process.exitCode = error instanceof ConfigError ? 78 : 2;
}
