import { afterEach, beforeEach } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { PublishedEvent } from '../../../src/platform/events/event.js';
import { type JobDefinition, Jobs } from '../../../src/platform/jobs/jobs.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { SILENT } from '../../support/log.js';

/** The type of the events that happen here. */
export const TYPE = 'test.happened';

/** Counts, and resolves whoever waits for a number. */
export class Counter {
  value = 0;
  private readonly waiting = new Set<() => void>();

  /** Counts one more. */
  add(): void {
    this.value++;
    for (const check of [...this.waiting]) check();
  }

  /** Resolves once there are so many. */
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

/** A job that does nothing. */
export const nothing = () => Promise.resolve();

/** An event as the relay would hand it on. */
export const happened = (over: Partial<PublishedEvent> = {}): PublishedEvent => ({
  ...{ id: '1', eventId: randomUUID(), type: TYPE, actorId: null, aggregateId: randomUUID(), payload: {} },
  ...{ recipients: [], at: '2026-11-21T08:30:00.123456Z', ...over },
});

type OnRun = (name: string, succeeded: boolean) => void;

/** A database for each test, and the processes that work on its jobs. */
export class Workshop {
  db!: TestDatabase;
  /** What is done at the end of the test, before the database goes. */
  readonly cleanUps: (() => Promise<unknown>)[] = [];

  /** Registers what must happen before and after each test. */
  constructor() {
    beforeEach(async () => {
      this.db = await testDatabase();
    });
    afterEach(async () => {
      await Promise.all(this.cleanUps.splice(0).map((cleanUp) => cleanUp()));
      await this.db.close();
    });
  }

  /** A process that does not work yet. */
  readonly jobs = (definitions: JobDefinition[], onRun?: OnRun): Jobs => {
    const connection = { connectionString: this.db.urls.system };
    return new Jobs({ connection, definitions, log: SILENT, ...(onRun && { onRun }) });
  };

  /** A process that works until the end of the test. */
  readonly started = async (definitions: JobDefinition[], onRun?: OnRun): Promise<Jobs> => {
    const service = this.jobs(definitions, onRun);
    await service.start();
    this.cleanUps.push(() => service.stop());
    return service;
  };

  /** The jobs there are, by name. */
  readonly rows = async () => (await this.db.owner.query('select * from agenda.agenda_jobs order by name')).rows;

  /** Runs a statement as the owner of the database, as `enqueue` wants it. */
  readonly ownerQuery = async <T extends object>(sql: string, values?: readonly unknown[]) =>
    (await this.db.owner.query<T>(sql, values && [...values])).rows;
}
