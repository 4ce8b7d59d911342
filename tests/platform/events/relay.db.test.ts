import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Actor } from '../../../src/platform/actor.js';
import type { PublishedEvent } from '../../../src/platform/events/event.js';
import { Hub } from '../../../src/platform/events/hub.js';
import { type EventJobs, Relay } from '../../../src/platform/events/relay.js';
import { asSuperuser, testDatabase, type TestDatabase } from '../../support/database.js';
import { SILENT } from '../../support/log.js';

const SYSTEM = Actor.system('test');
const TYPE = 'secret.shared';

/** One process: a relay with its hub, everything it heard, and the way to wait for more. */
class Process {
  readonly hub = new Hub();
  readonly heard: PublishedEvent[] = [];
  readonly enqueued: PublishedEvent[] = [];
  readonly woken: PublishedEvent[] = [];
  readonly relay: Relay;
  private check: () => void = () => undefined;

  constructor(url: string, jobs: Partial<EventJobs> = {}) {
    const enqueue = async (events: readonly PublishedEvent[]) => void this.enqueued.push(...events);
    const wake = (events: readonly PublishedEvent[]) => void this.woken.push(...events);
    const connection = { connectionString: url };
    this.relay = new Relay({ connection, hub: this.hub, log: SILENT, jobs: { enqueue, wake, ...jobs } });
    this.hub.on(TYPE, (event) => {
      this.heard.push(event);
      this.check();
    });
  }

  /** Resolves when `count` events were heard. */
  hears(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.check = () => {
        if (this.heard.length >= count) resolve();
      };
      this.check();
    });
  }

  /** Resolves when the connection is next made. */
  reconnects(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.relay.onConnectionChange((connected) => {
        if (!connected) return;
        stop();
        resolve();
      });
    });
  }

  numbers(): unknown[] {
    return this.heard.map(({ payload }) => payload.n);
  }
}

