import type { Read, Tx } from '../../../platform/database/database.js';
import type { MessageStatus } from '../message.entity.js';

/** What a message that was being written has become. */
export interface WrittenMessage {
  readonly status: Exclude<MessageStatus, 'STREAMING'>;
  readonly content: string;
  readonly tokens: number;
  /** Whether a model counted them. */
  readonly tokensMeasured: boolean;
}

/** A message that is being written, as far as it was kept. */
export interface Checkpoint {
  readonly messageId: string;
  readonly text: string;
}

const STREAMING = {
  name: 'chat_messages_streaming',
  uses: 0,
  text: `
    select coalesce(json_agg(json_build_object('messageId', m.id, 'text', m.content) order by m.sequence), '[]'::json)::text
      from chat_messages m where m.session_id = $1::uuid and m.status = 'STREAMING'`,
};

/** Reads what is being written in a conversation: a list of `Checkpoint`. */
export const streamingIn = (sessionId: string): Read => ({ statement: STREAMING, params: [() => sessionId] });

/** Messages that models write, in one transaction of their owner, or of an agent of the owner's. */
export class WrittenMessageRepository {
  constructor(private readonly tx: Tx) {}

  /** Ends the writing of a message; false where that is over. */
  async settle(id: string, { status, content, tokens, tokensMeasured }: WrittenMessage): Promise<boolean> {
    const rows = await this.tx.query(
      `update chat_messages set status = $2, content = $3, path_tokens = path_tokens - tokens + $4::int, tokens = $4::int, tokens_measured = $5, updated_at = now()
        where id = $1 and status = 'STREAMING' returning id`,
      [id, status, content, tokens, tokensMeasured],
    );
    return rows.length > 0;
  }

  /** Leaves a message as it was kept when its process was lost; false where it is over. Reads nothing of it, so the system may. */
  async leave(id: string, status: 'FAILED' | 'CANCELLED'): Promise<boolean> {
    const rows = await this.tx.query(
      `update chat_messages set status = $2, updated_at = now() where id = $1 and status = 'STREAMING' returning id`,
      [id, status],
    );
    return rows.length > 0;
  }
}
