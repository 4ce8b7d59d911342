import type { Tx } from '../../platform/database/database.js';

/** What somebody stores and may store, in bytes as decimal digits. */
export interface QuotaRecord {
  readonly used: string;
  readonly limit: string;
}

/** A difference between what is counted and what there is, in bytes as decimal digits. */
export interface QuotaDifference {
  readonly userId: string;
  readonly counted: string;
  readonly stored: string;
}

/** Quotas, in one transaction of one actor. */
export class QuotaRepository {
  /** @param defaultLimit bytes for everybody who has no limit of their own */
  constructor(
    private readonly tx: Tx,
    private readonly defaultLimit: number,
  ) {}

  /** Nobody else counts what the actor has until the transaction ends. */
  async lock(): Promise<void> {
    await this.tx.query(`select from quotas where user_id = $1 for no key update`, [this.tx.actor.id]);
  }

  /** Counts `bytes` more of the actor's; false, and nothing is counted, where they do not fit. */
  async take(bytes: number): Promise<boolean> {
    const rows = await this.tx.query(
      `update quotas set used_bytes = used_bytes + $2, updated_at = now()
        where user_id = $1 and used_bytes + $2 <= coalesce(limit_bytes, $3) returning used_bytes`,
      [this.tx.actor.id, bytes, this.defaultLimit],
    );
    return rows.length > 0;
  }

  /** Gives `bytes` (decimal digits) of the actor's back. */
  async giveBack(bytes: string): Promise<void> {
    await this.tx.query(
      `update quotas set used_bytes = greatest(0, used_bytes - $2::bigint), updated_at = now() where user_id = $1`,
      [this.tx.actor.id, bytes],
    );
  }

  /** What the actor stores and may store. */
  async mine(): Promise<QuotaRecord> {
    const [record] = await this.tx.query<QuotaRecord>(
      `select used_bytes::text as used, coalesce(limit_bytes, $2)::text as limit from quotas where user_id = $1`,
      [this.tx.actor.id, this.defaultLimit],
    );
    return record ?? { used: '0', limit: '0' };
  }

  /** Sets somebody's limit. Answers the one before, null for the default; undefined where there is nobody. */
  async setLimit(userId: string, limitBytes: string): Promise<string | null | undefined> {
    const [before] = await this.tx.query<{ limit: string | null }>(
      `select limit_bytes::text as limit from quotas where user_id = $1 for update`,
      [userId],
    );
    if (!before) return undefined;
    await this.tx.query(`update quotas set limit_bytes = $2, updated_at = now() where user_id = $1`, [
      userId,
      limitBytes,
    ]);
    return before.limit;
  }

  /** As the system: up to `limit` ids of users after `after`, in their order. */
  async users(after: string, limit: number): Promise<readonly string[]> {
    const rows = await this.tx.query<{ userId: string }>(
      `select user_id as "userId" from quotas where user_id > $1 order by user_id limit $2`,
      [after, limit],
    );
    return rows.map(({ userId }) => userId);
  }

  /** As the system: counts anew what somebody stores. Answers the difference; null where there is none. */
  async recount(userId: string): Promise<QuotaDifference | null> {
    // Whoever confirms or deletes locks this row, too: what is summed up next cannot change meanwhile.
    const [quota] = await this.tx.query<{ counted: string }>(
      `select used_bytes::text as counted from quotas where user_id = $1 for update`,
      [userId],
    );
    const [sum] = await this.tx.query<{ stored: string }>(
      `select coalesce(sum(size_bytes), 0)::text as stored from documents where owner_id = $1 and status <> 'PENDING'`,
      [userId],
    );
    if (!quota || !sum || quota.counted === sum.stored) return null;
    await this.tx.query(`update quotas set used_bytes = $2, updated_at = now() where user_id = $1`, [
      userId,
      sum.stored,
    ]);
    return { userId, counted: quota.counted, stored: sum.stored };
  }
}
