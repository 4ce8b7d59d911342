import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { MIGRATIONS } from '../../migrations/index.js';
import { temporaryFolder } from '../../src/demo/folder.js';
import { ENTITIES } from '../../src/entities.js';
import { chunksByWords } from '../../src/modules/search/lexical.repository.js';
import { parseQuery } from '../../src/modules/search/query.js';
import { Actor } from '../../src/platform/actor.js';
import { loadMasterKeys } from '../../src/platform/crypto/master-key.js';
import { connectDatabase } from '../../src/platform/database/connect.js';
import { Database } from '../../src/platform/database/database.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { createSource, openSources } from '../../src/platform/database/sources.js';
import { createLogger } from '../../src/platform/log.js';
import { DIMENSION, embedChunks, hybridSearch } from './search/hybrid.js';
import { fillChunks, questionsOf } from './search/many-chunks.js';
import { printPlans } from './search/plans.js';
import { byPlainRank, qualityOf, storePassages } from './search/quality.js';

/**
 * Measures the search: how well its words answer labelled questions, beside the plain way, and how long words, and words and
 * meaning together, take to find in 10,000 chunks of one person among 300,000 of others. On an embedded PostgreSQL of its own.
 * `BENCH=quality` leaves out the second.
 */
const [OWN, OTHERS, PEOPLE, QUESTIONS] = [10_000, 300_000, 30, 300];
const [P95_MS, RESULTS] = [100, 20];

const say = (line: string) => process.stdout.write(`${line}\n`);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(7);

const { path: dataDir, remove } = await temporaryFolder('steward-bench-search-');
const log = createLogger({ logLevel: 'error' });
const keys = await loadMasterKeys({ masterKey: null, previousKeys: [], dataDir });
const urls = await connectDatabase({ dataDir, database: null }, keys, log);
const owner = new pg.Pool({ connectionString: urls.owner, max: 1 });
const app = new pg.Pool({ connectionString: urls.app, max: 1 });
// The server stops while their last connections are being closed.
for (const pool of [owner, app]) pool.on('error', (error) => log.debug({ err: error }, 'A connection was lost'));
try {
  await migrate(createSource({ url: urls.owner, role: 'owner', migrations: MIGRATIONS }), log);
  const sources = await openSources({ urls, entities: ENTITIES, log });
  const db = new Database(sources.app, sources.system, { write: () => Promise.resolve() });
  say(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`);
  await measureQuality(db);
  if (process.env['BENCH'] !== 'quality') await measureLatency(db);
  await sources.close();
} finally {
  await Promise.all([owner.end(), app.end()]);
  await urls.stop();
  await remove();
}

async function measureQuality(db: Database): Promise<void> {
  const reader = await newReader();
  const questions = await storePassages(owner, reader.id);
  const ours = async (text: string) =>
    (await chunksByWords(db, reader, parseQuery(text), null, 10)).map(({ chunkId }) => chunkId);
  const plain = await qualityOf(questions, byPlainRank(owner));
  const own = await qualityOf(questions, ours);
  await owner.query('delete from documents');
  const titled = await qualityOf(await storePassages(owner, reader.id, true), ours);
  say(`\n${questions.length} questions     recall@10   first place       MRR`);
  for (const [name, quality] of [
    ['OR and ts_rank', plain],
    ['search_chunks ', own],
    ['  with titles  ', titled],
  ] as const)
    say(`${name}    ${percent(quality.recall)}       ${percent(quality.first)}     ${quality.mrr.toFixed(3)}`);
  if (own.recall < plain.recall || own.mrr < plain.mrr) {
    say('The plain way is better.');
    process.exitCode = 1;
  }
  await owner.query('delete from documents');
}

async function measureLatency(db: Database): Promise<void> {
  const reader = await newReader();
  for (let n = 0; n < PEOPLE; n += 1) await newReader();
  const started = performance.now();
  await fillChunks(owner, reader.id, OWN, OTHERS);
  say(
    `\n${OWN} chunks of one among ${OTHERS} of others, made in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
  const questions = await questionsOf(owner, QUESTIONS);
  const byWords = async (text: string) => (await chunksByWords(db, reader, parseQuery(text), null, RESULTS)).length;
  const p95 = await timesOf('by words', questions, byWords);
  if (p95 > P95_MS) process.exitCode = 1;
  const modelId = await embedChunks(owner, reader.id);
  const both = hybridSearch(db, log, reader, modelId);
  await timesOf(
    `by words and meaning, ${DIMENSION} numbers, without pgvector`,
    questions.slice(0, QUESTIONS / 3),
    both,
  );
  await printPlans(owner, app, { ownerId: reader.id, question: questions[7] ?? '' }, say);
}

/** Says how long each of the questions took, without the first tenth. Answers the p95 in milliseconds. */
async function timesOf(how: string, questions: readonly string[], ask: (text: string) => Promise<number>) {
  const times: number[] = [];
  let found = 0;
  for (const [n, text] of questions.entries()) {
    const before = performance.now();
    found += await ask(text);
    if (n >= questions.length / 10) times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? 0;
  const [p50, p95, longest] = [at(0.5), at(0.95), at(1)].map((ms) => ms.toFixed(1));
  say(`${times.length} searches ${how}: p50 ${p50} ms, p95 ${p95} ms, longest ${longest} ms; ${found} results`);
  return at(0.95);
}

/** Somebody who may read documents. */
async function newReader(): Promise<Actor> {
  const userId = randomUUID();
  await owner.query(`insert into users (id, display_name) values ($1, 'Reader')`, [userId]);
  await owner.query(`insert into user_roles (user_id, role_id) select $1, id from roles where name = 'member'`, [
    userId,
  ]);
  const permissions = new Set(['documents.read']);
  const identity = { userId, username: 'reader', sessionId: null, permissions, expiresAt: null };
  return Actor.user(identity, { requestId: 'bench', ip: null, userAgent: null });
}
