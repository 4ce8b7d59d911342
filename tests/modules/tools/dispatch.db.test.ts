import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { BuiltinRunner } from '../../../src/modules/tools/builtin.runner.js';
import { DispatchService } from '../../../src/modules/tools/dispatch.service.js';
import { type Definition, definitionHash } from '../../../src/modules/tools/definition.js';
import { ExecutionService } from '../../../src/modules/tools/execution.service.js';
import type { RunningExecution, ToolRunner } from '../../../src/modules/tools/runner.js';
import { ToolService } from '../../../src/modules/tools/tool.service.js';
import type { Actor } from '../../../src/platform/actor.js';
import { NotFound } from '../../../src/platform/problem.js';
import { Hub } from '../../../src/platform/events/hub.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { person } from '../secrets/people.js';
import { httpTool } from './support.js';

let db: TestDatabase;
let ada: Actor;
let admin: Actor;
let executions: ExecutionService;
const hub = new Hub();
beforeAll(async () => {
  db = await testDatabase();
  [ada, admin] = [await person(db.owner, 'Ada'), await person(db.owner, 'Admin', { roles: ['admin'] })];
  executions = new ExecutionService(db.database, () => Promise.resolve([]));
  await new ToolService(db.database).register(admin, httpTool('fetch_line'));
});
beforeEach(() => db.owner.query('delete from tool_executions'));
afterAll(() => db.close());

/** Runs tools of the kind HTTP by this. */
const http = (run: ToolRunner['run']): ToolRunner => ({ kind: 'HTTP', run });
const dispatcher = (...runners: ToolRunner[]) =>
  new DispatchService(db.database, hub, [new BuiltinRunner(), ...runners]);
const ask = async (toolName: string, parameters: Readonly<Record<string, unknown>>) =>
  (await executions.request(ada, { toolName, parameters })).executionId ?? '';
const fetchLine = () => ask('fetch_line', { line: 'x' });
const signal = () => {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give: () => give() };
};
const state = async (id: string) => {
  const { rows } = await db.owner.query<{
    status: string;
    reason: string | null;
    error: string | null;
    result: unknown;
  }>(`select status, reason, error, result from tool_executions where id = $1`, [id]);
  return rows[0];
};

test('runs what comes with the server, once however many ask', async () => {
  const [sum, time] = [
    await ask('calculate', { expression: '6 * 7' }),
    await ask('current_time', { timeZone: 'Asia/Tokyo' }),
  ];
  const counts = await Promise.all([dispatcher().drain(), dispatcher().drain(), dispatcher().drain()]);
  expect(counts.reduce((a, b) => a + b)).toBe(2);
  expect(await state(sum)).toMatchObject({ status: 'COMPLETED', result: { value: 42 } });
  expect(await state(time)).toMatchObject({ status: 'COMPLETED', result: { timeZone: 'Asia/Tokyo' } });
});

test('says why something did not work', async () => {
  const [zero, zone, nobody] = [
    await ask('calculate', { expression: '1 / 0' }),
    await ask('current_time', { timeZone: 'Mars/Olympus' }),
    await fetchLine(),
  ];
  await dispatcher().drain();
  expect(await state(zero)).toMatchObject({ status: 'FAILED', reason: 'ERROR', error: 'Nothing is divided by zero.' });
  expect(await state(zone)).toMatchObject({
    ...{ status: 'FAILED', reason: 'ERROR', error: 'There is no time zone “Mars/Olympus”.' },
  });
  expect(await state(nobody)).toMatchObject({ status: 'FAILED', error: 'This server runs no tools of the kind HTTP.' });
});

test('tells what a rule says, and of what nobody foresaw only the log', async () => {
  const [refused, broken] = [await fetchLine(), await fetchLine()];
  const cause = new Error('relation "tool_secrets" does not exist');
  const run = ({ id }: RunningExecution) => Promise.reject(id === refused ? new NotFound('Document') : cause);
  const logged: unknown[] = [];
  await new DispatchService(db.database, hub, [http(run)], { onError: (error) => logged.push(error) }).drain();
  expect(await state(refused)).toMatchObject({ status: 'FAILED', reason: 'ERROR', error: 'Document not found.' });
  expect(await state(broken)).toMatchObject({
    ...{ status: 'FAILED', reason: 'ERROR', error: 'It failed within this server, whose log says why.' },
  });
  expect(logged).toEqual([expect.objectContaining({ message: `Execution ${broken} failed.`, cause })]);
});

test('gives a runner what it has to know, and keeps neither too much nor what is no JSON', async () => {
  const seen: RunningExecution[] = [];
  const [fine, large, odd] = [await fetchLine(), await fetchLine(), await fetchLine()];
  const answers: unknown[] = [undefined, 'x'.repeat(49 * 1024), 'nul \0'];
  await dispatcher(
    http((execution) => {
      seen.push(execution);
      return Promise.resolve(answers[seen.length - 1]);
    }),
  ).drain();
  expect(seen[0]).toMatchObject({ id: fine, toolName: 'fetch_line', parameters: { line: 'x' }, sessionId: null });
  expect(seen[0]?.actor.userId).toBe(ada.id);
  expect(seen[0]?.actor.may('tools.execute')).toBe(true);
  expect(await state(fine)).toMatchObject({ status: 'COMPLETED', result: null });
  expect(await state(large)).toMatchObject({ status: 'FAILED', reason: 'RESULT_TOO_LARGE' });
  expect(await state(odd)).toMatchObject({ status: 'FAILED', reason: 'ERROR' });
});

