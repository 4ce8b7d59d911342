import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { CacheRepository } from '../../../src/modules/tools/cache.repository.js';
import { DispatchService } from '../../../src/modules/tools/dispatch.service.js';
import { ExecutionService } from '../../../src/modules/tools/execution.service.js';
import type { ToolRunner } from '../../../src/modules/tools/runner.js';
import { SweepService } from '../../../src/modules/tools/sweep.service.js';
import { ToolService } from '../../../src/modules/tools/tool.service.js';
import { Actor } from '../../../src/platform/actor.js';
import { Hub } from '../../../src/platform/events/hub.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { person } from '../secrets/people.js';
import { httpTool } from './support.js';

const SECRET = randomUUID();

let db: TestDatabase;
let ada: Actor;
let eve: Actor;
let admin: Actor;
let executions: ExecutionService;
let tools: ToolService;
beforeAll(async () => {
  db = await testDatabase();
  [ada, eve, admin] = [
    await person(db.owner, 'Ada'),
    await person(db.owner, 'Eve'),
    await person(db.owner, 'Admin', { roles: ['admin'] }),
  ];
  executions = new ExecutionService(db.database, () => Promise.resolve([{ id: SECRET, name: 'key', refusal: null }]));
  tools = new ToolService(db.database);
});
beforeEach(async () => {
  await db.owner.query('delete from tool_executions');
  await db.owner.query('delete from tool_cache');
});
afterAll(() => db.close());

/** Runs tools of the kind HTTP by this. */
const dispatcher = (run: ToolRunner['run']) =>
  new DispatchService(db.database, new Hub(), [{ kind: 'HTTP', run }], {
    secrets: { require: () => Promise.resolve(), value: () => Promise.resolve('the value') },
  });
/** Answers what it is asked, and counts how often. */
function counting() {
  const asked: unknown[] = [];
  const runner = dispatcher(({ parameters }) => Promise.resolve({ n: asked.push(parameters) }));
  return { asked, drain: () => runner.drain() };
}

let count = 0;
/** A tool that changes nothing and whose answers are remembered. */
async function lookup(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const name = `lookup_${++count}`;
  await tools.register(admin, { ...httpTool(name), isReadOnly: true, cacheTtlSeconds: 60, ...more });
  return name;
}

const ask = async (toolName: string, parameters: Readonly<Record<string, unknown>> = { line: 'x' }, actor = ada) =>
  (await executions.request(actor, { toolName, parameters })).executionId ?? '';

interface State {
  readonly status: string;
  readonly cached: boolean;
  readonly result: unknown;
  readonly cacheKey: string | null;
}
const state = async (id: string): Promise<State | undefined> =>
  (
    await db.owner.query<State>(
      `select status, cached, result, cache_key as "cacheKey" from tool_executions where id = $1`,
      [id],
    )
  ).rows[0];
const entries = async () =>
  (await db.owner.query<{ key: string; owner_id: string | null; hit_count: number }>(`select * from tool_cache`)).rows;

