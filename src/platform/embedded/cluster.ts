import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../log.js';
import type { Binaries } from './binaries.js';
import { type RunAs, give } from './location.js';
import { eventually, servesDirectory } from './processes.js';

/** A data directory of PostgreSQL, and what is needed to run a server on it. */
export interface Cluster {
  readonly base: string;
  readonly data: string;
  readonly passwordFile: string;
  readonly binaries: Binaries;
  readonly as: RunAs;
  readonly durable: boolean;
}

/** What PostgreSQL's programs get to see of our environment: nothing. Full text search needs a ctype of UTF-8. */
export const ENVIRONMENT = { LC_ALL: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8', TZ: 'UTC' };
const ORPHAN_STOPS_WITHIN_MS = 60_000;

/**
 * Makes the cluster with initdb where there is none, and answers the superuser's password. It is made under another
 * name and renamed when whole, so that a run that was killed in the middle leaves nothing that looks like a cluster.
 */
export function createCluster(cluster: Cluster): string {
  const { data, passwordFile } = cluster;
  if (existsSync(join(data, 'PG_VERSION'))) return readPassword(cluster);
  const password = randomBytes(24).toString('base64url');
  writeDurably(passwordFile, password);
  const making = `${data}.new`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  give(making, cluster.as);
  initdb(cluster, making, password);
  rmSync(data, { recursive: true, force: true });
  renameSync(making, data);
  sync(cluster.base);
  return password;
}

/** The password must be on disk before the cluster is: without it nobody gets in. */
function writeDurably(path: string, content: string): void {
  rmSync(path, { force: true });
  writeFileSync(path, content, { mode: 0o600, flush: true });
}

/** A new name in a folder lasts when the folder is on disk. */
function sync(folder: string): void {
  if (process.platform === 'win32') return; // there folders cannot be opened
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function initdb(cluster: Cluster, data: string, password: string): void {
  const { binaries, base, as, durable } = cluster;
  const pwfile = join(base, 'password.new'); // a copy that the user PostgreSQL runs as may read
  writeFileSync(pwfile, password, { mode: 0o600 });
  try {
    give(pwfile, as);
    const args = ['-D', data, '-U', 'postgres', '--pwfile', pwfile, '--auth=scram-sha-256', '--encoding=UTF8'];
    args.push('--locale-provider=builtin', '--locale=C.UTF-8', '--data-checksums', ...(durable ? [] : ['--no-sync']));
    const run = spawnSync(binaries.initdb, args, { ...as, cwd: base, env: ENVIRONMENT, encoding: 'utf8' });
    if (run.status !== 0)
      throw new Error(`initdb failed in ${base}: ${run.error?.message ?? run.stderr}`, { cause: run.error });
  } finally {
    rmSync(pwfile, { force: true });
  }
}

function readPassword({ passwordFile, data }: Cluster): string {
  try {
    return readFileSync(passwordFile, 'utf8').trim();
  } catch (cause) {
    throw new Error(`The cluster ${data} exists, but its password file ${passwordFile} cannot be read.`, { cause });
  }
}

/**
 * Ends what an earlier run that was killed left behind: its server, which would keep the data directory, and the file
 * that names it, which may name a process that is long gone or another by now. Nothing committed is lost: the server is
 * shut down cleanly where it can be, and recovers from its log otherwise. Answers whether there was a server.
 */
export async function takeOver(cluster: Cluster, log: Pick<Logger, 'info' | 'warn'>): Promise<boolean> {
  const file = join(cluster.data, 'postmaster.pid');
  const pid = readPid(file);
  if (pid === null) return false;
  const isOurs = () => servesDirectory(pid, cluster.data);
  if (!isOurs()) {
    rmSync(file, { force: true });
    return false;
  }
  log.info({ pid }, 'Taking over the database of a run that was killed');
  process.kill(pid, 'SIGINT'); // fast shutdown; it is no child of ours, so there is no exit to wait for
  if (await eventually(() => !isOurs(), ORPHAN_STOPS_WITHIN_MS)) return true;
  log.warn({ pid }, 'The database does not shut down: stopping it at once, it will recover');
  process.kill(pid, 'SIGQUIT');
  if (await eventually(() => !isOurs(), ORPHAN_STOPS_WITHIN_MS)) return true;
  throw new Error(`The PostgreSQL server of an earlier run (process ${pid}) does not end.`);
}

/** The first line of postmaster.pid is the process id, negative for a stand-alone backend. */
function readPid(file: string): number | null {
  try {
    return Math.abs(Number.parseInt(readFileSync(file, 'utf8'), 10)) || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
