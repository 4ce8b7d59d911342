import { setImmediate as macrotask } from 'node:timers/promises';
import type { Logger } from '../log.js';

/** A job whose lock can be prolonged. */
interface Touchable {
  readonly attrs: { readonly name: string };
  touch(): Promise<void>;
}

interface Run {
  readonly id: string;
  readonly name: string;
  readonly then: (() => Promise<void>)[];
}

/** A lock is prolonged after each third of it, so often: work that hangs for 20 of its locks has to give way. */
const BEATS = 60;

/** What runs in this process at present. */
export class Runs {
  private readonly running = new Map<string, Run>();
  private readonly afterwards = new Set<Promise<void>>();
  private changed: () => void = () => undefined;

  begin(id: string, name: string): void {
    this.running.set(id, { id, name, then: [] });
  }

  /** Does something when this run has ended; it must not reject. */
  then(id: string | undefined, work: () => Promise<void>): void {
    this.running.get(id ?? '')?.then.push(work);
  }

  end(id: string): void {
    const run = this.running.get(id);
    this.running.delete(id);
    // Agenda frees the place of a job after it has told that it is complete, but before anything else can happen.
    if (run && run.then.length > 0) this.track(macrotask().then(() => Promise.all(run.then.map((work) => work()))));
    this.changed();
  }

  /** Runs `work` while it prolongs the lock of its job. */
  async alive(lockSeconds: number, job: Touchable, work: () => Promise<void>, log: Logger): Promise<void> {
    let touching: Promise<void> = Promise.resolve();
    let beats = 0;
    const timer = setInterval(
      () => {
        if (++beats >= BEATS) clearInterval(timer);
        touching = job.touch().catch((error: unknown) => {
          log.warn({ err: error, job: job.attrs.name }, 'The lock of a job could not be prolonged.');
        });
      },
      (lockSeconds * 1_000) / 3,
    ).unref();
    try {
      await work();
    } finally {
      clearInterval(timer);
      // A touch that came after the end of the job would lock it again.
      await touching;
    }
  }

  /** Resolves when nothing runs any more, or after the time given; with what still runs then. */
  async settle(timeoutMs: number): Promise<readonly { readonly id: string; readonly name: string }[]> {
    const deadline = AbortSignal.timeout(timeoutMs);
    while (!deadline.aborted && this.running.size + this.afterwards.size > 0)
      await new Promise<void>((resolve) => {
        this.changed = resolve;
        deadline.addEventListener('abort', () => resolve(), { once: true });
      });
    return [...this.running.values()];
  }

  private track(work: Promise<unknown>): void {
    const tracked = work.then(() => {
      this.afterwards.delete(tracked);
      this.changed();
    });
    this.afterwards.add(tracked);
  }
}
