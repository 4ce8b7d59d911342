import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import { isUuid } from '../../platform/uuid.js';
import type { ChatRole, MessageStatus } from './message.entity.js';
import { branchSql } from './message.shape.js';

/** A conversation as it is exported. Instants are RFC 3339. */
export interface ExportedSession {
  readonly id: string;
  readonly title: string;
  readonly model: string | null;
  readonly temperature: number | null;
  readonly systemPrompt: string | null;
  readonly contextStrategy: string;
  readonly contextWindowSize: number;
  readonly isActive: boolean;
  readonly useTools: boolean;
  readonly shareWithApprovers: boolean;
  readonly activeLeafId: string | null;
  readonly lastSequence: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What a model asked to have done, as it is exported. */
export interface ExportedCall {
  readonly id: string;
  readonly name: string;
  /** As the model wrote them: JSON, or not. */
  readonly arguments: string;
  readonly refusal: string | null;
  readonly executionId: string | null;
}

/** A message as it is exported. */
export interface ExportedMessage {
  readonly id: string;
  readonly parentId: string | null;
  readonly sequence: number;
  readonly role: ChatRole;
  readonly status: MessageStatus;
  readonly content: string;
  readonly tokens: number;
  readonly isTokensMeasured: boolean;
  readonly model: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** What it asks for, in its order. */
  readonly toolCalls: readonly ExportedCall[];
  /** The call that it answers; null where it answers none. */
  readonly toolCallId: string | null;
  readonly createdAt: string;
}

const SESSION = `id, title, model, temperature, system_prompt as "systemPrompt", context_strategy as "contextStrategy",
  context_window_size as "contextWindowSize", is_active as "isActive", use_tools as "useTools",
  share_with_approvers as "shareWithApprovers", active_leaf_id as "activeLeafId",
  last_sequence as "lastSequence", ${instantSql('created_at')} as "createdAt", ${instantSql('updated_at')} as "updatedAt"`;
const CALLS = `coalesce((
  select json_agg(json_build_object('id', c.id, 'name', c.name, 'arguments', c.arguments, 'refusal', c.refusal,
           'executionId', c.execution_id) order by c.position)
    from chat_tool_calls c where c.message_id = m.id), '[]'::json)`;
const MESSAGE = `id, parent_id as "parentId", sequence, role, status, content, tokens, tokens_measured as "isTokensMeasured",
  model, metadata, tool_call_id as "toolCallId", ${CALLS} as "toolCalls", ${instantSql('created_at')} as "createdAt"`;
/** Those that the conversation had when it was read: nothing that was added since, of which it does not know. */
const OF_ALL = `session_id = $1 and sequence <= $2`;
const OF_BRANCH = `${OF_ALL} and id in (${branchSql('$3::uuid')})`;

/** Conversations as a whole, in one transaction of one actor. */
export class ExportRepository {
  constructor(private readonly tx: Tx) {}

  /** A conversation that is not deleted; null where there is none that the actor may see. */
  async session(id: string): Promise<ExportedSession | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query<ExportedSession>(
      `select ${SESSION} from chat_sessions where id = $1 and deleted_at is null`,
      [id],
    );
    return row ?? null;
  }

  /** How many bytes what is said in it has at least: of the active branch, or of everything. */
  async size(session: ExportedSession, isBranch: boolean): Promise<number> {
    const summaries = `(select coalesce(sum(octet_length(s.content)), 0) from chat_summaries s where s.session_id = $1)`;
    const [row] = await this.tx.query<{ bytes: string }>(
      `select coalesce(sum(octet_length(content) + octet_length(metadata::text) + (
                select coalesce(sum(octet_length(c.arguments)), 0) from chat_tool_calls c where c.message_id = m.id)), 0)
              + ${isBranch ? '0' : summaries} as bytes
         from chat_messages m where ${isBranch ? OF_BRANCH : OF_ALL}`,
      values(session, isBranch),
    );
    return Number(row?.bytes ?? 0);
  }

  /** Its messages in the order of their numbers, of the active branch or of all. */
  messages(session: ExportedSession, isBranch: boolean): Promise<ExportedMessage[]> {
    return this.tx.query<ExportedMessage>(
      `select ${MESSAGE} from chat_messages m where ${isBranch ? OF_BRANCH : OF_ALL} order by m.sequence`,
      values(session, isBranch),
    );
  }

  /** Its summaries, first to last. */
  summaries(session: ExportedSession): Promise<object[]> {
    return this.tx.query(
      `select id, through_id as "throughMessageId", content, tokens, tokens_measured as "isTokensMeasured", model,
              ${instantSql('created_at')} as "createdAt"
         from chat_summaries where session_id = $1 order by chat_summaries.created_at, chat_summaries.id`,
      [session.id],
    );
  }
}

const values = ({ id, lastSequence, activeLeafId }: ExportedSession, isBranch: boolean): unknown[] =>
  isBranch ? [id, lastSequence, activeLeafId] : [id, lastSequence];
