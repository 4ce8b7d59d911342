import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { SweepService } from '../../../src/modules/tools/sweep.service.js';
import type { Actor } from '../../../src/platform/actor.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { person } from '../secrets/people.js';

let db: TestDatabase;
let ada: Actor;
let sweeps: SweepService;
let count = 0;
beforeAll(async () => {
  db = await testDatabase();
  ada = await person(db.owner, 'Ada');
  sweeps = new SweepService(db.database);
});
beforeEach(() => db.owner.query('truncate tools cascade'));
afterAll(() => db.close());

interface Running {
  readonly kind?: 'CLIENT' | 'HTTP';
  readonly isIdempotent?: boolean;
  readonly attempts?: number;
  readonly lease: string;
  readonly deadline: string;
}

/** An execution that somebody began to run. */
async function running({
  kind = 'CLIENT',
  isIdempotent = false,
  attempts = 1,
  lease,
  deadline,
}: Running): Promise<string> {
  const { rows } = await db.owner.query<{ id: string }>(
    `with tool as (
       insert into tools (name, name_key, display_name, description, category, kind, parameters, risk_level, decided_by,
         definition_hash)
       values ('t' || $6, 't' || $6, 'x', 'x', 'CUSTOM', $7, '{}', 'LOW', 'OWNER', repeat('0', 64))
       returning id)
     insert into tool_executions (owner_id, tool_id, tool_name, kind, definition_hash, is_idempotent, timeout_seconds,
       parameters, requires_approval, status, request_hash, lease_hash, lease_expires_at, deadline_at, attempts, started_at)
     select $1, id, 't', $7, '', $2, 60, '{}', false, 'RUNNING', '', 'h', now() + $3::interval, now() + $4::interval,
       $5, now() from tool returning id`,
    [ada.id, isIdempotent, lease, deadline, attempts, String(++count), kind],
  );
  return rows[0]?.id ?? '';
}
const state = async (id: string) =>
  (await db.owner.query(`select status, reason from tool_executions where id = $1`, [id])).rows[0] as unknown;
const events = async (id: string) =>
  (await db.owner.query<{ type: string }>(`select type from outbox where aggregate_id = $1`, [id])).rows.map(
    ({ type }) => type,
  );

test.each([
  [
    'whose lease is held is left alone',
    { lease: '1 hour', deadline: '1 hour' },
    { status: 'RUNNING', reason: null },
    [],
  ],
  [
    'that takes too long fails, lease or not',
    { lease: '-1 s', deadline: '0 s', isIdempotent: true },
    { status: 'FAILED', reason: 'TIMEOUT' },
    ['toolExecution.failed'],
  ],
  [
    'whose worker was lost before it could say that the time was over fails: nobody knows what it did',
    { kind: 'HTTP' as const, lease: '-1 s', deadline: '-20 s' },
    { status: 'FAILED', reason: 'WORKER_LOST' },
    ['toolExecution.failed'],
  ],
  [
    'of which that is so runs again where that does no harm',
    { kind: 'HTTP' as const, lease: '-1 s', deadline: '-20 s', isIdempotent: true },
    { status: 'PENDING', reason: null },
    ['toolExecution.queued'],
  ],
  [
    'whose worker has yet to say that the time is over is left to it',
    { kind: 'HTTP' as const, lease: '1 hour', deadline: '-1 s' },
    { status: 'RUNNING', reason: null },
    [],
  ],
  [
    'whose worker was lost fails: nobody knows what it did',
    { lease: '-1 s', deadline: '1 hour' },
    { status: 'FAILED', reason: 'WORKER_LOST' },
    ['toolExecution.failed'],
  ],
  [
    'whose worker was lost runs again where that does no harm',
    { lease: '-1 s', deadline: '1 hour', isIdempotent: true },
    { status: 'PENDING', reason: null },
    ['toolExecution.queued'],
  ],
  [
    'whose worker was lost three times fails nevertheless',
    { lease: '-1 s', deadline: '1 hour', isIdempotent: true, attempts: 3 },
    { status: 'FAILED', reason: 'WORKER_LOST' },
    ['toolExecution.failed'],
  ],
])('an execution %s', async (_name, given, expected, told) => {
  const id = await running(given);
  const counts = await Promise.all([sweeps.sweep(), sweeps.sweep(), sweeps.sweep()]);
  expect(await state(id)).toEqual(expected);
  expect(await events(id)).toEqual(told);
  expect(counts.reduce((sum, count) => sum + count)).toBe(told.length);
});

test('what has ended does not change, whoever tries, and moves that are none are refused', async () => {
  const id = await running({ lease: '1 hour', deadline: '1 hour' });
  const move = (set: string) => db.owner.query(`update tool_executions set ${set} where id = $1`, [id]);
  await expect(move(`status = 'AWAITING_APPROVAL'`)).rejects.toThrow('no such move');
  await move(`status = 'CANCELLED', completed_at = now()`);
  await expect(move(`error = 'x'`)).rejects.toThrow('does not change');
});

test('whoever is erased leaves no execution', async () => {
  const bob = await person(db.owner, 'Bob');
  const id = await running({ lease: '1 hour', deadline: '1 hour' });
  await db.owner.query(`update tool_executions set owner_id = $2 where id = $1`, [id, bob.id]);
  await db.owner.query(`update users set erased_at = now() where id = $1`, [bob.id]);
  expect(await state(id)).toBeUndefined();
});
