import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import type { ErasureContent } from './integrity.js';

/** The note of an erasure as it lies in the table. */
export interface StoredErasure extends ErasureContent {
  readonly keyId: string;
  readonly hmac: Buffer;
}

/** All SQL of erasing personal fields. */
export class ErasureRepository {
  constructor(private readonly tx: Tx) {}

  /** The database's time at this moment, later than `tx.now`: RFC 3339, UTC, microseconds. */
  async clock(): Promise<string> {
    const [row] = await this.tx.query<{ now: string }>(`select ${instantSql('clock_timestamp()')} as now`);
    if (!row) throw new Error('The database answered nothing.');
    return row.now;
  }

  /**
   * Removes the side rows of a user's entries until an instant and leaves the note, in one step; where there are none,
   * neither. Answers how many there were. Only the system may.
   */
  async erase({ userId, erasedAt, erasedBy, keyId, hmac }: StoredErasure): Promise<number> {
    const [row] = await this.tx.query<{ erased: string }>(
      'select audit_erase($1::uuid, $2::timestamptz, $3::uuid, $4, $5) as erased',
      [userId, erasedAt, erasedBy, keyId, hmac],
    );
    return Number(row?.erased ?? 0);
  }

  /** Users whose side rows were erased and who have some again: what they did at that moment, or since. */
  async leftOver(limit: number): Promise<string[]> {
    const rows = await this.tx.query<{ userId: string }>(
      `select e.user_id as "userId" from audit_erasures e
        where exists (select from audit_personal p where p.user_id = e.user_id) group by e.user_id limit $1`,
      [limit],
    );
    return rows.map(({ userId }) => userId);
  }

  /** Notes after a position, by user and instant. */
  async after(userId: string, erasedAt: string, limit: number): Promise<StoredErasure[]> {
    return this.tx.query<StoredErasure>(
      `select user_id as "userId", ${instantSql('erased_at')} as "erasedAt", erased_by as "erasedBy",
              key_id as "keyId", hmac
         from audit_erasures where (user_id, erased_at) > ($1::uuid, $2::timestamptz)
        order by user_id, audit_erasures.erased_at limit $3`,
      [userId, erasedAt, limit],
    );
  }
}
