import 'reflect-metadata';
import { ConfigError } from './config.js';
import { WrongMasterKey } from './platform/crypto/canary.js';
import { queryOn } from './platform/database/query.js';
import { withClient } from './platform/database/roles.js';
import { withApp } from './with-app.js';

/**
 * `npm run vectors:enable`: has PostgreSQL search embeddings by an index of the extension pgvector, and prints how it gets
 * on. It runs beside servers, which use what it made at once, and can be ended and run again. Exits with 0, with 1 where
 * it could not be done, and with 78 for a wrong configuration.
 */
async function main(): Promise<void> {
  await withApp((app, ownerUrl) =>
    withClient(ownerUrl, async (client) => {
      for await (const { model, step, done, total } of app.documents.vectorSetup.enable(queryOn(client)))
        process.stdout.write(`${model}: ${done} of ${total} copied, ${WORDS[step]}.\n`);
    }),
  );
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
