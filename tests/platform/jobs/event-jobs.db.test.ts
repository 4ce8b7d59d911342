import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Actor } from '../../../src/platform/actor.js';
import type { PublishedEvent } from '../../../src/platform/events/event.js';
import { Hub } from '../../../src/platform/events/hub.js';
import { Relay } from '../../../src/platform/events/relay.js';
import { eventJobId } from '../../../src/platform/jobs/job.repository.js';
import { type JobDefinition, MAX_ATTEMPTS } from '../../../src/platform/jobs/jobs.js';
import { SILENT } from '../../support/log.js';
import { Counter, TYPE, Workshop, happened, nothing } from './workshop.js';

describe('a job set off by an event', () => {
  const shop = new Workshop();
  const { jobs, started, rows, ownerQuery } = shop;

  async function process(run: JobDefinition['run']) {
    const service = await started([{ name: 'test.react', on: TYPE, lockSeconds: 4, run }]);
    const connection = { connectionString: shop.db.urls.system };
    const relay = new Relay({ connection, hub: new Hub(), log: SILENT, jobs: service });
    await relay.start();
    shop.cleanUps.unshift(() => relay.stop());
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
    await shop.db.database.as(Actor.system('test'), async (tx) => {
      for (let n = 0; n < 60; n++)
        await tx.emit({ type: TYPE, aggregateId: randomUUID(), payload: { n }, recipients: [] });
    });
    await runs.reaches(60);
    await Promise.all(shop.cleanUps.splice(0).map((cleanUp) => cleanUp()));
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
    await shop.db.owner.query(`update agenda.agenda_jobs set data = jsonb_set(data, '{attempts}', $1)`, [
      `${attempts}`,
    ]);
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
