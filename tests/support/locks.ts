import type { Pool } from 'pg';

/** Resolves when so many backends of this database wait for a lock, or when `isOver` says that none will. */
export async function waiting(owner: Pool, count: number, isOver: () => boolean = () => false): Promise<void> {
  while (!isOver()) {
    const { rows } = await owner.query(
      `select distinct l.pid from pg_locks l join pg_stat_activity a on a.pid = l.pid
        where not l.granted and a.datname = current_database()`,
    );
    if (rows.length >= count) return;
  }
}

/**
 * What becomes of something, its value or its error, that others overtake: it begins before their statements are
 * committed, and waits for them where it meets what they have locked.
 */
export async function overtaken(
  owner: Pool,
  statements: readonly (readonly [sql: string, values: readonly unknown[]])[],
  late: () => Promise<unknown>,
): Promise<unknown> {
  const client = await owner.connect();
  let isDone = false;
  try {
    await client.query('begin');
    for (const [sql, values] of statements) await client.query(sql, [...values]);
    let isOver = false;
    const outcome = late()
      .catch((error: unknown) => error)
      .finally(() => {
        isOver = true;
      });
    await waiting(owner, 1, () => isOver);
    await client.query('commit');
    isDone = true;
    return await outcome;
  } finally {
    // A connection whose transaction failed is no use to anybody.
    client.release(!isDone);
  }
}
