import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createLogger } from '../../../../src/platform/log.js';
import { type TestMcpServer, says, startMcpServer } from '../../../support/mcp-server.js';
import { CREATE_SECRET, UPDATE_SECRET } from '../../../support/operations.js';
import { type Account, register } from '../../../support/people.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { CANARY, ECHOED, dump, tracesIn } from '../canary.js';
import { ended } from '../http/support.js';
import { APPROVE, REQUEST_EXECUTION, UPDATE_TOOL, awaiting, executionOf } from '../support.js';
import { type McpToolAnswer, refreshServer, registerServer } from './support.js';

const PARAMETERS = {
  type: 'object',
  properties: { how: { type: 'string' }, token: { type: 'string' } },
  additionalProperties: false,
};
const lines: string[] = [];

let house: TestSteward;
let remote: TestMcpServer;
let admin: Account;
let ada: Account;
let eve: Account;
beforeAll(async () => {
  remote = await startMcpServer({});
  const log = createLogger({ logLevel: 'trace' }, { write: (line) => void lines.push(line) });
  house = await startSteward({ log, env: { TOOL_PRIVATE_HOSTS: remote.host } });
  [admin, ada, eve] = [await house.admin(), await register(house.url, 'Ada'), await register(house.url, 'Eve')];
});
beforeEach(() => {
  remote.calls.length = 0;
  remote.tools = { do: { inputSchema: PARAMETERS, run: ({ how }) => (ANSWERS[String(how)] ?? ANSWERS['plain']!)() } };
});
afterAll(async () => {
  await house.close();
  await remote.close();
});

/** Everything that a server can answer with what it was sent. */
const ANSWERS: Readonly<Record<string, () => ReturnType<typeof says> | never>> = {
  plain: () => says('done'),
  texts: () => ({ content: Object.values(ECHOED).map((text) => ({ type: 'text', text })) }),
  structured: () => ({ ...says('see'), structuredContent: { ...ECHOED } }),
  resource: () => ({
    content: [
      { type: 'resource', resource: { uri: `file:///${encodeURIComponent(CANARY)}`, text: CANARY } },
      { type: 'resource_link', uri: `https://${ECHOED['hex']}.example`, name: CANARY },
      { type: 'image', data: 'AAAA', mimeType: `image/${ECHOED['base64url']}` },
    ],
  }),
  failing: () => ({ ...says(`${'x'.repeat(990)}${CANARY} ${Object.values(ECHOED).join(' ')}`), isError: true }),
  throwing: () => {
    throw new Error(Object.values(ECHOED).join(' '));
  },
  pieces: () => says([...CANARY].join(' ')),
};

let count = 0;
/** A tool of a server that asks nobody, unless told. */
async function tool(more: object = {}) {
  const { server, added } = await registerServer(admin, `sec${++count}`, remote);
  const [made] = added;
  await admin.person.must(UPDATE_TOOL, { toolId: made!.id, requiresApproval: false, ...more });
  return { ...made!, serverId: server.id };
}
async function secretFor({ name }: Pick<McpToolAnswer, 'name'>): Promise<string> {
  const input = { name: `canary-${++count}`, type: 'CUSTOM', value: CANARY, allowedTools: [name] };
  return ((await ada.person.must(CREATE_SECRET, input))['secret'] as { id: string }).id;
}
const given = (secretId: string, how = 'plain') => ({ how, token: `Bearer {{secret:${secretId}}}` });
const ask = (who: Account, toolName: string, secretId: string) =>
  who.person.do(REQUEST_EXECUTION, { toolName, parameters: given(secretId) });
const run = async (toolName: string, secretId: string, how = 'plain') => {
  const asked = await ada.person.must(REQUEST_EXECUTION, { toolName, parameters: given(secretId, how) });
  return ended(house, ada, executionOf(asked).id);
};
const refused = (message: string) => ({ __typename: 'InvalidParameters', message, pointer: '/token' });

