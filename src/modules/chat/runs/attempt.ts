import { Actor } from '../../../platform/actor.js';
import type { AiProviders } from '../../../platform/ai/providers.js';
import type { Database } from '../../../platform/database/database.js';
import type { Live } from '../../../platform/events/live.js';
import { NotFound, Problem } from '../../../platform/problem.js';
import { addMessage, appendEvent, lockSession } from '../conversation.service.js';
import { estimateTokens } from '../token-estimate.js';
import { Answer } from './answer.js';
import type { Checkpoints } from './checkpoints.js';
import { DeltaSender } from './delta.js';
import { type CountedUsage, type Patience, type Question, type StepOutcome, askModel } from './model-step.js';
import { type RunEnding, LeaseLost, abandon, conclude, handBack } from './ending.js';
import { questionOf } from './question.js';
import type { RunReason } from './run.entity.js';
import { type BegunStep, RunRepository } from './run.repository.js';
import { appendRunChanged } from './run.service.js';
import type { ClaimedRun } from './run-work.repository.js';
import { type Checkpoint, WrittenMessageRepository, streamingIn } from './written-message.repository.js';

/** What attempts work with. */
export interface AttemptOptions {
  readonly db: Database;
  readonly ai: AiProviders;
  readonly live: Live;
  readonly checkpoints: Checkpoints;
  readonly patience: Patience;
}

/** Why an attempt stops before its model does. */
export type Interruption = 'CANCELLED' | 'CHAT_DELETED' | 'LEASE_LOST' | 'STOPPING';

/** A call of the model that has begun. */
interface Begun extends BegunStep {
  readonly messageId: string;
  readonly question: Question;
}

const NO_ACCESS = 'Whoever asked for this answer may not write in the conversation any more.';
const DELETED = 'The conversation was deleted.';

/**
 * One attempt of one process to bring a run to its end. It acts for whoever asked: the database is asked at every step
 * whether that person, and the key, still may. Each step of the run calls the model once; only the last one's text is
 * the answer.
 */
export class Attempt {
  private readonly stopped = new AbortController();
  private interruption: Interruption | null = null;

  constructor(
    private readonly options: AttemptOptions,
    readonly run: ClaimedRun,
  ) {}

  /** Ends the call of the model at once. The first reason counts. */
  interrupt(why: Interruption): void {
    this.interruption ??= why;
    this.stopped.abort();
  }

  /** Works until the run is over, or in other hands. Rejects where the database does not answer: then the lease expires. */
  async work(): Promise<void> {
    try {
      const begun = await this.begin();
      await this.step(begun);
    } catch (error) {
      if (error instanceof LeaseLost) return;
      if (!(error instanceof Problem)) throw error;
      await this.giveUp('FAILED', 'ACCESS_LOST', error instanceof NotFound ? NO_ACCESS : error.message);
    }
  }

  private get actor(): Actor {
    const { ownerId, sessionId, keyId, keyIsBound } = this.run;
    const key = keyId === null ? {} : { key: { id: keyId, chatSessionId: keyIsBound ? sessionId : null } };
    // What is said to be allowed here is only asked before the database is: there it is looked up each time.
    const permissions = new Set(['chats.read', 'chats.write']);
    return Actor.user(
      { userId: ownerId, username: '', sessionId: null, permissions, expiresAt: null, ...key },
      { requestId: `run ${this.run.id}`, ip: null, userAgent: null },
    );
  }

