import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Person } from '../../../../src/demo/client.js';
import { startModels } from '../../../support/models.js';
import { type Account, assign, register } from '../../../support/people.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { APPROVE, REJECT, claimed, COMPLETE } from '../../tools/support.js';
import { DELETE, UPDATE, converse, say } from '../conversations.js';
import { CANCEL, Reader, runNow, send } from './runs.js';
import { branch, calculate, calls, guarded, toolTexts } from './tooling.js';

let models: Awaited<ReturnType<typeof startModels>>;
let house: TestSteward;
let admin: Account;
let ada: Account;
let ben: Account;
beforeAll(async () => {
  models = await startModels({ chunkSize: 8 });
  const env = { ...models.env, DEFAULT_AI_PROVIDER: 'openai-compatible', DEFAULT_AI_MODEL: 'm-1' };
  house = await startSteward({ env: { ...env, COST_PER_MINUTE: '1000000000' } });
  [admin, ada, ben] = [await house.admin(), await register(house.url, 'Ada'), await register(house.url, 'Ben')];
  await assign(admin, ben, 'approver');
});
afterAll(async () => {
  await house.close();
  await models.stop();
});

const SEEN = `query ($approvalId: ID!, $sessionId: ID!) { approval(id: $approvalId) { conversation { role content isCut } }
  chatSession(id: $sessionId) { id } }`;
const HIDDEN = { approval: { conversation: null }, chatSession: null };
const LONG = { role: 'USER', content: 'a'.repeat(2_000), isCut: true };

