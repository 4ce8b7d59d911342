import type { Read, Tx } from '../../platform/database/database.js';
import type { EventPayload } from '../../platform/events/event.js';

/** What several people are told of one event. */
export interface NewNotifications {
  readonly eventId: string;
  readonly kind: string;
  readonly actorId: string | null;
  readonly about: { readonly type: string; readonly id: string } | null;
  readonly payload: EventPayload;
  readonly recipients: readonly string[];
  /** RFC 3339: when it happened. */
  readonly at: string;
}

/** How many notifications of the actor's are unread. */
export const UNREAD: Read = {
  statement: {
    name: 'notifications_unread',
    text: 'select count(*)::text from notifications where recipient_id = app_user() and read_at is null',
    uses: 0,
  },
  params: [],
};

/** All SQL about notifications, except what the shape reads. */
export class NotificationRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * Tells people with an account, each once, and answers whom it told just now. Their rows are locked meanwhile: whoever
   * is being erased is told nothing afterwards.
   */
  async insert(told: NewNotifications): Promise<string[]> {
    const rows = await this.tx.query<{ id: string }>(
      `with people as (
         select u.id from users u
          where u.id = any ($1::uuid[]) and u.kind = 'PERSON' and u.deleted_at is null and u.erased_at is null
            for share)
       insert into notifications (recipient_id, event_id, kind, actor_id, about_type, about_id, payload, created_at)
       select id, $2::uuid, $3::text, $4::uuid, $5::text, $6::uuid, $7::jsonb, $8::timestamptz from people
       on conflict (recipient_id, event_id, kind) do nothing returning recipient_id as id`,
      [
        ...[told.recipients, told.eventId, told.kind, told.actorId, told.about?.type ?? null, told.about?.id ?? null],
        ...[told.payload, told.at],
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** Marks one as read. Answers whether it was unread. */
  async markRead(id: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update notifications set read_at = now() where id = $1 and read_at is null returning id`,
      [id],
    );
    return rows.length > 0;
  }

  /** Marks every unread one as read that is no younger than an instant, where there is one. Answers how many. */
  async markAllRead(until: string | null): Promise<number> {
    const rows = await this.tx.query(
      `update notifications set read_at = now()
        where recipient_id = app_user() and read_at is null ${until === null ? '' : 'and created_at <= $1::timestamptz'}
       returning id`,
      until === null ? [] : [until],
    );
    return rows.length;
  }

  /** Whether the actor sees it. */
  async exists(id: string): Promise<boolean> {
    return (await this.tx.query(`select from notifications where id = $1`, [id])).length > 0;
  }

  /** Deletes one. Answers whether it was there. */
  async delete(id: string): Promise<boolean> {
    return (await this.tx.query(`delete from notifications where id = $1 returning id`, [id])).length > 0;
  }

  /** Deletes some that were read longer ago than `days`, or made longer ago than that and a year; answers how many. */
  async prune(days: number, limit: number): Promise<number> {
    const rows = await this.tx.query(
      `delete from notifications where id in (
         select id from notifications
          where read_at < now() - make_interval(days => $1)
             or (read_at is null and created_at < now() - make_interval(days => greatest($1, 366)))
          limit $2)
       returning id`,
      [days, limit],
    );
    return rows.length;
  }
}
