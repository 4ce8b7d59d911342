import { type App, createApp } from './app.js';
import { loadConfig, publicUrl } from './config.js';
import { aiProviders } from './platform/ai/providers.js';
import { loadMasterKeys } from './platform/crypto/master-key.js';
import { joinDatabase } from './platform/database/connect.js';
import { createLogger } from './platform/log.js';
import { createObjectStore } from './platform/objectstore/minio.js';

/** Where nothing listens: a command touches no document, and so asks neither store nor model. */
const NO_STORE = { endpoint: 'http://127.0.0.1:1', publicEndpoint: 'http://127.0.0.1:1', accessKey: '', secretKey: '' };

/**
 * Puts the application together beside a running server or without one, for a command at the console, and takes it apart again.
 * `ownerUrl` is how the owner of the tables connects. Answers what `work` answers, and rejects as it does.
 */
export async function withApp<T>(work: (app: App, ownerUrl: string) => Promise<T>): Promise<T> {
  const config = loadConfig(process.env);
  const log = createLogger(config);
  const { region, bucket } = config.objectStore;
  const keys = await loadMasterKeys(config);
  const database = await joinDatabase(config, keys, log);
  try {
    const app = await createApp({
      ...{ config, log, keys, urls: database, store: createObjectStore({ ...NO_STORE, region, bucket }) },
      ai: aiProviders(config.ai),
      publicUrl: () => publicUrl(config, config.port),
      denialLost: ({ field }, error) => log.error({ err: error, field }, 'A denial could not be written down'),
    });
    try {
      return await work(app, database.owner);
    } finally {
      await app.stop();
    }
  } finally {
    await database.stop();
  }
}
