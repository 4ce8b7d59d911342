import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CREATE_SECRET } from '../../support/operations.js';
import { type Account, assign, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import {
  APPROVAL_QUERY,
  APPROVE,
  CANCEL,
  INBOX,
  REGISTER_TOOL,
  REJECT,
  WAITING,
  awaiting,
  claimed,
  httpTool,
  newName,
  nextOf,
  registered,
  toolOf,
  type ToolAnswer,
} from './support.js';

let house: TestSteward;
let admin: Account;
let ada: Account;
let bob: Account;
let cleo: Account;
let dora: Account;
let eve: Account;
/** Decided by the person the agent works for, and by approvers. */
let own: ToolAnswer;
let high: ToolAnswer;
beforeAll(async () => {
  house = await startSteward();
  admin = await house.admin();
  [ada, bob] = [await register(house.url, 'Ada'), await register(house.url, 'Bob')];
  [cleo, dora] = [await register(house.url, 'Cleo'), await register(house.url, 'Dora')];
  eve = await register(house.url, 'Eve');
  for (const approver of [ada, bob, cleo]) await assign(admin, approver, 'approver');
  await assign(admin, dora, 'elevated-approver');
  own = await registered(admin, { requiresApproval: true });
  high = await registered(admin, { requiresApproval: true, riskLevel: 'HIGH' });
});
afterAll(() => house.close());

const execution = async (account: Account, id: string) =>
  (await account.person.ask<{ toolExecution: Record<string, unknown> }>(WAITING, { id })).toolExecution;
/** Lets the time for a decision be over. */
async function expire({ executionId, approvalId }: { readonly executionId: string; readonly approvalId: string }) {
  const { owner } = house.database;
  await owner.query(`update tool_executions set approval_expires_at = now() where id = $1`, [executionId]);
  await owner.query(`update tool_approvals set expires_at = now() where id = $1`, [approvalId]);
}

describe('deciding', () => {
  test('the person an agent works for agrees, and it waits for its turn', async () => {
    const { executionId, ...asked } = await awaiting(ada, own.name);
    expect(await ada.person.do(APPROVE, { ...asked, comment: 'fine' })).toMatchObject({
      __typename: 'ApproveToolExecutionSuccess',
      approval: {
        status: 'APPROVED',
        isApproved: true,
        response: 'fine',
        votes: [{ decision: 'APPROVED', voter: { id: ada.id } }],
      },
    });
    expect(await execution(ada, executionId)).toMatchObject({ status: 'PENDING', revision: 1 });
    await claimed(ada, executionId);
    const { rows } = await house.database.owner.query<{ action: string }>(
      `select action from audit_logs where tool_execution_id = $1 order by created_at, action`,
      [executionId],
    );
    expect(rows.map(({ action }) => action).sort()).toEqual([
      'APPROVAL_APPROVED',
      'APPROVAL_REQUESTED',
      'TOOL_EXECUTION_QUEUED',
      'TOOL_EXECUTION_REQUESTED',
      'TOOL_EXECUTION_STARTED',
    ]);
  });

  test('whoever asked does not decide what approvers do, nor does anybody without the right; strangers see nothing', async () => {
    const { approvalId, digest } = await awaiting(ada, high.name);
    expect(await ada.person.do(APPROVE, { approvalId, digest })).toMatchObject({ __typename: 'Forbidden' });
    const answers = async (id: string) =>
      JSON.stringify([
        await eve.person.do(APPROVE, { approvalId: id, digest }),
        await eve.person.do(REJECT, { approvalId: id, digest, reason: 'x' }),
        await eve.person.ask(APPROVAL_QUERY, { id }),
      ]);
    const missing = await answers(randomUUID());
    expect(await answers(approvalId)).toBe(missing);
    expect(missing).toContain('ToolApproval not found.');
    expect(await bob.person.ask(APPROVAL_QUERY, { id: approvalId })).toMatchObject({ approval: { digest } });
    expect(await bob.person.do(APPROVE, { approvalId, digest })).toMatchObject({ approval: { status: 'APPROVED' } });
    expect(await eve.person.ask(INBOX)).toEqual({ approvals: { totalCount: '0', nodes: [] } });
  });

  test('one denial decides: whoever asked reads why, and not who', async () => {
    const { executionId, ...asked } = await awaiting(ada, high.name);
    await bob.person.must(REJECT, { ...asked, reason: 'Not on a Friday.' });
    const seen = await execution(ada, executionId);
    expect(seen).toMatchObject({
      ...{ status: 'REJECTED', reason: 'DENIED', error: 'Not on a Friday.' },
      approval: { status: 'DENIED', isApproved: false, response: 'Not on a Friday.', votes: [] },
    });
    expect(JSON.stringify(seen)).not.toContain(bob.id);
    expect(await bob.person.ask(APPROVAL_QUERY, { id: asked.approvalId })).toMatchObject({
      approval: { id: asked.approvalId },
    });
    expect(await cleo.person.ask(APPROVAL_QUERY, { id: asked.approvalId })).toEqual({ approval: null, node: null });
    const told = `{ notifications(filter: { kinds: [APPROVAL_DECIDED] }) { nodes { subject actor { id } } } }`;
    await house.until(async () => JSON.stringify(await ada.person.ask(told)).includes('was denied'));
    expect(JSON.stringify(await ada.person.ask(told))).not.toContain(bob.id);
  });

  test('what was decided, cancelled or has expired says so to those who could have decided', async () => {
    const [first, second, third] = [
      await awaiting(ada, high.name),
      await awaiting(ada, high.name),
      await awaiting(ada, high.name),
    ];
    await bob.person.must(APPROVE, { approvalId: first.approvalId, digest: first.digest });
    await ada.person.must(CANCEL, { executionId: second.executionId });
    await expire(third);
    const say = ({ approvalId, digest }: typeof first) => cleo.person.do(REJECT, { approvalId, digest, reason: 'x' });
    expect(await say(first)).toMatchObject({ __typename: 'ApprovalClosed', status: 'APPROVED' });
    expect(await say(second)).toMatchObject({ __typename: 'ApprovalClosed', status: 'CANCELLED' });
    expect(await say(third)).toMatchObject({ __typename: 'ApprovalClosed', status: 'EXPIRED' });
    expect(await execution(ada, third.executionId)).toMatchObject({
      status: 'REJECTED',
      reason: 'EXPIRED',
      approval: { status: 'EXPIRED' },
    });
  });

  test('of several that have to agree, each counts once, and edited arguments begin anew', async () => {
    const { name } = await registered(admin, { requiresApproval: true, riskLevel: 'HIGH', requiredCount: 2 });
    const { executionId, approvalId, digest } = await awaiting(ada, name);
    expect(await bob.person.do(APPROVE, { approvalId, digest })).toMatchObject({ approval: { status: 'AWAITING' } });
    expect(await bob.person.do(APPROVE, { approvalId, digest })).toMatchObject({ __typename: 'Conflict' });
    const edited = await cleo.person.must(APPROVE, { approvalId, digest, editedParameters: { line: 'y' } });
    expect(edited).toMatchObject({ approval: { status: 'AWAITING', revision: 2, parameters: { line: 'y' } } });
    const { digest: now } = edited['approval'] as { digest: string };
    expect(await bob.person.do(APPROVE, { approvalId, digest })).toMatchObject({
      __typename: 'ApprovalChanged',
      digest: now,
    });
    expect(await bob.person.do(APPROVE, { approvalId, digest: now })).toMatchObject({
      approval: { status: 'APPROVED' },
    });
    expect(await execution(ada, executionId)).toMatchObject({
      status: 'PENDING',
      revision: 2,
      parameters: { line: 'y' },
    });
  });

  test('edits are what the tool takes, and bring in no secret', async () => {
    const asks = httpTool(newName(), { requiresApproval: true, riskLevel: 'HIGH' });
    const { name } = toolOf(await admin.person.must(REGISTER_TOOL, asks));
    const secret = { name: 'deploy key', type: 'CUSTOM', value: 'v', allowedTools: [name] };
    const { id } = (await ada.person.must(CREATE_SECRET, secret))['secret'] as { id: string };
    const plain = await awaiting(ada, name);
    const say = (parameters: unknown) =>
      bob.person.do(APPROVE, { approvalId: plain.approvalId, digest: plain.digest, editedParameters: parameters });
    expect(await say({ line: 1 })).toMatchObject({ __typename: 'InvalidParameters', pointer: '/line' });
    expect(await say({ line: `{{secret:${id}}}` })).toMatchObject({
      __typename: 'InvalidParameters',
      pointer: '/line',
    });
    const using = await awaiting(ada, name, { parameters: { line: `{{secret:${id}}}` } });
    expect(
      await bob.person.ask(`query ($id: ID!) { approval(id: $id) { secrets { id name } riskAssessment } }`, {
        id: using.approvalId,
      }),
    ).toEqual({
      approval: { secrets: [{ id, name: 'deploy key' }], riskAssessment: expect.stringContaining('“deploy key”') },
    });
  });

  test('what wants more is decided by those who have it, and by no key', async () => {
    const { name } = await registered(admin, { requiresApproval: true, riskLevel: 'CRITICAL' });
    const { approvalId, digest } = await awaiting(ada, name);
    expect(await bob.person.do(APPROVE, { approvalId, digest })).toMatchObject({ __typename: 'NotFound' });
    expect(await dora.person.do(APPROVE, { approvalId, digest, rule: 'ALWAYS' })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'rule',
    });
    const key = await ada.person.must(
      `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename ... on CreateApiKeySuccess { key } } }`,
      { name: 'agent', scopes: ['tools.read', 'tools.execute'] },
    );
    const agent = house.nobody();
    agent.signIn({ __typename: '', accessToken: key['key'] });
    const mine = await awaiting(ada, own.name);
    expect(await agent.do(APPROVE, { approvalId: mine.approvalId, digest: mine.digest })).toMatchObject({
      __typename: 'Forbidden',
    });
    expect(await dora.person.do(APPROVE, { approvalId, digest })).toMatchObject({ approval: { status: 'APPROVED' } });
  });
});