const CREATE_API_KEY = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename
  ... on CreateApiKeySuccess { key apiKey { id } } ... on Problem { message } } }`;
const SET_ACTIVE = `mutation ($input: SetUserActiveInput!) { setUserActive(input: $input) { __typename ... on Problem { message } } }`;
const REVOKE_API_KEY = `mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { __typename ... on Problem { message } } }`;

/** Asks, and answers when the run is at a state. */
async function asked(content: string, status = 'COMPLETED') {
  const sessionId = await converse(ada);
  const reader = new Reader(house.url, ada, sessionId, 0);
  const { run } = await send(ada, sessionId, content);
  await reader.untilRun(run.id, status);
  return { sessionId, reader, run, at: (name: string) => reader.untilRun(run.id, name) };
}

/** The same, with the approval of the first call. */
async function awaited(content: string) {
  const begun = await asked(content, 'WAITING');
  const messages = await branch(ada, begun.sessionId);
  const approval = messages.at(-1)?.toolCalls[0]?.execution?.approval;
  return { ...begun, approvalId: approval?.id ?? '', digest: approval?.digest ?? '' };
}

describe('a model that asks for tools', () => {
  test('is told of those it may have executed, waits for what comes of its calls, and goes on', async () => {
    calls(models.mock, 'six times seven', [calculate('6 * 7'), { ...calculate('1 / 0'), id: 'second' }], 'It is 42.');
    const { sessionId, reader, run } = await asked('What is six times seven?');
    const [user, assistant, product, failure, answer] = await branch(ada, sessionId);
    expect(user).toMatchObject({ role: 'USER', toolCalls: [], toolExecution: null });
    expect(assistant).toMatchObject({ role: 'ASSISTANT', status: 'COMPLETE', content: '' });
    expect(assistant?.toolCalls).toMatchObject([
      { name: 'calculate', arguments: '{"expression":"6 * 7"}', refusal: null, execution: { status: 'COMPLETED' } },
      { name: 'calculate', refusal: null, execution: { status: 'FAILED' } },
    ]);
    expect(product).toMatchObject({ role: 'TOOL', content: '{"value":42}', toolExecution: { status: 'COMPLETED' } });
    expect(failure).toMatchObject({ role: 'TOOL', content: 'It failed: Nothing is divided by zero.' });
    expect(answer).toMatchObject({ role: 'ASSISTANT', status: 'COMPLETE', content: 'It is 42.' });
    expect(toolTexts(models.mock)).toEqual(['{"value":42}', 'It failed: Nothing is divided by zero.']);
    const told = reader.heard.filter(({ sequence }) => sequence !== undefined);
    expect(told.map(({ sequence }) => sequence)).toEqual(told.map((_, index) => index + 1));
    expect(told.filter(({ __typename }) => __typename === 'ChatRunChanged').map(({ status }) => status)).toEqual([
      ...['QUEUED', 'RUNNING', 'WAITING', 'RUNNING', 'COMPLETED'],
    ]);
    expect(told.filter(({ __typename }) => __typename === 'ChatToolExecutionChanged')).toHaveLength(6);
    expect(await runNow(ada, run.id)).toMatchObject({ status: 'COMPLETED', attempts: 1, steps: 2 });
    const body = models.mock.getLastRequest()?.body as { tools: { function: { name: string } }[]; tool_choice: string };
    expect(body.tools.map((tool) => tool.function.name)).toEqual(expect.arrayContaining(['calculate', 'current_time']));
    await reader.leave();
  });

  test('for an unknown one, with broken JSON, or what the schema refuses, is told so, and it is recorded', async () => {
    const wrong = [
      { name: 'rm', arguments: '{}' },
      { name: 'calculate', arguments: '{"expression": "1' },
      { name: 'calculate', arguments: '{"expression": "1", "way": "long"}' },
    ];
    calls(models.mock, 'all wrong', wrong, 'I give up.');
    const { sessionId, reader } = await asked('all wrong');
    const messages = await branch(ada, sessionId);
    const said = [
      'There is no tool of this name.',
      'The arguments are not acceptable at the top: a JSON object is wanted, and this is none.',
      'The arguments are not acceptable at /way: There is no such parameter.',
    ];
    expect(messages[1]?.toolCalls.map(({ refusal, execution }) => [refusal, execution])).toEqual(
      said.map((text) => [text, null]),
    );
    expect(messages[1]?.toolCalls[1]?.arguments).toBe('{"expression": "1');
    expect(toolTexts(models.mock)).toEqual(said);
    expect(messages.at(-1)?.content).toBe('I give up.');
    await reader.leave();
  });

  test('over and over is bounded, and so is a flood of calls', async () => {
    models.mock.on({ userMessage: 'for ever' }, { toolCalls: [{ name: 'nothing', arguments: '{}' }] });
    const { run, reader } = await asked('for ever', 'FAILED');
    expect(await runNow(ada, run.id)).toMatchObject({ status: 'FAILED', reason: 'MAX_STEPS', steps: 16 });
    const body = models.mock.getLastRequest()?.body as { tool_choice?: string };
    expect(body.tool_choice).toBe('none');
    await reader.leave();
    const many = Array.from({ length: 100 }, (_, n) => ({ ...calculate(String(n)), id: `call-${n}` }));
    calls(models.mock, 'flood', many, 'Enough.');
    const flood = await asked('flood');
    const [, assistant] = await branch(ada, flood.sessionId);
    expect(assistant?.toolCalls).toHaveLength(32);
    expect(assistant?.toolCalls.filter(({ execution }) => execution !== null)).toHaveLength(16);
    expect(toolTexts(models.mock)).toHaveLength(32);
    await flood.reader.leave();
  });
});

describe('somebody who has to agree', () => {
  test('changes an argument and approves: what was approved runs, and the model is told of it', async () => {
    const tool = await guarded(admin);
    calls(models.mock, 'write it', [{ name: tool.name, arguments: '{"line":"all of it","times":9}' }], 'Written.');
    const { sessionId, reader, approvalId, digest, at, run } = await awaited('write it down');
    expect(await runNow(ada, run.id)).toMatchObject({ status: 'WAITING', attempts: 0 });
    await ben.person.must(APPROVE, { approvalId, digest, editedParameters: { line: 'a part', times: 1 } });
    const [, assistant] = await branch(ada, sessionId);
    const lease = await claimed(ada, assistant?.toolCalls[0]?.execution?.id ?? '');
    await ada.person.must(COMPLETE, { ...lease, result: { written: 1 } });
    await at('COMPLETED');
    expect(toolTexts(models.mock)).toEqual([
      'It was run with other arguments, as somebody decided: {"line":"a part","times":1}\n{"written":1}',
    ]);
    const approvals = reader.heard.filter(({ __typename }) => __typename === 'ChatToolApprovalChanged');
    expect(approvals.map(({ approvalStatus }) => approvalStatus)).toEqual(['AWAITING', 'AWAITING', 'APPROVED']);
    await reader.leave();
  });

  test('denies: the model is told why, and not by whom', async () => {
    const tool = await guarded(admin);
    calls(models.mock, 'delete it', [{ name: tool.name, arguments: '{"line":"x"}' }], 'Then not.');
    const { sessionId, reader, approvalId, digest, at } = await awaited('delete it all');
    await ben.person.must(REJECT, { approvalId, digest, reason: 'Not on a Friday.' });
    await at('COMPLETED');
    expect(toolTexts(models.mock)).toEqual(['It was denied: Not on a Friday.']);
    expect((await branch(ada, sessionId)).at(-1)?.content).toBe('Then not.');
    expect(JSON.stringify(models.mock.getLastRequest()?.body)).not.toContain(ben.id);
    await reader.leave();
  });

  test('reads what was said last only where its owner shares it, and nothing else of the conversation', async () => {
    const tool = await guarded(admin);
    calls(models.mock, 'tell them', [{ name: tool.name, arguments: '{"line":"x"}' }], 'Told.');
    const shared = { approval: { conversation: [LONG, { role: 'USER', content: 'tell them', isCut: false }] } };
    const seen = async (input: object, takeBack: string, how: object) => {
      const sessionId = await converse(ada, { systemPrompt: 'Be discreet.', ...input });
      await say(ada, sessionId, 'a'.repeat(2_001));
      const reader = new Reader(house.url, ada, sessionId, 0);
      const { run } = await send(ada, sessionId, 'tell them');
      await reader.untilRun(run.id, 'WAITING');
      const approvalId = (await branch(ada, sessionId)).at(-1)?.toolCalls[0]?.execution?.approval?.id;
      const read = await ben.person.ask(SEEN, { approvalId, sessionId });
      await ada.person.must(takeBack, { sessionId, ...how });
      // With its conversation the approval itself goes out of sight.
      expect(JSON.stringify(await ben.person.ask(SEEN, { approvalId, sessionId }))).not.toContain('tell them');
      await ada.person.do(CANCEL, { runId: run.id });
      await reader.leave();
      return read;
    };
    const sharing = { shareWithApprovers: true };
    expect(await seen(sharing, UPDATE, { shareWithApprovers: false })).toEqual({ ...shared, chatSession: null });
    expect(await seen(sharing, DELETE, {})).toEqual({ ...shared, chatSession: null });
    expect(await seen({}, UPDATE, sharing)).toEqual(HIDDEN);
  });

  test('is asked no more once the run is cancelled, which ends at once', async () => {
    const tool = await guarded(admin);
    calls(models.mock, 'wait for it', [{ name: tool.name, arguments: '{"line":"x"}' }, calculate('1')], 'Never said.');
    const { sessionId, reader, run, approvalId, digest, at } = await awaited('wait for it');
    await reader.until(({ executionStatus }) => executionStatus === 'COMPLETED');
    expect(await ada.person.must(CANCEL, { runId: run.id })).toMatchObject({ run: { status: 'CANCELLED' } });
    await at('CANCELLED');
    await reader.until(({ approvalStatus }) => approvalStatus === 'CANCELLED');
    const late = await ben.person.do(APPROVE, { approvalId, digest });
    expect(late).toMatchObject({ __typename: 'ApprovalClosed', status: 'CANCELLED' });
    const [, assistant] = await branch(ada, sessionId);
    expect(assistant?.toolCalls.map(({ execution }) => execution?.status)).toEqual(['CANCELLED', 'COMPLETED']);
    models.mock.on({ userMessage: 'go on' }, { content: 'Gladly.' });
    const next = await send(ada, sessionId, 'go on');
    await reader.untilRun(next.run.id, 'COMPLETED');
    expect(toolTexts(models.mock)[0]).toBe('What came of it is not part of this conversation.');
    await reader.leave();
  });
});

describe('a run that waits', () => {
  const waiting = async () => {
    const tool = await guarded(admin);
    calls(models.mock, `use ${tool.name}`, [{ name: tool.name, arguments: '{"line":"x"}' }], 'Never said.');
    return `use ${tool.name}`;
  };
  const ended = async (id: string) => {
    const sql = `select status, reason from chat_runs where id = $1 and ended_at is not null`;
    await house.until(async () => (await house.database.owner.query(sql, [id])).rows.length > 0);
    return (await house.database.owner.query<object>(sql, [id])).rows[0];
  };

  test('ends with its conversation, and so does what it waits for', async () => {
    const { sessionId, run, approvalId, digest, reader } = await awaited(await waiting());
    await ada.person.must(DELETE, { sessionId });
    expect(await ended(run.id)).toEqual({ status: 'CANCELLED', reason: 'CHAT_DELETED' });
    await house.until(
      async () => (await ben.person.do(APPROVE, { approvalId, digest })).__typename === 'ApprovalClosed',
    );
    await reader.leave();
  });

  test('ends when its owner may not go on, and nobody is asked any more', async () => {
    const content = await waiting();
    const vera = await register(house.url, 'Vera');
    const sessionId = await converse(vera);
    const { run } = await send(vera, sessionId, content);
    await house.until(async () => (await runNow(vera, run.id)).status === 'WAITING');
    const approval = (await branch(vera, sessionId)).at(-1)?.toolCalls[0]?.execution?.approval;
    await admin.person.must(SET_ACTIVE, { userId: vera.id, isActive: false });
    expect(await ended(run.id)).toEqual({ status: 'FAILED', reason: 'ACCESS_LOST' });
    const vote = { approvalId: approval?.id, digest: approval?.digest };
    await house.until(async () => (await ben.person.do(APPROVE, vote)).__typename === 'ApprovalClosed');
  });

  test('of a key that was revoked meanwhile says nothing more', async () => {
    const [sessionId, content] = [await converse(ada), await waiting()];
    const scopes = ['chats.read', 'chats.write', 'tools.read', 'tools.execute'];
    const { key, apiKey } = await ada.person.must(CREATE_API_KEY, { name: 'agent', scopes });
    const agent = new Person('Agent', 'agent@steward.test', house.url);
    agent.signIn({ __typename: '', accessToken: key });
    const reader = new Reader(house.url, ada, sessionId, 0);
    const { run } = await send({ ...ada, person: agent }, sessionId, content);
    await reader.untilRun(run.id, 'WAITING');
    await ada.person.must(REVOKE_API_KEY, { apiKeyId: (apiKey as { id: string }).id });
    expect(await ended(run.id)).toEqual({ status: 'FAILED', reason: 'ACCESS_LOST' });
    expect((await branch(ada, sessionId)).map(({ role }) => role)).toEqual(['USER', 'ASSISTANT']);
    await reader.leave();
  });
});
