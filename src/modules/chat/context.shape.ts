import { type Shape, instant } from '../../platform/database/shape.js';
import { branchSql } from './message.shape.js';

/** The most that a GraphQL Int holds. */
const INT = '2147483647';

/**
 * What a model is told of before anything that was said: the system prompt, and the definitions of the tools that whoever asks
 * may have executed, which are counted by their bytes.
 */
const TOLD = `
  select case when s.use_tools then (select coalesce(sum(o.tokens), 0)::int from app_offered_tools() o) else 0 end as tool_tokens`;

/** The deepest summary of the active branch that is of use: where not everything fits, and beside which something does. */
const SUMMARY = `
  select x.id, x.tokens, x.tokens_measured, t.depth
    from chat_summaries x join chat_messages t on t.id = x.through_id
   where s.context_strategy = 'SUMMARIZE' and x.session_id = s.id and t.depth < leaf.depth
     and s.system_prompt_tokens + f.tool_tokens + leaf.path_tokens > s.context_window_size
     and s.system_prompt_tokens + f.tool_tokens + x.tokens < s.context_window_size
     and x.through_id in (${branchSql('s.active_leaf_id')})
   order by t.depth desc, x.created_at desc, x.id limit 1`;

/**
 * From the active leaf towards the root, as far as it fits. Each message knows the tokens of everything before it, so that
 * the walk ends where the window does, however long the branch is. What a tool answered is never without the message that
 * asked for it: at the end of the branch both are given, whatever they take, and at the beginning of the window neither is.
 */
const PATH = `
  with recursive path (id, parent_id, depth, tokens, measured, role, is_tail) as (
    select leaf.id, leaf.parent_id, leaf.depth, leaf.tokens, leaf.tokens_measured, leaf.role, leaf.role = 'TOOL'
     where leaf.id is not null
    union all
    select m.id, m.parent_id, m.depth, m.tokens, m.tokens_measured, m.role, p.is_tail and m.role = 'TOOL'
      from path p cross join lateral (select x.* from chat_messages x where x.id = p.parent_id limit 1) m
     where s.context_strategy = 'FULL'
        or (m.depth > coalesce(u.depth, 0)
            and (p.is_tail or leaf.path_tokens - m.path_tokens + m.tokens
                  <= s.context_window_size - s.system_prompt_tokens - f.tool_tokens - coalesce(u.tokens, 0))))
  select coalesce(array_agg(id order by depth), '{}') as ids, count(*)::int as count,
         coalesce(sum(tokens), 0) as tokens, coalesce(bool_and(measured), true) as measured,
         (array_agg(parent_id order by depth))[1] as last_omitted_id
    from path where depth >= coalesce((select min(depth) from path where role <> 'TOOL'), 0)`;

/** Of each conversation: what a model would be given, and what not. */
const WINDOWS = `(
  select s.id as session_id, s.context_strategy as strategy, s.context_window_size as max_tokens,
         s.system_prompt_tokens, f.tool_tokens, u.id as summary_id, coalesce(u.depth, 0) as summarized_count,
         s.context_strategy = 'SUMMARIZE' and u.id is null and w.last_omitted_id is not null as is_fallback,
         s.system_prompt_tokens + f.tool_tokens + coalesce(u.tokens, 0) + w.tokens as total_tokens,
         w.measured and s.system_prompt_tokens + f.tool_tokens = 0 and coalesce(u.tokens_measured, true) as measured,
         w.ids, coalesce(leaf.depth, 0) - w.count as omitted_count,
         coalesce(leaf.path_tokens, 0) - w.tokens as omitted_tokens, w.last_omitted_id, s.updated_at
    from chat_sessions s
    left join chat_messages leaf on leaf.id = s.active_leaf_id
    cross join lateral (${TOLD}) f
    left join lateral (${SUMMARY}) u on true
    cross join lateral (${PATH}) w)`;

/** How a `ChatSummary` is read. */
const summaryShape: Shape = {
  type: 'ChatSummary',
  table: 'chat_summaries',
  columns: {
    id: 'id',
    throughMessageId: 'through_id',
    content: 'content',
    tokens: 'tokens',
    isTokensMeasured: 'tokens_measured',
    model: 'model',
    createdAt: instant('created_at'),
  },
};

/** How a `ContextWindow` is read. */
export const contextShape: Shape = {
  type: 'ContextWindow',
  table: WINDOWS,
  columns: {
    strategy: 'strategy',
    effectiveStrategy: { sql: (w) => `case when ${w}.is_fallback then 'SLIDING_WINDOW' else ${w}.strategy end` },
    maxTokens: 'max_tokens',
    totalTokens: { sql: (w) => `least(${w}.total_tokens, ${INT})::int` },
    isTokensMeasured: 'measured',
    usagePercentage: { sql: (w) => `round(100.0 * ${w}.total_tokens / ${w}.max_tokens, 2)::float` },
    isNearLimit: { sql: (w) => `(${w}.total_tokens > 0.8 * ${w}.max_tokens)` },
    systemPromptTokens: 'system_prompt_tokens',
    toolTokens: 'tool_tokens',
    includedMessageIds: 'ids',
    omittedCount: 'omitted_count',
    omittedTokens: { sql: (w) => `least(${w}.omitted_tokens, ${INT})::int` },
    lastOmittedMessageId: 'last_omitted_id',
    summarizedCount: 'summarized_count',
    updatedAt: instant('updated_at'),
  },
  one: { summary: { shape: () => summaryShape, on: (summary, w) => `${summary}.id = ${w}.summary_id` } },
};

/** The context windows of conversations, as a table. */
export const CONTEXT_WINDOW = WINDOWS;

/** A SELECT of which messages a model is to be given of the conversation $1, after which summary, and of how many bytes. */
export const CONTEXT = `
  select w.ids, x.content as summary, (
           select coalesce(sum(octet_length(m.content) + (
                    select coalesce(sum(octet_length(c.arguments)), 0) from chat_tool_calls c where c.message_id = m.id)), 0)
             from chat_messages m where m.id = any (w.ids))::text as bytes
    from ${WINDOWS} w left join chat_summaries x on x.id = w.summary_id where w.session_id = $1`;

/** A SELECT of the messages $1 as a model is given them, in their order. */
export const CONTEXT_MESSAGES = `
  select m.id, m.role, m.status, m.content, m.metadata, m.model, m.tool_call_id as "toolCallId",
         coalesce((select json_agg(json_build_object('id', c.id, 'callId', c.call_id, 'name', c.name,
           'arguments', c.arguments, 'refusal', c.refusal) order by c.position)
           from chat_tool_calls c where c.message_id = m.id), '[]'::json) as calls
    from chat_messages m where m.id = any ($1::uuid[]) order by m.depth`;
