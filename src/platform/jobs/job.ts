import type { PublishedEvent } from '../events/event.js';

/** A piece of background work. */
export interface JobDefinition {
  /** Unique, for example `secrets.expireShares`. */
  readonly name: string;
  /** How often it runs, for example `1 second` or `5 minutes`; the first time at once. */
  readonly every?: string;
  /** The event type that enqueues it, or several. */
  readonly on?: string | readonly string[];
  /** After the process that runs it was killed it runs again no later than this. Longer runs keep their lock alive. */
  readonly lockSeconds: number;
  /** How many of it run at a time in one process; 1 unless told. */
  readonly concurrency?: number;
  /** Does the work; must be idempotent. Gets the event that enqueued it, null where the clock did. */
  run(event: PublishedEvent | null): Promise<void>;
  /** Told when the last attempt at an enqueued one has failed, or its process died over it; must be idempotent. */
  gaveUp?(event: PublishedEvent, error: unknown): Promise<void>;
}
