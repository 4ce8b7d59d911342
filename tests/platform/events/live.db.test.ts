import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Live } from '../../../src/platform/events/live.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { SILENT } from '../../support/log.js';

let db: TestDatabase;
let processes: Live[];
beforeEach(async () => {
  db = await testDatabase();
  const options = { connection: { connectionString: db.urls.system }, log: SILENT };
  processes = [new Live(options), new Live(options)];
  await Promise.all(processes.map((live) => live.start()));
});
afterEach(async () => {
  await Promise.all(processes.map((live) => live.stop()));
  await db.close();
});

/** What a process hears of a topic, and when it has heard so much. */
function ear(live: Live | undefined, topic: string) {
  const heard: unknown[] = [];
  let check: () => void = () => undefined;
  const stop = live?.on(topic, (data) => {
    heard.push(data);
    check();
  });
  const hears = (count: number) =>
    new Promise<unknown[]>((resolve) => {
      check = () => {
        if (heard.length >= count) resolve(heard);
      };
      check();
    });
  return { heard, hears, stop: () => stop?.() };
}

test('tells its own process at once and every other one in order, each once, whatever the sizes', async () => {
  const [here, there] = processes;
  const [near, far, other] = [ear(here, 'a'), ear(there, 'a'), ear(there, 'b')];
  const sent = Array.from({ length: 500 }, (_, n) => ({ n, text: 'ü'.repeat((n * 37) % 3_500) }));
  for (const data of sent) here?.send('a', data);
  expect(near.heard).toEqual(sent);
  expect(await far.hears(500)).toEqual(sent);
  here?.send('a', 'last');
  expect((await far.hears(501)).at(-1)).toBe('last');
  expect([near.heard.length, far.heard.length, other.heard.length]).toEqual([501, 501, 0]);
  for (const { stop } of [near, far, other]) stop();
  expect(processes.map(({ listeners }) => listeners)).toEqual([0, 0]);
});

test('takes no notice of what is no message', async () => {
  const [, there] = processes;
  const far = ear(there, 'a');
  for (const payload of ['', '{}', '[]', '["x", 1, ["b"]]', 'null', '["x", [1, 2]]'])
    await db.owner.query(`select pg_notify('steward_live', $1)`, [payload]);
  await db.owner.query(`select pg_notify('steward_live', '["x", ["a", 17]]')`);
  expect(await far.hears(1)).toEqual([17]);
});
