import type { Actor } from '../../../platform/actor.js';
import type { Database, Tx } from '../../../platform/database/database.js';
import { addMessage, appendEvent, lockSession } from '../conversation.service.js';
import { MessageRepository } from '../message.repository.js';
import type { SessionRecord } from '../session.repository.js';
import { estimateTokens } from '../token-estimate.js';
import type { AgentTools } from './agent-tools.js';
import { LeaseLost } from './ending.js';
import type { Question } from './model-step.js';
import { questionOf } from './question.js';
import { type BegunStep, RunRepository } from './run.repository.js';
import { appendRunChanged } from './run.service.js';
import type { ClaimedRun } from './run-work.repository.js';
import { ToolCallRepository } from './tool-call.repository.js';
import { type Checkpoint, WrittenMessageRepository, streamingIn } from './written-message.repository.js';

/** A call of the model that has begun. */
export interface Begun extends BegunStep {
  readonly messageId: string;
  readonly question: Question;
  /** Whether the model may call tools at all. */
  readonly usesTools: boolean;
}

/** What a step begins with. */
export interface BeginningOptions {
  readonly db: Database;
  readonly tools: Pick<AgentTools, 'results'>;
}

/** What came of a call, on its way into the conversation. */
interface CallAnswer {
  readonly callId: string;
  readonly name: string;
  readonly content: string;
  readonly tokens: number;
}

const UNWRITTEN = {
  ...({ role: 'ASSISTANT', status: 'STREAMING', content: '', tokens: 0, tokensMeasured: false } as const),
  ...{ metadata: {}, idempotency: null },
};
const HIDDEN = 'What came of it cannot be read any more.';

/**
 * Begins a step of a run: what came of the calls in its last message is told, and the message is made that is going to be
 * written, in one transaction. What an earlier attempt wrote stays beside it, as FAILED. Throws LeaseLost, and NotFound,
 * Forbidden and Conflict where the actor may not write there any more.
 */
export async function beginStep(
  { db, tools }: BeginningOptions,
  actor: Actor,
  run: ClaimedRun,
  lastId: string | null,
): Promise<Begun> {
  const left = (await db.read<readonly Checkpoint[]>(actor, streamingIn(run.sessionId))) ?? [];
  const behind = left.find(({ messageId }) => messageId === lastId);
  const tokens = await estimateTokens(behind?.text ?? '');
  const answers = lastId === null ? [] : await answersTo(db, tools, actor, lastId);
  return db.as(actor, async (tx) => {
    const session = await lockSession(tx, run.sessionId);
    if (behind) await leaveBehind(tx, run.sessionId, behind, tokens);
    const parentId = lastId === null ? run.parentId : await leafAfter(tx, session, lastId, answers);
    const question = await questionOf(tx, session, parentId);
    const messageId = await addMessage(tx, session, { ...UNWRITTEN, parentId, model: run.model });
    const step = await new RunRepository(tx).beginStep(run, messageId);
    if (!step) throw new LeaseLost();
    await appendRunChanged(tx, run.sessionId, run.id, 'RUNNING');
    return { ...step, messageId, question, usesTools: session.useTools };
  });
}

async function answersTo(
  db: Database,
  tools: BeginningOptions['tools'],
  actor: Actor,
  messageId: string,
): Promise<readonly CallAnswer[]> {
  const made = await db.as(actor, async (tx) => {
    const calls = await new ToolCallRepository(tx).of(messageId);
    const results = await tools.results(
      tx,
      calls.flatMap(({ executionId }) => executionId ?? []),
    );
    return calls.map(({ id: callId, name, executionId, refusal }) => ({
      ...{ callId, name, content: refusal ?? results.get(executionId ?? '') ?? HIDDEN },
    }));
  });
  const answers: CallAnswer[] = [];
  for (const answer of made) answers.push({ ...answer, tokens: await estimateTokens(answer.content) });
  return answers;
}

async function leaveBehind(tx: Tx, sessionId: string, { messageId, text }: Checkpoint, tokens: number): Promise<void> {
  const settled = { status: 'FAILED' as const, content: text, tokens, tokensMeasured: false };
  if (await new WrittenMessageRepository(tx).settle(messageId, settled))
    await appendEvent(tx, sessionId, { type: 'ChatMessageUpdated', payload: { messageId } });
}

/** Where a run goes on that wrote this message last: after what its calls are answered with, or where it had begun. */
async function leafAfter(
  tx: Tx,
  session: SessionRecord,
  messageId: string,
  answers: readonly CallAnswer[],
): Promise<string> {
  if (answers.length === 0) return (await new MessageRepository(tx).find(messageId))?.parentId ?? messageId;
  let parentId = messageId;
  for (const { callId: toolCallId, name, content, tokens } of answers)
    parentId = await addMessage(tx, session, {
      ...{ role: 'TOOL', status: 'COMPLETE', content, tokens, tokensMeasured: false, model: null },
      ...{ parentId, toolCallId, metadata: { tool: name }, idempotency: null },
    });
  return parentId;
}
