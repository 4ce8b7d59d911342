import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ApprovalService } from '../../src/modules/tools/approval.service.js';
import { ApprovalClosed } from '../../src/modules/tools/approval.problems.js';
import { ExecutionService } from '../../src/modules/tools/execution.service.js';
import { SweepService } from '../../src/modules/tools/sweep.service.js';
import { ToolService } from '../../src/modules/tools/tool.service.js';
import type { Actor } from '../../src/platform/actor.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { clientTool } from '../modules/tools/support.js';
import { person } from '../modules/secrets/people.js';
import { report } from './report.js';

/** `ROUNDS=500 npm run test:endurance tests/endurance/approvals` for the whole of it. */
const ROUNDS = Number(process.env['ROUNDS'] ?? 100);
const VOICES = 50;
const TOOL = 'deploy';

let db: TestDatabase;
let requester: Actor;
let approvers: Actor[];
let executions: ExecutionService;
let approvals: ApprovalService;
beforeAll(async () => {
  db = await testDatabase();
  requester = await person(db.owner, 'Ada');
  const permissions = ['approvals.read', 'approvals.decide'];
  approvers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => person(db.owner, `Approver ${n}`, { permissions })),
  );
  const admin = await person(db.owner, 'Admin', { roles: ['admin'] });
  await new ToolService(db.database).register(admin, {
    ...clientTool(TOOL),
    kind: 'CLIENT',
    category: 'CUSTOM',
    riskLevel: 'HIGH',
  });
  executions = new ExecutionService(db.database, () => Promise.resolve([]));
  approvals = new ApprovalService(db.database);
});
afterAll(() => db.close());

interface Asked {
  readonly executionId: string;
  readonly approvalId: string;
  readonly digest: string;
}

async function ask(): Promise<Asked> {
  const { executionId } = await executions.request(requester, { toolName: TOOL, parameters: { line: 'x' } });
  const { rows } = await db.owner.query<{ id: string; digest: string }>(
    `select id, digest from tool_approvals where execution_id = $1`,
    [executionId],
  );
  return { executionId: executionId ?? '', approvalId: rows[0]?.id ?? '', digest: rows[0]?.digest ?? '' };
}

/** Half of them agree and half deny, all at once; answers how each was told. */
const everybody = ({ approvalId, digest }: Asked, count = VOICES) =>
  Array.from({ length: count }, (_, n) => {
    const approver = approvers[n % approvers.length] ?? requester;
    return n % 2
      ? approvals.approve(approver, { approvalId, digest })
      : approvals.reject(approver, { approvalId, digest, reason: 'no' });
  });

async function cameTo({ executionId, approvalId }: Asked) {
  const { rows } = await db.owner.query<{ approval: string; execution: string; decided: number; moves: number }>(
    `select a.status as approval, e.status as execution,
            (select count(*)::int from outbox o where o.aggregate_id = a.id and o.type = 'approval.decided') as decided,
            (select count(*)::int from outbox o where o.aggregate_id = e.id and o.type <> 'toolExecution.requested') as moves
       from tool_approvals a join tool_executions e on e.id = a.execution_id where a.id = $1 and e.id = $2`,
    [approvalId, executionId],
  );
  return rows[0];
}

test(`of ${VOICES} that agree and deny at once one decides and the others are told, ${ROUNDS} times`, async () => {
  let approved = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const asked = await ask();
    const answers = await Promise.allSettled(everybody(asked));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(ApprovalClosed);
    const outcome = await cameTo(asked);
    const isApproved = outcome?.approval === 'APPROVED';
    if (isApproved) approved++;
    expect(outcome).toEqual({
      ...{ approval: isApproved ? 'APPROVED' : 'DENIED', execution: isApproved ? 'PENDING' : 'REJECTED' },
      ...{ decided: 1, moves: 1 },
    });
    if (isApproved) await executions.cancel(requester, asked.executionId);
  }
  report('Approvals', { rounds: ROUNDS, voices: VOICES, approved, denied: ROUNDS - approved });
});

test(`at the boundary of its time it is decided or expired, never both, ${ROUNDS} times`, async () => {
  const sweeps = new SweepService(db.database);
  const count = { APPROVED: 0, DENIED: 0, EXPIRED: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const asked = await ask();
    const soon = `now() + interval '${round % 40} ms'`;
    await db.owner.query(`update tool_executions set approval_expires_at = ${soon} where id = $1`, [asked.executionId]);
    await db.owner.query(`update tool_approvals set expires_at = ${soon} where id = $1`, [asked.approvalId]);
    const voices = everybody(asked, 10);
    const answers = await Promise.allSettled([...voices, ...[1, 2, 3].map(() => sweeps.sweep())]);
    await sweeps.sweep();
    const won = answers.slice(0, voices.length).filter(({ status }) => status === 'fulfilled').length;
    const outcome = await cameTo(asked);
    const status = outcome?.approval as keyof typeof count;
    count[status]++;
    expect(won).toBe(status === 'EXPIRED' ? 0 : 1);
    expect(outcome).toMatchObject({ execution: status === 'APPROVED' ? 'PENDING' : 'REJECTED', decided: 1, moves: 1 });
    if (status === 'APPROVED') await executions.cancel(requester, asked.executionId);
  }
  report('Approvals at the boundary', { rounds: ROUNDS, ...count });
});
