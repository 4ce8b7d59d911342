import type { Tx } from '../../../platform/database/database.js';
import type { CallOutcome, WrittenCall } from './agent-tools.js';

/** A call that was made. */
export interface MadeCall {
  readonly id: string;
  readonly name: string;
  readonly executionId: string | null;
  /** Why it was not requested; null where it was. */
  readonly refusal: string | null;
}

/** Where a call was made. */
export interface CallPlace {
  readonly sessionId: string;
  readonly runId: string;
  readonly messageId: string;
  readonly position: number;
}

/** Calls of tools, in one transaction of the conversation's owner, of an agent of the owner's, or of the system. */
export class ToolCallRepository {
  constructor(private readonly tx: Tx) {}

  /** Keeps a call with what came of requesting it. */
  async insert(place: CallPlace, call: WrittenCall, outcome: CallOutcome): Promise<void> {
    const [executionId, refusal] = 'refusal' in outcome ? [null, outcome.refusal] : [outcome.executionId, null];
    await this.tx.query(
      `insert into chat_tool_calls (session_id, owner_id, run_id, message_id, position, call_id, name, arguments,
         execution_id, refusal, ended_at)
       select m.session_id, m.owner_id, $3, m.id, $4, $5, $6, $7, $8, $9::text, case when $9::text is not null then now() end
         from chat_messages m where m.session_id = $1 and m.id = $2`,
      [
        ...[place.sessionId, place.messageId, place.runId, place.position],
        ...[call.callId, call.name, call.arguments, executionId, refusal],
      ],
    );
  }

  /** The calls of a message, in their order. */
  of(messageId: string): Promise<MadeCall[]> {
    return this.tx.query<MadeCall>(
      `select id, name, execution_id as "executionId", refusal from chat_tool_calls where message_id = $1 order by position`,
      [messageId],
    );
  }

  /** The executions of a run that have not ended. */
  async open(runId: string): Promise<string[]> {
    const rows = await this.tx.query<{ id: string }>(
      `select execution_id as id from chat_tool_calls
        where run_id = $1 and execution_id is not null and ended_at is null order by execution_id`,
      [runId],
    );
    return rows.map(({ id }) => id);
  }
}
