import type { Tx } from '../../platform/database/database.js';
import { isUuid } from '../../platform/uuid.js';

/** Chat sessions as far as executions belong to them, in one transaction of one actor. */
export class SessionRepository {
  constructor(private readonly tx: Tx) {}

  /** The id of a session of the actor's own that is active; for a key that is bound to one, of that one alone; else null. */
  async open(id: string): Promise<string | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query<{ open: boolean }>(
      `select app_chat_open($1) or exists (
         select from chat_sessions c
          where c.id = $1 and c.owner_id = app_user() and c.is_active and c.deleted_at is null
            and app_chat_session() is null) as open`,
      [id],
    );
    return row?.open ? id.toLowerCase() : null;
  }
}
