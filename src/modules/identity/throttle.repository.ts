import type { Tx } from '../../platform/database/database.js';

/** What a counter says after an attempt was counted. */
export interface Count {
  readonly attempts: number;
  /** Seconds until the window ends, at least 1. */
  readonly secondsLeft: number;
}

/** Counters in windows of fixed length. One statement counts and answers, so parallel attempts cannot pass together. */
export class ThrottleRepository {
  constructor(private readonly tx: Tx) {}

  /** Counts one attempt; the first one after a window has ended starts the next window. */
  async count(key: Buffer, windowSeconds: number): Promise<Count> {
    const [row] = await this.tx.query<Count>(
      `insert into throttles as t (key, attempts, window_ends_at)
       values ($1, 1, now() + make_interval(secs => $2))
       on conflict (key) do update set
         attempts = case when t.window_ends_at <= now() then 1 else least(t.attempts + 1, 1000000) end,
         window_ends_at = case when t.window_ends_at <= now() then excluded.window_ends_at else t.window_ends_at end
       returning attempts, greatest(1, ceil(extract(epoch from window_ends_at - now())))::integer as "secondsLeft"`,
      [key, windowSeconds],
    );
    if (!row) throw new Error('A throttle did not answer.');
    return row;
  }

  /** Takes one attempt back: it turned out not to count. */
  async uncount(key: Buffer): Promise<void> {
    await this.tx.query(`update throttles set attempts = attempts - 1 where key = $1 and attempts > 0`, [key]);
  }

  /** Forgets every attempt. */
  async clear(key: Buffer): Promise<void> {
    await this.tx.query(`delete from throttles where key = $1`, [key]);
  }

  /** Deletes counters whose window has ended. */
  async deleteEnded(): Promise<void> {
    await this.tx.query(`delete from throttles where window_ends_at <= now()`);
  }
}
