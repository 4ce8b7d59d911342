import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Account, assign, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import {
  APPROVE,
  REQUEST_EXECUTION,
  REVOKE_RULE,
  RULES,
  UPDATE_TOOL,
  awaiting,
  executionOf,
  registered,
} from './support.js';

let house: TestSteward;
let admin: Account;
let ada: Account;
let bob: Account;
let eve: Account;
beforeAll(async () => {
  house = await startSteward();
  [admin, ada] = [await house.admin(), await register(house.url, 'Ada')];
  [bob, eve] = [await register(house.url, 'Bob'), await register(house.url, 'Eve')];
  await assign(admin, bob, 'approver');
});
afterAll(() => house.close());

interface Rule {
  readonly id: string;
  readonly scope: string;
}

const rulesOf = async (account: Account) =>
  (await account.person.ask<{ approvalRules: { nodes: Rule[] } }>(RULES)).approvalRules.nodes;
const statusOf = async (account: Account, toolName: string, more: Readonly<Record<string, unknown>> = {}) =>
  executionOf(await account.person.must(REQUEST_EXECUTION, { toolName, parameters: { line: 'x' }, ...more })).status;
const newChat = async (account: Account) => {
  const { rows } = await house.database.owner.query<{ id: string }>(
    `insert into chat_sessions (owner_id) values ($1) returning id`,
    [account.id],
  );
  return rows[0]?.id ?? '';
};

test('ALWAYS stands for the same arguments of the same requester, until it is revoked', async () => {
  const { name } = await registered(admin, { requiresApproval: true });
  const { approvalId, digest } = await awaiting(ada, name);
  await ada.person.must(APPROVE, { approvalId, digest, rule: 'ALWAYS' });
  expect(await statusOf(ada, name)).toBe('PENDING');
  expect(await statusOf(ada, name, { parameters: { line: 'y' } })).toBe('AWAITING_APPROVAL');
  expect(await statusOf(ada, name, { parameters: { line: 'x', times: 1 } })).toBe('AWAITING_APPROVAL');
  expect(await statusOf(eve, name)).toBe('AWAITING_APPROVAL');
  const [rule] = await rulesOf(ada);
  expect(rule).toMatchObject({
    scope: 'ALWAYS',
    isExact: true,
    match: { line: 'x' },
    toolName: name,
    createdBy: { id: ada.id },
  });
  const foreign = await eve.person.do(REVOKE_RULE, { ruleId: rule?.id });
  expect(foreign).toEqual(await eve.person.do(REVOKE_RULE, { ruleId: randomUUID() }));
  for (let again = 0; again < 2; again++)
    expect(await ada.person.do(REVOKE_RULE, { ruleId: rule?.id })).toMatchObject({ ruleId: rule?.id });
  expect(await statusOf(ada, name)).toBe('AWAITING_APPROVAL');
});

test('SESSION stands in its chat, and only there', async () => {
  const { name } = await registered(admin, { requiresApproval: true });
  const sessionId = await newChat(ada);
  const { approvalId, digest } = await awaiting(ada, name, { sessionId });
  await ada.person.must(APPROVE, { approvalId, digest, rule: 'SESSION' });
  expect(await statusOf(ada, name, { sessionId })).toBe('PENDING');
  expect(await statusOf(ada, name)).toBe('AWAITING_APPROVAL');
  expect(await statusOf(ada, name, { sessionId: await newChat(ada) })).toBe('AWAITING_APPROVAL');
  const elsewhere = await awaiting(ada, name);
  const outcome = await ada.person.do(APPROVE, {
    approvalId: elsewhere.approvalId,
    digest: elsewhere.digest,
    rule: 'SESSION',
  });
  expect(outcome).toMatchObject({ __typename: 'InvalidInput', field: 'rule' });
});

test('some arguments can be left open, and these have to be as they were approved', async () => {
  const { name } = await registered(admin, { requiresApproval: true });
  const { approvalId, digest } = await awaiting(ada, name, { parameters: { line: 'x', times: 1 } });
  const say = (ruleMatch: unknown) => ada.person.do(APPROVE, { approvalId, digest, rule: 'ALWAYS', ruleMatch });
  for (const match of [{}, { line: 'y' }])
    expect(await say(match)).toMatchObject({ __typename: 'InvalidInput', field: 'ruleMatch' });
  expect(await say({ line: 'x' })).toMatchObject({ __typename: 'ApproveToolExecutionSuccess' });
  expect(await statusOf(ada, name, { parameters: { line: 'x', times: 9 } })).toBe('PENDING');
  expect(await statusOf(ada, name, { parameters: { line: 'y', times: 1 } })).toBe('AWAITING_APPROVAL');
});

test('it ends with the tool it was made for, and with the right of whoever made it', async () => {
  const tool = await registered(admin, { requiresApproval: true, riskLevel: 'HIGH' });
  const { approvalId, digest } = await awaiting(ada, tool.name);
  await bob.person.must(APPROVE, { approvalId, digest, rule: 'ALWAYS' });
  expect(await statusOf(ada, tool.name)).toBe('PENDING');
  await admin.person.must(UPDATE_TOOL, { toolId: tool.id, description: 'Something else.' });
  expect(await statusOf(ada, tool.name)).toBe('AWAITING_APPROVAL');
  await admin.person.must(UPDATE_TOOL, { toolId: tool.id, description: 'Writes a line somewhere.' });
  expect(await statusOf(ada, tool.name)).toBe('PENDING');
  await house.database.owner.query(
    `delete from user_roles where user_id = $1 and role_id = (select id from roles where name = 'approver')`,
    [bob.id],
  );
  expect(await statusOf(ada, tool.name)).toBe('AWAITING_APPROVAL');
});

test('nothing is put past those who have to agree, also without this program', async () => {
  const { name, id } = await registered(admin, { requiresApproval: true });
  const { owner } = house.database;
  const insert = owner.query(
    `insert into tool_executions (owner_id, tool_id, tool_name, kind, definition_hash, is_idempotent, timeout_seconds,
       parameters, requires_approval, status, request_hash) values ($1, $2, $3, 'CLIENT', '', false, 1, '{}', true, 'PENDING', '')`,
    [ada.id, id, name],
  );
  await expect(insert).rejects.toThrow('Somebody has to agree first.');
  const { executionId, approvalId } = await awaiting(ada, name);
  await expect(
    owner.query(`update tool_executions set status = 'PENDING' where id = $1`, [executionId]),
  ).rejects.toThrow('Nobody has agreed to this.');
  await expect(
    owner.query(`update tool_approvals set status = 'APPROVED', responded_at = now() where id = $1`, [approvalId]),
  ).rejects.toThrow('The votes do not say so.');
  await expect(
    owner.query(`update tool_approvals set parameters = '{"line": "z"}' where id = $1`, [approvalId]),
  ).rejects.toThrow('Other arguments are another revision.');
});
