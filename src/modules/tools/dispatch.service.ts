import { inspect } from 'node:util';
import { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import type { Hub } from '../../platform/events/hub.js';
import { isStorable } from '../../platform/input.js';
import { Problem } from '../../platform/problem.js';
import { type Begun, claim } from './dispatch-claim.service.js';
import { CacheRepository } from './cache.repository.js';
import { type Opened, type ToolSecrets, opened } from './dispatch-secrets.service.js';
import { executionMoved } from './execution.events.js';
import { TOO_LARGE, endingOf, failed, isForeseen, late, unforeseen } from './ending.js';
import { fits } from './execution.input.js';
import { type Ending, ExecutionRepository } from './execution.repository.js';
import { HEARTBEAT_SECONDS, LEASE_SECONDS } from './lease.js';
import { ToolFailed, type ToolRunner } from './runner.js';
import type { ToolKind } from './tool.entity.js';

const SYSTEM = () => Actor.system('tools.dispatch');
/** How many executions one process runs at a time. */
const LIMIT = 32;
/** How long a process that ends waits for what it runs. */
const CLOSING_MS = 5_000;

/** Why a running execution is stopped. */
type Stop = 'LATE' | 'UNWANTED' | 'CLOSING';

/** An execution that this process runs. */
interface Running {
  readonly ownerId: string;
  readonly stop: (why: Stop) => void;
}

/** How a dispatcher works. */
export interface DispatchOptions {
  /** How many executions it runs at a time; 32 unless told. */
  readonly limit?: number;
  /** Gives tools the secrets that they are to use; without it there are none. */
  readonly secrets?: ToolSecrets;
  /** Hears of what went wrong beside an execution: a warning of the process unless told. */
  readonly onError?: (error: unknown) => void;
}

/** Runs what this server runs itself, many at a time, within the caps of the tools, whatever other processes do. */
export class DispatchService {
  private readonly runners: ReadonlyMap<ToolKind, ToolRunner>;
  private readonly running = new Map<Promise<void>, Running>();
  private readonly limit: number;
  /** How many of the places one account may hold: whatever it asks for, some are for others. */
  private readonly share: number;
  private readonly secrets: ToolSecrets | null;
  private readonly onError: (error: unknown) => void;
  private started = 0;
  private claiming: Promise<void> | null = null;
  private wakeAgain = false;
  private isClosing = false;

  constructor(
    private readonly db: Database,
    private readonly hub: Hub,
    runners: readonly ToolRunner[],
    options: DispatchOptions = {},
  ) {
    this.runners = new Map(runners.map((runner) => [runner.kind, runner]));
    this.limit = options.limit ?? LIMIT;
    this.share = this.limit - Math.floor(this.limit / 4);
    this.secrets = options.secrets ?? null;
    this.onError = options.onError ?? ((error) => process.emitWarning(inspect(error)));
  }

  /** Begins what waits and may run, as many as this process runs at a time, and does not wait for any of it. */
  wake(): Promise<void> {
    if (this.claiming) {
      this.wakeAgain = true;
      return this.claiming;
    }
    this.wakeAgain = false;
    this.claiming = this.begin().finally(() => {
      this.claiming = null;
      // What was told of meanwhile may not have been there yet when it was looked for.
      return this.wakeAgain ? this.wake() : undefined;
    });
    return this.claiming;
  }

  /** Runs what waits until nothing does that may run, and nothing runs here. Answers how many. */
  async drain(): Promise<number> {
    const before = this.started;
    for (;;) {
      await this.wake();
      if (this.running.size === 0) return this.started - before;
      await Promise.race(this.running.keys());
    }
  }

  /**
   * Begins nothing more, and waits a little for what runs. The rest is stopped, and left to whoever finds its lease
   * expired: what it did is not known here.
   */
  async close(): Promise<void> {
    this.isClosing = true;
    // What was being claimed is begun and runs with the others: only then all of them are known.
    await Promise.allSettled([this.claiming]);
    const timer = setTimeout(() => {
      for (const { stop } of this.running.values()) stop('CLOSING');
    }, CLOSING_MS);
    await Promise.allSettled(this.running.keys());
    clearTimeout(timer);
  }

  private async begin(): Promise<void> {
    while (this.running.size < this.limit && !this.isClosing) {
      const begun = await claim(this.db, this.secrets, this.crowded());
      if (!begun) return;
      this.run(begun);
    }
  }

  /** The accounts that hold their whole share of the places. */
  private crowded(): string[] {
    const held = new Map<string, number>();
    for (const { ownerId } of this.running.values()) held.set(ownerId, (held.get(ownerId) ?? 0) + 1);
    return [...held].filter(([, count]) => count >= this.share).map(([ownerId]) => ownerId);
  }

  private run(begun: Begun): void {
    const ownerId = begun.execution.actor.id;
    const controller = new AbortController();
    const stop = (why: Stop) => controller.abort(why);
    const done = this.outcome(begun, controller.signal, stop)
      .then((ending) => (ending ? this.finish(begun, ending) : undefined))
      .catch(this.onError)
      .finally(() => {
        const wasFull = this.running.size >= this.limit || this.crowded().includes(ownerId);
        this.running.delete(done);
        controller.abort('UNWANTED');
        // Those that other processes were told of may have been left to this one.
        if (wasFull) this.wake().catch(this.onError);
      });
    this.started++;
    this.running.set(done, { ownerId, stop });
  }

  /** How it ended; null where nobody here may say so. */
  private async outcome(begun: Begun, signal: AbortSignal, stop: (why: Stop) => void): Promise<Ending | null> {
    const runner = this.runners.get(begun.kind);
    if (!runner) return failed(`This server runs no tools of the kind ${begun.kind}.`);
    const deadline = setTimeout(() => stop('LATE'), begun.timeoutSeconds * 1_000);
    const beat = setInterval(() => this.beat(begun, stop), HEARTBEAT_SECONDS * 1_000);
    const unheard = this.hub.on('toolExecution.cancelled', ({ aggregateId }) => {
      if (aggregateId === begun.execution.id) stop('UNWANTED');
    });
    try {
      return await Promise.race([this.ran(begun, runner, signal), aborted(signal)]);
    } catch (error) {
      // By then it was stopped; or nothing was given to the tool yet.
      if (signal.reason === 'CLOSING') return null;
      return signal.reason === 'LATE' ? late(begun.timeoutSeconds) : endingOf(error, null);
    } finally {
      clearTimeout(deadline);
      clearInterval(beat);
      unheard();
    }
  }

  /** What the tool did, without the secrets that it was given. Throws where they could not be had. */
  private async ran(begun: Begun, runner: ToolRunner, signal: AbortSignal): Promise<Ending> {
    const { execution, scrubber } = await this.opened(begun);
    try {
      const answered = await runner.run(execution, signal);
      if (!isStorable(answered)) return failed('What it answered cannot be kept.');
      const result = scrubber ? scrubber.value(answered) : answered;
      if (scrubber?.isLeft(result)) return failed('It answered with a secret, in pieces: nothing of that is kept.');
      return fits(result) ? { status: 'COMPLETED', result } : TOO_LARGE;
    } catch (error) {
      if (!isForeseen(error) && !signal.aborted) this.onError(unforeseen(execution.id, error, scrubber));
      return endingOf(error, scrubber);
    }
  }

  /** Whatever keeps a secret closed, the tool is not run: nothing leaves that was not written down before. */
  private async opened({ execution }: Begun): Promise<Opened> {
    try {
      return await opened(execution, this.secrets);
    } catch (error) {
      if (error instanceof ToolFailed) throw error;
      if (error instanceof Problem) throw new ToolFailed(error.message);
      this.onError(error);
      throw new ToolFailed('A secret could not be opened, or that not be written down: the tool was not run.');
    }
  }

  /** What is run no longer by this process stops; a database that does not answer is asked again. */
  private beat({ execution, lease }: Begun, stop: (why: Stop) => void): void {
    this.db
      .as(SYSTEM(), (tx) => new ExecutionRepository(tx).beat(execution.id, lease.hash, LEASE_SECONDS))
      .then((until) => {
        if (until === null) stop('UNWANTED');
      })
      .catch(this.onError);
  }

  /** Where it is over by now, somebody else has said how. */
  private async finish({ execution, lease, remembered }: Begun, ending: Ending): Promise<void> {
    await this.db.as(SYSTEM(), async (tx) => {
      const ended = await new ExecutionRepository(tx).finish(execution.id, lease.hash, ending);
      if (!ended) return;
      await tx.emit(executionMoved(ended));
      if (remembered) await new CacheRepository(tx).keep(ended.id, remembered);
    });
  }
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, refuse) => {
    signal.addEventListener('abort', () => refuse(new ToolFailed('It was stopped.')), { once: true });
  });
