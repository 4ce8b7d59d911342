import type { Tx } from '../../../platform/database/database.js';
import { CONTEXT_WINDOW } from '../context.shape.js';
import type { ChatRole } from '../message.entity.js';

/** What is left out of a context window, and how much room there is. */
export interface LeftOut {
  /** How many messages are left out. */
  readonly omitted: number;
  /** For how many of them a summary stands. */
  readonly summarized: number;
  /** How many tokens there are for messages. */
  readonly room: number;
}

/** A message that a summary can stand for. */
export interface SummarizedMessage {
  readonly id: string;
  readonly role: ChatRole;
  /** Cut where it is long. */
  readonly content: string;
  /** Of what is left of it. */
  readonly tokens: number;
  /** Whether what comes after it belongs to it: it is an answer of a tool. */
  readonly isSplit: boolean;
}

const MAX_MESSAGES = 500;
const MAX_CHARACTERS = 8_000;
/** About how many tokens that is at most. */
const MAX_TOKENS = 4_000;

/** What summaries are made of, in one transaction of the conversation's owner, or of an agent of the owner's. */
export class SummaryPlanRepository {
  constructor(private readonly tx: Tx) {}

  /** What is left out of the active branch of a conversation. */
  async leftOut(sessionId: string): Promise<LeftOut | null> {
    const [row] = await this.tx.query<LeftOut>(
      `select w.omitted_count as omitted, w.summarized_count as summarized, w.max_tokens - w.system_prompt_tokens - w.tool_tokens as room
         from ${CONTEXT_WINDOW} w where w.session_id = $1`,
      [sessionId],
    );
    return row ?? null;
  }

  /** The oldest messages of the active branch after so many, as far as at least `kept` tokens come after them. */
  messages(sessionId: string, after: number, kept: number): Promise<SummarizedMessage[]> {
    return this.tx.query<SummarizedMessage>(
      `with recursive path (id, parent_id, depth, role, path_tokens) as (
         select m.id, m.parent_id, m.depth, m.role, m.path_tokens
           from chat_sessions s join chat_messages m on m.id = s.active_leaf_id where s.id = $1
         union all
         select x.* from path p cross join lateral (
           select m.id, m.parent_id, m.depth, m.role, m.path_tokens from chat_messages m where m.id = p.parent_id limit 1) x
          where x.depth > $2),
       placed as (
         select id, depth, first_value(path_tokens) over w - path_tokens as later,
                coalesce(lag(role) over w = 'TOOL', false) as is_split
           from path window w as (order by depth desc))
       select m.id, m.role, left(m.content, ${MAX_CHARACTERS}) as content, least(m.tokens, ${MAX_TOKENS}) as tokens,
              p.is_split as "isSplit"
         from placed p join chat_messages m on m.id = p.id
        where p.later >= $3 order by p.depth limit ${MAX_MESSAGES}`,
      [sessionId, after, kept],
    );
  }

  /** Says in a run why what was left out could not be summarised. */
  async failed(run: { readonly id: string; readonly leaseId: string }, error: string): Promise<void> {
    await this.tx.query(`update chat_runs set summary_error = $3, updated_at = now() where id = $1 and lease_id = $2`, [
      run.id,
      run.leaseId,
      error,
    ]);
  }
}
