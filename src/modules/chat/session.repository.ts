import type { Tx } from '../../platform/database/database.js';
import { isUuid } from '../../platform/uuid.js';
import type { AboutSession } from './chat.events.js';
import type { SessionSettings } from './session.input.js';
import type { SessionFacts } from './session.policy.js';

/** A conversation as it is at this moment. */
export interface SessionRecord extends SessionSettings, SessionFacts {
  /** The newest message of the branch that is continued; null where there is none. */
  readonly activeLeafId: string | null;
  /** How many messages it has. */
  readonly lastSequence: number;
  readonly isDeleted: boolean;
}

const RECORD = `id, owner_id as "ownerId", title, model, temperature, system_prompt as "systemPrompt",
  context_strategy as "contextStrategy", context_window_size as "contextWindowSize", is_active as "isActive",
  use_tools as "useTools", share_with_approvers as "shareWithApprovers",
  active_leaf_id as "activeLeafId", last_sequence as "lastSequence", deleted_at is not null as "isDeleted"`;

/** Not deleted, or so lately that it can be brought back. */
const THERE = `(deleted_at is null or deleted_at > now() - interval '30 days')`;

const settings = (s: SessionSettings, promptTokens: number | null): unknown[] => [
  ...[s.title, s.model, s.temperature, s.systemPrompt, promptTokens, s.contextStrategy, s.contextWindowSize],
  ...[s.useTools, s.shareWithApprovers],
];

/** Conversations, in one transaction of one actor. */
export class SessionRepository {
  constructor(private readonly tx: Tx) {}

  /** The conversation, also one that was deleted at most thirty days ago; null where there is none that the actor may see. */
  async find(id: string): Promise<SessionRecord | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query<SessionRecord>(`select ${RECORD} from chat_sessions where id = $1 and ${THERE}`, [
      id,
    ]);
    return row ?? null;
  }

  /** A conversation that is not deleted, to which nobody else adds anything until the transaction ends; null where the actor may not change it. */
  async lock(id: string): Promise<SessionRecord | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query<SessionRecord>(
      `select ${RECORD} from chat_sessions where id = $1 and deleted_at is null for no key update`,
      [id],
    );
    return row ?? null;
  }

  /** Begins a conversation of the actor's and answers its id. `promptTokens` is how many the system prompt has. */
  async insert(s: SessionSettings, promptTokens: number): Promise<string> {
    const [row] = await this.tx.query<{ id: string }>(
      `insert into chat_sessions (title, model, temperature, system_prompt, system_prompt_tokens, context_strategy,
         context_window_size, use_tools, share_with_approvers, owner_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
      [...settings(s, promptTokens), this.tx.actor.id],
    );
    if (!row) throw new Error('A conversation was not made.');
    return row.id;
  }

  /** Writes all settings; false where it is deleted. Without `promptTokens` the prompt has as many as before. */
  update(id: string, s: SessionSettings, promptTokens: number | null): Promise<boolean> {
    return this.changes(
      `update chat_sessions set title = $1, model = $2, temperature = $3, system_prompt = $4,
         system_prompt_tokens = coalesce($5, system_prompt_tokens),
         context_strategy = $6, context_window_size = $7, use_tools = $8, share_with_approvers = $9, is_active = $11,
         updated_at = now()
        where id = $10 and deleted_at is null returning id`,
      [...settings(s, promptTokens), id, s.isActive],
    );
  }

  /** Makes this message the end of the branch that is continued. */
  async activate(id: string, leafId: string): Promise<void> {
    await this.tx.query(`update chat_sessions set active_leaf_id = $2, updated_at = now() where id = $1`, [id, leafId]);
  }

  /** Counts a message that was just added, and makes it the active leaf. */
  async advance(id: string, leafId: string): Promise<void> {
    await this.tx.query(
      `update chat_sessions s set last_sequence = m.sequence, last_message_at = m.created_at, active_leaf_id = m.id,
              updated_at = now()
         from chat_messages m where s.id = $1 and m.id = $2 and m.session_id = s.id`,
      [id, leafId],
    );
  }

  /** Deletes it: of several who try, one succeeds. */
  delete(id: string): Promise<boolean> {
    return this.changes(
      `update chat_sessions set deleted_at = now(), updated_at = now() where id = $1 and deleted_at is null returning id`,
      [id],
    );
  }

  /** Brings it back: of several who try, one succeeds. */
  restore(id: string): Promise<boolean> {
    return this.changes(
      `update chat_sessions set deleted_at = null, updated_at = now()
        where id = $1 and deleted_at > now() - interval '30 days' returning id`,
      [id],
    );
  }

  /** As the system: destroys up to `limit` conversations that were deleted more than thirty days ago, and answers them. */
  destroyDeleted(limit: number): Promise<AboutSession[]> {
    return this.tx.query<AboutSession>(
      `delete from chat_sessions where deleted_at <= now() - interval '30 days' and id in (
         select id from chat_sessions where deleted_at <= now() - interval '30 days' order by deleted_at, id limit $1)
       returning id as "sessionId", owner_id as "ownerId"`,
      [limit],
    );
  }

  private async changes(sql: string, values: readonly unknown[]): Promise<boolean> {
    return (await this.tx.query(sql, values)).length > 0;
  }
}