  /** Makes the message that is going to be written. What an earlier attempt wrote stays beside it, as FAILED. */
  private async begin(): Promise<Begun> {
    const { db } = this.options;
    const { run, actor } = this;
    const left = (await db.read<readonly Checkpoint[]>(actor, streamingIn(run.sessionId))) ?? [];
    const behind = left.find(({ messageId }) => messageId === run.messageId);
    const tokens = await estimateTokens(behind?.text ?? '');
    return db.as(actor, async (tx) => {
      const session = await lockSession(tx, run.sessionId);
      if (behind) {
        const settled = { status: 'FAILED' as const, content: behind.text, tokens, tokensMeasured: false };
        if (await new WrittenMessageRepository(tx).settle(behind.messageId, settled))
          await appendEvent(tx, run.sessionId, {
            type: 'ChatMessageUpdated',
            payload: { messageId: behind.messageId },
          });
      }
      const question = await questionOf(tx, session, run.parentId);
      const messageId = await addMessage(tx, session, { ...UNWRITTEN, parentId: run.parentId, model: run.model });
      const step = await new RunRepository(tx).beginStep(run, messageId);
      if (!step) throw new LeaseLost();
      await appendRunChanged(tx, run.sessionId, run.id, 'RUNNING');
      return { ...step, messageId, question };
    });
  }

  private async step({ messageId, question, isCancelRequested }: Begun): Promise<void> {
    const { ai, live, checkpoints, patience } = this.options;
    if (isCancelRequested) this.interrupt('CANCELLED');
    const answer = new Answer();
    const sender = new DeltaSender(live, this.run.sessionId, messageId);
    const onText = (piece: string) => {
      const added = answer.add(piece);
      if (added !== '') {
        sender.add(added);
        checkpoints.grown(messageId, answer.text);
      }
      return !answer.isTooLong;
    };
    const { signal } = this.stopped;
    const outcome = signal.aborted
      ? INTERRUPTED
      : await askModel({ ...{ ai, choice: this.run, question, patience, signal, onText } });
    sender.flush();
    await checkpoints.forget(messageId);
    await this.settle(messageId, question, answer.text, outcome);
  }

  private async settle(messageId: string, question: Question, text: string, outcome: StepOutcome): Promise<void> {
    const { db } = this.options;
    if (outcome.kind === 'interrupted') {
      if (this.interruption === 'LEASE_LOST') return;
      if (this.interruption === 'CHAT_DELETED') return this.giveUp('CANCELLED', 'CHAT_DELETED', DELETED);
    }
    const written = { messageId, content: text, estimate: await estimateTokens(text) };
    if (outcome.kind === 'interrupted' && this.interruption === 'STOPPING')
      return handBack(db, this.actor, this.run, written);
    const counted = outcome.kind === 'answered' ? outcome.usage : UNCOUNTED;
    const usage = await usageOf(counted, question, written.estimate);
    await conclude(db, this.actor, this.run, { ...written, usage, end: endOf(outcome, text) });
  }

  private giveUp(status: 'FAILED' | 'CANCELLED', reason: RunReason, error: string): Promise<void> {
    return abandon(this.options.db, this.run, this.run.leaseId, { status, reason, error });
  }
}

const UNWRITTEN = {
  ...({ role: 'ASSISTANT', status: 'STREAMING', content: '', tokens: 0, tokensMeasured: false } as const),
  ...{ metadata: {}, idempotency: null },
};
const INTERRUPTED: StepOutcome = { kind: 'interrupted' };
const UNCOUNTED: CountedUsage = { inputTokens: undefined, outputTokens: undefined };

function endOf(outcome: StepOutcome, text: string): RunEnding['end'] {
  if (outcome.kind === 'interrupted')
    return { status: 'CANCELLED', reason: 'REQUESTED', error: 'It was cancelled.', finish: null };
  if (outcome.kind === 'failed') return { ...outcome, status: 'FAILED', finish: null };
  if (text === '') return { status: 'FAILED', reason: 'PROVIDER', error: 'The model answered nothing.', finish: null };
  return { status: 'COMPLETED', reason: null, error: null, finish: outcome.finish };
}

/** What the provider counted; estimates where it did not. */
async function usageOf(counted: CountedUsage, question: Question, estimate: number): Promise<RunEnding['usage']> {
  const { inputTokens, outputTokens } = counted;
  if (inputTokens !== undefined && outputTokens !== undefined) return { inputTokens, outputTokens, measured: true };
  const asked = [question.system ?? '', ...question.messages.map(({ content }) => content)].join('\n');
  return { inputTokens: await estimateTokens(asked), outputTokens: estimate, measured: false };
}
