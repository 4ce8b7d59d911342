import type pg from 'pg';
import { clientWithDeadline } from '../database/client.js';
import { queryOn } from '../database/query.js';
import { JobRepository } from './job.repository.js';

const PATIENCE_MS = 5_000;

/**
 * Gives up the locks of a process, except those of jobs that still run: on a connection of its own, when every other
 * one of the jobs is closed and so nothing can take a lock any more.
 */
export async function releaseLocks(
  connection: pg.ClientConfig,
  owner: string,
  running: readonly string[],
): Promise<void> {
  const client = new (clientWithDeadline(PATIENCE_MS))({ connectionTimeoutMillis: PATIENCE_MS, ...connection });
  // A connection that breaks also rejects what waits for it below.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await new JobRepository(queryOn(client)).release(owner, running);
  } finally {
    await client.end();
  }
}
