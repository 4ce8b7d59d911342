import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ExecutionService } from '../../src/modules/tools/execution.service.js';
import { ToolService } from '../../src/modules/tools/tool.service.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { runScript } from '../support/processes.js';
import { httpTool } from '../modules/tools/support.js';
import { person } from '../modules/secrets/people.js';
import { report } from './report.js';

const PROCESSES = 2;
const ROUNDS = 20;
const EXECUTIONS = 50;

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test(`of ${EXECUTIONS} who ask the same at once one runs, in ${PROCESSES} processes, ${ROUNDS} times over`, async () => {
  const admin = await person(db.owner, 'Admin', { roles: ['admin'] });
  const ada = await person(db.owner, 'Ada');
  const tool = { ...httpTool('remembered'), isReadOnly: true, cacheTtlSeconds: 3_600 };
  await new ToolService(db.database).register(admin, tool);
  const executions = new ExecutionService(db.database, () => Promise.resolve([]));
  for (let n = 0; n < EXECUTIONS * ROUNDS; n++)
    await executions.request(ada, { toolName: 'remembered', parameters: { line: String(n % ROUNDS) } });
  let entered = 0;
  const server = createServer(({ url }, response) => {
    if (url === '/enter') entered++;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const started = performance.now();
  const args = [JSON.stringify({ app: db.urls.app, system: db.urls.system }), url];
  const children = Array.from({ length: PROCESSES }, () => runScript('endurance/caps-child.ts', args));
  await Promise.all(children.map((child) => child.ended));
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  server.close();
  const { rows } = await db.owner.query<{ status: string; cached: boolean; count: number }>(
    `select status, cached, count(*)::int as count from tool_executions group by status, cached order by cached`,
  );
  expect(rows).toEqual([
    { status: 'COMPLETED', cached: false, count: ROUNDS },
    { status: 'COMPLETED', cached: true, count: ROUNDS * (EXECUTIONS - 1) },
  ]);
  expect(entered).toBe(ROUNDS);
  report('Single flight', { processes: PROCESSES, asked: EXECUTIONS * ROUNDS, ran: entered, seconds });
});
