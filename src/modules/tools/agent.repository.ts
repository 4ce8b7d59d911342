import type { Read, Tx } from '../../platform/database/database.js';
import type { ExecutionStatus } from './execution.entity.js';
import { effectiveStatus } from './execution.repository.js';

/** A tool, as models are told of it. */
export interface OfferedRow {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const OFFERED = {
  name: 'tools_offered',
  uses: 0,
  // The context window of a conversation counts the same.
  text: `
    select coalesce(json_agg(json_build_object('name', t.name, 'description', t.description, 'parameters', t.parameters)
             order by t.name), '[]'::json)::text
      from app_offered_tools() t`,
};

/** Reads the tools that the actor may have executed now: a list of `OfferedRow`, by name. */
export const offeredTools = (): Read => ({ statement: OFFERED, params: [] });

/** What came of an execution. */
export interface OutcomeRow {
  readonly id: string;
  readonly status: ExecutionStatus;
  readonly reason: string | null;
  readonly error: string | null;
  readonly result: unknown;
  readonly revision: number;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Executions as models hear of them, in one transaction of one actor. */
export class AgentRepository {
  constructor(private readonly tx: Tx) {}

  /** What came of those of the executions that the actor sees. */
  outcomes(ids: readonly string[]): Promise<OutcomeRow[]> {
    return this.tx.query<OutcomeRow>(
      `select e.id, ${effectiveStatus('e')} as status, e.reason, e.error, e.result, e.revision, e.parameters
         from tool_executions e where e.id = any ($1::uuid[])`,
      [ids],
    );
  }
}
