import type { Actor } from '../../../platform/actor.js';
import type { Database, Tx } from '../../../platform/database/database.js';
import { keepable } from '../../../platform/input.js';
import { lockSession } from '../conversation.service.js';
import type { AgentTools, CallOutcome, WrittenCall } from './agent-tools.js';
import { type KeptCall, argumentsOf, keptCalls } from './call-arguments.js';
import { type Held, LeaseLost, type Written, settleMessage } from './ending.js';
import { type RunEnd, RunRepository, type RunUsage } from './run.repository.js';
import { CANCELLED, appendRunChanged } from './run.service.js';
import { ToolCallRepository } from './tool-call.repository.js';

/** What a model wrote and asked for in one step. */
export interface Asked extends Written {
  readonly calls: readonly WrittenCall[];
  readonly usage: RunUsage;
  /** Whether the model may not be asked again. */
  readonly isLast: boolean;
}

const MAX_STEPS: RunEnd = {
  ...{ status: 'FAILED', reason: 'MAX_STEPS', finish: null },
  error: 'The model asked for more tools after its last step, in which it had to answer.',
};
/** What a model wrote may stand in a refusal, for example the name of a parameter that there is not. */
const MAX_REFUSAL = 4_096;
const NO_MORE = 'No more tools are called in this answer.';

/**
 * Keeps what a model wrote and requests what it asked for, everything in one transaction: a process that dies has
 * requested all of it, or nothing. The run waits then, in nobody's hands; true where nothing is to be waited for and it goes
 * on at once. Throws LeaseLost, and NotFound and Forbidden where the actor may not write there any more.
 */
export function requestCalls(
  { db, tools }: { readonly db: Database; readonly tools: Pick<AgentTools, 'request'> },
  actor: Actor,
  run: Held,
  asked: Asked,
): Promise<boolean> {
  const { messageId, usage } = asked;
  return db.as(actor, async (tx) => {
    await lockSession(tx, run.sessionId);
    await settleMessage(tx, run.sessionId, messageId, {
      ...{ status: 'COMPLETE', content: asked.content, tokensMeasured: usage.measured },
      tokens: usage.measured ? usage.outputTokens : asked.estimate,
    });
    const runs = new RunRepository(tx);
    const isCancelled = await runs.isCancelRequested(run);
    const end = isCancelled ? CANCELLED : asked.isLast ? MAX_STEPS : null;
    const isOpen = await make(tx, run, asked, (call) =>
      end ? Promise.resolve({ refusal: NO_MORE }) : requested(tx, tools, run.sessionId, messageId, call),
    );
    if (end ? !(await runs.end(run, end, usage)) : !(await runs.count(run, usage))) throw new LeaseLost();
    if (!end && isOpen && !(await runs.wait(run))) throw new LeaseLost();
    const status = end ? end.status : isOpen ? 'WAITING' : null;
    if (status) await appendRunChanged(tx, run.sessionId, run.id, status);
    return status === null;
  });
}

type Request = (call: KeptCall & { readonly position: number }) => Promise<CallOutcome>;

/** Keeps each call with what came of it; answers whether one has to be waited for. */
async function make(tx: Tx, run: Held, { messageId, calls }: Asked, request: Request): Promise<boolean> {
  const repository = new ToolCallRepository(tx);
  let isOpen = false;
  for (const [position, kept] of keptCalls(calls).entries()) {
    const outcome = await request({ ...kept, position });
    await repository.insert({ sessionId: run.sessionId, runId: run.id, messageId, position }, kept.call, outcome);
    isOpen ||= 'executionId' in outcome;
  }
  return isOpen;
}

async function requested(
  tx: Tx,
  tools: Pick<AgentTools, 'request'>,
  sessionId: string,
  messageId: string,
  { call, refusal, position }: Parameters<Request>[0],
): Promise<CallOutcome> {
  if (refusal !== null) return { refusal };
  const [name, parameters] = [call.name, argumentsOf(call.arguments)];
  const key = `call:${messageId}:${position}`;
  const outcome = await tools.request(tx, { sessionId, messageId, name, parameters, key });
  return 'refusal' in outcome ? { refusal: keepable(outcome.refusal, MAX_REFUSAL) } : outcome;
}
