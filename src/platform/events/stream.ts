import { RateLimited } from '../problem.js';

const OVER: IteratorReturnResult<undefined> = { value: undefined, done: true };

/** What a stream does with the events it is given. */
export interface StreamOptions<E, R> {
  /** Makes what the consumer gets; undefined skips the event. */
  readonly map: (event: E) => Promise<R | undefined>;
  /** Called once, when the stream ends for whatever reason. */
  readonly onEnd: () => void;
  /** How many events may wait for the consumer before the stream ends as too slow. */
  readonly limit: number;
}

/**
 * Events on their way to one subscriber. Written by hand and not as a generator: a generator that is suspended in an
 * `await` does not hear `return()`. Ending it settles every pending `next()` at once, also one whose `map` still runs.
 */
export class EventStream<E, R> implements AsyncIterableIterator<R> {
  private readonly queue: E[] = [];
  private ended = false;
  private failure: Error | null = null;
  /** Resumes a `next()` that waits for an event. */
  private wake: () => void = () => undefined;
  /** Resumes a `next()` that waits for `map`. One for each wait: a promise of the whole stream would collect them all. */
  private interrupt: () => void = () => undefined;
  /** The last `next()`; calls are served one after the other, in order. */
  private tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: StreamOptions<E, R>) {}

  /** Takes one event. A consumer that is too far behind is told so and ended: dropping some silently would lie to it. */
  push(event: E): void {
    if (this.ended) return;
    if (this.queue.length < this.options.limit) {
      this.queue.push(event);
      this.wake();
    } else this.close(new RateLimited('Too slow: events were lost. Subscribe again and read what you missed.', 1));
  }

  /** Ends the stream; with a failure, the next `next()` rejects with it, once. */
  close(failure: Error | null = null): void {
    if (this.ended) return;
    this.ended = true;
    this.failure = failure;
    this.queue.length = 0;
    this.options.onEnd();
    this.wake();
    this.interrupt();
  }

  next(): Promise<IteratorResult<R, undefined>> {
    const result = this.tail.then(() => this.pull());
    // The caller gets the rejection; those who queue behind it only need to know that it is over.
    this.tail = result.catch(() => undefined);
    return result;
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    this.close();
    return Promise.resolve(OVER);
  }

  throw(error: unknown): Promise<never> {
    this.close();
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async pull(): Promise<IteratorResult<R, undefined>> {
    while (!this.ended) {
      const event = this.queue.shift();
      if (event === undefined) {
        await new Promise<void>((resolve) => (this.wake = resolve));
        continue;
      }
      const value = await this.mapped(event);
      if (value !== undefined) return { value, done: false };
    }
    return this.over();
  }

  /** Runs `map` no longer than the stream lives; its error ends the stream. */
  private async mapped(event: E): Promise<R | undefined> {
    try {
      const value = await new Promise<R | undefined>((resolve, reject) => {
        this.interrupt = () => {
          resolve(undefined);
        };
        this.options.map(event).then(resolve, reject);
      });
      return this.ended ? undefined : value;
    } catch (error) {
      this.close(error instanceof Error ? error : new Error(String(error)));
      return undefined;
    }
  }

  private over(): IteratorReturnResult<undefined> {
    const { failure } = this;
    this.failure = null;
    if (failure) throw failure;
    return OVER;
  }
}
