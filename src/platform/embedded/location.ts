import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** PostgreSQL refuses to run as root; then it runs as this user (`nobody`), or as whoever owns an existing cluster. */
const NOBODY = 65534;
const ROOT_BASE = '/var/lib/steward';

/** Whom to run PostgreSQL's programs as; nothing where we are an ordinary user already. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

const isRoot = () => process.getuid?.() === 0;

/**
 * The folder in which the embedded PostgreSQL of a data directory lives: `<dataDir>/postgres`. For root, where an
 * ancestor keeps other users out (PostgreSQL then runs as `nobody`), a folder of its own below /var/lib/steward, named
 * after the data directory so that two checkouts never share one. A cluster that exists stays where it is.
 */
export function embeddedBase(dataDir: string): string {
  const canonical = realPath(resolve(dataDir));
  const inside = join(canonical, 'postgres');
  if (!isRoot() || existsSync(clusterFile(inside))) return inside;
  const name = createHash('sha256').update(canonical).digest('hex').slice(0, 16);
  const outside = join(ROOT_BASE, name, 'postgres');
  return existsSync(clusterFile(outside)) || closedAncestor(inside) ? outside : inside;
}

/** Makes a folder that every user may traverse, with those above it that are missing, whatever the umask is. */
export function makeTraversable(path: string): void {
  if (existsSync(path)) return;
  makeTraversable(dirname(path));
  mkdirSync(path, { recursive: true });
  if (isRoot()) chmodSync(path, 0o755);
}

/** Whom PostgreSQL in this folder runs as. Throws where root cannot give it a folder that user can reach. */
export function runAs(base: string): RunAs {
  if (!isRoot()) return {};
  const closed = closedAncestor(base);
  if (closed)
    throw new Error(`PostgreSQL does not run as root, and no other user can reach ${base}: run chmod o+x ${closed}.`);
  const cluster = clusterFile(base);
  if (!existsSync(cluster)) return { uid: NOBODY, gid: NOBODY };
  const { uid, gid } = statSync(cluster);
  if (uid === 0) throw new Error(`PostgreSQL does not run as root, and ${dirname(cluster)} belongs to root.`);
  return { uid, gid };
}

/** Gives a file or folder to the user PostgreSQL runs as. */
export function give(path: string, to: RunAs): void {
  if (to.uid !== undefined && to.gid !== undefined) chownSync(path, to.uid, to.gid);
}

/** The path without symbolic links, as far as it exists: what counts is who may traverse the folders behind them. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), basename(path));
}

const clusterFile = (base: string) => join(base, 'data', 'PG_VERSION');

/** The nearest existing ancestor of a folder, or itself, that other users may not traverse. */
function closedAncestor(path: string): string | null {
  if (existsSync(path) && (statSync(path).mode & 0o001) === 0) return path;
  const parent = dirname(path);
  return parent === path ? null : closedAncestor(parent);
}
