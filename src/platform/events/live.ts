import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Logger } from '../log.js';
import { Listener } from './listener.js';

/** What a process is told that goes by and is kept nowhere: text while it is being written. */
export type LiveHandler = (data: unknown) => void;

export interface LiveOptions {
  /** How the system role connects. */
  readonly connection: pg.ClientConfig;
  readonly log: Logger;
}

/** Carries the text itself to every process: anybody who may connect could listen, as they could to any NOTIFY. */
const LIVE_CHANNEL = 'steward_live';
/** A notification has less than 8000 bytes. */
const MAX_PAYLOAD = 7_900;
/** What `data` may be at most as JSON, in bytes of UTF-8. */
export const MAX_LIVE_BYTES = 7_600;
/** More than this is not kept for a database that does not answer. */
const MAX_WAITING = 10_000;
const SILENCE_MS = 5_000;

/**
 * Passes on what only the present moment needs, to this process at once and to every other one by NOTIFY, many to a
 * notification. Nothing is kept and nothing repeated: whoever needs everything finds out that something is missing, and
 * reads it where it is written.
 */
export class Live {
  private readonly self = randomUUID();
  private readonly handlers = new Map<string, Set<LiveHandler>>();
  private readonly listener: Listener;
  private client: pg.Client | null = null;
  private waiting: string[] = [];
  private sending: Promise<void> | null = null;

  constructor(options: LiveOptions) {
    this.listener = new Listener({
      connection: { application_name: 'steward live', ...options.connection },
      silenceMs: SILENCE_MS,
      channels: [LIVE_CHANNEL],
      log: options.log,
      onNotification: (_channel, payload) => this.received(payload),
      onConnect: () => Promise.resolve(),
      onConnectionChange: (client) => {
        this.client = client;
        this.flush();
      },
    });
  }

  /** How many listeners there are, for tests and metrics. */
  get listeners(): number {
    let count = 0;
    for (const handlers of this.handlers.values()) count += handlers.size;
    return count;
  }

  /** Resolves when it listens; rejects where the database cannot be reached. */
  start(): Promise<void> {
    return this.listener.start();
  }

  /** Sends what waits, and closes the connection. */
  async stop(): Promise<void> {
    await this.sending;
    await this.listener.stop();
  }

  /** Calls `handler` with what is sent to a topic from now on, by whichever process. Answers the way to stop. */
  on(topic: string, handler: LiveHandler): () => void {
    const handlers = this.handlers.get(topic) ?? new Set();
    this.handlers.set(topic, handlers.add(handler));
    return () => {
      handlers.delete(handler);
      if (handlers.size === 0 && this.handlers.get(topic) === handlers) this.handlers.delete(topic);
    };
  }

  /** Tells everybody who listens to a topic: in this process before it returns. `data` is JSON of at most MAX_LIVE_BYTES. */
  send(topic: string, data: unknown): void {
    this.deliver(topic, data);
    if (this.waiting.length >= MAX_WAITING) this.waiting = [];
    this.waiting.push(JSON.stringify([topic, data]));
    this.flush();
  }

  private deliver(topic: string, data: unknown): void {
    for (const handler of [...(this.handlers.get(topic) ?? [])]) handler(data);
  }

  private flush(): void {
    if (!this.client || this.sending || this.waiting.length === 0) return;
    this.sending = this.sendOn(this.client).finally(() => {
      this.sending = null;
      this.flush();
    });
  }

  /** While one statement is under way the next one gathers: the busier, the fewer for each message. */
  private async sendOn(client: pg.Client): Promise<void> {
    const payloads = packed(this.self, this.waiting);
    this.waiting = [];
    try {
      await client.query(`select pg_notify($1, payload) from unnest($2::text[]) payload`, [LIVE_CHANNEL, payloads]);
    } catch (error) {
      this.listener.reset(client, error);
    }
  }

  private received(payload: string): void {
    for (const [topic, data] of unpacked(payload, this.self)) this.deliver(topic, data);
  }
}

/** Messages as the payloads of as few notifications as hold them. */
function packed(origin: string, messages: readonly string[]): string[] {
  const empty = `["${origin}"`;
  const payloads: string[] = [];
  let payload = empty;
  let size = empty.length + 1;
  for (const message of messages) {
    const bytes = Buffer.byteLength(message) + 1;
    if (size + bytes > MAX_PAYLOAD && payload !== empty) {
      payloads.push(`${payload}]`);
      [payload, size] = [empty, empty.length + 1];
    }
    payload += `,${message}`;
    size += bytes;
  }
  if (payload !== empty) payloads.push(`${payload}]`);
  return payloads;
}

/** The messages of a payload from another process; nothing where it makes no sense, since anybody who may connect may notify. */
function unpacked(payload: string, self: string): (readonly [string, unknown])[] {
  try {
    const parts: unknown = JSON.parse(payload);
    if (!Array.isArray(parts) || parts[0] === self) return [];
    return parts
      .slice(1)
      .filter((part): part is [string, unknown] => Array.isArray(part) && typeof part[0] === 'string');
  } catch {
    return [];
  }
}
