import type { IncomingMessage } from 'node:http';
import { merged } from './merge.js';

/** So many pieces pass at once: the beginning of an answer is what somebody waits for. */
const EAGER = 4;
/** Afterwards they come together as often as a reader can see, in milliseconds … */
const SHORTEST = 34;
/** … and the more answers come at a time the more seldom, lest this process does nothing but hand over. */
const EACH_STREAM = 0.3;
const LONGEST = 100;
/** Characters that may lie here before the provider is made to wait. */
const MAX_HELD = 1024 * 1024;

/** How many answers come at present. */
let streams = 0;

/**
 * The body of an answer in server-sent events, many of them together: what takes them apart does so in steps that cost
 * the same for one token as for ten.
 */
class Gathered {
  private held: string[] = [];
  private size = 0;
  private pieces = 0;
  private timer: NodeJS.Timeout | undefined;
  private passedAt = 0;

  constructor(private readonly response: IncomingMessage) {}

  start(controller: ReadableStreamDefaultController<Uint8Array>): void {
    const { response } = this;
    streams += 1;
    response.once('close', () => {
      streams -= 1;
      clearTimeout(this.timer);
    });
    response.setEncoding('utf8');
    response.on('data', (piece: string) => this.came(piece, controller));
    response.once('end', () => {
      this.pass(controller);
      controller.close();
    });
    response.once('error', (error) => {
      this.pass(controller);
      // An error overtakes what lies in a stream: until then that is read.
      setImmediate(() => controller.error(error));
    });
  }

  pull(): void {
    this.response.resume();
  }

  cancel(): void {
    this.response.removeAllListeners('data').removeAllListeners('end').removeAllListeners('error');
    this.response.on('error', () => undefined).destroy();
  }

  private came(piece: string, controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.held.push(piece);
    this.size += piece.length;
    this.pieces += 1;
    const wait = this.pieces <= EAGER ? 0 : this.passedAt + pause() - performance.now();
    if (wait <= 0) this.pass(controller);
    else this.timer ??= setTimeout(() => this.pass(controller), wait);
    if (this.size > MAX_HELD || (controller.desiredSize ?? 0) < 0) this.response.pause();
  }

  private pass(controller: ReadableStreamDefaultController<Uint8Array>): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.held.length === 0) return;
    controller.enqueue(Buffer.from(merged(this.held.join(''))));
    this.held = [];
    this.size = 0;
    this.passedAt = performance.now();
  }
}

const pause = () => Math.min(LONGEST, Math.max(SHORTEST, streams * EACH_STREAM));

/** What a server answers as server-sent events, with what comes shortly after one another put together. */
export const gathered = (response: IncomingMessage): ReadableStream<Uint8Array> =>
  new ReadableStream(new Gathered(response), { highWaterMark: 2 });
