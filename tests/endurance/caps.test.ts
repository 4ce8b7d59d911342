import { once } from 'node:events';
import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ExecutionService } from '../../src/modules/tools/execution.service.js';
import { ToolService } from '../../src/modules/tools/tool.service.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { runScript } from '../support/processes.js';
import { httpTool } from '../modules/tools/support.js';
import { person } from '../modules/secrets/people.js';
import { report } from './report.js';

const PROCESSES = 4;
const CAP = 3;
const EXECUTIONS = 500;

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** Counts who is inside, elsewhere than in the database, and lets nobody go before as many are inside as may be. */
function ledger() {
  let [inside, most, entered] = [0, 0, 0];
  let waiting: ServerResponse[] = [];
  const server = createServer(({ url }, response) => {
    if (url !== '/enter') {
      inside--;
      response.end();
      return;
    }
    entered++;
    most = Math.max(most, ++inside);
    waiting.push(response);
    if (inside < CAP && entered < EXECUTIONS) return;
    for (const one of waiting) one.end();
    waiting = [];
  }).listen(0, '127.0.0.1');
  return { server, counts: () => ({ inside, most, entered }) };
}

test(`${EXECUTIONS} executions in ${PROCESSES} processes: never more than ${CAP} run at a time, and each once`, async () => {
  const admin = await person(db.owner, 'Admin', { roles: ['admin'] });
  const ada = await person(db.owner, 'Ada');
  await new ToolService(db.database).register(admin, { ...httpTool('capped'), maxConcurrentExecutions: CAP });
  const executions = new ExecutionService(db.database, () => Promise.resolve([]));
  for (let n = 0; n < EXECUTIONS; n++)
    await executions.request(ada, { toolName: 'capped', parameters: { line: String(n) } });
  const { server, counts } = ledger();
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const started = performance.now();
  const args = [JSON.stringify({ app: db.urls.app, system: db.urls.system }), url];
  const children = Array.from({ length: PROCESSES }, () => runScript('endurance/caps-child.ts', args));
  const ran = (await Promise.all(children.map((child) => child.line()))).map(Number);
  await Promise.all(children.map((child) => child.ended));
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  server.close();
  expect(ran.reduce((a, b) => a + b)).toBe(EXECUTIONS);
  expect(counts()).toEqual({ inside: 0, most: CAP, entered: EXECUTIONS });
  const { rows } = await db.owner.query<{ status: string; count: number }>(
    `select status, count(*)::int as count from tool_executions group by status`,
  );
  expect(rows).toEqual([{ status: 'COMPLETED', count: EXECUTIONS }]);
  report('Caps', { processes: PROCESSES, cap: CAP, executions: EXECUTIONS, most: counts().most, seconds });
});
