import { estimateTokens } from '../token-estimate.js';

/** Text that nobody kept yet is at most so old before it is on its way into the database. */
const INTERVAL_MS = 150;

/** A text as it is kept, with about how many tokens it has. */
export interface KeptText {
  readonly text: string;
  readonly tokens: number;
}

/** What checkpoints are written with. */
export interface CheckpointOptions {
  /** Keeps texts by the ids of their messages. */
  readonly write: (texts: ReadonlyMap<string, KeptText>) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Keeps what is being written in this process, everything in one statement: many writers cost hardly more than one. */
export class Checkpoints {
  private changed = new Map<string, string>();
  /** What was counted of each text: only what came after it is counted then. */
  private readonly counted = new Map<string, { readonly length: number; readonly tokens: number }>();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly options: CheckpointOptions) {}

  /** This is the text of a message now. */
  grown(messageId: string, text: string): void {
    if (!this.counted.has(messageId)) this.counted.set(messageId, { length: 0, tokens: 0 });
    this.changed.set(messageId, text);
    this.timer ??= setTimeout(() => this.begin(), INTERVAL_MS);
  }

  /** A message is over: whoever ended it has kept it. Resolves when nothing more is written of it. */
  async forget(messageId: string): Promise<void> {
    this.changed.delete(messageId);
    this.counted.delete(messageId);
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
      await this.options.write(await this.count(texts));
    } catch (error) {
      // What has grown since is newer, and what was forgotten is over.
      for (const [id, text] of texts) if (this.counted.has(id) && !this.changed.has(id)) this.changed.set(id, text);
      this.options.onError(error);
    }
  }

  private async count(texts: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, KeptText>> {
    const kept = new Map<string, KeptText>();
    for (const [id, text] of texts) {
      const before = this.counted.get(id) ?? { length: 0, tokens: 0 };
      const tokens = before.tokens + (await estimateTokens(text.slice(before.length)));
      if (this.counted.has(id)) this.counted.set(id, { length: text.length, tokens });
      kept.set(id, { text, tokens });
    }
    return kept;
  }
}
