import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Account, register } from '../../support/people.js';
import { CREATE_SECRET } from '../../support/operations.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import {
  BEAT,
  CANCEL,
  CLAIM,
  COMPLETE,
  EXECUTION_QUERY,
  FAIL,
  REGISTER_TOOL,
  REQUEST_EXECUTION,
  SET_TOOL_ACTIVE,
  type ToolAnswer,
  claimed,
  executionOf,
  httpTool,
  newName,
  nextOf,
  registered,
  requested,
  toolOf,
} from './support.js';

let house: TestSteward;
let [admin, ada, eve]: Account[] = [];
let tool: ToolAnswer;
beforeAll(async () => {
  house = await startSteward();
  [admin, ada, eve] = [await house.admin(), await register(house.url, 'Ada'), await register(house.url, 'Eve')];
  tool = await registered(admin);
});
afterAll(() => house.close());

const actors = () => {
  if (!admin || !ada || !eve) throw new Error('Nobody is there.');
  return { admin, ada, eve };
};
const ask = (account: Account, input: Readonly<Record<string, unknown>>) =>
  account.person.do(REQUEST_EXECUTION, { toolName: tool.name, parameters: { line: 'x' }, ...input });
const actionsOf = async (id: string) => {
  const { rows } = await house.database.owner.query<{ action: string }>(
    `select action from audit_logs where tool_execution_id = $1 order by created_at`,
    [id],
  );
  return rows.map(({ action }) => action.replace('TOOL_EXECUTION_', ''));
};

describe('asking', () => {
  test('admits what nobody has to agree to, in whatever case its tool is named, and says so', async () => {
    const { ada: who } = actors();
    const outcome = await ask(who, { toolName: tool.name.toUpperCase(), parameters: { line: 'x', times: 2 } });
    expect(outcome).toMatchObject({
      ...{ __typename: 'RequestToolExecutionSuccess', requiresApproval: false },
      execution: {
        ...{ status: 'PENDING', parameters: { line: 'x', times: 2 }, revision: 1, isPending: true, isComplete: false },
        ...{ tool: { id: tool.id }, requester: { id: who.id }, result: null },
      },
    });
    expect(await actionsOf(executionOf(outcome).id)).toEqual(['QUEUED']);
  });

  test('waits where somebody has to', async () => {
    const { admin: boss, ada: who } = actors();
    const { name } = await registered(boss, { requiresApproval: true });
    const outcome = await ask(who, { toolName: name });
    expect(outcome).toMatchObject({
      requiresApproval: true,
      execution: { status: 'AWAITING_APPROVAL', isPending: true },
    });
    expect(await ask(who, { toolName: name, dryRun: true })).toMatchObject({ requiresApproval: true, execution: null });
  });

  test('says where arguments are wrong', async () => {
    const outcomes = await Promise.all([
      ask(actors().ada, { parameters: { line: 1 } }),
      ask(actors().ada, { parameters: { line: 'x', extra: 1 } }),
      ask(actors().ada, { parameters: {} }),
    ]);
    expect(outcomes.map((outcome) => [outcome.__typename, outcome['pointer']])).toEqual([
      ['InvalidParameters', '/line'],
      ['InvalidParameters', '/extra'],
      ['InvalidParameters', ''],
    ]);
  });

  test('refuses unknown and unused tools, other people’s sessions, and whoever does not execute tools', async () => {
    const { admin: boss, ada: who, eve: other } = actors();
    const idle = await registered(boss);
    await boss.person.must(SET_TOOL_ACTIVE, { toolId: idle.id, isActive: false });
    expect(await ask(who, { toolName: 'no_such' })).toEqual({ __typename: 'NotFound', message: 'Tool not found.' });
    expect(await ask(who, { toolName: idle.name })).toMatchObject({ __typename: 'ToolUnavailable' });
    expect(await ask(boss, {})).toMatchObject({ __typename: 'Forbidden' });
    const { rows } = await house.database.owner.query<{ id: string }>(
      `insert into chat_sessions (owner_id) values ($1), ($2) returning id`,
      [who.id, other.id],
    );
    const [mine, foreign] = rows.map(({ id }) => id);
    expect(await ask(who, { sessionId: mine })).toMatchObject({ execution: { sessionId: mine } });
    for (const sessionId of [foreign, randomUUID(), 'none'])
      expect(await ask(who, { sessionId })).toEqual({ __typename: 'NotFound', message: 'ChatSession not found.' });
  });

  test('names secrets that it sees, and no others', async () => {
    const { ada: who, eve: other } = actors();
    const paused = httpTool(newName(), { maxConcurrentExecutions: 0 });
    const { name: toolName } = toolOf(await actors().admin.person.must(REGISTER_TOOL, paused));
    const secret = { name: randomUUID(), type: 'CUSTOM', value: 'v', allowedTools: [toolName] };
    const made = await who.person.must(CREATE_SECRET, secret);
    const secretId = (made['secret'] as { id: string }).id;
    const parameters = { line: `token {{secret:${secretId.toUpperCase()}}}` };
    expect(await ask(who, { toolName, parameters })).toMatchObject({ execution: { status: 'PENDING' } });
    expect(await ask(who, { parameters })).toMatchObject({ message: 'Tools of this kind are given no secrets.' });
    const [foreign, missing] = await Promise.all([
      ask(other, { toolName, parameters }),
      ask(other, { toolName, parameters: { line: `{{secret:${randomUUID()}}}` } }),
    ]);
    expect(foreign).toMatchObject({ __typename: 'InvalidParameters', pointer: '/line' });
    expect(foreign).toEqual(missing);
    expect(await ask(who, { parameters: { line: '{{secret:name}}' } })).toMatchObject({ pointer: '/line' });
  });

  test('once for each idempotency key, also of 20 at once; another input conflicts', async () => {
    const idempotencyKey = randomUUID();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => ask(actors().ada, { idempotencyKey })));
    expect(new Set(outcomes.map((outcome) => executionOf(outcome).id)).size).toBe(1);
    expect(await ask(actors().ada, { idempotencyKey, dryRun: true })).toMatchObject({ execution: null });
    const other = await ask(actors().ada, { idempotencyKey, parameters: { line: 'y' } });
    expect(other).toMatchObject({ __typename: 'Conflict', field: 'idempotencyKey' });
    expect(await ask(actors().eve, { idempotencyKey })).toMatchObject({ execution: { status: 'PENDING' } });
  });
});

