import { Actor } from '../../../platform/actor.js';
import { type AiChoice, type AiConfig, resolveChoice } from '../../../platform/ai/choice.js';
import type { AiProviders } from '../../../platform/ai/providers.js';
import type { Database, Tx } from '../../../platform/database/database.js';
import { readById } from '../../../platform/database/reads.js';
import type { Row, Selection } from '../../../platform/database/select.js';
import { Conflict, NotFound } from '../../../platform/problem.js';
import { userAi } from '../../identity/index.js';
import { addMessage, appendEvent, lockSession, madeBefore } from '../conversation.service.js';
import { type MessageInput, messageForm } from '../message.input.js';
import { MessageRepository } from '../message.repository.js';
import type { SessionRecord } from '../session.repository.js';
import { runCallDropped, runCancelRequested, runRequested } from './run.events.js';
import { ModelNotConfigured, RunUnderWay } from './run.problems.js';
import { type RunEnd, RunRepository } from './run.repository.js';
import { runShape } from './run.shape.js';
import type { RunPlace } from './run-work.repository.js';
import { ToolCallRepository } from './tool-call.repository.js';
import { WrittenMessageRepository } from './written-message.repository.js';

/** What is said to a model. */
export type SendMessage = Pick<MessageInput, 'content' | 'idempotencyKey'> & {
  readonly sessionId: string;
  /** The active leaf where absent or null. */
  readonly parentId?: string | null;
};

/** What was said, and the run that answers it. */
export interface Sent {
  readonly messageId: string;
  readonly runId: string;
}

/** What the service works with. */
export interface RunOptions {
  readonly db: Database;
  readonly ai: AiProviders;
  readonly config: Pick<AiConfig, 'defaultChoice'>;
}

/** How often one run calls its model at most. */
const MAX_STEPS = 16;
/** The end of a run that somebody cancelled. */
export const CANCELLED: RunEnd = { status: 'CANCELLED', reason: 'REQUESTED', error: 'It was cancelled.', finish: null };

/** Has models answer, and stops them. */
export class RunService {
  constructor(private readonly options: RunOptions) {}

  /** What the selection asks of one run; null for a foreign and for a missing one. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.options.db, actor, runShape, selection, id);
  }

  /**
   * Says something to the model of a conversation, which will answer it. Throws NotFound, Forbidden, InvalidInput,
   * Conflict, RunUnderWay and ModelNotConfigured; nothing is stored then.
   */
  async send(actor: Actor, { sessionId, ...input }: SendMessage): Promise<Sent> {
    const parentId = input.parentId?.toLowerCase() ?? null;
    const { content, idempotencyKey = null } = input;
    const form = await messageForm({ content, idempotencyKey }, { operation: 'send', parentId });
    const choice = await this.choiceOf(actor);
    return this.options.db.as(actor, async (tx) => {
      const session = await lockSession(tx, sessionId);
      const before = await madeBefore(tx, session.id, form.idempotency);
      const made = before && (await new RunRepository(tx).firstOf(before));
      if (before !== null && made) return { messageId: before, runId: made };
      const named = await this.readyFor(tx, session, choice);
      const message = { ...form, role: 'USER' as const, status: 'COMPLETE' as const };
      const messageId = await addMessage(tx, session, { ...message, parentId: parentId ?? session.activeLeafId });
      return { messageId, runId: await request(tx, session, named, messageId) };
    });
  }

  /**
   * Has what a model wrote be written once more, beside it. Answers the run. Throws NotFound, Forbidden, Conflict,
   * RunUnderWay and ModelNotConfigured.
   */
  async regenerate(actor: Actor, messageId: string): Promise<string> {
    const choice = await this.choiceOf(actor);
    return this.options.db.as(actor, async (tx) => {
      const message = await new MessageRepository(tx).find(messageId);
      if (!message) throw new NotFound('ChatMessage');
      const session = await lockSession(tx, message.sessionId);
      if (message.role !== 'ASSISTANT')
        throw new Conflict('Only what a model wrote can be written again.', 'messageId');
      if (message.parentId === null) throw new Conflict('This message answers no other.', 'messageId');
      if (!session.isActive) throw new Conflict('This conversation is closed.');
      const named = await this.readyFor(tx, session, choice);
      return request(tx, session, named, message.parentId);
    });
  }

  /** Stops a run; one that is cancelled already stays so. Answers its id. Throws NotFound, Forbidden and Conflict. */
  cancel(actor: Actor, runId: string): Promise<string> {
    return this.options.db.as(actor, async (tx) => {
      const runs = new RunRepository(tx);
      const found = await runs.find(runId);
      if (!found) throw new NotFound('ChatRun');
      const session = await lockSession(tx, found.sessionId);
      const about = { runId: found.id, sessionId: session.id, ownerId: session.ownerId };
      const run = await runs.find(found.id);
      if (run?.status === 'CANCELLED') return found.id;
      if (!run || !(await runs.endIdle(run.id, CANCELLED))) {
        // Some process has it, since just now perhaps: taking a run does not wait for its conversation.
        if (!run || !(await runs.requestCancel(run.id))) throw new Conflict('This run is over.', 'runId');
        await tx.emit(runCancelRequested(about));
        return run.id;
      }
      await leave(tx, session.id, run.messageId);
      await dropCalls(tx, run);
      await appendRunChanged(tx, session.id, run.id, 'CANCELLED');
      return run.id;
    });
  }

  /** Whose model works for the actor. */
  private choiceOf(actor: Actor): Promise<AiChoice> {
    return this.options.db.as(Actor.system('choose a model'), async (tx) =>
      resolveChoice(await userAi(tx, actor.id), this.options.config),
    );
  }

  /** The model that will answer in a conversation that this transaction has locked. Throws RunUnderWay and ModelNotConfigured. */
  private async readyFor(tx: Tx, session: SessionRecord, choice: AiChoice): Promise<AiChoice> {
    const live = await new RunRepository(tx).live(session.id);
    if (live) throw new RunUnderWay(live.id);
    if (!this.options.ai.isConfigured(choice.provider)) throw new ModelNotConfigured(choice.provider);
    return { provider: choice.provider, model: session.model ?? choice.model };
  }
}

/** Tells in a conversation that a run has come to a state. */
export async function appendRunChanged(tx: Tx, sessionId: string, runId: string, status: string): Promise<void> {
  await appendEvent(tx, sessionId, { type: 'ChatRunChanged', payload: { runId, status } });
}

/** Has everything cancelled that a run asked for and that has not ended. */
export async function dropCalls(tx: Tx, { id: runId, sessionId, ownerId }: RunPlace): Promise<void> {
  for (const executionId of await new ToolCallRepository(tx).open(runId))
    await tx.emit(runCallDropped({ runId, sessionId, ownerId }, executionId));
}

async function request(tx: Tx, session: SessionRecord, choice: AiChoice, parentId: string): Promise<string> {
  const run = { sessionId: session.id, parentId, ...choice, maxSteps: MAX_STEPS };
  const runId = await new RunRepository(tx).insert(run);
  await appendRunChanged(tx, session.id, runId, 'QUEUED');
  await tx.emit(runRequested({ runId, sessionId: session.id, ownerId: session.ownerId }, choice));
  return runId;
}

/** Leaves the message of a run whose process was lost as it was kept. */
async function leave(tx: Tx, sessionId: string, messageId: string | null): Promise<void> {
  if (messageId !== null && (await new WrittenMessageRepository(tx).leave(messageId, 'CANCELLED')))
    await appendEvent(tx, sessionId, { type: 'ChatMessageUpdated', payload: { messageId } });
}
