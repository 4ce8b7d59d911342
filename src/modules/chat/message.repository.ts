import type { Tx } from '../../platform/database/database.js';
import { isUuid } from '../../platform/uuid.js';
import type { ChatRole, MessageStatus } from './message.entity.js';
import type { NewMessage } from './message.input.js';

/** A message that is there. */
export interface MessageRecord {
  readonly id: string;
  readonly sessionId: string;
  readonly parentId: string | null;
  readonly role: ChatRole;
  readonly status: MessageStatus;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The call that it answers; null where it answers none. */
  readonly toolCallId: string | null;
}

/** How many characters of a message can be found by searching: its lexemes must fit into one value. */
export const SEARCHED_CHARACTERS = 65_536;
/** What full text search finds of a message's content. No language is known, so words are found as they are written. */
const lexemesOf = (content: string) => `to_tsvector('simple', left(${content}, ${SEARCHED_CHARACTERS}))`;

/** Messages, in one transaction of one actor. */
export class MessageRepository {
  constructor(private readonly tx: Tx) {}

  /** A message of a conversation that is not deleted; null where there is none that the actor may see. */
  async find(id: string): Promise<MessageRecord | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query<MessageRecord>(
      `select m.id, m.session_id as "sessionId", m.parent_id as "parentId", m.role, m.status, m.metadata,
              m.tool_call_id as "toolCallId"
         from chat_messages m join chat_sessions s on s.id = m.session_id and s.deleted_at is null where m.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The message that has this idempotency key in a conversation, with the digest of what came with it. */
  async byKey(sessionId: string, key: string): Promise<{ readonly id: string; readonly digest: string } | null> {
    const [row] = await this.tx.query<{ id: string; digest: string }>(
      `select id, idempotency_digest as digest from chat_messages where session_id = $1 and idempotency_key = $2`,
      [sessionId, key],
    );
    return row ?? null;
  }

  /** Adds a message to a conversation that this transaction has locked, under its next number. Answers its id. */
  async insert(sessionId: string, m: NewMessage): Promise<string> {
    const [row] = await this.tx.query<{ id: string }>(
      `insert into chat_messages (session_id, owner_id, parent_id, sequence, depth, role, status, content, lexemes, tokens,
         tokens_measured, model, path_tokens, metadata, idempotency_key, idempotency_digest, tool_call_id, created_at)
       select s.id, s.owner_id, p.id, s.last_sequence + 1, coalesce(p.depth, 0) + 1, $3, $4, $5::text,
              ${lexemesOf('$5::text')}, $6::int, $7::boolean, $8, coalesce(p.path_tokens, 0) + $6::int, $9::jsonb, $10, $11, $12,
              greatest(clock_timestamp(), s.last_message_at + interval '1 microsecond')
         from chat_sessions s left join chat_messages p on p.id = $2::uuid and p.session_id = s.id
        where s.id = $1 returning id`,
      [
        ...[sessionId, m.parentId, m.role, m.status, m.content, m.tokens, m.tokensMeasured, m.model, m.metadata],
        ...[m.idempotency?.key ?? null, m.idempotency?.digest ?? null, m.toolCallId ?? null],
      ],
    );
    if (!row) throw new Error('A message was not added.');
    return row.id;
  }

  /** The newest message of everything that follows a message; the message itself where nothing does. */
  async newestBelow(id: string): Promise<string> {
    // The newest has nothing below it: that would be newer still.
    const [row] = await this.tx.query<{ id: string }>(
      `with recursive below (id, sequence) as (
         select id, sequence from chat_messages where id = $1
         union all
         select m.id, m.sequence
           from below b
          cross join lateral (select c.id, c.sequence from chat_messages c where c.parent_id = b.id offset 0) m)
       select id from below order by sequence desc limit 1`,
      [id],
    );
    return row?.id ?? id;
  }
}
