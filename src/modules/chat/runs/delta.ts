import { MAX_LIVE_BYTES, type Live } from '../../../platform/events/live.js';

/** Text that was added to a message that is being written. Offsets count UTF-16 code units. */
export interface Delta {
  readonly messageId: string;
  /** Where in the message it begins. */
  readonly offset: number;
  readonly text: string;
}

/** What is read of a conversation's text is read under this topic. */
export const textOf = (sessionId: string): string => `chat:${sessionId}`;

/** No reader sees more than so many changes a second. */
const EVENTS_PER_SECOND = 30;
const PAUSE_MS = Math.ceil(1_000 / EVENTS_PER_SECOND);
/** Six bytes are the most that JSON and UTF-8 make of a code unit. */
const MAX_UNITS = Math.floor((MAX_LIVE_BYTES - 200) / 6);

/** Sends what is added to one message: the first at once, then no more often than a reader can see. */
export class DeltaSender {
  private sent = 0;
  private lastAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;
  /** What was not sent yet: never the whole text, which would be copied to be cut. */
  private waiting = '';

  constructor(
    private readonly live: Pick<Live, 'send'>,
    private readonly sessionId: string,
    private readonly messageId: string,
  ) {}

  /** This is added to the text of the message. */
  add(text: string): void {
    this.waiting += text;
    if (this.timer) return;
    const wait = this.lastAt + PAUSE_MS - performance.now();
    if (wait <= 0) this.flush();
    else this.timer = setTimeout(() => this.flush(), wait);
  }

  /** Sends what was not sent yet. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (let at = 0, end: number; at < this.waiting.length; at = end) {
      end = endOf(this.waiting, at);
      const delta: Delta = { messageId: this.messageId, offset: this.sent, text: this.waiting.slice(at, end) };
      this.sent += delta.text.length;
      this.lastAt = performance.now();
      this.live.send(textOf(this.sessionId), delta);
    }
    this.waiting = '';
  }
}

/** Where a piece ends that begins at `start`: never inside of a character. */
function endOf(text: string, start: number): number {
  const end = Math.min(text.length, start + MAX_UNITS);
  const isSplit = end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return isSplit ? end - 1 : end;
}

/** Whether something that came from another process is a delta. */
export const isDelta = (data: unknown): data is Delta => {
  const { messageId, offset, text } = (data ?? {}) as Record<string, unknown>;
  return typeof messageId === 'string' && Number.isSafeInteger(offset) && typeof text === 'string';
};
