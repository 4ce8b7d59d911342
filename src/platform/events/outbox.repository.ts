import type { Query } from '../database/query.js';
import { instantSql } from '../database/shape.js';
import type { PublishedEvent } from './event.js';

/** An event with the instant of its publication: RFC 3339, UTC, microseconds. */
export interface PublishedRow {
  readonly event: PublishedEvent;
  readonly publishedAt: string;
}

type Row = PublishedEvent & { readonly publishedAt: string };

/** Wakes the process that relays: sent by a trigger when rows are inserted. */
export const OUTBOX_CHANNEL = 'steward_outbox';
/** Tells every process which rows were published: a JSON array of their ids. */
export const EVENTS_CHANNEL = 'steward_events';

/** How many rows are published at once. Their ids, of 19 digits at most, stay far below the 8000 bytes of a notification. */
export const BATCH = 100;

// 'stewardO' as a number: whoever holds this lock is the one relay that publishes, so that batches leave in order.
const RELAY_LOCK = '8319385975070549071';

// The alias hides the column from ORDER BY, which would sort its text: order by outbox.id.
const EVENT = `id::text as id, event_id as "eventId", type, actor_id as "actorId", aggregate_id as "aggregateId",
  payload, recipients, ${instantSql('created_at')} as at`;
const ROW = `${EVENT}, ${instantSql('published_at')} as "publishedAt"`;

const split = ({ publishedAt, ...event }: Row): PublishedRow => ({ event, publishedAt });

/** All SQL of the outbox, on one connection of the system role. */
export class OutboxRepository {
  constructor(private readonly query: Query) {}

  /** The database's time. */
  async now(): Promise<string> {
    const [row] = await this.query<{ now: string }>(`select ${instantSql('now()')} as now`);
    if (!row) throw new Error('The database did not tell the time.');
    return row.now;
  }

  /** Whether events wait to be published. */
  async waiting(): Promise<boolean> {
    const [row] = await this.query<{ waiting: boolean }>(
      'select exists (select from outbox where published_at is null) as waiting',
    );
    return row?.waiting ?? false;
  }

  /** Takes the lock of the publishing relay until the end of the transaction; false where another process has it. */
  async lead(): Promise<boolean> {
    const [row] = await this.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [RELAY_LOCK]);
    return row?.mine ?? false;
  }

  /** The oldest events that wait, locked until the end of the transaction. */
  claim(): Promise<PublishedEvent[]> {
    return this.query<PublishedEvent>(
      `select ${EVENT} from outbox where published_at is null order by outbox.id limit ${BATCH} for update skip locked`,
    );
  }

  /** Marks events as published, and tells every process when the transaction commits. */
  async publish(ids: readonly string[]): Promise<void> {
    await this.query(
      `with published as (update outbox set published_at = now() where id = any ($1::bigint[]))
       select pg_notify('${EVENTS_CHANNEL}', $2)`,
      [ids, JSON.stringify(ids)],
    );
  }

  /** Published events by id, in the order of `ids`. */
  async load(ids: readonly string[]): Promise<PublishedRow[]> {
    const rows = await this.query<Row>(
      `select ${ROW} from unnest($1::bigint[]) with ordinality as wanted (wanted_id, position)
         join outbox on id = wanted_id where published_at is not null order by position`,
      [ids],
    );
    return rows.map(split);
  }

  /** A page of what was published after a row, in the order of publication. */
  async since(publishedAt: string, id: string, limit: number): Promise<PublishedRow[]> {
    const rows = await this.query<Row>(
      `select ${ROW} from outbox
        where published_at >= $1::timestamptz and (published_at, outbox.id) > ($1::timestamptz, $2::bigint)
        order by published_at, outbox.id limit ${limit}`,
      [publishedAt, id],
    );
    return rows.map(split);
  }

  /** Deletes some events published longer ago than `days`; answers how many. */
  async prune(days: number, limit: number): Promise<number> {
    const rows = await this.query(
      `delete from outbox where id in (
         select id from outbox where published_at < now() - make_interval(days => $1) limit ${limit}
       ) returning id`,
      [days],
    );
    return rows.length;
  }
}
