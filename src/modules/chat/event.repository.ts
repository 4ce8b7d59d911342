import type { Read, Tx } from '../../platform/database/database.js';
import type { EventPayload } from '../../platform/events/event.js';
import { instantSql } from '../../platform/database/shape.js';

/** An event of a conversation, as it is kept. */
export interface StoredEvent {
  readonly sequence: number;
  /** The GraphQL type that tells it. */
  readonly type: string;
  readonly payload: EventPayload;
  /** RFC 3339 with microseconds. */
  readonly at: string;
}

/** A conversation and what happened in it after some event. */
export interface EventPage {
  readonly isDeleted: boolean;
  /** The number of the newest event. */
  readonly last: number;
  /** In their order. */
  readonly events: readonly StoredEvent[];
}

const AFTER = {
  name: 'chat_events_after',
  uses: 0,
  text: `
    select json_build_object('isDeleted', s.deleted_at is not null, 'last', s.last_event, 'events', coalesce((
             select json_agg(json_build_object('sequence', e.sequence, 'type', e.type, 'payload', e.payload,
                                               'at', ${instantSql('e.created_at')}) order by e.sequence)
               from (select * from chat_events c where c.session_id = s.id and c.sequence > $2::int
                      order by c.sequence limit $3::int) e), '[]'::json))::text
      from chat_sessions s where s.id = $1::uuid`,
};

/** Reads at most `limit` events after a number: an `EventPage`, null where the actor sees no such conversation. */
export const eventsAfter = (sessionId: string, after: number, limit: number): Read => ({
  statement: AFTER,
  params: [() => sessionId, () => after, () => limit],
});

/** Events of conversations, in one transaction of one actor. */
export class ChatEventRepository {
  constructor(private readonly tx: Tx) {}

  /** Writes an event under the next number of a conversation, which is locked from here on. Answers number and owner. */
  async append(
    sessionId: string,
    type: string,
    payload: EventPayload,
  ): Promise<{ readonly sequence: number; readonly ownerId: string }> {
    const [row] = await this.tx.query<{ sequence: number; ownerId: string }>(
      `with next as (
         update chat_sessions set last_event = last_event + 1 where id = $1 returning id, owner_id, last_event)
       insert into chat_events (session_id, sequence, owner_id, type, payload)
       select id, last_event, owner_id, $2, $3::jsonb from next returning sequence, owner_id as "ownerId"`,
      [sessionId, type, payload],
    );
    if (!row) throw new Error('An event was not written: the conversation is not there.');
    return row;
  }
}
