import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { shelve } from '../modules/documents/embeddings/library.js';
import { clustered, giveEmbeddings } from '../modules/documents/embeddings/vectors.js';
import { TEST_MASTER_KEY } from '../support/master-keys.js';
import type { TestDatabase } from '../support/database.js';

/** Puts documents of up to 1,000 chunks with embeddings into the tables. Answers their ids. */
export async function shelveEmbedded(
  { owner }: TestDatabase,
  modelId: string,
  dimension: number,
  of: { readonly ownerId: string; readonly count: number; readonly seed: number; readonly isPublic?: boolean },
): Promise<string[]> {
  const { ownerId, isPublic = false } = of;
  const vectors = clustered(of.count, dimension, of.seed);
  const ids: string[] = [];
  for (let from = 0; from < vectors.length; from += 1000) {
    const part = vectors.slice(from, from + 1000);
    const id = await shelve(owner, { ownerId, isPublic, chunks: part.map((_, n) => `chunk ${n}`) });
    await giveEmbeddings(owner, modelId, id, part);
    ids.push(id);
  }
  return ids;
}

/** Begins `npm run vectors:enable` on a database, as an operator would. */
export function startEnabling({ urls }: TestDatabase, dataDir: string) {
  const program = fileURLToPath(new URL('../../dist/src/vectors-enable.js', import.meta.url));
  const child = spawn(process.execPath, [program], {
    env: {
      ...{ PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'warn', DATA_DIR: dataDir },
      ...{ DATABASE_URL: urls.owner, DATABASE_APP_URL: urls.app, DATABASE_SYSTEM_URL: urls.system },
      STEWARD_MASTER_KEY: TEST_MASTER_KEY.toString('base64'),
    },
  });
  const told = { output: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (told.output += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output: told.output }));
  return { child, told, ended };
}