describe('running', () => {
  test('is claimed once of 10 at once, kept alive, and completed; saying so again is no error', async () => {
    const { ada: who } = actors();
    const executionId = await requested(who, tool.name);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => who.person.do(CLAIM, { executionId })));
    const won = outcomes.filter(({ __typename }) => __typename === 'ClaimToolExecutionSuccess');
    expect(won).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome['status'] === 'RUNNING')).toHaveLength(9);
    const lease = { executionId, leaseToken: won[0]?.['leaseToken'] };
    expect(await who.person.do(BEAT, lease)).toMatchObject({ __typename: 'HeartbeatToolExecutionSuccess' });
    expect(await who.person.do(BEAT, { executionId, leaseToken: 'x' })).toMatchObject({ __typename: 'LeaseLost' });
    for (let again = 0; again < 2; again++)
      expect(await who.person.do(COMPLETE, { ...lease, result: { lines: [1] } })).toMatchObject({
        execution: { status: 'COMPLETED', result: { lines: [1] }, isComplete: true, attempts: 1 },
      });
    expect(await who.person.do(FAIL, { ...lease, error: 'no' })).toMatchObject({
      __typename: 'LeaseLost',
      status: 'COMPLETED',
    });
    expect(await actionsOf(executionId)).toEqual(['QUEUED', 'STARTED', 'COMPLETED']);
  });

  test('fails with what its worker says, or with a result that is too large', async () => {
    const { ada: who } = actors();
    const failing = await claimed(who, await requested(who, tool.name));
    expect(await who.person.must(FAIL, { ...failing, error: 'no paper' })).toMatchObject({
      execution: { status: 'FAILED', reason: 'ERROR', error: 'no paper' },
    });
    const large = await claimed(who, await requested(who, tool.name));
    expect(await who.person.must(COMPLETE, { ...large, result: 'x'.repeat(49 * 1024) })).toMatchObject({
      execution: { status: 'FAILED', reason: 'RESULT_TOO_LARGE', result: null },
    });
  });

  test('holds its cap, which can be null and 0', async () => {
    const { admin: boss, ada: who } = actors();
    const [one, paused] = [
      await registered(boss, { maxConcurrentExecutions: 1 }),
      await registered(boss, { maxConcurrentExecutions: 0 }),
    ];
    const ids = await Promise.all(Array.from({ length: 5 }, () => requested(who, one.name)));
    const outcomes = await Promise.all(ids.map((executionId) => who.person.do(CLAIM, { executionId })));
    expect(outcomes.filter(({ __typename }) => __typename === 'ToolBusy')).toHaveLength(4);
    const none = await who.person.do(CLAIM, { executionId: await requested(who, paused.name) });
    expect(none).toEqual({ __typename: 'ToolBusy', message: 'The tool is paused.' });
  });

  test('is not begun once its tool is out of use or another one, which is kept', async () => {
    const { admin: boss, ada: who } = actors();
    const idle = await registered(boss);
    const executionId = await requested(who, idle.name);
    await boss.person.must(SET_TOOL_ACTIVE, { toolId: idle.id, isActive: false });
    expect(await who.person.do(CLAIM, { executionId })).toMatchObject({
      __typename: 'ExecutionUnavailable',
      status: 'REJECTED',
    });
    expect(await who.person.ask(EXECUTION_QUERY, { id: executionId })).toMatchObject({
      toolExecution: { status: 'REJECTED', reason: 'POLICY' },
    });
  });

  test('is cancelled once, and its worker is told', async () => {
    const { ada: who } = actors();
    const lease = await claimed(who, await requested(who, tool.name));
    for (let again = 0; again < 2; again++)
      expect(await who.person.do(CANCEL, { executionId: lease.executionId })).toMatchObject({
        execution: { status: 'CANCELLED' },
      });
    expect(await who.person.do(BEAT, lease)).toMatchObject({ __typename: 'LeaseLost', status: 'CANCELLED' });
    expect(await who.person.do(COMPLETE, lease)).toMatchObject({ __typename: 'LeaseLost', status: 'CANCELLED' });
    expect(await actionsOf(lease.executionId)).toEqual(['QUEUED', 'STARTED', 'CANCELLED']);
    const done = await claimed(who, await requested(who, tool.name));
    await who.person.must(COMPLETE, done);
    expect(await who.person.do(CANCEL, { executionId: done.executionId })).toMatchObject({
      ...{ __typename: 'ExecutionUnavailable', status: 'COMPLETED' },
    });
  });
});

