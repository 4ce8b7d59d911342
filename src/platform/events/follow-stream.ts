const OVER: IteratorReturnResult<undefined> = { value: undefined, done: true };

/** What was found at the source since it was last read. */
export interface Found<R> {
  /** In order. */
  readonly items: readonly R[];
  /** Whether there may be more already. */
  readonly more: boolean;
  /** Whether nothing comes after these. */
  readonly over: boolean;
}

/** What comes beside a source, for the present moment only. */
export interface Beside<R> {
  /** The next of it; undefined where there is none. */
  take(): R | undefined;
  /** Called once, when the stream ends for whatever reason. */
  close(): void;
}

/** Where a stream gets its items. */
export interface FollowOptions<R> {
  /** Reads on from where the last read ended. Never called while it still runs. */
  readonly read: () => Promise<Found<R>>;
  /** The next of what comes beside, told once everything that was read is; undefined where there is none. */
  readonly beside?: () => R | undefined;
  /** Called once, when the stream ends for whatever reason. */
  readonly onEnd: () => void;
}

/**
 * What is read on from a durable source whenever that may have grown. Wake-ups carry nothing and melt into one another: a
 * burst, one that comes twice and one that is lost on the way cost nothing, since the next read finds everything. It
 * reads no faster than it is consumed, and once without being woken. Written by hand for the reasons of `EventStream`.
 */
export class FollowStream<R> implements AsyncIterableIterator<R> {
  private buffer: R[] = [];
  private grown = true;
  private isLast = false;
  private ended = false;
  private failure: Error | null = null;
  /** Resumes a `next()` that waits to be woken. */
  private resume: () => void = () => undefined;
  /** Resumes a `next()` that waits for `read`. */
  private interrupt: () => void = () => undefined;
  /** The last `next()`; calls are served one after the other, in order. */
  private tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: FollowOptions<R>) {}

  /** Says that the source may have grown. */
  wake(): void {
    this.grown = true;
    this.resume();
  }

  /** Says that there may be something beside the source. */
  stir(): void {
    this.resume();
  }

  /** Ends the stream; with a failure, the next `next()` rejects with it, once. */
  close(failure: Error | null = null): void {
    if (this.ended) return;
    this.ended = true;
    this.failure = failure;
    this.buffer = [];
    this.options.onEnd();
    this.resume();
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

  throw(error: unknown): Promise<IteratorResult<R, undefined>> {
    this.close();
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async pull(): Promise<IteratorResult<R, undefined>> {
    while (!this.ended) {
      const [value] = this.buffer.splice(0, 1);
      if (value !== undefined) return { value, done: false };
      if (this.isLast) this.close();
      else if (this.grown) await this.readOn();
      else {
        const beside = this.options.beside?.();
        if (beside !== undefined) return { value: beside, done: false };
        await new Promise<void>((resolve) => (this.resume = resolve));
      }
    }
    const { failure } = this;
    this.failure = null;
    if (failure) throw failure;
    return OVER;
  }

  /** Reads no longer than the stream lives; an error of the source ends it. */
  private async readOn(): Promise<void> {
    // Before it reads: what happens meanwhile may or may not be found by this read.
    this.grown = false;
    try {
      const found = await new Promise<Found<R> | null>((resolve, reject) => {
        this.interrupt = () => resolve(null);
        this.options.read().then(resolve, reject);
      });
      if (!found || this.ended) return;
      this.buffer.push(...found.items);
      this.isLast = found.over;
      this.grown ||= found.more;
    } catch (error) {
      this.close(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