test('is stopped when it is cancelled, and what it answers then is not kept', async () => {
  const id = await fetchLine();
  let begun: () => void = () => undefined;
  const running = new Promise<void>((resolve) => (begun = resolve));
  let stopped: () => void = () => undefined;
  const told = new Promise<void>((resolve) => (stopped = resolve));
  const slow = http((_execution, signal) => {
    begun();
    return new Promise((answer) => {
      signal.addEventListener('abort', () => {
        stopped();
        answer('late');
      });
    });
  });
  const drained = dispatcher(slow).drain();
  await running;
  await executions.cancel(ada, id);
  const event = { id: '1', eventId: '', actorId: null, payload: {}, recipients: [], at: '', aggregateId: id };
  hub.publish({ ...event, type: 'toolExecution.cancelled' });
  await told;
  // Until nothing runs: what it began with it would go on to run what later tests ask for.
  expect(await drained).toBe(1);
  expect(await state(id)).toMatchObject({ status: 'CANCELLED', result: null });
});

test("runs many at a time, a slow one in nobody's way, and no more than one process may", async () => {
  const LIMIT = 3;
  const ids = await Promise.all(Array.from({ length: 8 }, fetchLine));
  const [full, rest] = [signal(), signal()];
  const log: string[] = [];
  let [inside, most] = [0, 0];
  const runner = http(async ({ id }) => {
    most = Math.max(most, ++inside);
    if (inside === LIMIT) full.give();
    await full.given;
    // The first one goes only when all others have gone.
    if (id === ids[0]) await rest.given;
    if (log.push(id) === ids.length - 1) rest.give();
    inside--;
    return null;
  });
  const dispatch = new DispatchService(db.database, hub, [runner], { limit: LIMIT });
  expect(await dispatch.drain()).toBe(ids.length);
  expect({ most, last: log.at(-1), all: new Set(log).size }).toEqual({ most: LIMIT, last: ids[0], all: ids.length });
});

test('one account does not hold all places: others run beside what hangs', async () => {
  const [eve, end] = [await person(db.owner, 'Eve'), signal()];
  await Promise.all(Array.from({ length: 8 }, fetchLine));
  const hung = http(() => end.given.then(() => null));
  const dispatch = new DispatchService(db.database, hub, [new BuiltinRunner(), hung], { limit: 4 });
  await dispatch.wake();
  const wish = { toolName: 'calculate', parameters: { expression: '1 + 1' } };
  const { executionId } = await executions.request(eve, wish);
  const drained = dispatch.drain();
  const answered = async () => (await state(executionId ?? ''))?.status === 'COMPLETED';
  while (!(await answered())) await new Promise((resolve) => setImmediate(resolve));
  end.give();
  expect(await drained).toBeGreaterThan(0);
  const { rows } = await db.owner.query(`select status, count(*)::int from tool_executions group by status`);
  expect(rows).toEqual([{ status: 'COMPLETED', count: 9 }]);
});

test('a process that ends leaves what it does not get done to whoever finds it', async () => {
  const id = await fetchLine();
  const [first, hung] = [http(() => Promise.resolve('done')), http(() => new Promise(() => undefined))];
  const [quick, slow] = [dispatcher(first), dispatcher(hung)];
  await slow.wake();
  expect(await state(id)).toMatchObject({ status: 'RUNNING' });
  await slow.close();
  expect(await state(id)).toMatchObject({ status: 'RUNNING' });
  await quick.close();
  await fetchLine();
  expect(await quick.drain()).toBe(0);
});

test('a process that ends in the middle of a claim waits for what it has claimed', async () => {
  const id = await fetchLine();
  const dispatch = dispatcher(http(() => Promise.resolve('done')));
  await Promise.all([dispatch.wake(), dispatch.close()]);
  expect(await state(id)).toMatchObject({ status: 'COMPLETED', result: 'done' });
});

test('says of what took too long that it did', async () => {
  await db.owner.query(`update tools set timeout_seconds = 1 where name = 'fetch_line'`);
  const id = await fetchLine();
  await dispatcher(http(() => new Promise(() => undefined))).drain();
  expect(await state(id)).toMatchObject({ status: 'FAILED', reason: 'TIMEOUT', error: 'It took longer than 1 s.' });
});

test('is not begun for whoever may not any more, and within the cap of its tool', async () => {
  const gone = await person(db.owner, 'Gone');
  const { executionId } = await executions.request(gone, { toolName: 'fetch_line', parameters: { line: 'x' } });
  await db.owner.query(`update users set is_active = false where id = $1`, [gone.id]);
  await db.owner.query(`update tools set max_concurrent_executions = 0 where name = 'fetch_line'`);
  const waiting = await fetchLine();
  expect(await dispatcher().drain()).toBe(0);
  expect(await state(executionId ?? '')).toMatchObject({ status: 'REJECTED', reason: 'POLICY' });
  expect(await state(waiting)).toMatchObject({ status: 'PENDING' });
  await db.owner.query(`update tools set max_concurrent_executions = null where name = 'fetch_line'`);
});

test('what comes with the server is what its hash says', async () => {
  const { rows } = await db.owner.query<Definition & { hash: string }>(
    `select name, kind, description, category, parameters, configuration, requires_approval as "requiresApproval",
            risk_level as "riskLevel", decided_by as "decidedBy", required_count as "requiredCount",
            requires_elevated_approval as "requiresElevatedApproval", required_permission as "requiredPermission",
            is_read_only as "isReadOnly", is_idempotent as "isIdempotent", cache_scope as "cacheScope",
            allowed_hosts as "allowedHosts", definition_hash as hash from tools where is_system`,
  );
  expect(rows.map(({ name }) => name).sort()).toEqual([
    ...['calculate', 'current_time', 'list_secret_names', 'read_document', 'search_documents'],
  ]);
  for (const row of rows) expect([row.name, definitionHash(row)]).toEqual([row.name, row.hash]);
});
