import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import type { AnchorContent } from './integrity.js';

/** What is left of links that were dropped, as it lies in the table. */
export interface StoredAnchor extends AnchorContent {
  readonly keyId: string;
  readonly hmac: Buffer;
}

/** Links of one month that follow each other without a gap. */
export type Run = Pick<AnchorContent, 'fromSeq' | 'toSeq' | 'previous' | 'hash'>;

type Numbers = 'fromSeq' | 'toSeq';
type Row<T extends Run> = Omit<T, Numbers> & Readonly<Record<Numbers, string>>;

const WITHIN = `created_at >= $1::date::timestamp at time zone 'UTC'
  and created_at < ($1::date + interval '1 month') at time zone 'UTC'`;

/** All SQL of months and of what stands for those that were dropped. */
export class AnchorRepository {
  constructor(private readonly tx: Tx) {}

  /** Makes the tables of this month and of the next six, as far as they are missing; answers how many. */
  async makePartitions(): Promise<number> {
    const [row] = await this.tx.query<{ made: number }>('select audit_make_partitions() as made');
    return row?.made ?? 0;
  }

  /** The first days of months in which nothing must be kept any more, oldest first: `2019-02-01`. */
  async due(): Promise<string[]> {
    const rows = await this.tx.query<{ month: string }>(
      // Materialized: the planner would otherwise ask the names of all tables for their month.
      `with m as materialized (
         select to_date(right(c.relname, 7), 'YYYY_MM') as month from pg_inherits i join pg_class c on c.oid = i.inhrelid
          where i.inhparent = 'audit_logs'::regclass
       )
       select m.month::text as month from m
       where (m.month + interval '1 month') at time zone 'UTC' <= now() - interval '365 days' and not exists (
         select from audit_logs l where l.created_at >= m.month::timestamp at time zone 'UTC'
            and l.created_at < (m.month + interval '1 month') at time zone 'UTC'
            and l.created_at + make_interval(days => l.retention_days) > now())
       order by m.month`,
    );
    return rows.map(({ month }) => month);
  }

  /** The links of a month. At its edges others come in between, so that there may be several runs. */
  async runs(month: string): Promise<Run[]> {
    const rows = await this.tx.query<Row<Run>>(
      `select r.from_seq::text as "fromSeq", r.to_seq::text as "toSeq", a.previous, b.hash from (
         select min(seq) as from_seq, max(seq) as to_seq from (
           select seq, seq - row_number() over (order by seq) as run from audit_chain where ${WITHIN}
         ) numbered group by run
       ) r join audit_chain a on a.seq = r.from_seq join audit_chain b on b.seq = r.to_seq order by r.from_seq`,
      [month],
    );
    return rows.map(numbered);
  }

  /**
   * Drops a month and leaves these anchors, in one step. Answers how many entries there were. Rejects where one must
   * still be kept, or where entries, links and anchors do not agree. Only the system may.
   */
  async drop(month: string, anchors: readonly StoredAnchor[], keyId: string, droppedAt: string): Promise<number> {
    const [row] = await this.tx.query<{ entries: string }>(
      'select audit_drop_partition($1::date, $2::bigint[], $3::bigint[], $4::bytea[], $5, $6::timestamptz) as entries',
      [
        month,
        anchors.map(({ fromSeq }) => fromSeq.toString()),
        anchors.map(({ toSeq }) => toSeq.toString()),
        anchors.map(({ hmac }) => hmac),
        ...[keyId, droppedAt],
      ],
    );
    return Number(row?.entries ?? 0);
  }

  /** Every anchor, in the order of the links. There are a few for each month that was dropped. */
  async all(): Promise<StoredAnchor[]> {
    const rows = await this.tx.query<Row<StoredAnchor>>(
      `select from_seq::text as "fromSeq", to_seq::text as "toSeq", previous, hash, month::text as month,
              key_id as "keyId", hmac, ${instantSql('dropped_at')} as "droppedAt"
         from audit_anchors order by from_seq`,
    );
    return rows.map(numbered);
  }
}

const numbered = <T extends Run>(row: Row<T>): T =>
  ({ ...row, fromSeq: BigInt(row.fromSeq), toSeq: BigInt(row.toSeq) }) as unknown as T;
