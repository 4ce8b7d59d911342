import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { converse } from '../modules/chat/conversations.js';
import { Reader, runNow, send } from '../modules/chat/runs/runs.js';
import { type Account, register } from '../support/people.js';
import { called, chunk, gate, isTold, said, startProvider } from '../support/provider.js';
import { type TestSteward, startSteward } from '../support/steward.js';

/** A heartbeat that crosses a wait for tools: what the run is at after it is not what the heartbeat asked about. */
let provider: Awaited<ReturnType<typeof startProvider>>;
let house: TestSteward;
let ada: Account;
const [first, second, told] = [gate(), gate(), gate()];
let isAskedAgain = false;
beforeAll(async () => {
  provider = await startProvider(async function* (question) {
    yield chunk({ content: 'Well' });
    if (isTold(question)) {
      isAskedAgain = true;
      await told.opened;
      yield said(' done');
    } else if (question.includes('Walrus?')) {
      await first.opened;
      yield said('.');
    } else {
      await second.opened;
      yield called('calculate', '{"expression":"6 * 7"}');
    }
  });
  house = await startSteward({ env: { ...provider.env, COST_PER_MINUTE: '1000000000' } });
  ada = await register(house.url, 'Ada');
});
afterAll(async () => {
  await house.close();
  await provider.stop();
});

/** Asks, and answers when the model has begun to answer. */
async function ask(content: string) {
  const sessionId = await converse(ada);
  const reader = new Reader(house.url, ada, sessionId, 0);
  const { run } = await send(ada, sessionId, content);
  await reader.untilText(4);
  return { reader, run };
}

test('a heartbeat ends no attempt that has begun since', async () => {
  const [one, other] = [await ask('Walrus?'), await ask('Elephant?')];
  const client = await house.database.owner.connect();
  await client.query('begin');
  await client.query('select from chat_runs where id = $1 for update', [one.run.id]);
  const waiting = `select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))`;
  await house.until(async () => (await client.query(waiting)).rowCount !== 0);
  second.open();
  await house.until(() => isAskedAgain);
  await client.query('rollback');
  const beaten = `select from chat_runs where id = $1 and lease_until > now() + interval '25 seconds'`;
  await house.until(async () => (await client.query(beaten, [one.run.id])).rowCount !== 0);
  client.release();
  // Somebody else's question: whatever the heartbeat sets off has happened when it is answered.
  await converse(ada);
  told.open();
  await other.reader.untilRun(other.run.id, 'COMPLETED');
  expect(await runNow(ada, other.run.id)).toMatchObject({ attempts: 1, message: { content: 'Well done' } });
  first.open();
  await one.reader.untilRun(one.run.id, 'COMPLETED');
  await Promise.all([one.reader.leave(), other.reader.leave()]);
}, 120_000);
