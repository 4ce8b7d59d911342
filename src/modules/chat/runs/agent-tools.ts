import type { Actor } from '../../../platform/actor.js';
import type { Tx } from '../../../platform/database/database.js';

/** A tool, as a model is told of it. */
export interface OfferedTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of its arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What a model asked to have done, as it wrote it. */
export interface WrittenCall {
  /** What the provider calls it. */
  readonly callId: string;
  readonly name: string;
  /** JSON, or not. */
  readonly arguments: string;
}

/** A call to be requested once. */
export interface RequestedCall {
  readonly sessionId: string;
  /** The message in which the model asks. */
  readonly messageId: string;
  /** The tool, as the model named it. */
  readonly name: string;
  /** Null where what the model wrote is no JSON object. */
  readonly parameters: Readonly<Record<string, unknown>> | null;
  /** The same for the same call, however often it is requested. */
  readonly key: string;
}

/** The execution that was asked for, or why there is none, in words for the model. */
export type CallOutcome = { readonly executionId: string } | { readonly refusal: string };

/** What runs of models need of tools, of which this module knows nothing. */
export interface AgentTools {
  /** The types of the events after which an execution has ended; their payload has an `executionId`. */
  readonly endings: readonly string[];
  /** The tools that the actor may have executed now. */
  offered(actor: Actor): Promise<readonly OfferedTool[]>;
  /** Asks for an execution as the actor of the transaction. Throws no Problem: what is refused is said. */
  request(tx: Tx, call: RequestedCall): Promise<CallOutcome>;
  /** What came of executions that have ended, by their ids, in words for the model; those that the actor does not see are not among them. */
  results(tx: Tx, executionIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
