import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLogger } from '../../../../src/platform/log.js';
import { CREATE_SECRET } from '../../../support/operations.js';
import { type Account, register } from '../../../support/people.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { REGISTER_TOOL, httpTool, newName, requested, toolOf } from '../support.js';
import { CANARY, ECHOED, bytes, dump, tracesIn } from '../canary.js';
import { type Elsewhere, elsewhere } from './hostile.js';
import { ended } from './support.js';

const HEADER = encodeURIComponent(CANARY);
const ANSWERS: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  '/echo-all': (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(ECHOED)),
  '/echo-text': (_request, response) =>
    void response.writeHead(200, { 'content-type': 'text/plain' }).end(Object.values(ECHOED).join('\n')),
  '/refuse': (_request, response) =>
    void response
      .writeHead(401, `No ${HEADER}`, { 'content-type': 'text/plain' })
      .end(`${'x'.repeat(990)}${CANARY} ${Object.values(ECHOED).join(' ')}`),
  '/pieces': (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify([...CANARY])),
  '/away': (_request, response) =>
    void response.writeHead(302, { location: `https://${HEADER}.example/?${HEADER}` }).end(),
  '/type': (_request, response) =>
    void response.writeHead(200, { 'content-type': `image/${bytes.toString('hex')}` }).end('x'),
};

let house: TestSteward;
let admin: Account;
let ada: Account;
let there: Elsewhere;
const lines: string[] = [];
const received: string[] = [];
beforeAll(async () => {
  there = await elsewhere({
    ...ANSWERS,
    '/take': (request, response) => {
      received.push(request.headers['x-token']?.toString() ?? '', request.url ?? '');
      response.writeHead(204).end();
    },
  });
  const log = createLogger({ logLevel: 'trace' }, { write: (line) => void lines.push(line) });
  house = await startSteward({ log, env: { TOOL_PRIVATE_HOSTS: `127.0.0.1:${there.port}` } });
  [admin, ada] = [await house.admin(), await register(house.url, 'Ada')];
});
afterAll(async () => {
  await house.close();
  await there.close();
});

test('a secret that is echoed in every encoding is in no result, error, event, log or table', async () => {
  const news = await ada.person.listen(`subscription { toolExecutionEvents { executionId status reason } }`);
  const url = `http://127.0.0.1:${there.port}`;
  const parameters = {
    ...{ type: 'object', properties: { path: { type: 'string' }, token: { type: 'string' } } },
    ...{ required: ['path', 'token'], additionalProperties: false },
  };
  const http = {
    ...{ method: 'POST', url: `${url}/{{path}}`, query: [{ name: 'key', value: '{{token}}' }] },
    body: { token: '{{token}}', deep: [{ of: 'Bearer {{token}}' }] },
  };
  const made = httpTool(newName(), { parameters, http, allowedHosts: [`127.0.0.1:${there.port}`] });
  const tool = toolOf(await admin.person.must(REGISTER_TOOL, made));
  const secret = { name: 'canary', type: 'CUSTOM', value: CANARY, allowedTools: [tool.name] };
  const { id } = (await ada.person.must(CREATE_SECRET, secret))['secret'] as { id: string };
  const outcomes: string[] = [];
  for (const path of [...Object.keys(ANSWERS).map((key) => key.slice(1)), 'take', 'echo']) {
    const executionId = await requested(ada, tool.name, { parameters: { path, token: `{{secret:${id}}}` } });
    const outcome = await ended(house, ada, executionId);
    outcomes.push(`${path} ${outcome.status}: ${JSON.stringify(outcome)}`);
  }
  expect(outcomes.map((line) => line.replace(/:.*/s, ''))).toEqual([
    ...['echo-all COMPLETED', 'echo-text COMPLETED', 'refuse FAILED', 'pieces FAILED', 'away FAILED', 'type FAILED'],
    ...['take COMPLETED', 'echo COMPLETED'],
  ]);
  // It did arrive: otherwise nothing would be shown by its absence elsewhere.
  expect(received.join(' ')).toContain(HEADER);
  const events: unknown[] = [];
  for (let count = 0; count < outcomes.length * 3; count++) events.push((await news.next()).value);
  await ada.person.leave();
  const everything = {
    outcomes: outcomes.join('\n'),
    events: JSON.stringify(events),
    log: lines.join(''),
    database: await dump(house.database),
  };
  for (const [place, text] of Object.entries(everything)) expect([place, tracesIn(text)]).toEqual([place, []]);
  expect(everything.outcomes.split('[secret]').length).toBeGreaterThan(20);
});
