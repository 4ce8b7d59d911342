import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import {
  APPROVE,
  CLAIM,
  DELETED_TOOLS,
  DELETE_TOOL,
  REGISTER_TOOL,
  REQUEST_EXECUTION,
  RESTORE_TOOL,
  RULES,
  type ToolAnswer,
  awaiting,
  clientTool,
  executionOf,
  registered,
  requested,
  toolOf,
} from './support.js';

let house: TestSteward;
let admin: Account;
let ada: Account;
beforeAll(async () => {
  house = await startSteward();
  [admin, ada] = [await house.admin(), await register(house.url, 'Ada')];
});
afterAll(() => house.close());

const restore = (toolId: string, who = admin) => who.person.do(RESTORE_TOOL, { toolId });
const remove = (toolId: string) => admin.person.must(DELETE_TOOL, { toolId });
const deleted = async () =>
  (await admin.person.ask<{ deletedTools: { nodes: (ToolAnswer & { deletedAt: string })[] } }>(DELETED_TOOLS))
    .deletedTools.nodes;
const statusOf = async (toolName: string) =>
  executionOf(await ada.person.must(REQUEST_EXECUTION, { toolName, parameters: { line: 'x' } })).status;

test('brings a tool back the same as it was, once of ten at once, and what waits goes on', async () => {
  const tool = await registered(admin, { description: 'As it was.', maxConcurrentExecutions: 3 });
  const executionId = await requested(ada, tool.name);
  await remove(tool.id);
  const [newest] = await deleted();
  expect(newest).toMatchObject({ id: tool.id, name: tool.name, definitionHash: tool.definitionHash });
  expect(Date.parse(newest?.deletedAt ?? '')).not.toBeNaN();
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => restore(tool.id)));
  const [won, ...others] = outcomes.filter(({ __typename }) => __typename === 'RestoreToolSuccess');
  expect(others).toEqual([]);
  expect(won).toMatchObject({ tool });
  expect(outcomes.filter(({ __typename }) => __typename === 'Conflict')).toHaveLength(9);
  expect((await deleted()).map(({ id }) => id)).not.toContain(tool.id);
  expect(await ada.person.do(CLAIM, { executionId })).toMatchObject({ __typename: 'ClaimToolExecutionSuccess' });
  const { rows } = await house.database.owner.query(
    `select action, details from audit_logs where resource_id = $1 and action = 'TOOL_RESTORED'`,
    [tool.id],
  );
  expect(rows).toEqual([
    { action: 'TOOL_RESTORED', details: { name: tool.name, definitionHash: tool.definitionHash } },
  ]);
});

test('does not take a name from another tool', async () => {
  const tool = await registered(admin);
  await remove(tool.id);
  const other = toolOf(await admin.person.must(REGISTER_TOOL, clientTool(tool.name.toUpperCase())));
  expect(await restore(tool.id)).toMatchObject({ __typename: 'Conflict', field: 'name' });
  await remove(other.id);
  expect(await restore(tool.id)).toMatchObject({ __typename: 'RestoreToolSuccess' });
});

test('leaves the rules that stood for it ended, also one that was made while it was deleted', async () => {
  const tool = await registered(admin, { requiresApproval: true });
  const [first, second] = [
    await awaiting(ada, tool.name),
    await awaiting(ada, tool.name, { parameters: { line: 'y' } }),
  ];
  const approve = ({ approvalId, digest }: typeof first) =>
    ada.person.must(APPROVE, { approvalId, digest, rule: 'ALWAYS' });
  await approve(first);
  expect(await statusOf(tool.name)).toBe('PENDING');
  await remove(tool.id);
  expect(await ada.person.ask(RULES)).toEqual({ approvalRules: { nodes: [] } });
  await approve(second);
  await restore(tool.id);
  expect(await ada.person.ask(RULES)).toEqual({ approvalRules: { nodes: [] } });
  expect(await statusOf(tool.name)).toBe('AWAITING_APPROVAL');
});

test('is for those who manage tools, for thirty days, and for what does not come from a server', async () => {
  const [live, old, remote] = [await registered(admin), await registered(admin), await registered(admin)];
  for (const { id } of [old, remote]) await remove(id);
  const { owner } = house.database;
  await owner.query(`update tools set deleted_at = now() - interval '30 days' where id = $1`, [old.id]);
  await owner.query(`update tools set kind = 'MCP' where id = $1`, [remote.id]);
  expect(await restore(remote.id, ada)).toMatchObject({ __typename: 'Forbidden' });
  await expect(ada.person.ask(DELETED_TOOLS)).rejects.toThrow();
  expect(await restore(live.id)).toMatchObject({ __typename: 'Conflict', message: 'This tool is not deleted.' });
  expect(await restore(remote.id)).toMatchObject({ __typename: 'Forbidden' });
  const missing = await restore(randomUUID());
  expect(missing).toEqual({ __typename: 'NotFound', message: 'Tool not found.' });
  expect(await Promise.all([restore(old.id), restore('no uuid')])).toEqual([missing, missing]);
  const ids = (await deleted()).map(({ id }) => id);
  for (const { id } of [live, old, remote]) expect(ids).not.toContain(id);
});
