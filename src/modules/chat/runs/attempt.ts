import { Actor } from '../../../platform/actor.js';
import type { AiProviders } from '../../../platform/ai/providers.js';
import type { Database } from '../../../platform/database/database.js';
import type { Live } from '../../../platform/events/live.js';
import { NotFound, Problem } from '../../../platform/problem.js';
import { ContextTooLong } from '../context.service.js';
import { estimateTokens } from '../token-estimate.js';
import type { AgentTools } from './agent-tools.js';
import { Answer } from './answer.js';
import { type Begun, beginStep } from './beginning.js';
import { requestCalls } from './calling.js';
import type { Checkpoints } from './checkpoints.js';
import { DeltaSender } from './delta.js';
import { type CountedUsage, type Patience, type StepOptions, type StepOutcome, askModel } from './model-step.js';
import {
  DELETED,
  LeaseLost,
  NO_ACCESS,
  type RunEnding,
  type Written,
  abandon,
  conclude,
  handBack,
  isDeletedIn,
} from './ending.js';
import { textOf } from './question.js';
import type { RunReason } from './run.entity.js';
import { CANCELLED } from './run.service.js';
import type { ClaimedRun } from './run-work.repository.js';
import { summarize } from './summarizing.js';

/** What attempts work with. */
export interface AttemptOptions {
  readonly db: Database;
  readonly ai: AiProviders;
  readonly live: Live;
  readonly checkpoints: Checkpoints;
  readonly patience: Patience;
  readonly tools: AgentTools;
}

/** Why an attempt stops before its model does. */
export type Interruption = 'CANCELLED' | 'CHAT_DELETED' | 'LEASE_LOST' | 'STOPPING';

/** What a model was given to read. */
type Asked = Pick<StepOptions, 'question' | 'tools'>;

/** A run that called its model as often as it may. */
class StepsSpent extends Error {}

const SPENT = 'The model was called as often as it may be, and the answer is not there.';

/**
 * One attempt of one process to bring a run to its end. It acts for whoever asked: the database is asked at every step
 * whether that person, and the key, still may. Each step of the run calls the model once; where it asks for tools the run
 * waits for what comes of them, in nobody's hands, and some process goes on with it.
 */
export class Attempt {
  private readonly stopped = new AbortController();
  private interruption: Interruption | null = null;
  /** The message that the run wrote last. */
  private lastId: string | null;
  /** How often the model was called. */
  private steps: number;
  /** Whether it is worth trying: what failed once in an attempt is not tried again in it. */
  private summarizes = true;

  constructor(
    private readonly options: AttemptOptions,
    readonly run: ClaimedRun,
  ) {
    [this.lastId, this.steps] = [run.messageId, run.steps];
  }

  /** Ends the call of the model at once. The first reason counts. */
  interrupt(why: Interruption): void {
    this.interruption ??= why;
    this.stopped.abort();
  }

  /** Works until the run is over, waits, or is in other hands. Rejects where the database does not answer: then the lease expires. */
  async work(): Promise<void> {
    try {
      while (await this.step(await this.begin()));
    } catch (error) {
      if (error instanceof LeaseLost) return;
      if (error instanceof StepsSpent) return this.giveUp('FAILED', 'MAX_STEPS', SPENT);
      if (error instanceof ContextTooLong) return this.giveUp('FAILED', 'TOO_LONG', error.message);
      if (!(error instanceof Problem)) throw error;
      await this.refused(error);
    }
  }

  private get actor(): Actor {
    const { ownerId, username, sessionId, keyId, keyIsBound, permissions } = this.run;
    const key = keyId === null ? {} : { key: { id: keyId, chatSessionId: keyIsBound ? sessionId : null } };
    // What was allowed when the run was taken is only asked before the database is: there it is looked up each time.
    return Actor.user(
      { userId: ownerId, username, sessionId: null, permissions: new Set(permissions), expiresAt: null, ...key },
      { requestId: `run ${this.run.id}`, ip: null, userAgent: null },
    );
  }

  private async begin(): Promise<Begun> {
    if (this.steps >= this.run.maxSteps) throw new StepsSpent();
    if (this.summarizes) {
      const asking = { ...this.options, signal: this.stopped.signal };
      this.summarizes = await summarize(asking, this.actor, this.run, this.lastId ?? this.run.parentId);
    }
    const begun = await beginStep(this.options, this.actor, this.run, this.lastId);
    [this.lastId, this.steps] = [begun.messageId, begun.steps];
    return begun;
  }

