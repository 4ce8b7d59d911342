import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ApprovalService } from '../../../src/modules/tools/approval.service.js';
import { ClientExecutionService } from '../../../src/modules/tools/client-execution.service.js';
import { ExecutionService } from '../../../src/modules/tools/execution.service.js';
import { SweepService } from '../../../src/modules/tools/sweep.service.js';
import type { RegisterTool } from '../../../src/modules/tools/tool.input.js';
import { ToolService } from '../../../src/modules/tools/tool.service.js';
import type { Actor } from '../../../src/platform/actor.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { person } from '../secrets/people.js';
import { clientTool, httpTool, newName } from './support.js';

let db: TestDatabase;
let ada: Actor;
let admin: Actor;
let tools: ToolService;
let executions: ExecutionService;
let clients: ClientExecutionService;
let sweeps: SweepService;
beforeAll(async () => {
  db = await testDatabase();
  [ada, admin] = [await person(db.owner, 'Ada'), await person(db.owner, 'Admin', { roles: ['admin'] })];
  tools = new ToolService(db.database);
  executions = new ExecutionService(db.database, () => Promise.resolve([]));
  clients = new ClientExecutionService(db.database);
  sweeps = new SweepService(db.database);
});
afterAll(() => db.close());

async function tool(more: Partial<RegisterTool> = {}): Promise<string> {
  const name = newName();
  const input = { ...clientTool(name), requiresApproval: false, category: 'CUSTOM' as const, kind: 'CLIENT' as const };
  await tools.register(admin, { ...input, ...more });
  return name;
}
const ask = async (toolName: string) =>
  (await executions.request(ada, { toolName, parameters: { line: 'x' } })).executionId ?? '';
const row = async (id: string) => {
  const { rows } = await db.owner.query<{
    status: string;
    reason: string | null;
    error: string | null;
    left: number;
    startedAt: Date | null;
  }>(
    `select status, reason, error, started_at as "startedAt", extract(epoch from claim_expires_at - now())::float as left
       from tool_executions where id = $1`,
    [id],
  );
  return rows[0];
};
/** Lets the time to claim be over. */
const late = (id: string) => db.owner.query(`update tool_executions set claim_expires_at = now() where id = $1`, [id]);
const MISSED = {
  ...{ status: 'FAILED', reason: 'TIMEOUT' },
  error: 'Nobody claimed it in time: whoever runs this tool was not there, and nothing was done.',
};

test('what nobody claims in time fails, once, and whoever asked hears of it', async () => {
  const [id, other] = [await ask(await tool()), await ask(await tool())];
  expect((await row(id))?.left).toBeGreaterThan(200);
  expect((await row(id))?.left).toBeLessThanOrEqual(300);
  await late(id);
  const counts = await Promise.all([sweeps.sweep(), sweeps.sweep(), sweeps.sweep()]);
  expect(counts.reduce((sum, count) => sum + count)).toBe(1);
  expect(await row(id)).toMatchObject(MISSED);
  expect(await row(other)).toMatchObject({ status: 'PENDING' });
  const { rows } = await db.owner.query<{ type: string }>(
    `select type from outbox where aggregate_id = $1 and recipients = array[$2::uuid] order by id`,
    [id, ada.id],
  );
  expect(rows.map(({ type }) => type)).toEqual(['toolExecution.queued', 'toolExecution.failed']);
});

test('has failed for everybody as soon as the time is over, before that was swept up', async () => {
  const id = await ask(await tool());
  await late(id);
  await expect(clients.claim(ada, id)).rejects.toMatchObject({
    typename: 'ExecutionUnavailable',
    fields: { status: 'FAILED' },
  });
  await expect(executions.cancel(ada, id)).rejects.toMatchObject({ fields: { status: 'FAILED' } });
  expect(await sweeps.sweep()).toBe(1);
});

test('has the time that its tool says, from when it is queued: after an approval, and again where it was lost', async () => {
  const approved = await ask(await tool({ requiresApproval: true, claimTimeoutSeconds: 86_400 }));
  expect((await row(approved))?.left).toBeNull();
  const { rows } = await db.owner.query<{ id: string; digest: string }>(
    `select id, digest from tool_approvals where execution_id = $1`,
    [approved],
  );
  await new ApprovalService(db.database).approve(ada, { approvalId: rows[0]?.id ?? '', digest: rows[0]?.digest ?? '' });
  expect((await row(approved))?.left).toBeGreaterThan(86_000);
  const lost = await ask(await tool({ isIdempotent: true, claimTimeoutSeconds: 600 }));
  await clients.claim(ada, lost);
  await db.owner.query(`update tool_executions set lease_expires_at = now(), claim_expires_at = now() where id = $1`, [
    lost,
  ]);
  expect(await sweeps.sweep()).toBe(1);
  expect(await row(lost)).toMatchObject({ status: 'PENDING' });
  expect((await row(lost))?.left).toBeGreaterThan(500);
  // Waiting is not running: how long that took is told of nothing that has not begun.
  expect(await row(lost)).toMatchObject({ startedAt: null });
});

test('waits on while somebody tries, where its tool is busy', async () => {
  const name = await tool({ maxConcurrentExecutions: 1, claimTimeoutSeconds: 3_600 });
  const [first, second] = [await ask(name), await ask(name)];
  await clients.claim(ada, first);
  await db.owner.query(`update tool_executions set claim_expires_at = now() + interval '1 minute' where id = $1`, [
    second,
  ]);
  await expect(clients.claim(ada, second)).rejects.toMatchObject({ typename: 'ToolBusy' });
  expect((await row(second))?.left).toBeGreaterThan(3_000);
});

test('is claimed or fails at the last moment, never both', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, async () => ask(await tool())));
  for (const [n, id] of ids.entries())
    await db.owner.query(`update tool_executions set claim_expires_at = now() + $2::interval where id = $1`, [
      id,
      `${n * 5} ms`,
    ]);
  const claims = ids.map((id) => clients.claim(ada, id));
  const [, ...outcomes] = await Promise.all([
    sweeps.sweep(),
    ...claims.map((claim) =>
      claim.then(
        () => 'RUNNING',
        () => 'FAILED',
      ),
    ),
  ]);
  // One that began before the time of the last of them was over has let them be.
  await sweeps.sweep();
  expect(await Promise.all(ids.map(async (id) => (await row(id))?.status))).toEqual(outcomes);
});

test('does not end what this server runs, and no other tool has a time to be claimed in', async () => {
  const name = newName();
  await tools.register(admin, { ...httpTool(name), maxConcurrentExecutions: 0 });
  expect((await row(await ask(name)))?.left).toBeNull();
  const foreign = async () => tools.register(admin, { ...httpTool(newName()), claimTimeoutSeconds: 60 });
  await expect(foreign()).rejects.toMatchObject({
    typename: 'InvalidInput',
    fields: { field: 'claimTimeoutSeconds' },
  });
  for (const claimTimeoutSeconds of [0, 86_401])
    await expect(tool({ claimTimeoutSeconds })).rejects.toMatchObject({ typename: 'InvalidInput' });
});
