import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Account, assign, register } from '../../../support/people.js';
import { type TestMcpServer, startMcpServer } from '../../../support/mcp-server.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { APPROVE, SET_TOOL_ACTIVE, UPDATE_TOOL, awaiting } from '../support.js';
import {
  REFRESH_SERVER,
  REGISTER_SERVER,
  REMOVE_SERVER,
  SERVERS,
  type ServerAnswer,
  refreshServer,
  registerServer,
} from './support.js';

const LINE = { type: 'object', properties: { line: { type: 'string' } }, additionalProperties: false } as const;

let house: TestSteward;
let remote: TestMcpServer;
let admin: Account;
let ada: Account;
beforeAll(async () => {
  remote = await startMcpServer({});
  house = await startSteward({ env: { TOOL_PRIVATE_HOSTS: remote.host } });
  [admin, ada] = [await house.admin(), await register(house.url, 'Ada')];
});
beforeEach(() => {
  remote.tools = {
    read: { description: 'Reads.', inputSchema: LINE, annotations: { readOnlyHint: true } },
    write: { description: 'Writes.', inputSchema: LINE, annotations: { readOnlyHint: false, destructiveHint: false } },
    erase: { description: 'Erases.', inputSchema: LINE, annotations: { destructiveHint: true } },
    unsaid: { description: 'Says nothing of itself.', inputSchema: LINE },
  };
});
afterAll(async () => {
  await house.close();
  await remote.close();
});

let count = 0;
const newName = () => `s${++count}`;
const statusOf = async (id: string) =>
  (await house.database.owner.query(`select status, error from tool_executions where id = $1`, [id])).rows[0] as object;

test('a server is registered with its tools, each of which asks somebody first', async () => {
  const name = newName();
  const { server, added, skipped } = await registerServer(admin, name, remote, {
    headers: [{ name: 'Authorization', value: 'Bearer of-the-house' }],
  });
  expect(server).toMatchObject({ name, url: remote.url, headerNames: ['authorization'], reportedName: 'Test server' });
  expect(skipped).toEqual([]);
  expect(added.map((tool) => [tool.name, (tool as unknown as { riskLevel: string }).riskLevel])).toEqual([
    [`${name}_read`, 'MEDIUM'],
    [`${name}_write`, 'MEDIUM'],
    [`${name}_erase`, 'HIGH'],
    [`${name}_unsaid`, 'HIGH'],
  ]);
  for (const tool of added)
    expect(tool).toMatchObject({
      ...{ kind: 'MCP', requiresApproval: true, isActive: true, bringsContent: true, isReadOnly: false },
      ...{ isIdempotent: false, allowedHosts: [remote.host], parameters: LINE },
    });
  expect(added[2]).toMatchObject({ decidedBy: 'APPROVER' });
  expect(remote.authorizations).toContain('Bearer of-the-house');
  const { rows } = await house.database.owner.query<{ text: string }>(
    `select headers::text as text from mcp_credentials where server_id = $1`,
    [server.id],
  );
  expect(rows[0]?.text).not.toContain(Buffer.from('of-the-house').toString('hex'));
  const { rows: audits } = await house.database.owner.query<{ action: string; details: object }>(
    `select action, details from audit_logs where resource_id = $1`,
    [server.id],
  );
  expect(audits).toEqual([
    {
      action: 'MCP_SERVER_REGISTERED',
      details: { name, url: remote.url, headers: ['authorization'], added: 4, changed: 0, removed: 0, skipped: 0 },
    },
  ]);
});

