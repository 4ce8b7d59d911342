/** Text that nobody kept yet is at most so old before it is on its way into the database. */
const INTERVAL_MS = 150;

/** What checkpoints are written with. */
export interface CheckpointOptions {
  /** Keeps texts by the ids of their messages. */
  readonly write: (texts: ReadonlyMap<string, string>) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Keeps what is being written in this process, everything in one statement: many writers cost hardly more than one. */
export class Checkpoints {
  private changed = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly options: CheckpointOptions) {}

  /** This is the text of a message now. */
  grown(messageId: string, text: string): void {
    this.changed.set(messageId, text);
    this.timer ??= setTimeout(() => this.begin(), INTERVAL_MS);
  }

  /** A message is over: whoever ended it has kept it. Resolves when nothing more is written of it. */
  async forget(messageId: string): Promise<void> {
    this.changed.delete(messageId);
    await this.writing;
  }

  private begin(): void {
    this.writing = this.write().finally(() => {
      this.timer = this.changed.size > 0 ? setTimeout(() => this.begin(), INTERVAL_MS) : undefined;
    });
  }

  private async write(): Promise<void> {
    const texts = this.changed;
    this.changed = new Map();
    if (texts.size === 0) return;
    try {
      await this.options.write(texts);
    } catch (error) {
      // What has grown since is newer.
      for (const [id, text] of texts) if (!this.changed.has(id)) this.changed.set(id, text);
      this.options.onError(error);
    }
  }
}
