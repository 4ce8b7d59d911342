import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { clientWithDeadline } from '../database/client.js';
import type { Logger } from '../log.js';

const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 5_000;

export interface ListenerOptions {
  readonly connection: pg.ClientConfig;
  /** After how many milliseconds without an answer to a statement the connection counts as lost. */
  readonly silenceMs: number;
  readonly channels: readonly string[];
  readonly log: Logger;
  /** One notification; called in the order in which the database committed them. */
  readonly onNotification: (channel: string, payload: string) => void;
  /** Prepares a new connection that listens already. While it has not resolved, the listener does not count as connected. */
  readonly onConnect: (client: pg.Client) => Promise<void>;
  /** The connection that is good from now on; null when it was lost. */
  readonly onConnectionChange: (client: pg.Client | null) => void;
}

/**
 * One connection of its own that listens for notifications. When it breaks it is made again, after 25 to 50 ms at first
 * and then twice as long each time up to 5 s, at random within the upper half so that processes do not come in step.
 */
export class Listener {
  private client: pg.Client | null = null;
  private readonly stopping = new AbortController();
  private reconnecting: Promise<void> | null = null;

  constructor(private readonly options: ListenerOptions) {}

  /** Whether it listens and nothing was missed. */
  get connected(): boolean {
    return this.client !== null;
  }

  /** Connects. Rejects when that fails; only a connection that was there once is made again by itself. */
  async start(): Promise<void> {
    await this.connect();
  }

  /** Closes the connection; resolves when it is closed. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.reconnecting;
    const { client } = this;
    this.change(null);
    await client?.end();
  }

  /** Gives up this connection, because it does not answer any more, and makes a new one. */
  reset(client: pg.Client, reason: unknown): void {
    if (client !== this.client) return;
    this.options.log.warn({ err: reason }, 'The connection for notifications was lost.');
    this.change(null);
    abandon(client);
    if (!this.stopping.signal.aborted) this.reconnecting ??= this.reconnect().finally(() => (this.reconnecting = null));
  }

  private async connect(): Promise<void> {
    const { connection, silenceMs } = this.options;
    const client = new (clientWithDeadline(silenceMs))({
      ...{ keepAlive: true, connectionTimeoutMillis: silenceMs, ...connection },
    });
    const early: { reason?: Error } = {};
    const onLoss = (reason: Error) => {
      if (client === this.client) this.reset(client, reason);
      else early.reason ??= reason;
    };
    client.on('error', onLoss);
    client.on('end', () => onLoss(new Error('The server closed the connection.')));
    client.on('notification', ({ channel, payload }) => this.options.onNotification(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of this.options.channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
      await this.options.onConnect(client);
      if (early.reason) throw early.reason;
      this.stopping.signal.throwIfAborted();
    } catch (error) {
      abandon(client);
      throw error;
    }
    this.change(client);
  }

  private async reconnect(): Promise<void> {
    const { signal } = this.stopping;
    for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
      try {
        await delay(wait * (0.5 + Math.random() / 2), undefined, { signal, ref: false });
        await this.connect();
        this.options.log.info('The connection for notifications is back.');
        return;
      } catch (error) {
        if (signal.aborted) return;
        this.options.log.warn({ err: error }, 'The connection for notifications could not be made.');
      }
    }
  }

  private change(client: pg.Client | null): void {
    if (client === this.client) return;
    this.client = client;
    this.options.onConnectionChange(client);
  }
}

/** Drops a connection that may be half open: its server would never answer a polite goodbye. */
function abandon(client: pg.Client): void {
  client.connection.stream.destroy();
}
