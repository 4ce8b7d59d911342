import type { PublishedEvent } from './event.js';
import { type Beside, type FollowOptions, FollowStream } from './follow-stream.js';
import { EventStream } from './stream.js';

type Handler = (event: PublishedEvent) => void;

/** What a hub may be told. */
export interface HubOptions {
  /** Hears of a handler that threw; the others are served all the same. A process warning unless told. */
  readonly onError?: (error: unknown, event: PublishedEvent) => void;
  /** How many events may wait for one subscriber before it is ended as too slow; 1000 unless told. */
  readonly queueLimit?: number;
}

const DEFAULT_QUEUE_LIMIT = 1000;
const warn = (error: unknown) => process.emitWarning(error instanceof Error ? error : String(error));

/** Hands the events of the outbox to whoever listens in this process. */
export class Hub {
  private readonly topics = new Map<string, Set<Handler>>();
  private readonly streams = new Set<{ close(): void }>();

  constructor(private readonly options: HubOptions = {}) {}

  /** How many listeners there are, for tests and metrics. */
  get listeners(): number {
    let count = 0;
    for (const handlers of this.topics.values()) count += handlers.size;
    return count;
  }

  /** Delivers to everybody who listens: topics `user:<recipient>` and `type:<event.type>`. */
  publish(event: PublishedEvent): void {
    this.deliver(`type:${event.type}`, event);
    for (const recipient of new Set(event.recipients)) this.deliver(`user:${recipient}`, event);
  }

  /** Calls `handler` for each event of a type (for caches and sockets of this process). Answers the way to stop. */
  on(type: string, handler: Handler): () => void {
    // Its own function, so that one handler given twice is two listeners and each is stopped by itself.
    return this.add(`type:${type}`, (event) => handler(event));
  }

  /**
   * What a user hears from this moment on, as a hand-written async iterator that closes cleanly. `map` makes what the
   * subscriber gets and answers undefined to skip an event; its error ends this iterator only. A subscriber that falls
   * too far behind is ended with RateLimited.
   */
  events<R>(userId: string, map: (event: PublishedEvent) => Promise<R | undefined>): AsyncIterableIterator<R> {
    return this.stream([`user:${userId}`], map);
  }

  /** The same for events of some types, whoever their recipients are: `map` asks whether this subscriber may hear them. */
  eventsOfTypes<R>(
    types: readonly string[],
    map: (event: PublishedEvent) => Promise<R | undefined>,
  ): AsyncIterableIterator<R> {
    return this.stream(
      types.map((type) => `type:${type}`),
      map,
    );
  }

  /**
   * What a durable source holds, read on whenever an event for the user says that it may have grown, and once at the
   * start. `read` finds everything since its last call, so that no event is missed for coming early, late or twice.
   * `beside` gives what is told besides, and is closed with the stream.
   */
  follow<R>(
    userId: string,
    grows: (event: PublishedEvent) => boolean,
    read: FollowOptions<R>['read'],
    beside?: (stream: FollowStream<R>) => Beside<R>,
  ): AsyncIterableIterator<R> {
    const onEnd = () => {
      remove();
      also?.close();
      this.streams.delete(stream);
    };
    const take = (): R | undefined => also?.take();
    const stream: FollowStream<R> = new FollowStream<R>({ read, onEnd, beside: take });
    const also: Beside<R> | undefined = beside?.(stream);
    const remove = this.add(`user:${userId}`, (event) => {
      if (grows(event)) stream.wake();
    });
    this.streams.add(stream);
    return stream;
  }

  private stream<R>(
    topics: readonly string[],
    map: (event: PublishedEvent) => Promise<R | undefined>,
  ): AsyncIterableIterator<R> {
    const limit = this.options.queueLimit ?? DEFAULT_QUEUE_LIMIT;
    const onEnd = () => {
      for (const remove of removals) remove();
      this.streams.delete(stream);
    };
    const stream = new EventStream<PublishedEvent, R>({ map, limit, onEnd });
    const removals = topics.map((topic) => this.add(topic, (event) => stream.push(event)));
    this.streams.add(stream);
    return stream;
  }

  /** Ends every subscription, for the shutdown of the process. */
  close(): void {
    for (const stream of [...this.streams]) stream.close();
  }

  private deliver(topic: string, event: PublishedEvent): void {
    // A copy: a handler may add and remove listeners while it is called.
    for (const handler of [...(this.topics.get(topic) ?? [])]) {
      try {
        handler(event);
      } catch (error) {
        (this.options.onError ?? warn)(error, event);
      }
    }
  }

  private add(topic: string, handler: Handler): () => void {
    const handlers = this.topics.get(topic) ?? new Set();
    this.topics.set(topic, handlers.add(handler));
    return () => {
      handlers.delete(handler);
      if (handlers.size === 0 && this.topics.get(topic) === handlers) this.topics.delete(topic);
    };
  }
}
