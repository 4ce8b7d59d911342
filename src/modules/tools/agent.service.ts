import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { NotFound, Problem } from '../../platform/problem.js';
import type { AgentTools, CallOutcome, OfferedTool, RequestedCall } from '../chat/index.js';
import { AgentRepository, type OfferedRow, type OutcomeRow, offeredTools } from './agent.repository.js';
import { EXECUTION_ENDS } from './execution.events.js';
import type { ExecutionService } from './execution.service.js';
import { InvalidParameters } from './tool.problems.js';

/** Characters of changed arguments that a model is told. */
const MAX_CHANGED = 4_000;
const NO_TOOL = 'There is no tool of this name.';
const NO_JSON = 'The arguments are not acceptable at the top: a JSON object is wanted, and this is none.';

/** Tools, as the models of conversations see and call them. */
export class AgentToolService implements AgentTools {
  readonly endings = EXECUTION_ENDS;

  constructor(
    private readonly db: Database,
    private readonly executions: ExecutionService,
  ) {}

  /** The tools that the actor may have executed now: no more than a model can be told of at once. */
  async offered(actor: Actor): Promise<readonly OfferedTool[]> {
    return (await this.db.read<readonly OfferedRow[]>(actor, offeredTools())) ?? [];
  }

  /** Asks for an execution as the actor of the transaction; what is refused is said in words for the model. */
  async request(tx: Tx, { sessionId, messageId, key, name, parameters }: RequestedCall): Promise<CallOutcome> {
    if (parameters === null) return { refusal: NO_JSON };
    try {
      const input = { toolName: name, parameters, sessionId, messageId, idempotencyKey: key };
      const { executionId } = await this.executions.requestIn(tx, input);
      return executionId === null ? { refusal: NO_TOOL } : { executionId };
    } catch (error) {
      if (error instanceof Problem) return { refusal: refusalOf(error) };
      throw error;
    }
  }

  /** What came of executions, in words for the model: results, errors, and what a denial says, never who denied. */
  async results(tx: Tx, executionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (executionIds.length === 0) return new Map();
    const rows = await new AgentRepository(tx).outcomes(executionIds);
    return new Map(rows.map((row) => [row.id, toldOf(row)]));
  }
}

function refusalOf(problem: Problem): string {
  if (problem instanceof NotFound && problem.what === 'Tool') return NO_TOOL;
  if (problem instanceof InvalidParameters)
    return `The arguments are not acceptable at ${problem.pointer || 'the top'}: ${problem.message}`;
  return problem.message;
}

function toldOf({ status, reason, error, result, revision, parameters }: OutcomeRow): string {
  const changed = JSON.stringify(parameters).slice(0, MAX_CHANGED);
  // The model would otherwise go on as if its own arguments had been used.
  const edited = revision > 1 ? `It was run with other arguments, as somebody decided: ${changed}\n` : '';
  if (status === 'COMPLETED') return edited + (typeof result === 'string' ? result : JSON.stringify(result ?? null));
  if (status === 'CANCELLED') return 'It was cancelled.';
  if (status === 'FAILED') return `${edited}It failed: ${error ?? 'nobody knows why.'}`;
  if (reason === 'DENIED') return `It was denied: ${error ?? 'no reason was given.'}`;
  return `It was not run: ${error ?? 'it may not be.'}`;
}
