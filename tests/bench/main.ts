import { readFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { performance } from 'node:perf_hooks';
import autocannon from 'autocannon';
import pg from 'pg';
import { Person } from '../../src/demo/client.js';
import { temporaryFolder } from '../../src/demo/folder.js';
import { startProcess } from '../../src/demo/process.js';
import { loadMasterKeys } from '../../src/platform/crypto/master-key.js';
import { connectDatabase } from '../../src/platform/database/connect.js';
import { createLogger } from '../../src/platform/log.js';
import { fill } from './fill.js';

/**
 * Measures the server process over real HTTP: 100,000 secrets of 1,000 users, on an embedded PostgreSQL that this process
 * starts, with the load generator on the same machine. Figures depend on the machine, so it is printed with them.
 */
const USERS = 1_000;
const SECRETS = 100_000;
const CLIENTS = 8;
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 10);

const LIST =
  '{ secrets(first: 20) { nodes { id name owner { id displayName } shares { access grantee { ... on User { id displayName } } } } } }';
const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { __typename
  ... on RegisterSuccess { accessToken user { id } } ... on Problem { message } } }`;

const say = (line: string) => process.stdout.write(`${line}\n`);
const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(0)} MB`;

/** Resident memory of a process in bytes; Linux only. */
async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

async function load(title: string, url: string, tokens: readonly string[], query: string, pid: number) {
  const body = JSON.stringify({ query });
  const requests = tokens.map((token) => ({
    method: 'POST' as const,
    path: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
  }));
  await autocannon({ url, connections: 16, duration: 3, requests });
  const result = await autocannon({ url, connections: 16, duration: SECONDS, requests });
  const failed = result.non2xx + result.errors;
  say(
    `${title.padEnd(34)} ${result.requests.average.toFixed(0).padStart(6)} requests/s   p50 ${result.latency.p50} ms   ` +
      `p99 ${result.latency.p99} ms   failed ${failed}   server ${megabytes(await residentMemory(pid))}`,
  );
}

const { path: dataDir, remove } = await temporaryFolder('steward-bench-');
const log = createLogger({ logLevel: 'warn' });
const keys = await loadMasterKeys({ masterKey: null, previousKeys: [], dataDir });
const database = await connectDatabase({ dataDir, database: null }, keys, log);
try {
  const started = performance.now();
  const server = await startProcess({
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: database.owner,
    DATABASE_APP_URL: database.app,
    DATABASE_SYSTEM_URL: database.system,
    REGISTRATION: 'open',
    LOG_LEVEL: 'warn',
    COST_PER_MINUTE: '1000000000',
  });
  say(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${megabytes(totalmem())}, Node ${process.version}`);
  say(`ready ${(performance.now() - started).toFixed(0)} ms after its start (database running already)`);
  const tokens: string[] = [];
  const ids: string[] = [];
  for (let i = 0; i < CLIENTS; i++) {
    const person = new Person(`Bench ${i}`, `bench-${i}@steward.example`, server.url);
    const input = { email: person.email, displayName: person.name, password: `a long passphrase ${i}` };
    const outcome = await person.must(REGISTER, input);
    tokens.push(String(outcome['accessToken']));
    ids.push((outcome['user'] as { id: string }).id);
  }
  const owner = new pg.Pool({ connectionString: database.owner, max: 1 });
  await fill(owner, ids, USERS, SECRETS);
  await owner.end();
  say(`${SECRETS} secrets of ${USERS} users; server at rest ${megabytes(await residentMemory(server.pid))}`);
  await load('me { id displayName }', server.url, tokens, '{ me { id displayName } }', server.pid);
  await load('secrets(first: 20) { owner shares }', server.url, tokens, LIST, server.pid);
  await server.end('SIGTERM');
} finally {
  await database.stop();
  await remove();
}
