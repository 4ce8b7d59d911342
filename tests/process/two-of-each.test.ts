import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { requested } from '../modules/tools/support.js';
import { type TwoOfEach, approved, twoOfEach } from '../modules/tools/two-of-each.js';

let all: TwoOfEach;
beforeAll(async () => {
  all = await twoOfEach();
});
afterAll(() => all.end());

test('what is asked for and agreed to at one server is heard at the other, and run once by one of two workers', async () => {
  const tool = await all.tool('write_if_agreed', { requiresApproval: true, riskLevel: 'HIGH' });
  all.ledger.answerAll();
  const { executionId } = await approved(all, tool, 'agreed');
  expect(await all.heard(executionId, 'COMPLETED')).toMatchObject({ reason: null });
  expect(all.ledger.written).toEqual(new Map([['agreed', 1]]));
});

test('kill -9 after the effect: it is not done again, and nobody says that it was or was not', async () => {
  const tool = await all.tool('write');
  all.ledger.answerNobody();
  const executionId = await requested(all.ada, tool, { parameters: { line: 'lost' } });
  await all.ledger.untilUnanswered(1);
  await all.killWorkers();
  await all.startWorkers(1);
  await all.shared.db.owner.query(`update tool_executions set lease_expires_at = now() where id = $1`, [executionId]);
  expect(await all.heard(executionId, 'FAILED')).toMatchObject({ reason: 'WORKER_LOST' });
  expect(all.ledger.written.get('lost')).toBe(1);
});