describe('a stranger', () => {
  test('gets byte for byte what a missing execution gives', async () => {
    const { ada: who, eve: other } = actors();
    const lease = await claimed(who, await requested(who, tool.name));
    const answers = async (executionId: string) =>
      JSON.stringify([
        await other.person.ask(EXECUTION_QUERY, { id: executionId }),
        await other.person.do(CANCEL, { executionId }),
        await other.person.do(CLAIM, { executionId }),
        await other.person.do(BEAT, { ...lease, executionId }),
        await other.person.do(COMPLETE, { ...lease, executionId }),
        await other.person.do(FAIL, { ...lease, executionId, error: 'x' }),
      ]);
    const missing = await answers(randomUUID());
    expect(await answers(lease.executionId)).toBe(missing);
    expect(missing).toContain('"toolExecution":null');
    expect(missing.match(/"NotFound"/g)).toHaveLength(5);
  });

  test('hears nothing of it, where its requester hears everything', async () => {
    const { ada: who, eve: other } = actors();
    const news = `subscription { toolExecutionEvents { executionId status execution { id } } }`;
    const [mine, theirs] = [await who.person.listen(news), await other.person.listen(news)];
    const executionId = await requested(who, tool.name);
    await who.person.must(CANCEL, { executionId });
    const own = await requested(other, tool.name);
    for (const status of ['PENDING', 'CANCELLED'])
      expect(await nextOf(mine, (news) => news['executionId'] === executionId)).toEqual({
        ...{ executionId, status, execution: { id: executionId } },
      });
    const heard: unknown[] = [];
    await nextOf(theirs, (news) => heard.push(news['executionId']) > 0 && news['executionId'] === own);
    expect(heard).not.toContain(executionId);
    await Promise.all([who.person.leave(), other.person.leave()]);
  });
});
