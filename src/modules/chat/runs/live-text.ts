import type { Live } from '../../../platform/events/live.js';
import { type Delta, isDelta, textOf } from './delta.js';
import type { Checkpoint } from './written-message.repository.js';

/** What a subscriber hears of a message that is being written. Offsets count UTF-16 code units. */
export type LiveNews =
  | {
      readonly __typename: 'ChatMessageSnapshot';
      readonly messageId: string;
      readonly text: string;
      readonly offset: number;
    }
  | {
      readonly __typename: 'ChatTextDelta';
      readonly messageId: string;
      readonly text: string;
      readonly offset: number;
    };

/** A message as this subscriber knows it. */
interface Known {
  /** Where the next delta has to begin; null while that is not known. */
  next: number | null;
  /** What came while it was not. */
  held: Delta[];
}

/** Something is missing: it is in the next checkpoint, which is written by then. */
const RETRY_MS = 100;

/**
 * The text of a conversation for one subscriber: first what there is of each message that is being written, then what is
 * added to it, without a gap and nothing twice. It listens before it reads; where a delta is missing it holds the later
 * ones back and has the checkpoint read again. What the subscriber is too slow for melts together.
 */
export class LiveText {
  private readonly messages = new Map<string, Known>();
  private readonly ended = new Set<string>();
  private readonly stopListening: () => void;
  private queue: LiveNews[] = [];
  private timer: NodeJS.Timeout | undefined;
  private wantsRead = true;

  /** @param stream `wake` has the source read, which asks `refresh`; `stir` has the subscriber take what there is */
  constructor(
    live: Pick<Live, 'on'>,
    sessionId: string,
    private readonly stream: { wake(): void; stir(): void },
  ) {
    this.stopListening = live.on(textOf(sessionId), (data) => {
      if (isDelta(data)) this.heard(data);
    });
  }

  /** The next thing to tell; undefined where there is none. */
  take(): LiveNews | undefined {
    return this.queue.shift();
  }

  /** Stops listening. */
  close(): void {
    this.stopListening();
    clearTimeout(this.timer);
  }

  /** A message is over: whoever is told so reads all of it. */
  over(messageId: string): void {
    this.ended.add(messageId);
    this.messages.delete(messageId);
    this.queue = this.queue.filter((news) => news.messageId !== messageId);
  }

  /** Reads what is being written, where that is wanted. */
  async refresh(read: () => Promise<readonly Checkpoint[]>): Promise<void> {
    if (!this.wantsRead) return;
    this.wantsRead = false;
    const before = [...this.messages.keys()];
    const checkpoints = await read();
    const written = new Set(checkpoints.map(({ messageId }) => messageId));
    // What is held of a message that is written no more leads nowhere: its end is about to be told.
    for (const messageId of before) if (!written.has(messageId)) this.over(messageId);
    for (const checkpoint of checkpoints) this.checkpointed(checkpoint);
  }

  private checkpointed({ messageId, text }: Checkpoint): void {
    if (this.ended.has(messageId)) return;
    const known = this.messages.get(messageId) ?? { next: null, held: [] };
    this.messages.set(messageId, known);
    if (known.next !== null) return;
    const { held } = known;
    const [first] = held;
    if (first && first.offset > text.length) return this.readLater();
    known.next = text.length;
    known.held = [];
    if (text !== '') {
      // It replaces what was told before, and so what was about to be: a reader who is slow holds one of them at most.
      this.queue = this.queue.filter((news) => news.messageId !== messageId);
      this.queue.push({ __typename: 'ChatMessageSnapshot', messageId, text, offset: text.length });
    }
    for (const delta of held) this.heard(delta);
  }

  private heard(delta: Delta): void {
    const { messageId, offset, text } = delta;
    if (this.ended.has(messageId)) return;
    const known = this.messages.get(messageId);
    // A message of which nothing was heard yet is read first, also where this is its beginning: what was told before is.
    if (!known) {
      this.messages.set(messageId, { next: null, held: [delta] });
      this.readNow();
      return;
    }
    if (known.next === null) {
      known.held.push(delta);
      return;
    }
    if (offset > known.next) {
      known.next = null;
      known.held = [delta];
      this.readNow();
      return;
    }
    const added = text.slice(known.next - offset);
    if (added !== '') this.add(messageId, known.next, added);
    known.next += added.length;
  }

  private add(messageId: string, offset: number, text: string): void {
    const index = this.queue.findLastIndex((news) => news.messageId === messageId);
    const before = this.queue[index];
    if (before?.__typename === 'ChatTextDelta') this.queue[index] = { ...before, text: before.text + text };
    else this.queue.push({ __typename: 'ChatTextDelta', messageId, offset, text });
    this.stream.stir();
  }

  private readNow(): void {
    this.wantsRead = true;
    this.stream.wake();
  }

  private readLater(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.readNow();
    }, RETRY_MS);
  }
}
