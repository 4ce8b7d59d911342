import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedBase } from './location.js';
import { servesDirectory } from './processes.js';

/** Whether a data directory has an embedded PostgreSQL, running or not. */
export const hasPostgres = (dataDir: string): boolean => existsSync(join(embeddedBase(dataDir), 'data', 'PG_VERSION'));

/** The port on 127.0.0.1 of the PostgreSQL that another process runs for a data directory; null where none runs. */
export function runningPort(dataDir: string): number | null {
  const data = join(embeddedBase(dataDir), 'data');
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  // The process is on the first line, the port on the fourth (LOCK_FILE_LINE_* in miscadmin.h of PostgreSQL).
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
  return pid && port && servesDirectory(pid, data) ? port : null;
}
