import { Actor } from '../../../platform/actor.js';
import type { Hub } from '../../../platform/events/hub.js';
import type { Logger } from '../../../platform/log.js';
import { Attempt, type AttemptOptions, type Interruption } from './attempt.js';
import { Checkpoints } from './checkpoints.js';
import { DELETED, NO_ACCESS, abandon } from './ending.js';
import { RUN_CANCEL_REQUESTED } from './run.events.js';
import { type ClaimedRun, RunWorkRepository } from './run-work.repository.js';

/** What the worker works with. */
export interface WorkerOptions extends Omit<AttemptOptions, 'checkpoints'> {
  readonly hub: Hub;
  readonly log: Logger;
}

const SYSTEM = Actor.system('runs of models');
/** A lease is 30 s long: two beats may fail. */
const HEARTBEAT_MS = 10_000;
/** How many models one process listens to at a time. */
const CAPACITY = 1_000;
const BATCH = 100;
const LOST = 'Every process that worked on this answer was lost.';

/** Runs models in this process: takes runs under a lease, keeps the leases, and lets go of what is cancelled or lost. */
export class RunWorker {
  /** By their leases: a run that waited may be taken again before its last attempt is forgotten. */
  private readonly attempts = new Map<string, { readonly attempt: Attempt; readonly done: Promise<void> }>();
  private readonly checkpoints: Checkpoints;
  private readonly stops: (() => void)[];
  private readonly timer: NodeJS.Timeout;
  private isStopping = false;

  constructor(private readonly options: WorkerOptions) {
    const { hub, db } = options;
    this.checkpoints = new Checkpoints({
      write: (texts) => db.as(SYSTEM, (tx) => new RunWorkRepository(tx).checkpoint(texts)),
      onError: (error) => this.report(error),
    });
    this.stops = [
      hub.on(RUN_CANCEL_REQUESTED, ({ payload: { runId } }) => this.interrupt('CANCELLED', ({ id }) => id === runId)),
      hub.on('chat.deleted', ({ aggregateId }) =>
        this.interrupt('CHAT_DELETED', ({ sessionId }) => sessionId === aggregateId),
      ),
    ];
    this.timer = setInterval(() => void this.beat(), HEARTBEAT_MS).unref();
  }

  /** Takes a run, if nobody has it, and begins to work on it. Resolves before the work is done. */
  async take(runId: string): Promise<void> {
    if (this.isStopping || this.attempts.size >= CAPACITY) return;
    const run = await this.options.db.as(SYSTEM, (tx) => new RunWorkRepository(tx).claim(runId));
    if (run) this.begin(new Attempt({ ...this.options, checkpoints: this.checkpoints }, run));
  }

  /** Takes the run that waited for an execution, unless it waits for others besides. */
  async takeWaiting(executionId: string): Promise<void> {
    const runId = await this.options.db.as(SYSTEM, (tx) => new RunWorkRepository(tx).waitingFor(executionId));
    if (runId !== null) await this.take(runId);
  }

  /** Ends what waits, or is about to begin, for somebody who may not write in its conversation any more. */
  async dropForbidden(): Promise<void> {
    const { db } = this.options;
    for (;;) {
      const runs = await db.as(SYSTEM, (tx) => new RunWorkRepository(tx).forbidden(BATCH));
      for (const run of runs)
        await abandon(db, run, null, { status: 'FAILED', reason: 'ACCESS_LOST', error: NO_ACCESS });
      if (runs.length < BATCH) return;
    }
  }

  /** Ends what waits in a conversation that is deleted. */
  async drop(sessionId: string): Promise<void> {
    const { db } = this.options;
    const run = await db.as(SYSTEM, (tx) => new RunWorkRepository(tx).idleIn(sessionId));
    if (run) await abandon(db, run, null, { status: 'CANCELLED', reason: 'CHAT_DELETED', error: DELETED });
  }

  /** Takes what waits: runs whose process was lost, and those of which nobody heard. Ends what was lost too often. */
  async resume(): Promise<void> {
    const { db } = this.options;
    const due = await db.as(SYSTEM, (tx) => new RunWorkRepository(tx).due(BATCH));
    for (const run of due)
      if (run.isSpent) await abandon(db, run, null, { status: 'FAILED', reason: 'WORKER_LOST', error: LOST });
      else await this.take(run.id);
  }

  /** Gives back what it has, for another process. Resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    for (const stop of this.stops) stop();
    const running = [...this.attempts.values()];
    for (const { attempt } of running) attempt.interrupt('STOPPING');
    await Promise.all(running.map(({ done }) => done));
  }

  private begin(attempt: Attempt): void {
    const { id: runId, leaseId } = attempt.run;
    const done = attempt
      .work()
      .catch((error: unknown) => this.options.log.error({ err: error, runId }, 'A run was not brought to its end'))
      .finally(() => this.attempts.delete(leaseId));
    this.attempts.set(leaseId, { attempt, done });
    // It was claimed while this process was told to end.
    if (this.isStopping) attempt.interrupt('STOPPING');
  }

  private interrupt(why: Interruption, concerns: (run: ClaimedRun) => boolean): void {
    for (const { attempt } of this.attempts.values()) if (concerns(attempt.run)) attempt.interrupt(why);
  }

  /** Keeps the leases, and finds out what no event told. */
  private async beat(): Promise<void> {
    const leases = [...this.attempts.values()].map(({ attempt }) => attempt.run);
    if (leases.length === 0) return;
    try {
      const kept = await this.options.db.as(SYSTEM, (tx) => new RunWorkRepository(tx).prolong(leases));
      const good = new Map(kept.map(({ leaseId, isCancelled }) => [leaseId, isCancelled]));
      for (const { leaseId } of leases) {
        const isCancelled = good.get(leaseId);
        if (isCancelled !== false)
          this.attempts.get(leaseId)?.attempt.interrupt(isCancelled ? 'CANCELLED' : 'LEASE_LOST');
      }
    } catch (error) {
      this.report(error);
    }
  }

  private report(error: unknown): void {
    this.options.log.warn({ err: error }, 'Runs of models have trouble with the database');
  }
}