test('a definition that changed is another tool: what waited for it is not run, and it asks again', async () => {
  const { server, added } = await registerServer(admin, newName(), remote);
  const [read, write] = added;
  await admin.person.must(UPDATE_TOOL, { toolId: read?.id, riskLevel: 'LOW', timeoutSeconds: 7 });
  await admin.person.must(UPDATE_TOOL, { toolId: write?.id, requiresApproval: false, isReadOnly: true });
  const unchanged = await refreshServer(admin, server.id);
  expect([unchanged.added, unchanged.changed, unchanged.removed]).toEqual([[], [], []]);
  const waiting = await awaiting(ada, read?.name ?? '');
  const later = await awaiting(ada, read?.name ?? '');

  remote.tools['read'] = { ...remote.tools['read'], description: 'Reads, and tells others.' };
  remote.tools['write'] = { ...remote.tools['write'], annotations: {} };
  remote.tools['fresh'] = { description: 'New.', inputSchema: LINE };
  delete remote.tools['erase'];
  const refreshed = await refreshServer(admin, server.id);
  const names = (tools: ServerAnswer['added']) => tools.map(({ name }) => name.split('_')[1]);
  expect([refreshed.added, refreshed.changed, refreshed.removed].map(names)).toEqual([
    ...[['fresh'], ['read', 'write'], ['erase']],
  ]);
  expect(refreshed.changed[0]).toMatchObject({ riskLevel: 'MEDIUM', requiresApproval: true });
  expect(refreshed.changed[1]).toMatchObject({ riskLevel: 'HIGH', requiresApproval: true, isReadOnly: false });
  expect(refreshed.changed[0]?.definitionHash).not.toBe(read?.definitionHash);
  expect(refreshed.server.tools.filter(({ isActive }) => !isActive).map(({ name }) => name)).toEqual([
    refreshed.removed[0]?.name,
  ]);

  const { approvalId, digest } = waiting;
  await ada.person.do(APPROVE, { approvalId, digest });
  await house.until(async () => Object.values(await statusOf(waiting.executionId))[0] === 'REJECTED');
  expect(await statusOf(later.executionId)).toMatchObject({ status: 'AWAITING_APPROVAL' });
  expect(remote.calls).toEqual([]);
});

test('what is listed again is back in use, unless somebody had taken it out', async () => {
  const { server, added } = await registerServer(admin, newName(), remote);
  const [read, write] = added;
  await admin.person.must(SET_TOOL_ACTIVE, { toolId: write?.id, isActive: false });
  const { tools } = remote;
  remote.tools = {};
  expect((await refreshServer(admin, server.id)).removed).toHaveLength(3);
  expect((await refreshServer(admin, server.id)).removed).toEqual([]);
  remote.tools = tools;
  const back = await refreshServer(admin, server.id);
  expect(back.changed.map(({ id }) => id)).toContain(read?.id);
  expect(back.server.tools.filter(({ isActive }) => !isActive).map(({ name }) => name)).toEqual([write?.name]);
});

test('what cannot be a tool here is told and left out', async () => {
  const name = newName();
  remote.tools = {
    fine: { inputSchema: { $schema: 'http://json-schema.org/draft-07/schema#', ...LINE } },
    'with.dots-and-a-name-that-is-much-longer-than-the-names-of-tools-can-be-here': { inputSchema: LINE },
    costly: { inputSchema: { type: 'object', properties: { a: { type: 'array', uniqueItems: true } } } },
    turned: { description: 'Reads \u202eeverything.', inputSchema: LINE },
    long: { description: 'x'.repeat(5000), inputSchema: LINE },
    half: { description: 'Half a \ud800.', inputSchema: LINE },
    deep: { inputSchema: { type: 'object', default: JSON.parse('['.repeat(500) + ']'.repeat(500)) as unknown } },
  };
  const { added, skipped } = await registerServer(admin, name, remote);
  expect(added).toHaveLength(2);
  expect(added[0]).toMatchObject({ name: `${name}_fine`, description: 'fine', parameters: LINE });
  expect(added[1]?.name).toMatch(/^s\d+_with_dots-and-[a-z-]+_[0-9a-f]{8}$/);
  expect(added[1]?.name.length).toBeLessThanOrEqual(64);
  expect(skipped.map((tool) => tool.name)).toEqual(['costly', 'turned', 'long', 'half', 'deep']);
  expect(skipped.every(({ reason }) => reason.length > 10)).toBe(true);
});