describe('an answer that is remembered', () => {
  test('serves whoever asks the same again, and that is an execution of its own', async () => {
    const name = await lookup();
    const { asked, drain } = counting();
    const first = await ask(name, { line: 'x', times: 2 });
    await drain();
    const second = await ask(name, { times: 2, line: 'x' });
    await drain();
    expect(asked).toHaveLength(1);
    const [ran, told] = [await state(first), await state(second)];
    expect(ran).toMatchObject({ status: 'COMPLETED', cached: false, result: { n: 1 } });
    expect(told).toMatchObject({ status: 'COMPLETED', cached: true, result: { n: 1 }, cacheKey: ran?.cacheKey });
    expect(await entries()).toEqual([expect.objectContaining({ owner_id: ada.id, hit_count: 1, key: ran?.cacheKey })]);
    const { rows } = await db.owner.query<{ action: string; cached: unknown }>(
      `select action, details -> 'cached' as cached from audit_logs where resource_id = $1`,
      [second],
    );
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({ action: 'TOOL_EXECUTION_COMPLETED', cached: true });
    const { rows: news } = await db.owner.query<{ type: string }>(
      `select type from outbox where aggregate_id = $1 order by id`,
      [second],
    );
    expect(news.map(({ type }) => type)).toEqual(['toolExecution.queued', 'toolExecution.completed']);
  });

  test('serves nobody else, nothing else, no other rights, no other tool, and not for longer', async () => {
    const name = await lookup();
    const { asked, drain } = counting();
    const again = async (parameters = { line: 'x' }, actor = ada) => {
      await ask(name, parameters, actor);
      await drain();
      return asked.length;
    };
    expect(await again()).toBe(1);
    expect(await again({ line: 'y' })).toBe(2);
    expect(await again({ line: 'x' }, eve)).toBe(3);
    await db.owner.query(`insert into user_roles (user_id, role_id) select $1, id from roles where name = 'auditor'`, [
      ada.id,
    ]);
    expect(await again()).toBe(4);
    const { rows } = await db.owner.query<{ id: string }>(`select id from tools where name = $1`, [name]);
    await tools.update(admin, { toolId: rows[0]?.id ?? '', description: 'Does it otherwise.' });
    expect(await again()).toBe(5);
    expect(await again()).toBe(5);
    await db.owner.query(`update tool_cache set expires_at = now()`);
    expect(await again()).toBe(6);
    await tools.update(admin, { toolId: rows[0]?.id ?? '', cacheTtlSeconds: 1 });
    await db.owner.query(`update tool_cache set created_at = now() - interval '2 seconds'`);
    expect(await again()).toBe(7);
    await tools.update(admin, { toolId: rows[0]?.id ?? '', cacheTtlSeconds: null });
    expect(await again()).toBe(8);
    expect(await again()).toBe(9);
  });

  test('serves everybody where the tool says so, and does not tell whom before', async () => {
    const name = await lookup({ cacheScope: 'GLOBAL' });
    const { asked, drain } = counting();
    await ask(name, { line: 'x' }, await person(db.owner, 'Grace'));
    await ask(name, { line: 'x' }, await person(db.owner, 'Mallory'));
    await drain();
    expect(asked).toHaveLength(1);
    expect(await entries()).toEqual([expect.objectContaining({ owner_id: null, hit_count: 1 })]);
    await ask(name, { line: 'x' }, await person(db.owner, 'Auditor', { roles: ['member', 'auditor'] }));
    await drain();
    expect(asked).toHaveLength(2);
  });

  test.each<[string, Readonly<Record<string, unknown>>, ToolRunner['run'], Readonly<Record<string, unknown>>]>([
    ['that failed', {}, () => Promise.reject(new Error('no')), { line: 'x' }],
    ['that is too large', {}, () => Promise.resolve('x'.repeat(50_000)), { line: 'x' }],
    ['to what has a secret in it', {}, () => Promise.resolve(1), { line: `{{secret:${SECRET}}}` }],
    [
      'of what may change something',
      { isReadOnly: false, cacheTtlSeconds: null },
      () => Promise.resolve(1),
      { line: 'x' },
    ],
    ['of what nobody said is remembered', { cacheTtlSeconds: null }, () => Promise.resolve(1), { line: 'x' }],
  ])('is none %s', async (_what, more, run, parameters) => {
    const name = await lookup(more);
    for (let n = 0; n < 2; n++) {
      const id = await ask(name, parameters);
      await dispatcher(run).drain();
      expect(await state(id)).toMatchObject({ cached: false });
    }
    expect(await entries()).toEqual([]);
  });

  test('is read by nobody, and gone with its time and with its owner', async () => {
    const name = await lookup();
    const { drain } = counting();
    const gone = await person(db.owner, 'Gone');
    for (const actor of [ada, eve, gone]) await ask(name, { line: 'x' }, actor);
    await drain();
    const read = db.database.as(admin, (tx) => tx.query(`select * from tool_cache`));
    await expect(read).rejects.toThrow('permission denied');
    await db.owner.query(`update tool_cache set expires_at = now() where owner_id = $1`, [eve.id]);
    expect(await new SweepService(db.database).forget()).toBe(1);
    expect(await entries()).toHaveLength(2);
    await db.owner.query(`update users set is_active = false, deleted_at = now(), erased_at = now() where id = $1`, [
      gone.id,
    ]);
    expect((await entries()).map(({ owner_id: owner }) => owner)).toEqual([ada.id]);
  });
});

describe('of fifty who ask the same at once', () => {
  const asked = async (name: string) => Promise.all(Array.from({ length: 50 }, () => ask(name)));
  const ends = async (ids: readonly string[]) => {
    const all = await Promise.all(ids.map(state));
    const of = (status: string, cached: boolean) =>
      all.filter((one) => one?.status === status && one.cached === cached).length;
    return { ran: of('COMPLETED', false), told: of('COMPLETED', true), failed: of('FAILED', false) };
  };

  test('one runs, whoever runs them, and the others wait for it', async () => {
    const ids = await asked(await lookup());
    let runs = 0;
    let land: () => void = () => undefined;
    const landed = new Promise<void>((resolve) => (land = resolve));
    const run = async () => {
      runs++;
      await landed;
      return 'found';
    };
    const drains = Array.from({ length: 4 }, () => dispatcher(run).drain());
    // Three of four find nothing that may run: everybody waits for the fourth.
    await Promise.race(drains);
    land();
    await Promise.all(drains);
    await dispatcher(run).drain();
    expect(runs).toBe(1);
    expect(await ends(ids)).toEqual({ ran: 1, told: 49, failed: 0 });
    expect((await entries())[0]?.hit_count).toBe(49);
  });

  test('the next one runs where the first fails', async () => {
    const ids = await asked(await lookup());
    let runs = 0;
    const run = () => (++runs === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve('found'));
    await Promise.all(Array.from({ length: 4 }, () => dispatcher(run).drain()));
    await dispatcher(run).drain();
    expect(runs).toBe(2);
    expect(await ends(ids)).toEqual({ ran: 1, told: 48, failed: 1 });
  });

  test('the database itself lets no second one run', async () => {
    const [first, second] = await asked(await lookup());
    const begin = (id: string) =>
      db.owner.query(
        `update tool_executions set status = 'RUNNING', cache_key = 'k', lease_hash = 'x', lease_expires_at = now(),
           deadline_at = now() where id = $1`,
        [id],
      );
    await begin(first ?? '');
    await expect(begin(second ?? '')).rejects.toThrow('tool_executions_flight_uq');
    expect(await db.database.as(Actor.system('test'), (tx) => new CacheRepository(tx).waits(second ?? '', 'k'))).toBe(
      true,
    );
  });
});