describe('the inbox', () => {
  test('holds what waits for its reader, and tells of it', async () => {
    const asked = await ada.person.listen(`subscription { approvalEvents { approvalId kind status } }`);
    const events = await bob.person.listen(
      `subscription { approvalEvents { approvalId kind status approval { id } } }`,
    );
    const { approvalId, digest } = await awaiting(ada, high.name);
    const next = (of: typeof events) => nextOf(of, (news) => news['approvalId'] === approvalId);
    expect(await next(events)).toEqual({
      ...{ approvalId, kind: 'REQUESTED', status: 'AWAITING', approval: { id: approvalId } },
    });
    expect(await next(asked)).toEqual({ approvalId, kind: 'REQUESTED', status: 'AWAITING' });
    const inbox = await bob.person.ask<{ approvals: { nodes: { id: string }[] } }>(INBOX, {
      filter: { status: 'AWAITING', isMine: false },
    });
    expect(inbox.approvals.nodes.map(({ id }) => id)).toContain(approvalId);
    await cleo.person.must(APPROVE, { approvalId, digest });
    expect(await next(events)).toEqual({ approvalId, kind: 'DECIDED', status: 'APPROVED', approval: null });
    expect(await next(asked)).toEqual({ approvalId, kind: 'DECIDED', status: 'APPROVED' });
    const told = `{ notifications(filter: { kinds: [APPROVAL_REQUESTED] }) { nodes { about: subject } } }`;
    await house.until(async () => JSON.stringify(await bob.person.ask(told)).includes(high.name));
    expect(JSON.stringify(await ada.person.ask(told))).not.toContain(high.name);
    await Promise.all([bob.person.leave(), ada.person.leave()]);
  });
});
