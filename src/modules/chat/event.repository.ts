import type { Tx } from '../../platform/database/database.js';
import type { EventPayload } from '../../platform/events/event.js';

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
       select id, last_event, owner_id, $2, $3 from next returning sequence, owner_id as "ownerId"`,
      [sessionId, type, payload],
    );
    if (!row) throw new Error('An event was not written: the conversation is not there.');
    return row;
  }
}