describe('relays', () => {
  let db: TestDatabase;
  let processes: Process[];
  beforeEach(async () => {
    db = await testDatabase();
    processes = [];
  });
  afterEach(async () => {
    await Promise.all(processes.map(({ relay }) => relay.stop()));
    await db.close();
  });

  async function started(jobs?: Partial<EventJobs>): Promise<Process> {
    const process = new Process(db.urls.system, jobs);
    processes.push(process);
    await process.relay.start();
    return process;
  }

  const emit = (n: number, aggregateId: string = randomUUID()) =>
    db.database.as(SYSTEM, (tx) => tx.emit({ type: TYPE, aggregateId, payload: { n }, recipients: [aggregateId] }));

  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

  const killConnections = () =>
    asSuperuser(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'steward relay' and datname = '${new URL(db.urls.system).pathname.slice(1)}'`);

  test('an event reaches every process once, as it was written, and one of them enqueues its jobs', async () => {
    const [a, b] = [await started(), await started()];
    const aggregateId = randomUUID();
    await emit(1, aggregateId);
    await Promise.all([a.hears(1), b.hears(1)]);
    const [row] = (await db.owner.query('select * from outbox')).rows;
    expect(a.heard).toEqual(b.heard);
    expect(a.heard[0]).toEqual({
      ...{ id: row.id, eventId: row.event_id, type: TYPE, actorId: null, aggregateId, payload: { n: 1 } },
      ...{ recipients: [aggregateId], at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/) },
    });
    expect(row.published_at).not.toBeNull();
    expect([...a.enqueued, ...b.enqueued]).toEqual([a.heard[0]]);
    expect([a.woken, b.woken]).toEqual([[a.heard[0]], [b.heard[0]]]);
  });

  test('what one transaction wrote arrives in its order, also over several batches', async () => {
    const [a, b] = [await started(), await started()];
    await db.database.as(SYSTEM, async (tx) => {
      for (const n of range(0, 350))
        await tx.emit({ type: TYPE, aggregateId: randomUUID(), payload: { n }, recipients: [] });
    });
    await Promise.all([a.hears(350), b.hears(350)]);
    expect(a.numbers()).toEqual(range(0, 350));
    expect(b.numbers()).toEqual(range(0, 350));
    expect(new Set([...a.enqueued, ...b.enqueued].map(({ id }) => id)).size).toBe(350);
    expect(a.enqueued.length + b.enqueued.length).toBe(350);
  });

  test('the events of one aggregate stay in order between two processes that compete', async () => {
    const [a, b] = [await started(), await started()];
    const aggregateId = randomUUID();
    for (const n of range(0, 40)) await emit(n, aggregateId);
    await Promise.all([a.hears(40), b.hears(40)]);
    expect(a.numbers()).toEqual(range(0, 40));
    expect(b.numbers()).toEqual(range(0, 40));
  });

  test('what was written while no process ran is published when one starts', async () => {
    await emit(1);
    const a = await started();
    await a.hears(1);
    expect(a.enqueued).toHaveLength(1);
  });

  test('a process that starts hears nothing of the past', async () => {
    const a = await started();
    await emit(1);
    await a.hears(1);
    const b = await started();
    await emit(2);
    await b.hears(1);
    expect(b.numbers()).toEqual([2]);
  });

  test('after its connection was killed a process catches up, without loss and without doubles', async () => {
    const [a, b] = [await started(), await started()];
    const changes: boolean[] = [];
    a.relay.onConnectionChange((connected) => changes.push(connected));
    for (const n of range(0, 5)) await emit(n);
    await Promise.all([a.hears(5), b.hears(5)]);
    for (let round = 1; round <= 3; round++) {
      const back = [a.reconnects(), b.reconnects()];
      const killed = killConnections();
      for (const n of range(round * 5, round * 5 + 5)) await emit(n);
      await Promise.all([killed, ...back]);
    }
    await Promise.all([a.hears(20), b.hears(20)]);
    await emit(20);
    await Promise.all([a.hears(21), b.hears(21)]);
    const sorted = (process: Process) => (process.numbers() as number[]).sort((x, y) => x - y);
    expect(sorted(a)).toEqual(range(0, 21));
    expect(sorted(b)).toEqual(range(0, 21));
    // A transaction that was killed had called enqueue() too; what it did then was rolled back with it.
    expect(new Set([...a.enqueued, ...b.enqueued].map(({ id }) => id)).size).toBe(21);
    expect(changes).toEqual([false, true, false, true, false, true]);
    expect(a.relay.connected).toBe(true);
  });

  test('events that another process published during the outage are caught up before it counts as connected', async () => {
    const a = await started();
    await emit(0);
    await a.hears(1);
    const back = a.reconnects().then(() => a.numbers());
    await Promise.all([
      killConnections(),
      db.owner.query(
        `insert into outbox (type, aggregate_id, payload, recipients, published_at)
         values ($1, gen_random_uuid(), '{"n": 1}', '{}', now())`,
        [TYPE],
      ),
    ]);
    expect(await back).toEqual([0, 1]);
  });

  test('jobs that cannot be enqueued leave the event waiting for the next sweep', async () => {
    let failures = 1;
    const a = await started({
      enqueue: async (_events, query) => {
        if (failures-- > 0) await query('select 1 / 0');
      },
    });
    await emit(1);
    await a.hears(1);
    expect(a.numbers()).toEqual([1]);
    expect(a.relay.connected).toBe(true);
  });

  test('a notification somebody made up is ignored', async () => {
    const a = await started();
    for (const payload of ['', 'no json', '{}', '["1; drop table outbox", 7, "-1"]', '["99999999"]'])
      await db.owner.query('select pg_notify($1, $2)', ['steward_events', payload]);
    await emit(1);
    await a.hears(1);
    expect(a.numbers()).toEqual([1]);
  });

  test('a database that is not there is an error of start()', async () => {
    const url = new URL(db.urls.system);
    url.pathname = '/nowhere';
    await expect(new Process(url.href).relay.start()).rejects.toThrow('does not exist');
  });

  test('stop() ends the connection and leaves none behind', async () => {
    const a = await started();
    await emit(1);
    await a.relay.stop();
    const { rows } = await asSuperuser(`select count(*)::int as open from pg_stat_activity
      where application_name = 'steward relay' and datname = '${new URL(db.urls.system).pathname.slice(1)}'`);
    expect(rows).toEqual([{ open: 0 }]);
    expect(a.relay.connected).toBe(false);
  });
});