  /** Asks the model once; true where it is to be asked again at once. */
  private async step({ messageId, question, isCancelRequested, usesTools }: Begun): Promise<boolean> {
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
    const tools = usesTools && !signal.aborted ? await this.options.tools.offered(this.actor) : [];
    const asked = { ai, choice: this.run, question, patience, signal, onText, tools, mayCall: !this.isLast };
    const outcome = signal.aborted ? INTERRUPTED : await askModel(asked);
    sender.flush();
    await checkpoints.forget(messageId);
    return this.settle(messageId, asked, answer.text, outcome);
  }

  private get isLast(): boolean {
    return this.steps >= this.run.maxSteps;
  }

  private async settle(messageId: string, asked: Asked, text: string, outcome: StepOutcome): Promise<boolean> {
    const { run, actor, options } = this;
    if (outcome.kind === 'interrupted') {
      await this.interrupted({ messageId, content: text, estimate: await estimateTokens(text) }, asked);
      return false;
    }
    const calls = outcome.kind === 'called' ? outcome.calls : [];
    const estimate = await estimateTokens([text, ...calls.map((call) => call.name + call.arguments)].join('\n'));
    const usage = await usageOf(outcome.kind === 'failed' ? UNCOUNTED : outcome.usage, asked, estimate);
    const written = { messageId, content: text, estimate, usage };
    if (outcome.kind === 'called') return requestCalls(options, actor, run, { ...written, calls, isLast: this.isLast });
    await conclude(options.db, actor, run, { ...written, end: endOf(outcome, text) });
    return false;
  }

  private async interrupted(written: Written, asked: Asked): Promise<void> {
    const { run, actor, interruption } = this;
    const { db } = this.options;
    if (interruption === 'LEASE_LOST') return;
    if (interruption === 'CHAT_DELETED' && (await isDeletedIn(db, run)))
      return this.giveUp('CANCELLED', 'CHAT_DELETED', DELETED);
    // It may have been restored before this process heard of its end.
    if (interruption === 'STOPPING' || interruption === 'CHAT_DELETED') return handBack(db, actor, run, written);
    const usage = await usageOf(UNCOUNTED, asked, written.estimate);
    await conclude(db, actor, run, { ...written, usage, end: CANCELLED });
  }

  /** Whoever asked may not go on with it; a deleted conversation is none that is out of sight for another reason. */
  private async refused(problem: Problem): Promise<void> {
    const isMissing = problem instanceof NotFound;
    if (isMissing && (await isDeletedIn(this.options.db, this.run)))
      await this.giveUp('CANCELLED', 'CHAT_DELETED', DELETED);
    else await this.giveUp('FAILED', 'ACCESS_LOST', isMissing ? NO_ACCESS : problem.message);
  }

  private giveUp(status: 'FAILED' | 'CANCELLED', reason: RunReason, error: string): Promise<void> {
    return abandon(this.options.db, this.run, this.run.leaseId, { status, reason, error });
  }
}

const INTERRUPTED: StepOutcome = { kind: 'interrupted' };
const UNCOUNTED: CountedUsage = { inputTokens: undefined, outputTokens: undefined };

type Ended = Extract<StepOutcome, { readonly kind: 'answered' | 'failed' }>;

function endOf(outcome: Ended, text: string): RunEnding['end'] {
  if (outcome.kind === 'failed') return { ...outcome, status: 'FAILED', finish: null };
  if (text === '') return { status: 'FAILED', reason: 'PROVIDER', error: 'The model answered nothing.', finish: null };
  return { status: 'COMPLETED', reason: null, error: null, finish: outcome.finish };
}

/** What the provider counted; estimates where it did not. */
async function usageOf(counted: CountedUsage, asked: Asked, estimate: number): Promise<RunEnding['usage']> {
  const { inputTokens, outputTokens } = counted;
  if (inputTokens !== undefined && outputTokens !== undefined) return { inputTokens, outputTokens, measured: true };
  const read = [textOf(asked.question), ...asked.tools.map((tool) => JSON.stringify(tool))].join('\n');
  return { inputTokens: await estimateTokens(read), outputTokens: estimate, measured: false };
}
