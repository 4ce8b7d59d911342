import { describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type JobDefinition, Jobs } from '../../../src/platform/jobs/jobs.js';
import { SILENT } from '../../support/log.js';
import { Counter, TYPE, Workshop, happened, nothing } from './workshop.js';

describe('jobs', () => {
  const shop = new Workshop();
  const { jobs, started, rows, ownerQuery } = shop;

  describe('repeated', () => {
    test('runs at once and then every second, and never twice at a time in two processes', async () => {
      const runs = new Counter();
      let [running, most] = [0, 0];
      const tick: JobDefinition = {
        ...{ name: 'test.tick', every: '1 second', lockSeconds: 4 },
        run: async (event) => {
          expect(event).toBeNull();
          most = Math.max(most, ++running);
          await shop.db.owner.query('select pg_sleep(0.05)');
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
          await shop.db.owner.query('select pg_sleep(3)');
        },
      };
      await started([slow]);
      await ran.reaches(1);
      await started([slow]);
      await shop.db.owner.query('select pg_sleep(2.5)');
      expect(ran.value).toBe(1);
    });
  });

  describe('when a process', () => {
    async function killedWhileRunning(kind: string): Promise<void> {
      const args = ['--import', './tests/support/typescript.js', './tests/platform/jobs/doomed-process.ts'];
      const child = spawn('node', [...args, shop.db.urls.system, kind], { stdio: ['ignore', 'pipe', 'inherit'] });
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
      await started([definition]);
      await runs.reaches(1);
      expect(runs.value).toBe(1);
    });

    test('stops, it waits for what runs and gives back the locks of the rest', async () => {
      const [begun, ended] = [new Counter(), new Counter()];
      const slow: JobDefinition = {
        ...{ name: 'test.slow', every: '1 day', lockSeconds: 4 },
        run: async () => {
          begun.add();
          await shop.db.owner.query('select pg_sleep(0.3)');
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