test('what a tool is its server says; who has to agree an administrator does', async () => {
  const { added } = await registerServer(admin, newName(), remote);
  const toolId = added[0]?.id;
  for (const input of [{ description: 'Harmless.' }, { parameters: { type: 'object' } }, { allowedHosts: ['a.test'] }])
    expect(await admin.person.do(UPDATE_TOOL, { toolId, ...input })).toMatchObject({ __typename: 'Forbidden' });
  expect(await admin.person.must(UPDATE_TOOL, { toolId, riskLevel: 'CRITICAL' })).toMatchObject({
    tool: { requiresElevatedApproval: true },
  });
});

test('a server that is removed takes its tools and its credentials with it, and its name is free', async () => {
  const name = newName();
  const headers = [{ name: 'X-Key', value: 'k' }];
  const { server, added } = await registerServer(admin, name, remote, { headers });
  const { executionId } = await awaiting(ada, added[0]?.name ?? '');
  expect(await admin.person.do(REGISTER_SERVER, { name: name.toUpperCase(), url: remote.url })).toMatchObject({
    ...{ __typename: 'Conflict', field: 'name' },
  });
  await admin.person.must(REMOVE_SERVER, { serverId: server.id });
  const { rows } = await house.database.owner.query(`select from mcp_credentials where server_id = $1`, [server.id]);
  expect(rows).toEqual([]);
  for (const operation of [REMOVE_SERVER, REFRESH_SERVER])
    expect(await admin.person.do(operation, { serverId: server.id })).toMatchObject({ __typename: 'NotFound' });
  await registerServer(admin, name, remote);
  expect(await statusOf(executionId)).toMatchObject({ status: 'AWAITING_APPROVAL' });
});

test('only administrators register, see, refresh and remove servers; what is missing and malformed is not found', async () => {
  const { server } = await registerServer(admin, newName(), remote);
  const approver = await register(house.url, 'Approver');
  await assign(admin, approver, 'approver');
  for (const { person } of [ada, approver]) {
    const refused = { __typename: 'Forbidden' };
    expect(await person.do(REGISTER_SERVER, { name: 'theirs', url: remote.url })).toMatchObject(refused);
    expect(await person.do(REFRESH_SERVER, { serverId: server.id })).toMatchObject(refused);
    expect(await person.do(REMOVE_SERVER, { serverId: server.id })).toMatchObject(refused);
    await expect(person.ask(SERVERS)).rejects.toThrow('tools.manage');
    expect(await person.ask(`query ($id: ID!) { node(id: $id) { id } }`, { id: server.id })).toEqual({ node: null });
  }
  for (const serverId of ['x', '00000000-0000-4000-8000-000000000000'])
    expect(await admin.person.do(REFRESH_SERVER, { serverId })).toMatchObject({ __typename: 'NotFound' });
  expect(await admin.person.ask(SERVERS)).toMatchObject({
    mcpServers: { nodes: expect.arrayContaining([expect.objectContaining({ id: server.id })]) as unknown },
  });
});

test.each([
  [{ name: '1st' }, 'name'],
  [{ url: 'https://user:pass@example.org/mcp' }, 'url'],
  [{ url: 'ftp://example.org' }, 'url'],
  [{ url: 'http://example.org/mcp' }, 'url'],
  [{ headers: [{ name: 'Host', value: 'a' }] }, 'headers'],
  [{ headers: [{ name: 'X-Key', value: 'two\r\nlines' }] }, 'headers'],
  [
    {
      headers: [
        { name: 'X-Key', value: 'a' },
        { name: 'x-key', value: 'b' },
      ],
    },
    'headers',
  ],
])('%j is refused', async (input, field) => {
  expect(await admin.person.do(REGISTER_SERVER, { name: 'new', url: remote.url, ...input })).toMatchObject({
    ...{ __typename: 'InvalidInput', field },
  });
});
