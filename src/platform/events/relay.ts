import { LRUCache } from 'lru-cache';
import pg from 'pg';
import type { Logger } from '../log.js';
import { type Query, queryOn } from '../database/query.js';
import type { PublishedEvent } from './event.js';
import type { Hub } from './hub.js';
import { Listener } from './listener.js';
import { BATCH, EVENTS_CHANNEL, OUTBOX_CHANNEL, OutboxRepository, type PublishedRow } from './outbox.repository.js';

/** The jobs that events set off. */
export interface EventJobs {
  /** Enqueues what these events set off, in the transaction that publishes them. */
  enqueue(events: readonly PublishedEvent[], query: Query): Promise<void>;
  /** Looks for work at once: these events were published, by this process or another one. */
  wake(events: readonly PublishedEvent[]): void;
}

export interface RelayOptions {
  /** How the system role connects. */
  readonly connection: pg.ClientConfig;
  readonly hub: Hub;
  readonly log: Logger;
  readonly jobs?: EventJobs;
}

const SWEEP_MS = 1_000;
/** A connection that does not answer for so long is as good as lost. */
const SILENCE_MS = 5_000;
/** A transaction publishes at its end what it dates with its beginning, and may take this long. */
const TRANSACTION_SECONDS = 20;
const OVERLAP_SECONDS = 30;
const PAGE = 1_000;
/** Events that may be met twice: those of the overlap after a reconnection. */
const REMEMBERED = 50_000;

/**
 * Outbox → every process. Each process has one: the one that holds the lock enqueues the jobs of waiting events, marks
 * them published and notifies all, with ids only; everybody then loads the rows and publishes them in its hub, each
 * event once and in the order of the outbox. NOTIFY drives it. A sweep each second looks for what a notification did
 * not tell, and finds out whether the connection still answers; after a reconnection it catches up.
 */
export class Relay {
  private readonly listener: Listener;
  private readonly handlers = new Set<(connected: boolean) => void>();
  private readonly seen = new LRUCache<string, true>({ max: REMEMBERED });
  /** When the youngest event was published that this process has seen. */
  private latest: string | null = null;
  private client: pg.Client | null = null;
  private pending: string[] = [];
  private drainWanted = false;
  private sweepWanted = false;
  private work: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: RelayOptions) {
    this.listener = new Listener({
      connection: {
        application_name: 'steward relay',
        options: `-c transaction_timeout=${TRANSACTION_SECONDS}s`,
        ...options.connection,
      },
      silenceMs: SILENCE_MS,
      channels: [OUTBOX_CHANNEL, EVENTS_CHANNEL],
      log: options.log,
      onNotification: (channel, payload) => this.notified(channel, payload),
      onConnect: (client) => this.catchUp(client),
      onConnectionChange: (client) => this.changed(client),
    });
  }

  /** Whether events arrive. While they do not, nothing that relies on hearing of a revocation may be trusted. */
  get connected(): boolean {
    return this.listener.connected;
  }

  /** Calls `handler` when the connection is lost, and when it is back with everything caught up. Answers the way to stop. */
  onConnectionChange(handler: (connected: boolean) => void): () => void {
    const own = (connected: boolean) => handler(connected);
    this.handlers.add(own);
    return () => this.handlers.delete(own);
  }

  /** Resolves when it listens; rejects where the database cannot be reached. */
  async start(): Promise<void> {
    await this.listener.start();
    this.timer = setInterval(() => this.kick({ sweep: true }), SWEEP_MS).unref();
  }

  /** Resolves when the running work is done and the connection closed. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    const { work } = this;
    this.client = null;
    await work;
    await this.listener.stop();
  }

  private notified(channel: string, payload: string): void {
    if (channel === EVENTS_CHANNEL) this.pending.push(...idsOf(payload));
    this.kick({ drain: channel === OUTBOX_CHANNEL });
  }

  private changed(client: pg.Client | null): void {
    this.client = client;
    for (const handler of [...this.handlers]) handler(client !== null);
    this.kick({ drain: true });
  }

  private kick(what: { readonly drain?: boolean; readonly sweep?: boolean }): void {
    this.drainWanted ||= what.drain ?? false;
    this.sweepWanted ||= what.sweep ?? false;
    if (this.client && !this.work) this.work = this.run(this.client).finally(() => (this.work = null));
  }

  /** Does what is wanted, one thing after the other on the one connection, until nothing is. */
  private async run(client: pg.Client): Promise<void> {
    const query = queryOn(client);
    const outbox = new OutboxRepository(query);
    try {
      while (client === this.client) {
        if (this.pending.length > 0) await this.deliver(outbox);
        else if (this.drainWanted) {
          this.drainWanted = false;
          if (await this.drain(outbox, query)) this.drainWanted = true;
        } else if (this.sweepWanted) {
          this.sweepWanted = false;
          this.drainWanted = await outbox.waiting();
        } else return;
      }
    } catch (error) {
      this.failed(client, error);
    }
  }

  private async deliver(outbox: OutboxRepository): Promise<void> {
    const ids = this.pending.slice(0, PAGE);
    this.publish(await outbox.load(ids));
    this.pending.splice(0, ids.length);
  }

  /** Publishes one batch; true where there may be more. */
  private async drain(outbox: OutboxRepository, query: Query): Promise<boolean> {
    await query('begin');
    try {
      // Whoever leads is notified of every event as well, and looks again when it is done: nothing is left lying.
      const events = (await outbox.lead()) ? await outbox.claim() : [];
      if (events.length > 0) {
        await this.options.jobs?.enqueue(events, query);
        await outbox.publish(events.map(({ id }) => id));
      }
      await query('commit');
      return events.length === BATCH;
    } catch (error) {
      if (isRefusal(error)) await query('rollback');
      throw error;
    }
  }

  private async catchUp(client: pg.Client): Promise<void> {
    const outbox = new OutboxRepository(queryOn(client));
    if (this.latest === null) {
      this.latest = await outbox.now();
      return;
    }
    let [publishedAt, id] = [earlier(this.latest, OVERLAP_SECONDS), '0'];
    for (;;) {
      const rows = await outbox.since(publishedAt, id, PAGE);
      const last = rows.at(-1);
      if (!last) return;
      this.publish(rows);
      [publishedAt, id] = [last.publishedAt, last.event.id];
    }
  }

  private publish(rows: readonly PublishedRow[]): void {
    const events: PublishedEvent[] = [];
    for (const { event, publishedAt } of rows) {
      if (this.seen.has(event.id)) continue;
      this.seen.set(event.id, true);
      if (this.latest === null || publishedAt > this.latest) this.latest = publishedAt;
      events.push(event);
      this.options.hub.publish(event);
    }
    if (events.length > 0) this.options.jobs?.wake(events);
  }

  /** What the server refused leaves the connection sound, and the next sweep tries again; anything else does not. */
  private failed(client: pg.Client, error: unknown): void {
    if (isRefusal(error)) this.options.log.error({ err: error }, 'Events could not be relayed; trying again.');
    else this.listener.reset(client, error);
  }
}

/** Whether the server answered, with an error, so that the connection is still good. */
const isRefusal = (error: unknown): boolean => error instanceof pg.DatabaseError && error.severity === 'ERROR';

/** The instant `seconds` before another one; microseconds do not matter here. */
const earlier = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) - seconds * 1_000).toISOString();

/** The ids a notification carries. Anybody who may connect may notify, so that anything else is ignored. */
function idsOf(payload: string): string[] {
  try {
    const ids: unknown = JSON.parse(payload);
    return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string' && /^\d{1,18}$/.test(id)) : [];
  } catch {
    return [];
  }
}
