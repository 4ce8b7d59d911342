import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ApprovalRuleService } from '../../../src/modules/tools/approval-rule.service.js';
import { ApprovalService } from '../../../src/modules/tools/approval.service.js';
import { ClientExecutionService } from '../../../src/modules/tools/client-execution.service.js';
import { ExecutionService } from '../../../src/modules/tools/execution.service.js';
import type { RegisterTool } from '../../../src/modules/tools/tool.input.js';
import { ToolService } from '../../../src/modules/tools/tool.service.js';
import { Actor } from '../../../src/platform/actor.js';
import type { Tx } from '../../../src/platform/database/database.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { insertKey } from '../../support/keys.js';
import { person } from '../secrets/people.js';
import { clientTool, newName } from './support.js';

let db: TestDatabase;
let ada: Actor;
let admin: Actor;
let tools: ToolService;
let executions: ExecutionService;
let rules: ApprovalRuleService;
beforeAll(async () => {
  db = await testDatabase();
  [ada, admin] = [await person(db.owner, 'Ada'), await person(db.owner, 'Admin', { roles: ['admin'] })];
  tools = new ToolService(db.database);
  executions = new ExecutionService(db.database, () => Promise.resolve([]));
  rules = new ApprovalRuleService(db.database);
});
afterAll(() => db.close());

interface Made {
  readonly id: string;
  readonly name: string;
}
async function tool(more: Partial<RegisterTool> = {}): Promise<Made> {
  const name = newName();
  const input = { ...clientTool(name), category: 'CUSTOM' as const, kind: 'CLIENT' as const, ...more };
  return { name, id: await tools.register(admin, input) };
}
const wish = (toolName: string) => ({ toolName, parameters: { line: 'x' } });
const ask = async ({ name }: Made, who = ada) => (await executions.request(who, wish(name))).executionId ?? '';
const row = async (id: string) => {
  const { rows } = await db.owner.query<{ status: string; error: string | null; ruleId: string | null }>(
    `select status, error, rule_id as "ruleId" from tool_executions where id = $1`,
    [id],
  );
  return rows[0];
};
/** Agrees to an execution, and to the same from now on. Answers the id of the rule. */
async function always(executionId: string, who = ada): Promise<string> {
  const { rows } = await db.owner.query<{ id: string; digest: string }>(
    `select id, digest from tool_approvals where execution_id = $1`,
    [executionId],
  );
  const [{ id: approvalId, digest } = { id: '', digest: '' }] = rows;
  await new ApprovalService(db.database).approve(who, { approvalId, digest, rule: 'ALWAYS' });
  const made = await db.owner.query<{ id: string }>(`select id from approval_rules where approval_id = $1`, [
    approvalId,
  ]);
  return made.rows[0]?.id ?? '';
}
/** An agent of a workspace, which works for no person. */
async function agentOfWorkspace(): Promise<Actor> {
  // The database makes the account itself.
  const { rows } = await db.owner.query<{ userId: string }>(
    `with space as (insert into workspaces (name, slug) values ('Space', gen_random_uuid()::text) returning id)
     insert into service_accounts (name, workspace_id, created_by) select 'Robot', id, $1 from space
     returning user_id as "userId"`,
    [ada.id],
  );
  const userId = rows[0]?.userId ?? '';
  const scopes = ['tools.read', 'tools.execute'];
  const key = await insertKey(db.owner, userId, scopes);
  const identity = { userId, username: 'robot', sessionId: null, permissions: new Set(scopes), expiresAt: null, key };
  return Actor.user(identity, { requestId: 'test', ip: null, userAgent: null });
}
/** Resolves when the work is done, or waits for a lock. */
async function untilDoneOrWaiting(work: Promise<unknown>): Promise<void> {
  const done = work.then(() => true);
  const turn = () => new Promise<boolean>((resolve) => setImmediate(resolve, false));
  const waits = async () => {
    const { rows } = await db.owner.query(
      `select from pg_locks l join pg_stat_activity a on a.pid = l.pid
        where not l.granted and a.datname = current_database()`,
    );
    return rows.length > 0;
  };
  while (!(await Promise.race([done, turn()])) && !(await waits()));
}
/** Asks, and lets something else happen right before what was asked for is written. */
async function askWhile({ name }: Made, happens: () => Promise<unknown>): Promise<string> {
  let work: Promise<unknown> = Promise.resolve();
  const { executionId } = await db.database.as(ada, (tx) => {
    const query: Tx['query'] = async (sql, values) => {
      if (sql.includes('insert into tool_executions')) {
        work = happens();
        await untilDoneOrWaiting(work);
      }
      return tx.query(sql, values);
    };
    return executions.requestIn({ ...tx, query }, wish(name));
  });
  await work;
  return executionId ?? '';
}

test('what a rule admitted is refused when its turn comes where the rule was ended meanwhile', async () => {
  const guarded = await tool();
  const ruleId = await always(await ask(guarded));
  const admitted = await ask(guarded);
  expect(await row(admitted)).toMatchObject({ status: 'PENDING', ruleId });
  await rules.revoke(ada, ruleId);
  const claim = new ClientExecutionService(db.database).claim(ada, admitted);
  await expect(claim).rejects.toMatchObject({ typename: 'ExecutionUnavailable' });
  expect(await row(admitted)).toMatchObject({
    status: 'REJECTED',
    error: 'The rule that admitted it without asking stands no longer.',
  });
});

test('an approver’s rule stands for an agent of a workspace, as long as that approver could agree', async () => {
  const [agent, guarded] = [await agentOfWorkspace(), await tool()];
  const approver = await person(db.owner, 'Bea', { permissions: ['approvals.read', 'approvals.decide'] });
  const ruleId = await always(await ask(guarded, agent), approver);
  expect(await row(await ask(guarded, agent))).toMatchObject({ status: 'PENDING', ruleId });
  await db.owner.query(`delete from user_roles where user_id = $1`, [approver.id]);
  expect(await row(await ask(guarded, agent))).toMatchObject({ status: 'AWAITING_APPROVAL' });
});

test('what a client asks for is not what a model does, whatever key it names', async () => {
  const open = await tool({ requiresApproval: false });
  const asked = { ...wish(open.name), idempotencyKey: 'call:0:0' };
  await executions.request(ada, asked);
  const model = db.database.as(ada, (tx) => executions.requestIn(tx, { ...asked, messageId: randomUUID() }));
  await expect(model).rejects.toMatchObject({ typename: 'Conflict' });
});

test('names that no text can say are those of nothing', async () => {
  await expect(executions.request(ada, wish('\ud800'))).rejects.toMatchObject({ typename: 'NotFound' });
  const { name } = await tool();
  const elsewhere = executions.request(ada, { ...wish(name), sessionId: '\ud800' });
  await expect(elsewhere).rejects.toMatchObject({ typename: 'NotFound', what: 'ChatSession' });
});

test('a rule is not ended between its being found and its being used', async () => {
  const guarded = await tool();
  const ruleId = await always(await ask(guarded));
  expect(await row(await askWhile(guarded, () => rules.revoke(ada, ruleId)))).toMatchObject({ status: 'PENDING' });
  expect(await row(await ask(guarded))).toMatchObject({ status: 'AWAITING_APPROVAL' });
});

test('a tool does not change between its being looked at and its being asked for', async () => {
  const open = await tool({ requiresApproval: false });
  const change = () => tools.update(admin, { toolId: open.id, requiresApproval: true });
  expect(await row(await askWhile(open, change))).toMatchObject({ status: 'PENDING' });
  expect(await row(await ask(open))).toMatchObject({ status: 'AWAITING_APPROVAL' });
});
