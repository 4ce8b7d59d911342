import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { called, chunk, event, isTold, said, startProvider } from '../../../support/provider.js';
import { type Account, register } from '../../../support/people.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { converse } from '../conversations.js';
import { Reader, runNow, send } from './runs.js';
import { branch } from './tooling.js';

/** What the provider sends next, by whether the model was told what came of a tool. */
let answer: (isTold: boolean) => string;
let provider: Awaited<ReturnType<typeof startProvider>>;
let house: TestSteward;
let ada: Account;
beforeAll(async () => {
  provider = await startProvider(async function* (question) {
    yield answer(isTold(question));
  });
  house = await startSteward({ env: { ...provider.env, COST_PER_MINUTE: '1000000000' } });
  ada = await register(house.url, 'Ada');
});
afterAll(async () => {
  await house.close();
  await provider.stop();
});

/** A call of a tool, and what is said when its result is there. */
const calling = (name: string, text: string) => (told: boolean) =>
  told ? said('So be it.') : called(name, text, 'c\0all');

/** Asks, and answers the run when it is over, with what was called. */
async function ask() {
  const sessionId = await converse(ada);
  const reader = new Reader(house.url, ada, sessionId, 0);
  const { run } = await send(ada, sessionId, 'Hello?');
  await reader.until(({ runId, status }) => runId === run.id && /COMPLETED|FAILED/.test(status ?? ''));
  await reader.leave();
  const [, first] = await branch(ada, sessionId);
  return { ...(await runNow(ada, run.id)), call: first?.toolCalls[0] };
}

test.each([
  { prompt_tokens: 1.5, completion_tokens: 2 },
  { prompt_tokens: -1, completion_tokens: 2 },
  { prompt_tokens: 9e12, completion_tokens: 2 },
])('what counts no tokens does not count: %p', async (usage) => {
  answer = () => said('Here I am.', { usage });
  expect(await ask()).toMatchObject({
    ...{ status: 'COMPLETED', attempts: 1, isUsageMeasured: false, message: { content: 'Here I am.' } },
  });
});

test('an error that cannot be kept as it is fails the run in its words all the same', async () => {
  answer = () => event({ error: { message: `no\0 ${'x'.repeat(2_000)}` } });
  const { error, ...run } = await ask();
  expect(run).toMatchObject({ status: 'FAILED', reason: 'PROVIDER', attempts: 1 });
  expect(error).not.toContain('\0');
});

test('a parameter with an endless name is refused, and told in short', async () => {
  answer = calling('calculate', JSON.stringify({ expression: '1', ['x'.repeat(9_000)]: 1 }));
  const { call, ...run } = await ask();
  expect(run).toMatchObject({ status: 'COMPLETED', attempts: 1, message: { content: 'So be it.' } });
  expect(call?.refusal).toMatch(/^The arguments are not acceptable at \/xxx/);
  expect(call?.refusal).toHaveLength(4_096);
});

test('arguments that become too long when they are kept are refused', async () => {
  answer = calling('calc\0ulate', '\0'.repeat(40_000));
  const { call, ...run } = await ask();
  expect(run).toMatchObject({ status: 'COMPLETED', attempts: 1 });
  expect(call).toMatchObject({
    name: 'calc\ufffdulate',
    arguments: '',
    refusal: 'The arguments have more than 64 KiB.',
  });
});

test('more than is sent to a model is not read at all', async () => {
  answer = () => said('So much!');
  const sessionId = await converse(ada, { contextStrategy: 'FULL' });
  await house.database.owner.query(
    `with m as (
       insert into chat_messages (id, session_id, owner_id, parent_id, sequence, depth, role, content, lexemes, path_tokens, created_at)
       select md5($1 || n)::uuid, $1::uuid, $2, case when n > 1 then md5($1 || (n - 1))::uuid end, n, n, 'USER',
              repeat('x', 1048576), '', 0, now() + n * interval '1 microsecond' from generate_series(1, 17) n returning id)
     update chat_sessions set last_sequence = 17 where id = $1::uuid`,
    [sessionId, ada.id],
  );
  const parentId = await house.database.owner.query<{ id: string }>('select md5($1 || 17)::uuid as id', [sessionId]);
  const { run } = await send(ada, sessionId, 'Go on.', { parentId: parentId.rows[0]?.id });
  await house.until(async () => (await runNow(ada, run.id)).status === 'FAILED');
  expect(await runNow(ada, run.id)).toMatchObject({ reason: 'TOO_LONG', error: expect.stringContaining('16 MiB') });
});

test('a model that reasons for ever is given up', async () => {
  answer = () => chunk({ reasoning_content: 'x'.repeat(1024 * 1024) }).repeat(5) + said('At last.');
  expect(await ask()).toMatchObject({
    ...{ status: 'FAILED', reason: 'TOO_LONG', error: 'The model reasoned for too long.' },
  });
});
