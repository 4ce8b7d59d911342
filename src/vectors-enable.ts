import 'reflect-metadata';
import { createApp } from './app.js';
import { ConfigError, loadConfig, publicUrl } from './config.js';
import { aiProviders } from './platform/ai/providers.js';
import { WrongMasterKey } from './platform/crypto/canary.js';
import { loadMasterKeys } from './platform/crypto/master-key.js';
import { joinDatabase } from './platform/database/connect.js';
import { queryOn } from './platform/database/query.js';
import { withClient } from './platform/database/roles.js';
import { createLogger } from './platform/log.js';
import { createObjectStore } from './platform/objectstore/minio.js';

/** Where nothing listens. */
const NO_STORE = { endpoint: 'http://127.0.0.1:1', publicEndpoint: 'http://127.0.0.1:1', accessKey: '', secretKey: '' };

/**
 * `npm run vectors:enable`: has PostgreSQL search embeddings by an index of the extension pgvector, and prints how it gets
 * on. It runs beside servers, which use what it made at once, and can be ended and run again. Exits with 0, with 1 where
 * it could not be done, and with 78 for a wrong configuration.
 */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLogger(config);
  const { region, bucket } = config.objectStore;
  const keys = await loadMasterKeys(config);
  const database = await joinDatabase(config, keys, log);
  try {
    const app = await createApp({
      // It touches no document, and so asks neither store nor model.
      ...{ config, log, keys, urls: database, store: createObjectStore({ ...NO_STORE, region, bucket }) },
      ai: aiProviders(config.ai),
      publicUrl: () => publicUrl(config, config.port),
      denialLost: ({ field }, error) => log.error({ err: error, field }, 'A denial could not be written down'),
    });
    try {
      await withClient(database.owner, async (client) => {
        for await (const { model, step, done, total } of app.documents.vectorSetup.enable(queryOn(client)))
          process.stdout.write(`${model}: ${done} of ${total} copied, ${WORDS[step]}.\n`);
      });
    } finally {
      await app.stop();
    }
  } finally {
    await database.stop();
  }
}

const WORDS = {
  COPY: 'copying',
  INDEX: 'making the index',
  READY: 'search uses the index',
  WAITS: 'some came meanwhile, which a server copies within a minute',
} as const;

try {
  await main();
  process.stdout.write('Embeddings have an index.\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ConfigError || error instanceof WrongMasterKey ? 78 : 1;
}
