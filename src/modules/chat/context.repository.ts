import type { Tx } from '../../platform/database/database.js';
import { CONTEXT, CONTEXT_MESSAGES } from './context.shape.js';
import type { ChatRole, MessageStatus } from './message.entity.js';

/** What a model asked to have done. */
export interface ContextCall {
  readonly id: string;
  /** What the provider calls it. */
  readonly callId: string;
  readonly name: string;
  /** As the model wrote them. */
  readonly arguments: string;
  /** Why it was not requested; null where it was. */
  readonly refusal: string | null;
}

/** A message as a model is given it. */
export interface ContextMessage {
  readonly id: string;
  readonly role: ChatRole;
  readonly status: MessageStatus;
  readonly content: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly model: string | null;
  /** What it asks for, in its order. */
  readonly calls: readonly ContextCall[];
  /** The call that it answers; null where it answers none. */
  readonly toolCallId: string | null;
}

/** What a model is to be given, before it is read. */
export interface ContextParts {
  /** The messages. */
  readonly ids: readonly string[];
  /** What stands before them; null where nothing does. */
  readonly summary: string | null;
  /** How many bytes the messages have, with the arguments of their calls. */
  readonly bytes: number;
}

/** What stands for the beginning of a branch, on its way into the table. */
export interface NewSummary {
  /** The last message that it stands for. */
  readonly throughId: string;
  readonly content: string;
  readonly tokens: number;
  /** Whether a model counted the tokens. */
  readonly tokensMeasured: boolean;
  readonly model: string | null;
}

/** What models are given of conversations, in one transaction of one actor. */
export class ContextRepository {
  constructor(private readonly tx: Tx) {}

  /** What of the active branch is in the context window; null where the actor sees no such conversation. */
  async window(sessionId: string): Promise<ContextParts | null> {
    const [row] = await this.tx.query<Omit<ContextParts, 'bytes'> & { bytes: string }>(CONTEXT, [sessionId]);
    return row ? { ...row, bytes: Number(row.bytes) } : null;
  }

  /** Messages by their ids, first to last. */
  messages(ids: readonly string[]): Promise<ContextMessage[]> {
    return this.tx.query<ContextMessage>(CONTEXT_MESSAGES, [ids]);
  }

  /** Keeps a summary of a conversation; null where the message is not one of its own. Answers its id. */
  async summarize(sessionId: string, s: NewSummary): Promise<string | null> {
    const [row] = await this.tx.query<{ id: string }>(
      `insert into chat_summaries (session_id, owner_id, through_id, content, tokens, tokens_measured, model)
       select m.session_id, m.owner_id, m.id, $3::text, $4::int, $5::boolean, $6
         from chat_messages m where m.session_id = $1 and m.id = $2 and m.status <> 'STREAMING' returning id`,
      [sessionId, s.throughId, s.content, s.tokens, s.tokensMeasured, s.model],
    );
    return row?.id ?? null;
  }
}
