import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ENTITIES } from '../../src/entities.js';
import { IndexedVectorIndex } from '../../src/modules/documents/embeddings/indexed.service.js';
import type { VectorIndex } from '../../src/modules/documents/index.js';
import { Database } from '../../src/platform/database/database.js';
import { createSource } from '../../src/platform/database/sources.js';
import { shelve } from '../modules/documents/embeddings/library.js';
import { clustered, giveEmbeddings } from '../modules/documents/embeddings/vectors.js';
import { MINIMAL_AUDIT } from '../support/audit.js';
import { type TestDatabase, asSuperuser } from '../support/database.js';
import { SILENT } from '../support/log.js';
import { TEST_MASTER_KEY } from '../support/master-keys.js';

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

/** The name of a database on the server of this run. */
export const nameOf = ({ urls }: TestDatabase): string => new URL(urls.owner).pathname.slice(1);

/** An index of pgvector that is asked even where comparing with all would be as quick; `close` tells the statistics. */
export async function indexAlone(database: TestDatabase) {
  // Of so few PostgreSQL would rather sort all; and what it would rather not do seems worth compiling to it.
  const settings = ['enable_sort', 'jit'];
  for (const setting of settings) await asSuperuser(`alter database ${nameOf(database)} set ${setting} = off`);
  const source = createSource({ url: database.urls.app, role: 'app', entities: ENTITIES, log: SILENT, poolSize: 1 });
  await source.initialize();
  // Who reads no documents is not told that there is an index.
  const nothing = { nearest: () => Promise.resolve([]) };
  const index: VectorIndex = new IndexedVectorIndex(new Database(source, source, MINIMAL_AUDIT), nothing, () => 0);
  const close = async () => {
    await source.destroy();
    for (const setting of settings) await asSuperuser(`alter database ${nameOf(database)} reset ${setting}`);
  };
  return { index, close };
}

/** How often the index of a model was asked, by those who have left. */
export async function usesOf({ owner }: TestDatabase, modelId: string): Promise<number> {
  const part = `chunk_vectors_${modelId.replaceAll('-', '')}_hnsw`;
  const sql = 'select idx_scan::int as n from pg_stat_all_indexes where indexrelname = $1';
  return (await owner.query<{ n: number }>(sql, [part])).rows[0]?.n ?? 0;
}

/** Begins `npm run vectors:enable` on a database, as an operator would. */
export function startEnabling({ urls }: TestDatabase, dataDir: string) {
  const program = fileURLToPath(new URL('../../dist/src/vectors-enable.js', import.meta.url));
  const child = spawn(process.execPath, [program], {
    env: {
      ...{ PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'warn', DATA_DIR: dataDir },
      ...{ DATABASE_URL: urls.owner, DATABASE_APP_URL: urls.app, DATABASE_SYSTEM_URL: urls.system },
      STEWARD_MASTER_KEY: TEST_MASTER_KEY.toString('base64'),
      // As operations.md has it for many embeddings.
      PGOPTIONS: '-c maintenance_work_mem=512MB',
    },
  });
  const told = { output: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (told.output += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output: told.output }));
  return { child, told, ended };
}
