import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';

/** The last link, which the next one continues. */
export interface LastLink {
  readonly seq: bigint;
  readonly hash: Buffer;
}

/** An entry that waits for its link. */
export interface WaitingEntry {
  readonly auditId: string;
  readonly hmac: Buffer;
  /** RFC 3339, UTC, microseconds. */
  readonly createdAt: string;
}

/** A link of the chain. */
export interface Link {
  readonly seq: bigint;
  readonly keyId: string;
  readonly auditId: string;
  /** When its entry was written. */
  readonly createdAt: string;
  readonly previous: Buffer;
  readonly hash: Buffer;
}

// 'stewardS' as a number: whoever holds this lock is the one sequencer.
const SEQUENCER_LOCK = '8319385975070549075';

/** All SQL of sealing. */
export class ChainRepository {
  constructor(private readonly tx: Tx) {}

  /** Whether entries wait. */
  async waiting(): Promise<boolean> {
    const [row] = await this.tx.query<{ waiting: boolean }>('select exists (select from audit_pending) as waiting');
    return row?.waiting ?? false;
  }

  /** Takes the lock of the sequencer until the end of the transaction; false where another process has it. */
  async lead(): Promise<boolean> {
    const [row] = await this.tx.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
      SEQUENCER_LOCK,
    ]);
    return row?.mine ?? false;
  }

  /** The end of the chain, also where its last links were dropped; null while it is empty. */
  async last(): Promise<LastLink | null> {
    const [row] = await this.tx.query<{ seq: string; hash: Buffer }>(
      `select seq::text, hash from (
         (select c.seq, c.hash from audit_chain c order by c.seq desc limit 1)
         union all (select a.to_seq, a.hash from audit_anchors a order by a.from_seq desc limit 1)
       ) ends (seq, hash) order by ends.seq desc limit 1`,
    );
    return row ? { seq: BigInt(row.seq), hash: row.hash } : null;
  }

  /** The oldest entries that wait; not those that are gone, or linked already: verification finds them. */
  oldest(limit: number): Promise<WaitingEntry[]> {
    return this.tx.query<WaitingEntry>(
      `select l.id as "auditId", l.hmac, ${instantSql('l.created_at')} as "createdAt"
         from audit_pending p join audit_logs l on l.id = p.audit_id and l.created_at = p.created_at
        where not exists (select from audit_chain c where c.audit_id = p.audit_id)
        order by p.created_at, p.audit_id limit $1`,
      [limit],
    );
  }

  /** Appends links; their entries wait no longer. */
  async append(links: readonly Link[]): Promise<void> {
    const ids = links.map(({ auditId }) => auditId);
    await this.tx.query(
      `insert into audit_chain (seq, key_id, audit_id, previous, hash, created_at)
       select * from unnest($1::bigint[], $2::text[], $3::uuid[], $4::bytea[], $5::bytea[], $6::timestamptz[])`,
      [
        links.map(({ seq }) => seq.toString()),
        links.map(({ keyId }) => keyId),
        ids,
        links.map(({ previous }) => previous),
        links.map(({ hash }) => hash),
        links.map(({ createdAt }) => createdAt),
      ],
    );
    await this.tx.query('delete from audit_pending where audit_id = any ($1::uuid[])', [ids]);
  }
}