test('a secret that a server echoes in every encoding is in no result, error, event, log or table', async () => {
  const made = await tool();
  const id = await secretFor(made);
  const outcomes: string[] = [];
  for (const how of Object.keys(ANSWERS)) {
    const outcome = await run(made.name, id, how);
    outcomes.push(`${how} ${outcome.status}: ${JSON.stringify(outcome)}`);
  }
  expect(outcomes.map((line) => line.replace(/:.*/s, ''))).toEqual([
    ...['plain COMPLETED', 'texts COMPLETED', 'structured COMPLETED', 'resource COMPLETED', 'failing FAILED'],
    ...['throwing FAILED', 'pieces FAILED'],
  ]);
  // It did arrive: otherwise nothing would be shown by its absence elsewhere.
  expect(remote.calls.map(({ given }) => given)).toContainEqual({ how: 'texts', token: `Bearer ${CANARY}` });
  const everything = { outcomes: outcomes.join('\n'), log: lines.join(''), database: await dump(house.database) };
  for (const [place, text] of Object.entries(everything)) expect([place, tracesIn(text)]).toEqual([place, []]);
  expect(everything.outcomes.split('[secret]').length).toBeGreaterThan(20);
  const { rows } = await house.database.owner.query(
    `select tool, success, count(*)::int as count from secret_access_log
      where secret_id = $1 and access_type = 'USE' group by 1, 2`,
    [id],
  );
  expect(rows).toEqual([{ tool: made.name, success: true, count: outcomes.length }]);
});

test('a secret is for whoever may use it, and for the tool that its owner named as it was then', async () => {
  const [one, other] = [await tool(), await tool()];
  const id = await secretFor(one);
  const missing = await ask(eve, one.name, '00000000-0000-4000-8000-000000000000');
  expect(missing).toMatchObject(refused('There is no such secret.'));
  expect(await ask(eve, one.name, id)).toEqual(missing);
  const TOOL = 'The secret is not for this tool: its owner has to name it in allowedTools.';
  expect(await ask(ada, other.name, id)).toMatchObject(refused(TOOL));
  remote.tools['do'] = { ...remote.tools['do'], description: 'Does it, and tells others.' };
  expect(await run(one.name, id)).toMatchObject({
    ...{ status: 'FAILED', error: expect.stringContaining('refresh it') as unknown },
  });
  await refreshServer(admin, one.serverId);
  const CHANGED =
    'The secret is for this tool as it was: its owner has to take it out of allowedTools and put it back.';
  expect(await ask(ada, one.name, id)).toMatchObject(refused(CHANGED));
  for (const allowedTools of [[], [one.name]]) await ada.person.must(UPDATE_SECRET, { secretId: id, allowedTools });
  expect(remote.calls).toEqual([]);
  await admin.person.must(UPDATE_TOOL, { toolId: one.id, requiresApproval: false });
  for (const allowedTools of [[], [one.name]]) await ada.person.must(UPDATE_SECRET, { secretId: id, allowedTools });
  expect(await run(one.name, id)).toMatchObject({ status: 'COMPLETED' });
});

test('an answer to arguments with secrets is not remembered', async () => {
  const made = await tool({ isReadOnly: true, cacheTtlSeconds: 600 });
  const id = await secretFor(made);
  const outcomes = [await run(made.name, id), await run(made.name, id)];
  expect(outcomes.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED']);
  expect(remote.calls).toHaveLength(2);
});

test('whoever decides is told the name of the secret, and of the server that gets it', async () => {
  const made = await tool({ requiresApproval: true, decidedBy: 'OWNER' });
  const id = await secretFor(made);
  const { executionId, approvalId, digest } = await awaiting(ada, made.name, { parameters: given(id) });
  const approved = await ada.person.must(APPROVE, { approvalId, digest });
  const approval = approved['approval'] as { secrets: { id: string }[]; riskAssessment: string };
  expect(approval.secrets.map((secret) => secret.id)).toEqual([id]);
  expect(approval.riskAssessment).toMatch(new RegExp(`It may call ${remote.host}\\. It uses “canary-\\d+”`));
  expect(await ended(house, ada, executionId)).toMatchObject({ status: 'COMPLETED' });
  expect(remote.calls).toEqual([{ name: 'do', given: { how: 'plain', token: `Bearer ${CANARY}` } }]);
});

test('a redirection leads no secret elsewhere', async () => {
  const seen: string[] = [];
  const other = createServer((request, response) => {
    seen.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const made = await tool();
  const id = await secretFor(made);
  const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/mcp`;
  remote.scripts['tools/call'] = (_message, response) => void response.writeHead(307, { location }).end();
  expect(await run(made.name, id)).toMatchObject({ status: 'FAILED', error: 'It answered 307.' });
  Reflect.deleteProperty(remote.scripts, 'tools/call');
  expect(seen).toEqual([]);
  other.close();
});

test('more secrets than an execution may use are refused before any is looked for', async () => {
  const made = await tool();
  const ids = Array.from({ length: 17 }, (_each, n) => `00000000-0000-4000-8000-0000000000${n + 10}`);
  const token = ids.map((id) => `{{secret:${id}}}`).join('');
  expect(await ada.person.do(REQUEST_EXECUTION, { toolName: made.name, parameters: { token } })).toMatchObject(
    refused('At most 16 secrets.'),
  );
});
