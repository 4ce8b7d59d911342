import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Actor } from '../../../src/platform/actor.js';
import { Hub } from '../../../src/platform/events/hub.js';
import type { PublishedEvent } from '../../../src/platform/events/event.js';
import { Relay } from '../../../src/platform/events/relay.js';
import { eventJobId } from '../../../src/platform/jobs/job.repository.js';
import { type JobDefinition, Jobs, MAX_ATTEMPTS } from '../../../src/platform/jobs/jobs.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { SILENT } from '../../support/log.js';

const TYPE = 'test.happened';

/** Counts, and resolves whoever waits for a number. */
class Counter {
  value = 0;
  private readonly waiting = new Set<() => void>();

  add(): void {
    this.value++;
    for (const check of [...this.waiting]) check();
  }

  reaches(count: number): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (this.value < count) return;
        this.waiting.delete(check);
        resolve();
      };
      this.waiting.add(check);
      check();
    });
  }
}

describe('jobs', () => {
  let db: TestDatabase;
  let cleanUps: (() => Promise<unknown>)[];
  beforeEach(async () => {
    db = await testDatabase();
    cleanUps = [];
  });
  afterEach(async () => {
    await Promise.all(cleanUps.map((cleanUp) => cleanUp()));
    await db.close();
  });

  const jobs = (definitions: JobDefinition[], onRun?: (name: string, succeeded: boolean) => void): Jobs =>
    new Jobs({ connection: { connectionString: db.urls.system }, definitions, log: SILENT, ...(onRun && { onRun }) });

  async function started(definitions: JobDefinition[], onRun?: (name: string, succeeded: boolean) => void) {
    const service = jobs(definitions, onRun);
    await service.start();
    cleanUps.push(() => service.stop());
    return service;
  }

  const rows = async () => (await db.owner.query('select * from agenda.agenda_jobs order by name')).rows;

  const happened = (over: Partial<PublishedEvent> = {}): PublishedEvent => ({
    ...{ id: '1', eventId: randomUUID(), type: TYPE, actorId: null, aggregateId: randomUUID(), payload: {} },
    ...{ recipients: [], at: '2026-11-21T08:30:00.123456Z', ...over },
  });

  const ownerQuery = async <T extends object>(sql: string, values?: readonly unknown[]) =>
    (await db.owner.query<T>(sql, values && [...values])).rows;

  const nothing = () => Promise.resolve();

  describe('repeated', () => {
    test('runs at once and then every second, and never twice at a time in two processes', async () => {
      const runs = new Counter();
      let [running, most] = [0, 0];
      const tick: JobDefinition = {
        ...{ name: 'test.tick', every: '1 second', lockSeconds: 4 },
        run: async (event) => {
          expect(event).toBeNull();
          most = Math.max(most, ++running);
          await db.owner.query('select pg_sleep(0.05)');
          running--;
          runs.add();
        },
      };
      await started([tick]);
      await started([tick]);
      const before = Date.now();
      await runs.reaches(1);
      await runs.reaches(4);
      const seconds = (Date.now() - before) / 1000;
      expect(most).toBe(1);
      expect(seconds).toBeGreaterThan(2);
      expect(seconds).toBeLessThan(6);
    });

    test('fails, and runs again when it is due', async () => {
      const runs = new Counter();
      const outcomes: boolean[] = [];
      const run = () => {
        runs.add();
        return runs.value === 1 ? Promise.reject(new Error('not this time')) : nothing();
      };
      await started([{ name: 'test.tick', every: '1 second', lockSeconds: 4, run }], (_name, ok) => outcomes.push(ok));
      await runs.reaches(2);
      expect(outcomes[0]).toBe(false);
    });

    test('is scheduled once, keeps its time, and follows a changed interval', async () => {
      const daily: JobDefinition = { name: 'test.tick', every: '1 day', lockSeconds: 4, run: nothing };
      const ran = new Counter();
      const first = jobs([{ ...daily, run: async () => ran.add() }]);
      await first.start();
      await ran.reaches(1);
      await first.stop();
      const [row] = await rows();
      const second = jobs([{ ...daily, run: async () => ran.add() }]);
      await second.start();
      await second.stop();
      expect((await rows()).map((r) => r.next_run_at)).toEqual([row.next_run_at]);
      expect(ran.value).toBe(1);
      await started([{ ...daily, every: '2 days', run: async () => ran.add() }]);
      await ran.reaches(2);
      expect(await rows()).toHaveLength(1);
    });

    test('is removed when it is no longer defined, or no longer repeated', async () => {
      const definition: JobDefinition = { name: 'test.old', every: '1 day', lockSeconds: 4, run: nothing };
      for (const definitions of [[definition, { ...definition, name: 'test.other' }], [definition]]) {
        const service = jobs(definitions);
        await service.start();
        await service.stop();
        expect((await rows()).map(({ name }) => name)).toEqual(definitions.map(({ name }) => name));
      }
      await started([{ name: 'test.old', on: TYPE, lockSeconds: 4, run: nothing }]);
      expect(await rows()).toEqual([]);
    });

    test('runs longer than its lock without being begun a second time', async () => {
      const ran = new Counter();
      const slow: JobDefinition = {
        ...{ name: 'test.slow', every: '1 day', lockSeconds: 1 },
        run: async () => {
          ran.add();
          await db.owner.query('select pg_sleep(3)');
        },
      };
      await started([slow]);
      await ran.reaches(1);
      await started([slow]);
      await db.owner.query('select pg_sleep(2.5)');
      expect(ran.value).toBe(1);
    });
  });

  describe('set off by an event', () => {
    async function process(run: JobDefinition['run']) {
      const service = await started([{ name: 'test.react', on: TYPE, lockSeconds: 4, run }]);
      const connection = { connectionString: db.urls.system };
      const relay = new Relay({ connection, hub: new Hub(), log: SILENT, jobs: service });
      await relay.start();
      cleanUps.unshift(() => relay.stop());
    }

    test('runs once for each event, of two processes, with the event, and is gone afterwards', async () => {
      const runs = new Counter();
      const events: PublishedEvent[] = [];
      const run = async (event: PublishedEvent | null) => {
        if (event) events.push(event);
        runs.add();
      };
      await process(run);
      await process(run);
      await db.database.as(Actor.system('test'), async (tx) => {
        for (let n = 0; n < 60; n++)
          await tx.emit({ type: TYPE, aggregateId: randomUUID(), payload: { n }, recipients: [] });
      });
      await runs.reaches(60);
      await Promise.all(cleanUps.splice(0).map((cleanUp) => cleanUp()));
      expect(events.map(({ payload }) => payload.n as number).sort((a, b) => a - b)).toEqual([...Array(60).keys()]);
      expect(await rows()).toEqual([]);
    });

    test('is enqueued once however often the event comes, also by a process that does not work', async () => {
      const service = jobs([{ name: 'test.react', on: TYPE, lockSeconds: 4, run: nothing }]);
      const event = happened();
      await Promise.all([1, 2, 3].map(() => service.enqueue([event], ownerQuery)));
      await service.enqueue([happened({ type: 'test.other' })], ownerQuery);
      expect((await rows()).map(({ data }) => data)).toEqual([{ event, attempts: 0 }]);
    });

    test('is tried again after a while, and removed when it succeeds', async () => {
      const runs = new Counter();
      const outcomes: boolean[] = [];
      const ended = new Counter();
      const run = () => {
        runs.add();
        return runs.value === 1 ? Promise.reject(new Error('not this time')) : nothing();
      };
      const service = await started([{ name: 'test.react', on: TYPE, lockSeconds: 4, run }], (_name, succeeded) => {
        outcomes.push(succeeded);
        ended.add();
      });
      const event = happened();
      await service.enqueue([event], ownerQuery);
      service.wake([event]);
      await ended.reaches(2);
      await service.stop();
      expect(outcomes).toEqual([false, true]);
      expect(await rows()).toEqual([]);
    });

    test.each([
      ['the last attempt fails', MAX_ATTEMPTS - 1, 1, 'never'],
      ['its process died too often', MAX_ATTEMPTS, 0, `Its process died ${MAX_ATTEMPTS} times.`],
    ])('is kept as failed when %s', async (_name, attempts, runs, reason) => {
      const ran = new Counter();
      const ended = new Counter();
      const run = () => {
        ran.add();
        return Promise.reject(new Error('never'));
      };
      const told: [eventId: string, why: string][] = [];
      const gaveUp = (of: PublishedEvent, error: unknown) => {
        told.push([of.eventId, (error as Error).message]);
        return Promise.resolve();
      };
      const service = await started([{ name: 'test.react', on: TYPE, lockSeconds: 4, run, gaveUp }], () => ended.add());
      const event = happened();
      await service.enqueue([event], ownerQuery);
      await db.owner.query(`update agenda.agenda_jobs set data = jsonb_set(data, '{attempts}', $1)`, [`${attempts}`]);
      service.wake([event]);
      await ended.reaches(1);
      await service.stop();
      expect(ran.value).toBe(runs);
      expect(await rows()).toMatchObject([
        { id: eventJobId('test.react', event.eventId), fail_reason: reason, next_run_at: null, locked_at: null },
      ]);
      expect(told).toEqual([[event.eventId, reason]]);
    });
  });

  describe('when a process', () => {
    async function killedWhileRunning(kind: string): Promise<void> {
      const args = ['--import', './tests/support/typescript.js', './tests/platform/jobs/doomed-process.ts'];
      const child = spawn('node', [...args, db.urls.system, kind], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      child.kill('SIGKILL');
      await once(child, 'exit');
    }

    test.each(['repeated', 'of an event'])('is killed, its job (%s) runs again after its lock', async (kind) => {
      const runs = new Counter();
      const definition: JobDefinition = {
        ...{ name: 'test.doomed', lockSeconds: 2, run: async () => runs.add() },
        ...(kind === 'repeated' ? { every: '1 hour' } : { on: TYPE }),
      };
      if (kind !== 'repeated') await jobs([definition]).enqueue([happened()], ownerQuery);
      await killedWhileRunning(kind);
      const before = Date.now();
      await started([definition]);
      await runs.reaches(1);
      expect(Date.now() - before).toBeLessThan(4_500);
      expect(runs.value).toBe(1);
    });

    test('stops, it waits for what runs and gives back the locks of the rest', async () => {
      const [begun, ended] = [new Counter(), new Counter()];
      const slow: JobDefinition = {
        ...{ name: 'test.slow', every: '1 day', lockSeconds: 4 },
        run: async () => {
          begun.add();
          await db.owner.query('select pg_sleep(0.3)');
          ended.add();
        },
      };
      const tick: JobDefinition = { name: 'test.tick', every: '1 second', lockSeconds: 4, run: nothing };
      const service = jobs([slow, tick]);
      await service.start();
      await begun.reaches(1);
      await Promise.all([service.stop(), service.stop()]);
      expect(ended.value).toBe(1);
      expect((await rows()).map(({ locked_at }) => locked_at)).toEqual([null, null]);
    });

    test('cannot reach the database, start() rejects', async () => {
      const connection = { connectionString: 'postgres://nobody@127.0.0.1:1/nowhere' };
      const definitions = [{ name: 'test.tick', every: '1 second', lockSeconds: 4, run: nothing }];
      await expect(new Jobs({ connection, definitions, log: SILENT }).start()).rejects.toThrow('ECONNREFUSED');
    });
  });

  test('a name given twice and an interval that cannot be read are refused', () => {
    const definition: JobDefinition = { name: 'test.tick', every: '1 second', lockSeconds: 4, run: nothing };
    expect(() => jobs([definition, definition])).toThrow('same name');
    expect(() => jobs([{ ...definition, every: 'now and then' }])).toThrow('interval');
  });
});
